;; own: allocate
;; Tells the host to write the config to a place whose end wraps round 32 bits. A host that believes it overwrites its
;; own memory, or the guest's beginning.

(data (i32.const 0x0100) "the config was written to where it wraps; address 8 holds\00")

(func $allocate (export "allocate") (param $length i32) (result i32)
  (i32.const 0xfffffff8))

(func $attack (param $config i32) (param $config_length i32)
  (call $escaped (i32.const 0x0100) (i64.load (i32.const 8))))
