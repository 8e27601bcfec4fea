;; Declares a table of ten million places. Tables are no linear memory: a limit for that one does not hold them.

(table 10000000 funcref)

(func $attack (param $config i32) (param $config_length i32))
