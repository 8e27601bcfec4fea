;; A probe of your own in WebAssembly text. Counts the bytes and the digits of its config.
;;
;; Build, in this folder, with wabt:
;;   wat2wasm -o my.wasm probe.wat
(module
  (memory (export "memory") 2)
  ;; The answer is put together from place 0 on, from these three texts; the config lies from 1024 on.
  (data (i32.const 256) "{\"scenario\":\"my\",\"ok\":true,\"status\":null,\"metrics\":{\"bytes\":")
  (data (i32.const 384) ",\"digits\":")
  (data (i32.const 448) "},\"error\":null}")
  (global $used (mut i32) (i32.const 0))

  (func $put_byte (param $byte i32)
    (i32.store8 (global.get $used) (local.get $byte))
    (global.set $used (i32.add (global.get $used) (i32.const 1))))

  ;; Texts end with a zero byte.
  (func $put (param $text i32)
    (block $end
      (loop $next
        (br_if $end (i32.eqz (i32.load8_u (local.get $text))))
        (call $put_byte (i32.load8_u (local.get $text)))
        (local.set $text (i32.add (local.get $text) (i32.const 1)))
        (br $next))))

  (func $put_number (param $number i32)
    (if (i32.gt_u (local.get $number) (i32.const 9))
      (then (call $put_number (i32.div_u (local.get $number) (i32.const 10)))))
    (call $put_byte (i32.add (i32.const 48) (i32.rem_u (local.get $number) (i32.const 10)))))

  ;; The place for the config, of which the host then writes the bytes; 0 where it does not fit.
  (func (export "allocate") (param $length i32) (result i32)
    (select (i32.const 1024) (i32.const 0) (i32.le_u (local.get $length) (i32.const 65536))))

  ;; One execution: the place and the length of the answer, which is a ProbeResult.
  (func (export "run") (param $place i32) (param $length i32) (result i64)
    (local $at i32)
    (local $digits i32)
    ;; Your check goes here.
    (block $end
      (loop $next
        (br_if $end (i32.eq (local.get $at) (local.get $length)))
        (local.set $digits
          (i32.add
            (local.get $digits)
            (i32.lt_u
              (i32.sub (i32.load8_u (i32.add (local.get $place) (local.get $at))) (i32.const 48))
              (i32.const 10))))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br $next)))
    (global.set $used (i32.const 0))
    (call $put (i32.const 256))
    (call $put_number (local.get $length))
    (call $put (i32.const 384))
    (call $put_number (local.get $digits))
    (call $put (i32.const 448))
    (i64.extend_i32_u (global.get $used))))
