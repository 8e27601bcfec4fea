;; What an attack answers with. It tries one thing after another and stops at the first that gets through, whose name
;; and plunder become the answer's error, of the kind "escaped". When nothing got through, the result stays ok, and the
;; metrics tell how many things were tried.
;;
;; An attack that finds itself without what it needs to begin, such as the granted folder, is no attack at all: its
;; answer is the error "not-attempted".

(global $PROBE_SCENARIO i32 (i32.const 0x0900))     (data (i32.const 0x0900) "\06attack")
(global $'escaped' i32 (i32.const 0x0910))          (data (i32.const 0x0910) "\07escaped")
(global $'not-attempted' i32 (i32.const 0x0920))    (data (i32.const 0x0920) "\0dnot-attempted")
(global $'tried' i32 (i32.const 0x0930))            (data (i32.const 0x0930) "\05tried")
(global $'_answered_' i32 (i32.const 0x0940))       (data (i32.const 0x0940) "\0a answered ")
(global $':_' i32 (i32.const 0x0950))               (data (i32.const 0x0950) "\02: ")

(global $'' i32 (i32.const 0x0960))                 (data (i32.const 0x0960) "\00")

(global $MOST_TEXT_BYTES i32 (i32.const 200)) ;; enough to be recognized

(global $tried (mut i32) (i32.const 0))

(func $count_try
  (global.set $tried (i32.add (global.get $tried) (i32.const 1))))

(func $report_tries
  (call $write_count (global.get $metrics) (global.get $'tried') (i64.extend_i32_u (global.get $tried)))
  (global.set $tried (i32.const 0)))

;; Makes "<what>: <plunder>" the result; both are cut where they are long.
(func $escape_with (param $what i32) (param $what_length i32) (param $plunder i32) (param $plunder_length i32)
  (local $message i32)
  (local.set $message (call $writer_new))
  (call $put_printable (local.get $message) (local.get $what) (local.get $what_length))
  (call $put_literal (local.get $message) (global.get $':_'))
  (call $put_printable (local.get $message) (local.get $plunder) (local.get $plunder_length))
  (call $set_written_error (global.get $'escaped') (local.get $message))
  (call $fail))

;; Makes "<what> answered <number>" the result.
(func $escape_by (param $what i32) (param $what_length i32) (param $number i64)
  (local $message i32)
  (local.set $message (call $writer_new))
  (call $put_printable (local.get $message) (local.get $what) (local.get $what_length))
  (call $put_literal (local.get $message) (global.get $'_answered_'))
  (call $put_integer (local.get $message) (local.get $number))
  (call $set_written_error (global.get $'escaped') (local.get $message))
  (call $fail))

(func $escape_with_literal (param $what i32) (param $plunder i32) (param $plunder_length i32)
  (call $escape_with (call $literal_text (local.get $what)) (call $literal_length (local.get $what))
                     (local.get $plunder) (local.get $plunder_length)))

(func $escape_by_literal (param $what i32) (param $number i64)
  (call $escape_by (call $literal_text (local.get $what)) (call $literal_length (local.get $what))
                   (local.get $number)))

;; Makes "<what><number>" the result.
(func $escape_on (param $what i32) (param $number i64)
  (call $set_number_error (global.get $'escaped') (local.get $what) (local.get $number) (global.get $''))
  (call $fail))

;; Makes the result an attack that could not begin.
(func $not_attempted (param $why i32)
  (call $set_literal_error (global.get $'not-attempted') (local.get $why))
  (call $fail))

;; Writes the begin of a text of any bytes, with dots for those that are no printable ASCII.
(func $put_printable (param $writer i32) (param $text i32) (param $length i32)
  (local $end i32) (local $byte i32)
  (local.set $end
    (i32.add (local.get $text)
             (select (local.get $length) (global.get $MOST_TEXT_BYTES)
                     (i32.lt_u (local.get $length) (global.get $MOST_TEXT_BYTES)))))
  (block $written
    (loop $next
      (br_if $written (i32.eq (local.get $text) (local.get $end)))
      (local.set $byte (i32.load8_u (local.get $text)))
      (call $put_byte (local.get $writer)
        (select (local.get $byte) (i32.const 0x2e)
                (i32.lt_u (i32.sub (local.get $byte) (i32.const 0x20)) (i32.const 0x5f))))
      (local.set $text (i32.add (local.get $text) (i32.const 1)))
      (br $next))))
