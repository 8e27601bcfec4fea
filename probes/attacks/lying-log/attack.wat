;; Gives log places outside its memory. None may be read: what is logged is looked through for what is not the guest's.
;; Levels that do not exist come along.

(func $attack (param $config i32) (param $config_length i32)
  (call $log (i32.const 1) (i32.const 0x1fff0) (i32.const 17))
  (call $log (i32.const 1) (i32.const 0x7fffff00) (i32.const 16))
  (call $log (i32.const 1) (i32.const 0x2000) (i32.const 0x80000000))
  (call $log (i32.const 1) (i32.const 0xfffffff0) (i32.const 32))
  (call $log (i32.const -1) (i32.const -1) (i32.const -1))
  (call $log (i32.const 0x7fffffff) (i32.const 0x20000) (i32.const 0)))
