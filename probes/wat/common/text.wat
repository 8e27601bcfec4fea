;; Texts are runs of bytes, passed as address and length; they have no terminator, since JSON strings may hold U+0000.
;;
;; A literal is a text that stands in the module: one byte with its length, then its bytes. It is passed as one address,
;; and named by a global in quotation marks: $'url' is the address of "\03url".

;; Whether two texts are the same.
(func $text_equal (param $a i32) (param $a_length i32) (param $b i32) (param $b_length i32) (result i32)
  (local $end i32)
  (if (i32.ne (local.get $a_length) (local.get $b_length))
    (then (return (i32.const 0))))
  (local.set $end (i32.add (local.get $a) (local.get $a_length)))
  (block $equal
    (loop $next
      (br_if $equal (i32.eq (local.get $a) (local.get $end)))
      (if (i32.ne (i32.load8_u (local.get $a)) (i32.load8_u (local.get $b)))
        (then (return (i32.const 0))))
      (local.set $a (i32.add (local.get $a) (i32.const 1)))
      (local.set $b (i32.add (local.get $b) (i32.const 1)))
      (br $next)))
  (i32.const 1))

;; Copies `length` bytes; the two places do not overlap.
(func $text_copy (param $to i32) (param $from i32) (param $length i32)
  (local $end i32)
  (local.set $end (i32.add (local.get $from) (local.get $length)))
  (block $copied
    (loop $next
      (br_if $copied (i32.eq (local.get $from) (local.get $end)))
      (i32.store8 (local.get $to) (i32.load8_u (local.get $from)))
      (local.set $to (i32.add (local.get $to) (i32.const 1)))
      (local.set $from (i32.add (local.get $from) (i32.const 1)))
      (br $next))))

;; The text of a literal.
(func $literal_text (param $literal i32) (result i32)
  (i32.add (local.get $literal) (i32.const 1)))

(func $literal_length (param $literal i32) (result i32)
  (i32.load8_u (local.get $literal)))

;; Whether a text is the literal.
(func $text_is (param $text i32) (param $length i32) (param $literal i32) (result i32)
  (call $text_equal (local.get $text) (local.get $length)
                    (call $literal_text (local.get $literal)) (call $literal_length (local.get $literal))))
