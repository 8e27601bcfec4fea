;; own: allocate
;; Tells the host to write the config to the memory's last byte.

(data (i32.const 0x0100) "the config was written over the memory's end, whose last byte is\00")

(func $allocate (export "allocate") (param $length i32) (result i32)
  (i32.const 0x1ffff))

(func $attack (param $config i32) (param $config_length i32)
  (call $escaped (i32.const 0x0100) (i64.extend_i32_u (i32.load8_u (i32.const 0x1ffff)))))
