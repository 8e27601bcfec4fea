;; The JSON reader is strict: RFC 8259 and nothing else. No comments, no trailing commas, no NaN, nothing after the
;; value but white space; strings must be valid UTF-8 without raw control characters, and \u escapes must not leave half
;; a surrogate pair. It differs from the RFC only in its limits: values nest at most 64 deep (an array in an array is 2
;; deep), and numbers are held as decimal.wat says. Of members with the same name, the last one counts.
;;
;; Every $parse_... function takes the address where it begins to read and answers the address behind what it read, or 0
;; when that cannot be read; $json_status then says why.

(global $JSON_VALID     i32 (i32.const 0))
(global $JSON_TRUNCATED i32 (i32.const 1)) ;; ends too early: something appended could make it valid
(global $JSON_MALFORMED i32 (i32.const 2)) ;; everything else, documents beyond a limit included

(global $json_status (mut i32) (i32.const 0))

(global $JSON_DEPTH_LIMIT i32 (i32.const 64))

;; Longer exponents are taken for this one: no document has enough digits for it to matter.
(global $EXPONENT_LIMIT i32 (i32.const 1_000_000_000))

(global $document_end (mut i32) (i32.const 0))

;; Reads a document and answers its value, or 0; leaves in $json_status which of the three it was. The value lives in
;; the arena; strings without escapes point into the document.
(func $json_parse (param $document i32) (param $length i32) (result i32)
  (local $root i32) (local $at i32)
  (global.set $json_status (global.get $JSON_VALID))
  (global.set $document_end (i32.add (local.get $document) (local.get $length)))
  (local.set $root (call $json_allocate))
  (local.set $at (call $parse_value (call $skip_space (local.get $document)) (i32.const 0) (local.get $root)))
  (if (i32.eqz (local.get $at))
    (then (return (i32.const 0))))
  (local.set $at (call $skip_space (local.get $at)))
  (if (i32.lt_u (local.get $at) (global.get $document_end))
    (then (return (call $cannot_read (local.get $at)))))
  (local.get $root))

;; A value without name and successor.
(func $json_allocate (result i32)
  (local $value i32)
  (local.set $value (call $arena_allocate (global.get $JSON_VALUE_BYTES)))
  (i32.store offset=8 (local.get $value) (i32.const 0))
  (i32.store offset=12 (local.get $value) (i32.const 0))
  (local.get $value))

;; `at` is the byte that cannot be there, or the end when more bytes were needed. Answers 0.
(func $cannot_read (param $at i32) (result i32)
  (global.set $json_status
    (select (global.get $JSON_MALFORMED) (global.get $JSON_TRUNCATED)
            (i32.lt_u (local.get $at) (global.get $document_end))))
  (i32.const 0))

(func $beyond_limit (result i32)
  (global.set $json_status (global.get $JSON_MALFORMED))
  (i32.const 0))

;; The byte at an address, or -1 at the end of the document.
(func $peek (param $at i32) (result i32)
  (if (result i32) (i32.lt_u (local.get $at) (global.get $document_end))
    (then (i32.load8_u (local.get $at)))
    (else (i32.const -1))))

;; Reads one byte that must be there.
(func $parse_byte (param $at i32) (param $byte i32) (result i32)
  (if (i32.ne (call $peek (local.get $at)) (local.get $byte))
    (then (return (call $cannot_read (local.get $at)))))
  (i32.add (local.get $at) (i32.const 1)))

(func $skip_space (param $at i32) (result i32)
  (local $byte i32)
  (block $end
    (loop $next
      (br_if $end (i32.ge_u (local.get $at) (global.get $document_end)))
      (local.set $byte (i32.load8_u (local.get $at)))
      (br_if $end (i32.gt_u (local.get $byte) (i32.const 0x20)))
      (if (i32.ne (local.get $byte) (i32.const 0x20))
        (then
          (if (i32.ne (local.get $byte) (i32.const 0x0a))
            (then
              (if (i32.ne (local.get $byte) (i32.const 0x0d))
                (then (br_if $end (i32.ne (local.get $byte) (i32.const 0x09)))))))))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br $next)))
  (local.get $at))

;; ---- values ----

;; Reads a value at the depth given into the 24 bytes at `value`, of which it leaves name and successor alone.
(func $parse_value (param $at i32) (param $depth i32) (param $value i32) (result i32)
  (local $byte i32)
  (local.set $byte (call $peek (local.get $at)))
  (if (i32.eq (local.get $byte) (i32.const 0x22)) ;; quotation mark
    (then
      (i32.store (local.get $value) (global.get $JSON_STRING))
      (return (call $parse_string (local.get $at) (i32.add (local.get $value) (i32.const 16))))))
  (if (i32.le_s (local.get $byte) (i32.const 0x39)) ;; no word or bracket begins with a byte up to the digit 9
    (then
      (i32.store (local.get $value) (global.get $JSON_NUMBER))
      (return (call $parse_number (local.get $at) (local.get $value)))))
  (if (i32.eq (local.get $byte) (i32.const 0x7b)) ;; {
    (then
      (i32.store (local.get $value) (global.get $JSON_OBJECT))
      (return (call $parse_items (local.get $at) (i32.const 0x7d) (local.get $depth) (local.get $value)))))
  (if (i32.eq (local.get $byte) (i32.const 0x5b)) ;; [
    (then
      (i32.store (local.get $value) (global.get $JSON_ARRAY))
      (return (call $parse_items (local.get $at) (i32.const 0x5d) (local.get $depth) (local.get $value)))))
  (if (i32.eq (local.get $byte) (i32.const 0x74)) ;; t
    (then
      (i32.store (local.get $value) (global.get $JSON_TRUE))
      (return (call $parse_word (local.get $at) (global.get $'true')))))
  (if (i32.eq (local.get $byte) (i32.const 0x66)) ;; f
    (then
      (i32.store (local.get $value) (global.get $JSON_FALSE))
      (return (call $parse_word (local.get $at) (global.get $'false')))))
  (if (i32.eq (local.get $byte) (i32.const 0x6e)) ;; n
    (then
      (i32.store (local.get $value) (global.get $JSON_NULL))
      (return (call $parse_word (local.get $at) (global.get $'null')))))
  (call $cannot_read (local.get $at)))

(func $parse_word (param $at i32) (param $word i32) (result i32)
  (local $letter i32) (local $end i32)
  (local.set $letter (call $literal_text (local.get $word)))
  (local.set $end (i32.add (local.get $letter) (call $literal_length (local.get $word))))
  (loop $next
    (local.set $at (call $parse_byte (local.get $at) (i32.load8_u (local.get $letter))))
    (if (i32.eqz (local.get $at))
      (then (return (i32.const 0))))
    (local.set $letter (i32.add (local.get $letter) (i32.const 1)))
    (br_if $next (i32.lt_u (local.get $letter) (local.get $end))))
  (local.get $at))

;; Reads an array or object from its opening bracket on; `close` is the bracket that ends it. The items become a list,
;; with the first one and the count in `value`.
(func $parse_items (param $at i32) (param $close i32) (param $depth i32) (param $value i32) (result i32)
  (local $item i32) (local $count i32) (local $byte i32)
  (local $link i32) ;; where the next item's address goes
  (i64.store offset=16 (local.get $value) (i64.const 0))
  (if (i32.eq (local.get $depth) (global.get $JSON_DEPTH_LIMIT))
    (then (return (call $beyond_limit))))
  (local.set $at (call $skip_space (i32.add (local.get $at) (i32.const 1))))
  (if (i32.eq (call $peek (local.get $at)) (local.get $close))
    (then (return (i32.add (local.get $at) (i32.const 1)))))

  (local.set $link (i32.add (local.get $value) (i32.const 16)))
  (block $failed
    (loop $next
      (local.set $item (call $json_allocate))
      (if (i32.eq (local.get $close) (i32.const 0x7d))
        (then
          (br_if $failed (i32.eqz (local.tee $at (call $parse_name (local.get $at) (local.get $item)))))))
      (br_if $failed
        (i32.eqz
          (local.tee $at
            (call $parse_value (local.get $at) (i32.add (local.get $depth) (i32.const 1)) (local.get $item)))))
      (i32.store (local.get $link) (local.get $item))
      (local.set $link (i32.add (local.get $item) (i32.const 12)))
      (local.set $count (i32.add (local.get $count) (i32.const 1)))
      (local.set $at (call $skip_space (local.get $at)))
      (local.set $byte (call $peek (local.get $at)))
      (if (i32.eq (local.get $byte) (i32.const 0x2c)) ;; comma
        (then
          (local.set $at (call $skip_space (i32.add (local.get $at) (i32.const 1))))
          (br $next)))
      (if (i32.eq (local.get $byte) (local.get $close))
        (then
          (i32.store offset=20 (local.get $value) (local.get $count))
          (return (i32.add (local.get $at) (i32.const 1)))))
      (return (call $cannot_read (local.get $at)))))
  (i32.const 0))

;; Reads a member's name and what stands between it and the value.
(func $parse_name (param $at i32) (param $member i32) (result i32)
  (block $failed
    (br_if $failed
      (i32.eqz (local.tee $at (call $parse_string (local.get $at) (i32.add (local.get $member) (i32.const 4))))))
    (br_if $failed
      (i32.eqz (local.tee $at (call $parse_byte (call $skip_space (local.get $at)) (i32.const 0x3a))))) ;; colon
    (return (call $skip_space (local.get $at))))
  (i32.const 0))

;; ---- numbers ----

(func $parse_number (param $at i32) (param $value i32) (result i32)
  (local $negative i32) (local $digits i32) (local $integer_digits i32) (local $fraction_digits i32)
  (local $exponent i32) (local $sign i32) (local $start i32) (local $number i64)
  (local.set $negative (i32.eq (call $peek (local.get $at)) (i32.const 0x2d)))
  (local.set $digits (i32.add (local.get $at) (local.get $negative)))
  (if (i32.eq (call $peek (local.get $digits)) (i32.const 0x30))
    (then (local.set $at (i32.add (local.get $digits) (i32.const 1))))
    (else (local.set $at (call $skip_digits (local.get $digits)))))
  (local.set $integer_digits (i32.sub (local.get $at) (local.get $digits)))
  (if (i32.eqz (local.get $integer_digits))
    (then (return (call $cannot_read (local.get $at)))))

  (if (i32.eq (call $peek (local.get $at)) (i32.const 0x2e)) ;; point
    (then
      (local.set $start (i32.add (local.get $at) (i32.const 1)))
      (local.set $at (call $skip_digits (local.get $start)))
      (local.set $fraction_digits (i32.sub (local.get $at) (local.get $start)))
      (if (i32.eqz (local.get $fraction_digits))
        (then (return (call $cannot_read (local.get $at)))))))

  (if (i32.eq (i32.or (call $peek (local.get $at)) (i32.const 0x20)) (i32.const 0x65)) ;; e or E
    (then
      (local.set $start (i32.add (local.get $at) (i32.const 1)))
      (local.set $sign (call $peek (local.get $start)))
      (if (i32.or (i32.eq (local.get $sign) (i32.const 0x2d)) (i32.eq (local.get $sign) (i32.const 0x2b)))
        (then (local.set $start (i32.add (local.get $start) (i32.const 1)))))
      (local.set $at (call $skip_digits (local.get $start)))
      (if (i32.eq (local.get $at) (local.get $start))
        (then (return (call $cannot_read (local.get $at)))))
      (local.set $exponent (call $exponent_size (local.get $start) (local.get $at)))
      (if (i32.eq (local.get $sign) (i32.const 0x2d))
        (then (local.set $exponent (i32.sub (i32.const 0) (local.get $exponent)))))))

  (local.set $number
    (call $decimal_read (local.get $digits) (local.get $integer_digits) (local.get $fraction_digits)
                        (local.get $exponent) (local.get $negative)))
  (if (i64.eq (local.get $number) (global.get $DECIMAL_TOO_LARGE))
    (then (return (call $beyond_limit))))
  (i64.store offset=16 (local.get $value) (local.get $number))
  (local.get $at))

(func $skip_digits (param $at i32) (result i32)
  (block $end
    (loop $next
      (br_if $end (i32.ge_u (local.get $at) (global.get $document_end)))
      (br_if $end
        (i32.ge_u (i32.sub (i32.load8_u (local.get $at)) (i32.const 0x30)) (i32.const 10)))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br $next)))
  (local.get $at))

;; The number that the digits from `at` to `end` stand for.
(func $exponent_size (param $at i32) (param $end i32) (result i32)
  (local $size i32)
  (loop $next
    (if (i32.ge_u (local.get $size) (i32.div_u (global.get $EXPONENT_LIMIT) (i32.const 10)))
      (then (local.set $size (global.get $EXPONENT_LIMIT)))
      (else
        (local.set $size
          (i32.add (i32.mul (local.get $size) (i32.const 10))
                   (i32.sub (i32.load8_u (local.get $at)) (i32.const 0x30))))))
    (local.set $at (i32.add (local.get $at) (i32.const 1)))
    (br_if $next (i32.lt_u (local.get $at) (local.get $end))))
  (local.get $size))

;; ---- strings ----

;; Reads a string and leaves its text at `text`: the address, then the length.
(func $parse_string (param $at i32) (param $text i32) (result i32)
  (local $start i32) (local $byte i32) (local $escaped i32)
  (local.set $at (call $parse_byte (local.get $at) (i32.const 0x22)))
  (if (i32.eqz (local.get $at))
    (then (return (i32.const 0))))
  (local.set $start (local.get $at))
  (block $closed
    (block $failed
      (loop $next
        (if (i32.ge_u (local.get $at) (global.get $document_end))
          (then (return (call $cannot_read (local.get $at)))))
        (local.set $byte (i32.load8_u (local.get $at)))
        (br_if $closed (i32.eq (local.get $byte) (i32.const 0x22)))
        (if (i32.lt_u (local.get $byte) (i32.const 0x20)) ;; a control character
          (then (return (call $cannot_read (local.get $at)))))
        (if (i32.ge_u (local.get $byte) (i32.const 0x80))
          (then
            (br_if $next (local.tee $at (call $parse_utf8 (local.get $at) (local.get $byte))))
            (br $failed)))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br_if $next (i32.ne (local.get $byte) (i32.const 0x5c))) ;; backslash
        (local.set $escaped (i32.const 1))
        (br_if $next (local.tee $at (call $parse_escape (local.get $at))))))
    (return (i32.const 0)))
  (if (local.get $escaped)
    (then (call $decode_string (local.get $start) (local.get $at) (local.get $text)))
    (else
      (i32.store (local.get $text) (local.get $start))
      (i32.store offset=4 (local.get $text) (i32.sub (local.get $at) (local.get $start)))))
  (i32.add (local.get $at) (i32.const 1)))

;; Reads one character beyond ASCII, which must be well-formed by table 3-7 of the Unicode standard:
;;
;;   lead byte   second byte   further bytes, 80..bf
;;   c2..df      80..bf        0
;;   e0          a0..bf        1
;;   e1..ef      80..bf        1    (ed: 80..9f, or it would be half a surrogate pair)
;;   f0          90..bf        2
;;   f1..f4      80..bf        2    (f4: 80..8f, or it would be beyond U+10FFFF)
(func $parse_utf8 (param $at i32) (param $lead i32) (result i32)
  (local $low i32) (local $high i32) (local $further i32)
  (if (i32.or (i32.lt_u (local.get $lead) (i32.const 0xc2)) (i32.gt_u (local.get $lead) (i32.const 0xf4)))
    (then (return (call $cannot_read (local.get $at)))))
  (local.set $low (i32.const 0x80))
  (local.set $high (i32.const 0xbf))
  (if (i32.eq (local.get $lead) (i32.const 0xe0)) (then (local.set $low (i32.const 0xa0))))
  (if (i32.eq (local.get $lead) (i32.const 0xed)) (then (local.set $high (i32.const 0x9f))))
  (if (i32.eq (local.get $lead) (i32.const 0xf0)) (then (local.set $low (i32.const 0x90))))
  (if (i32.eq (local.get $lead) (i32.const 0xf4)) (then (local.set $high (i32.const 0x8f))))
  (local.set $further
    (i32.add (i32.ge_u (local.get $lead) (i32.const 0xe0)) (i32.ge_u (local.get $lead) (i32.const 0xf0))))

  (local.set $at
    (call $parse_byte_in (i32.add (local.get $at) (i32.const 1)) (local.get $low) (local.get $high)))
  (block $end
    (loop $next
      (br_if $end (i32.eqz (local.get $further)))
      (br_if $end (i32.eqz (local.get $at)))
      (local.set $at (call $parse_byte_in (local.get $at) (i32.const 0x80) (i32.const 0xbf)))
      (local.set $further (i32.sub (local.get $further) (i32.const 1)))
      (br $next)))
  (local.get $at))

;; Reads one byte from low to high.
(func $parse_byte_in (param $at i32) (param $low i32) (param $high i32) (result i32)
  (local $byte i32)
  (local.set $byte (call $peek (local.get $at)))
  (if (i32.or (i32.lt_s (local.get $byte) (local.get $low)) (i32.gt_s (local.get $byte) (local.get $high)))
    (then (return (call $cannot_read (local.get $at)))))
  (i32.add (local.get $at) (i32.const 1)))

;; Reads what follows a backslash.
(func $parse_escape (param $at i32) (result i32)
  (local $byte i32)
  (local.set $byte (call $peek (local.get $at)))
  (if (i32.eq (local.get $byte) (i32.const 0x75)) ;; u
    (then (return (call $parse_code_point (i32.add (local.get $at) (i32.const 1))))))
  (if (i32.eqz (call $simple_escape (local.get $byte)))
    (then (return (call $cannot_read (local.get $at)))))
  (i32.add (local.get $at) (i32.const 1)))

;; The byte that a one-letter escape stands for, or 0.
(func $simple_escape (param $letter i32) (result i32)
  (if (i32.eq (local.get $letter) (i32.const 0x22)) (then (return (local.get $letter)))) ;; quotation mark
  (if (i32.eq (local.get $letter) (i32.const 0x5c)) (then (return (local.get $letter)))) ;; backslash
  (if (i32.eq (local.get $letter) (i32.const 0x2f)) (then (return (local.get $letter)))) ;; slash
  (if (i32.eq (local.get $letter) (i32.const 0x62)) (then (return (i32.const 0x08)))) ;; b: backspace
  (if (i32.eq (local.get $letter) (i32.const 0x66)) (then (return (i32.const 0x0c)))) ;; f: form feed
  (if (i32.eq (local.get $letter) (i32.const 0x6e)) (then (return (i32.const 0x0a)))) ;; n: newline
  (if (i32.eq (local.get $letter) (i32.const 0x72)) (then (return (i32.const 0x0d)))) ;; r: carriage return
  (if (i32.eq (local.get $letter) (i32.const 0x74)) (then (return (i32.const 0x09)))) ;; t: tabulator
  (i32.const 0))

;; What the \u escape that was read last stands for.
(global $code_point (mut i32) (i32.const 0))

;; Reads what follows \u, one code unit or a pair of surrogates, and leaves it in $code_point.
(func $parse_code_point (param $at i32) (result i32)
  (local $high i32)
  (block $failed
    ;; After a d, only what is below dc00: a low surrogate cannot come first.
    (br_if $failed
      (i32.eqz
        (local.tee $at
          (if (result i32) (i32.eq (i32.or (call $peek (local.get $at)) (i32.const 0x20)) (i32.const 0x64))
            (then (call $parse_code_unit (local.get $at) (i32.const 0xd000) (i32.const 0xdbff)))
            (else (call $parse_code_unit (local.get $at) (i32.const 0x0000) (i32.const 0xffff)))))))
    (local.set $high (i32.sub (global.get $code_point) (i32.const 0xd800)))
    (if (i32.ge_u (local.get $high) (i32.const 0x400)) ;; not a surrogate
      (then (return (local.get $at))))
    (br_if $failed (i32.eqz (local.tee $at (call $parse_byte (local.get $at) (i32.const 0x5c))))) ;; backslash
    (br_if $failed (i32.eqz (local.tee $at (call $parse_byte (local.get $at) (i32.const 0x75))))) ;; u
    (br_if $failed
      (i32.eqz (local.tee $at (call $parse_code_unit (local.get $at) (i32.const 0xdc00) (i32.const 0xdfff)))))
    (global.set $code_point
      (i32.add (i32.add (i32.const 0x10000) (i32.shl (local.get $high) (i32.const 10)))
               (i32.sub (global.get $code_point) (i32.const 0xdc00))))
    (return (local.get $at)))
  (i32.const 0))

;; Reads four hexadecimal digits, as a number from low to high, and leaves it in $code_point. Judged digit by digit, so
;; that reading stops on the digit that leaves the range.
(func $parse_code_unit (param $at i32) (param $low i32) (param $high i32) (result i32)
  (local $shift i32) (local $digit i32) (local $smallest i32) (local $largest i32)
  (local.set $shift (i32.const 16)) ;; bits that are still to be read
  (global.set $code_point (i32.const 0))
  (loop $next
    (local.set $shift (i32.sub (local.get $shift) (i32.const 4)))
    (local.set $digit (call $hex_digit (call $peek (local.get $at))))
    (if (i32.lt_s (local.get $digit) (i32.const 0))
      (then (return (call $cannot_read (local.get $at)))))
    (global.set $code_point (i32.or (i32.shl (global.get $code_point) (i32.const 4)) (local.get $digit)))
    (local.set $smallest (i32.shl (global.get $code_point) (local.get $shift)))
    (local.set $largest
      (i32.or (local.get $smallest) (i32.sub (i32.shl (i32.const 1) (local.get $shift)) (i32.const 1))))
    (if (i32.or (i32.lt_u (local.get $largest) (local.get $low)) (i32.gt_u (local.get $smallest) (local.get $high)))
      (then (return (call $cannot_read (local.get $at)))))
    (local.set $at (i32.add (local.get $at) (i32.const 1)))
    (br_if $next (local.get $shift)))
  (local.get $at))

;; The value of a hexadecimal digit, or -1.
(func $hex_digit (param $byte i32) (result i32)
  (local $digit i32)
  (local.set $digit (i32.sub (local.get $byte) (i32.const 0x30)))
  (if (i32.lt_u (local.get $digit) (i32.const 10))
    (then (return (local.get $digit))))
  (local.set $digit (i32.sub (i32.or (local.get $byte) (i32.const 0x20)) (i32.const 0x61))) ;; from a or A
  (if (i32.lt_u (local.get $digit) (i32.const 6))
    (then (return (i32.add (local.get $digit) (i32.const 10)))))
  (i32.const -1))

;; Copies the string from `at` to `end`, which was found well-formed, with its escapes replaced, and leaves its text at
;; `text`: the address, then the length. An escape is never shorter than its text.
(func $decode_string (param $at i32) (param $end i32) (param $text i32)
  (local $out i32) (local $byte i32)
  (local.set $out (call $arena_allocate (i32.sub (local.get $end) (local.get $at))))
  (i32.store (local.get $text) (local.get $out))
  (block $copied
    (loop $next
      (br_if $copied (i32.eq (local.get $at) (local.get $end)))
      (local.set $byte (i32.load8_u (local.get $at)))
      (if (i32.eq (local.get $byte) (i32.const 0x5c)) ;; backslash
        (then
          (local.set $byte (i32.load8_u offset=1 (local.get $at)))
          (if (i32.eq (local.get $byte) (i32.const 0x75)) ;; u
            (then
              (local.set $at (call $parse_code_point (i32.add (local.get $at) (i32.const 2))))
              (local.set $out (call $put_utf8 (local.get $out) (global.get $code_point)))
              (br $next)))
          (local.set $byte (call $simple_escape (local.get $byte)))
          (local.set $at (i32.add (local.get $at) (i32.const 1)))))
      (i32.store8 (local.get $out) (local.get $byte))
      (local.set $out (i32.add (local.get $out) (i32.const 1)))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br $next)))
  (i32.store offset=4 (local.get $text) (i32.sub (local.get $out) (i32.load (local.get $text)))))

;; Writes a character as UTF-8 and answers the address behind it.
(func $put_utf8 (param $out i32) (param $code_point i32) (result i32)
  (local $further i32) ;; bytes after the lead byte
  (if (i32.lt_u (local.get $code_point) (i32.const 0x80))
    (then
      (i32.store8 (local.get $out) (local.get $code_point))
      (return (i32.add (local.get $out) (i32.const 1)))))
  (local.set $further
    (i32.add (i32.const 1)
      (i32.add (i32.ge_u (local.get $code_point) (i32.const 0x800))
               (i32.ge_u (local.get $code_point) (i32.const 0x10000)))))
  ;; The lead byte begins with as many ones as there are bytes: c0, e0 or f0.
  (i32.store8 (local.get $out)
    (i32.or (i32.shr_s (i32.const -0x80) (local.get $further))
            (i32.shr_u (local.get $code_point) (i32.mul (local.get $further) (i32.const 6)))))
  (loop $next
    (local.set $further (i32.sub (local.get $further) (i32.const 1)))
    (local.set $out (i32.add (local.get $out) (i32.const 1)))
    (i32.store8 (local.get $out)
      (i32.or (i32.const 0x80)
        (i32.and (i32.shr_u (local.get $code_point) (i32.mul (local.get $further) (i32.const 6)))
                 (i32.const 0x3f))))
    (br_if $next (local.get $further)))
  (i32.add (local.get $out) (i32.const 1)))
