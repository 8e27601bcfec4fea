;; own: allocate
;; Traps when the host asks where to write the config.

(func $allocate (export "allocate") (param $length i32) (result i32)
  (unreachable))

(data (i32.const 0x0100) "it ran although allocate trapped; the config begins with\00")

(func $attack (param $config i32) (param $config_length i32)
  (call $escaped (i32.const 0x0100) (i64.extend_i32_u (i32.load8_u (local.get $config)))))
