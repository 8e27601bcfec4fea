;; own: allocate
;; Loops without an end when the host asks where to write the config: a call of which hosts think as a formality.

(func $allocate (export "allocate") (param $length i32) (result i32)
  (loop $forever (br $forever))
  (i32.const 0x2000))

(func $attack (param $config i32) (param $config_length i32))
