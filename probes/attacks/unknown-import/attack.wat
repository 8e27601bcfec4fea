;; Wants a function that no host offers.

(func $attack (param $config i32) (param $config_length i32)
  (call $system (i32.const 0)))
