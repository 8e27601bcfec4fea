;; own: run
;; Answers with what is no answer: the config's number picks it. The host has to say so, and must not fail over it.

(data (i32.const 0x0100) "everything is fine")
(data (i32.const 0x0140) "{\"ok\":\c0\af\ff\fe\80}")
(data (i32.const 0x0180) "{\"scenario\":\"attack\",\"ok\":tr")

(func $place (param $address i32) (param $length i32) (result i64)
  (i64.or (i64.shl (i64.extend_i32_u (local.get $address)) (i64.const 32)) (i64.extend_i32_u (local.get $length))))

(func $run (export "run") (param $config i32) (param $config_length i32) (result i64)
  (local $at i32)
  (block $4 (block $3 (block $2 (block $1 (block $0
    (br_table $0 $1 $2 $3 $4 (call $config_number (local.get $config) (local.get $config_length))))
    ;; 0: text
    (return (call $place (i32.const 0x0100) (i32.const 18))))
    ;; 1: what is not UTF-8
    (return (call $place (i32.const 0x0140) (i32.const 12))))
    ;; 2: JSON that was cut off
    (return (call $place (i32.const 0x0180) (i32.const 28))))
    ;; 3: nothing
    (return (call $place (i32.const 0x0100) (i32.const 0))))
  ;; 4 and beyond: arrays in arrays, nearly a million deep
  (drop (memory.grow (i32.const 14)))
  (local.set $at (i32.const 0x10000))
  (loop $next
    (i64.store (local.get $at) (i64.const 0x5b5b5b5b5b5b5b5b))
    (local.set $at (i32.add (local.get $at) (i32.const 8)))
    (br_if $next (i32.lt_u (local.get $at) (i32.const 0x100000))))
  (call $place (i32.const 0x10000) (i32.const 0xf0000)))
