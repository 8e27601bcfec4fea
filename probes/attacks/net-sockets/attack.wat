;; WASI preview 1 has sockets that a host may hand to a guest: to receive, to send, to shut down. None was handed over
;; here. A runtime that does not check descriptors, or that lends the host's own (its standard streams, the pipe to its
;; parent, a server socket of another guest), lets the guest talk to somebody.

(data (i32.const 0x100) "sock_recv succeeded on a descriptor\00")
(data (i32.const 0x140) "sock_send succeeded on a descriptor\00")
(data (i32.const 0x180) "sock_shutdown succeeded on a descriptor\00")

(global $VECTOR i32 (i32.const 0x200)) ;; of one buffer: its address and its length
(global $COUNT i32 (i32.const 0x208))
(global $FLAGS i32 (i32.const 0x20c))
(global $BUFFER i32 (i32.const 0x300))
(global $BUFFER_BYTES i32 (i32.const 16))
(global $BOTH_WAYS i32 (i32.const 3))

(global $LAST_DESCRIPTOR i32 (i32.const 1000))

(func $attack (param $config i32) (param $config_length i32)
  (local $fd i32)
  (i32.store (global.get $VECTOR) (global.get $BUFFER))
  (i32.store offset=4 (global.get $VECTOR) (global.get $BUFFER_BYTES))
  (call $try (i32.const -1))
  (loop $next
    (call $try (local.get $fd))
    (local.set $fd (i32.add (local.get $fd) (i32.const 1)))
    (br_if $next (i32.le_u (local.get $fd) (global.get $LAST_DESCRIPTOR)))))

(func $try (param $fd i32)
  (if (i32.eqz
        (call $sock_recv (local.get $fd) (global.get $VECTOR) (i32.const 1) (i32.const 0)
                         (global.get $COUNT) (global.get $FLAGS)))
    (then (call $escaped (i32.const 0x100) (i64.extend_i32_u (local.get $fd)))))
  (if (i32.eqz
        (call $sock_send (local.get $fd) (global.get $VECTOR) (i32.const 1) (i32.const 0) (global.get $COUNT)))
    (then (call $escaped (i32.const 0x140) (i64.extend_i32_u (local.get $fd)))))
  (if (i32.eqz (call $sock_shutdown (local.get $fd) (global.get $BOTH_WAYS)))
    (then (call $escaped (i32.const 0x180) (i64.extend_i32_u (local.get $fd))))))
