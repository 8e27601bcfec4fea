;; Asks for a socket where a C program would: as a function of its environment. A host that fills imports it does not
;; know with something, or lends its own C library, would give it one. The module must not even be instantiated.

(data (i32.const 0x100) "env.socket answered\00")

(global $AF_INET i32 (i32.const 2))
(global $SOCK_STREAM i32 (i32.const 1))

(func $attack (param $config i32) (param $config_length i32)
  (call $escaped (i32.const 0x100)
    (i64.extend_i32_s (call $socket (global.get $AF_INET) (global.get $SOCK_STREAM) (i32.const 0)))))
