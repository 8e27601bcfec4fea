;; Traps in its start function, after it changed its memory: there is no instance then.

(start $start)
(func $start
  (i64.store (i32.const 0x10000) (i64.const 0x4141414141414141))
  (unreachable))

(data (i32.const 0x0100) "a module whose start function trapped ran; its memory holds\00")

(func $attack (param $config i32) (param $config_length i32)
  (call $escaped (i32.const 0x0100) (i64.load (i32.const 0x10000))))
