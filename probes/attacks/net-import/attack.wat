;; Asks for a socket where a C program would: as a function of its environment. A host that fills imports it does not
;; know with something, or lends its own C library, would give it one. The module must not even be instantiated.

(global $'env.socket' i32 (i32.const 0x1000)) (data (i32.const 0x1000) "\0aenv.socket")

(global $AF_INET i32 (i32.const 2))
(global $SOCK_STREAM i32 (i32.const 1))

(func $probe_check (param $config i32)
  (call $escape_by_literal (global.get $'env.socket')
    (i64.extend_i32_s (call $socket (global.get $AF_INET) (global.get $SOCK_STREAM) (i32.const 0)))))
