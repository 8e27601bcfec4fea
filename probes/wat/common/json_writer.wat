;; The JSON writer escapes the quotation mark, the backslash and control characters below U+0020 (\b \f \n \r \t, else
;; \u00xx in lower case) and writes everything else as UTF-8. It writes no white space.
;;
;; A writer is a block of the arena:
;;
;;    0  i32  the text that was written: address
;;    4  i32  the text that was written: length
;;    8  i32  capacity: how long the text can become where it is
;;   12  i32  whether a comma is due before the next value
;;
;; $write_... functions write JSON values, and the commas between them. $put_... functions write bytes as they are.

(global $NUMBER_DIGITS_END i32 (i32.const 0x0120)) ;; where the digits of a number are collected, the last one first

(global $HEX_DIGITS i32 (i32.const 0x0240)) (data (i32.const 0x0240) "0123456789abcdef")

;; The letter of the escape for each control character, or 0 where only \u00xx is left.
(global $ESCAPE_LETTERS i32 (i32.const 0x0250))
(data (i32.const 0x0250) "\00\00\00\00\00\00\00\00btn\00fr\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00")

(global $'u00' i32 (i32.const 0x0270)) (data (i32.const 0x0270) "\04\\u00")

(func $writer_new (result i32)
  (local $writer i32)
  (local.set $writer (call $arena_allocate (i32.const 16)))
  (i32.store (local.get $writer) (call $arena_allocate (i32.const 256)))
  (i32.store offset=4 (local.get $writer) (i32.const 0))
  (i32.store offset=8 (local.get $writer) (i32.const 256))
  (i32.store offset=12 (local.get $writer) (i32.const 0))
  (local.get $writer))

(func $writer_text (param $writer i32) (result i32)
  (i32.load (local.get $writer)))

(func $writer_length (param $writer i32) (result i32)
  (i32.load offset=4 (local.get $writer)))

;; Adds `bytes` to the text and answers where they are to be stored.
(func $writer_append (param $writer i32) (param $bytes i32) (result i32)
  (local $length i32) (local $end i32)
  (local.set $length (i32.load offset=4 (local.get $writer)))
  (local.set $end (i32.add (local.get $length) (local.get $bytes)))
  (if (i32.gt_u (local.get $end) (i32.load offset=8 (local.get $writer)))
    (then (call $writer_grow (local.get $writer) (local.get $end))))
  (i32.store offset=4 (local.get $writer) (local.get $end))
  (i32.add (i32.load (local.get $writer)) (local.get $length)))

;; Doubles the capacity, or makes it what is needed where that is more. The text moves only when something was allocated
;; after it.
(func $writer_grow (param $writer i32) (param $needed i32)
  (local $text i32) (local $capacity i32) (local $wanted i32) (local $larger i32)
  (local.set $text (i32.load (local.get $writer)))
  (local.set $capacity (i32.load offset=8 (local.get $writer)))
  (local.set $wanted (i32.shl (local.get $capacity) (i32.const 1)))
  (if (i32.lt_u (local.get $wanted) (local.get $needed))
    (then (local.set $wanted (local.get $needed))))
  (if (i32.eqz (call $arena_extend (local.get $text) (local.get $capacity) (local.get $wanted)))
    (then
      (local.set $larger (call $arena_allocate (local.get $wanted)))
      (call $text_copy (local.get $larger) (local.get $text) (call $writer_length (local.get $writer)))
      (i32.store (local.get $writer) (local.get $larger))))
  (i32.store offset=8 (local.get $writer) (local.get $wanted)))

;; ---- bytes ----

(func $put_byte (param $writer i32) (param $byte i32)
  (i32.store8 (call $writer_append (local.get $writer) (i32.const 1)) (local.get $byte)))

(func $put_text (param $writer i32) (param $text i32) (param $length i32)
  (call $text_copy (call $writer_append (local.get $writer) (local.get $length))
                   (local.get $text) (local.get $length)))

(func $put_literal (param $writer i32) (param $literal i32)
  (call $put_text (local.get $writer)
                  (call $literal_text (local.get $literal)) (call $literal_length (local.get $literal))))

(func $put_integer (param $writer i32) (param $number i64)
  (call $put_digits (local.get $writer) (call $put_sign (local.get $writer) (local.get $number)) (i32.const 1)))

;; Writes the minus of a negative number and answers the number's size, which is unsigned.
(func $put_sign (param $writer i32) (param $number i64) (result i64)
  (if (i64.ge_s (local.get $number) (i64.const 0))
    (then (return (local.get $number))))
  (call $put_byte (local.get $writer) (i32.const 0x2d)) ;; minus
  (i64.sub (i64.const 0) (local.get $number)))

;; Writes an unsigned number, with zeros in front where it has fewer digits than wanted.
(func $put_digits (param $writer i32) (param $number i64) (param $least_digits i32)
  (local $at i32) (local $last_start i32)
  (local.set $at (global.get $NUMBER_DIGITS_END))
  (local.set $last_start (i32.sub (global.get $NUMBER_DIGITS_END) (local.get $least_digits)))
  (loop $next
    (local.set $at (i32.sub (local.get $at) (i32.const 1)))
    (i64.store8 (local.get $at) (i64.add (i64.const 0x30) (i64.rem_u (local.get $number) (i64.const 10))))
    (local.set $number (i64.div_u (local.get $number) (i64.const 10)))
    (br_if $next (i64.ne (local.get $number) (i64.const 0)))
    (br_if $next (i32.gt_u (local.get $at) (local.get $last_start))))
  (call $put_text (local.get $writer)
                  (local.get $at) (i32.sub (global.get $NUMBER_DIGITS_END) (local.get $at))))

(func $put_quoted (param $writer i32) (param $text i32) (param $length i32)
  (local $end i32)
  (local.set $end (i32.add (local.get $text) (local.get $length)))
  (call $put_byte (local.get $writer) (i32.const 0x22)) ;; quotation mark
  (block $written
    (loop $next
      (br_if $written (i32.eq (local.get $text) (local.get $end)))
      (call $put_escaped (local.get $writer) (i32.load8_u (local.get $text)))
      (local.set $text (i32.add (local.get $text) (i32.const 1)))
      (br $next)))
  (call $put_byte (local.get $writer) (i32.const 0x22)))

;; Writes one byte of a string.
(func $put_escaped (param $writer i32) (param $byte i32)
  (local $letter i32)
  (if (i32.lt_u (local.get $byte) (i32.const 0x20))
    (then
      (local.set $letter (i32.load8_u (i32.add (global.get $ESCAPE_LETTERS) (local.get $byte))))
      (if (i32.eqz (local.get $letter))
        (then
          (call $put_literal (local.get $writer) (global.get $'u00'))
          (call $put_hex_digit (local.get $writer) (i32.shr_u (local.get $byte) (i32.const 4)))
          (call $put_hex_digit (local.get $writer) (i32.and (local.get $byte) (i32.const 15)))
          (return)))
      (call $put_byte (local.get $writer) (i32.const 0x5c)) ;; backslash
      (call $put_byte (local.get $writer) (local.get $letter))
      (return)))
  (if (i32.or (i32.eq (local.get $byte) (i32.const 0x22)) (i32.eq (local.get $byte) (i32.const 0x5c)))
    (then (call $put_byte (local.get $writer) (i32.const 0x5c))))
  (call $put_byte (local.get $writer) (local.get $byte)))

(func $put_hex_digit (param $writer i32) (param $digit i32)
  (call $put_byte (local.get $writer) (i32.load8_u (i32.add (global.get $HEX_DIGITS) (local.get $digit)))))

;; ---- values ----

;; Writes the comma, if one is due; the next value gets one.
(func $write_comma (param $writer i32)
  (if (i32.load offset=12 (local.get $writer))
    (then (call $put_byte (local.get $writer) (i32.const 0x2c)))) ;; comma
  (i32.store offset=12 (local.get $writer) (i32.const 1)))

(func $write_begin_object (param $writer i32)
  (call $write_begin (local.get $writer) (i32.const 0x7b))) ;; {

(func $write_end_object (param $writer i32)
  (call $write_end (local.get $writer) (i32.const 0x7d))) ;; }

(func $write_begin_array (param $writer i32)
  (call $write_begin (local.get $writer) (i32.const 0x5b))) ;; [

(func $write_end_array (param $writer i32)
  (call $write_end (local.get $writer) (i32.const 0x5d))) ;; ]

(func $write_begin (param $writer i32) (param $bracket i32)
  (call $write_comma (local.get $writer))
  (call $put_byte (local.get $writer) (local.get $bracket))
  (i32.store offset=12 (local.get $writer) (i32.const 0)))

(func $write_end (param $writer i32) (param $bracket i32)
  (call $put_byte (local.get $writer) (local.get $bracket))
  (i32.store offset=12 (local.get $writer) (i32.const 1)))

;; The name of a member, whose value is to be written next.
(func $write_name (param $writer i32) (param $text i32) (param $length i32)
  (call $write_string (local.get $writer) (local.get $text) (local.get $length))
  (call $put_byte (local.get $writer) (i32.const 0x3a)) ;; colon
  (i32.store offset=12 (local.get $writer) (i32.const 0)))

(func $write_literal_name (param $writer i32) (param $literal i32)
  (call $write_name (local.get $writer)
                    (call $literal_text (local.get $literal)) (call $literal_length (local.get $literal))))

(func $write_string (param $writer i32) (param $text i32) (param $length i32)
  (call $write_comma (local.get $writer))
  (call $put_quoted (local.get $writer) (local.get $text) (local.get $length)))

(func $write_literal_string (param $writer i32) (param $literal i32)
  (call $write_string (local.get $writer)
                      (call $literal_text (local.get $literal)) (call $literal_length (local.get $literal))))

(func $write_integer (param $writer i32) (param $number i64)
  (call $write_comma (local.get $writer))
  (call $put_integer (local.get $writer) (local.get $number)))

;; A number of thousandths, with three decimals.
(func $write_thousandths (param $writer i32) (param $thousandths i64)
  (local $size i64)
  (call $write_comma (local.get $writer))
  (local.set $size (call $put_sign (local.get $writer) (local.get $thousandths)))
  (call $put_digits (local.get $writer) (i64.div_u (local.get $size) (i64.const 1000)) (i32.const 1))
  (call $put_byte (local.get $writer) (i32.const 0x2e)) ;; point
  (call $put_digits (local.get $writer) (i64.rem_u (local.get $size) (i64.const 1000)) (i32.const 3)))

(func $write_boolean (param $writer i32) (param $value i32)
  (call $write_word (local.get $writer)
                    (select (global.get $'true') (global.get $'false') (local.get $value))))

(func $write_null (param $writer i32)
  (call $write_word (local.get $writer) (global.get $'null')))

(func $write_word (param $writer i32) (param $literal i32)
  (call $write_comma (local.get $writer))
  (call $put_literal (local.get $writer) (local.get $literal)))

;; The finished value of another writer.
(func $write_written (param $writer i32) (param $other i32)
  (call $write_comma (local.get $writer))
  (call $put_text (local.get $writer)
                  (call $writer_text (local.get $other)) (call $writer_length (local.get $other))))

;; A member with an integer for a value.
(func $write_count (param $writer i32) (param $name i32) (param $number i64)
  (call $write_literal_name (local.get $writer) (local.get $name))
  (call $write_integer (local.get $writer) (local.get $number)))
