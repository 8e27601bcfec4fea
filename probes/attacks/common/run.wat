;; Runs the attack, which is what its attack.wat defines as
;;
;;   (func $attack (param $config i32) (param $config_length i32))
;;
;; and answers {"scenario":"attack","ok":true,...} where it came back without having got through.

(data (i32.const 0x1000) "{\"scenario\":\"attack\",\"ok\":true,\"status\":null,\"metrics\":{},\"error\":null}\00")
(data (i32.const 0x1080)
  "{\"scenario\":\"attack\",\"ok\":false,\"status\":null,\"metrics\":{},"
  "\"error\":{\"kind\":\"escaped\",\"message\":\"\00")
(data (i32.const 0x1100) "\"}}\00")
(data (i32.const 0x1110) ": 0x\00")

(global $ANSWER i32 (i32.const 0x1200))
(global $answer_end (mut i32) (i32.const 0x1200))

(global $achievement (mut i32) (i32.const 0)) ;; the text given to $escaped; 0 where nothing got through
(global $read_back (mut i64) (i64.const 0))

;; Says that the attack got through: what it managed, as the address of a text that ends with a zero, and a value that
;; shows it. The first such call counts.
(func $escaped (param $text i32) (param $value i64)
  (if (i32.eqz (global.get $achievement))
    (then
      (global.set $achievement (local.get $text))
      (global.set $read_back (local.get $value)))))

(func $run (export "run") (param $config i32) (param $config_length i32) (result i64)
  (global.set $achievement (i32.const 0))
  (call $attack (local.get $config) (local.get $config_length))
  (global.set $answer_end (global.get $ANSWER))
  (if (global.get $achievement)
    (then
      (call $put_text (i32.const 0x1080))
      (call $put_text (global.get $achievement))
      (call $put_text (i32.const 0x1110))
      (call $put_hexadecimal (global.get $read_back))
      (call $put_text (i32.const 0x1100)))
    (else
      (call $put_text (i32.const 0x1000))))
  (i64.or
    (i64.shl (i64.extend_i32_u (global.get $ANSWER)) (i64.const 32))
    (i64.extend_i32_u (i32.sub (global.get $answer_end) (global.get $ANSWER)))))

(func $put_byte (param $byte i32)
  (i32.store8 (global.get $answer_end) (local.get $byte))
  (global.set $answer_end (i32.add (global.get $answer_end) (i32.const 1))))

(func $put_text (param $text i32)
  (block $done
    (loop $next
      (br_if $done (i32.eqz (i32.load8_u (local.get $text))))
      (call $put_byte (i32.load8_u (local.get $text)))
      (local.set $text (i32.add (local.get $text) (i32.const 1)))
      (br $next))))

(func $put_hexadecimal (param $value i64)
  (local $left i32) (local $digit i32)
  (local.set $left (i32.const 16))
  (loop $next
    (local.set $left (i32.sub (local.get $left) (i32.const 1)))
    (local.set $digit
      (i32.and
        (i32.wrap_i64 (i64.shr_u (local.get $value) (i64.extend_i32_u (i32.shl (local.get $left) (i32.const 2)))))
        (i32.const 15)))
    (call $put_byte
      (i32.add (local.get $digit)
               (select (i32.const 0x30) (i32.const 0x57) (i32.lt_u (local.get $digit) (i32.const 10)))))
    (br_if $next (local.get $left))))
