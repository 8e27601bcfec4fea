;; Loops without an end in its start function, which runs while the module is loaded, often before any limit is armed.

(start $start)
(func $start
  (loop $forever (br $forever)))

(func $attack (param $config i32) (param $config_length i32))
