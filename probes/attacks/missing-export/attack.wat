;; own: allocate
;; Lacks allocate, without which no config can be given.

(func $attack (param $config i32) (param $config_length i32))
