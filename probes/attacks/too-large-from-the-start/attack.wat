;; own: memory
;; Begins with more memory than its limit allows.

(memory $memory (export "memory") 1024)

(data (i32.const 0x0100) "a module got this many pages, against its limit\00")

(func $attack (param $config i32) (param $config_length i32)
  (i64.store (i32.const 0x3fffff8) (i64.const 0x4141414141414141))
  (call $escaped (i32.const 0x0100) (i64.extend_i32_u (memory.size))))
