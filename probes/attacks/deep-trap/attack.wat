;; Traps under a thousand frames that all have something to do when it would come back.

(data (i32.const 0x0100) "a trap was survived, at this depth\00")

(func $attack (param $config i32) (param $config_length i32)
  (call $escaped (i32.const 0x0100) (call $descend (i32.const 1000))))

(func $descend (param $left i32) (result i64)
  (if (result i64) (local.get $left)
    (then (i64.add (i64.const 1) (call $descend (i32.sub (local.get $left) (i32.const 1)))))
    (else (unreachable))))
