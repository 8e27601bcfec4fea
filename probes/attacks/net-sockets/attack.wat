;; WASI preview 1 has sockets that a host may hand to a guest: to accept, to receive, to send. None was handed over here.
;; A runtime that does not check descriptors, or that lends the host's own (its standard streams, the pipe to its parent,
;; a server socket of another guest), lets the guest talk to somebody.

(global $'sock_recv_on_' i32 (i32.const 0x1000))     (data (i32.const 0x1000) "\22sock_recv succeeded on descriptor ")
(global $'sock_send_on_' i32 (i32.const 0x1030))     (data (i32.const 0x1030) "\22sock_send succeeded on descriptor ")
(global $'sock_shutdown_on_' i32 (i32.const 0x1060)) (data (i32.const 0x1060) "\26sock_shutdown succeeded on descriptor ")

(global $VECTOR i32 (i32.const 0x1100)) ;; of one buffer: its address and its length
(global $COUNT i32 (i32.const 0x1108))
(global $FLAGS i32 (i32.const 0x110c))
(global $BUFFER i32 (i32.const 0x1200))
(global $BUFFER_BYTES i32 (i32.const 16))
(global $BOTH_WAYS i32 (i32.const 3))

(global $LAST_DESCRIPTOR i32 (i32.const 1000))

(func $probe_check (param $config i32)
  (local $descriptor i32)
  (i32.store (global.get $VECTOR) (global.get $BUFFER))
  (i32.store offset=4 (global.get $VECTOR) (global.get $BUFFER_BYTES))
  (block $done
    (loop $next
      (br_if $done (i32.gt_u (local.get $descriptor) (global.get $LAST_DESCRIPTOR)))
      (br_if $done (i32.eqz (call $try_descriptor (local.get $descriptor))))
      (local.set $descriptor (i32.add (local.get $descriptor) (i32.const 1)))
      (br $next)))
  (if (global.get $ok)
    (then (drop (call $try_descriptor (i32.const -1)))))
  (call $report_tries))

;; Answers whether everything was refused.
(func $try_descriptor (param $descriptor i32) (result i32)
  (call $count_try)
  (if (i32.eqz
        (call $sock_recv (local.get $descriptor) (global.get $VECTOR) (i32.const 1) (i32.const 0)
                         (global.get $COUNT) (global.get $FLAGS)))
    (then
      (call $escape_on (global.get $'sock_recv_on_') (i64.extend_i32_s (local.get $descriptor)))
      (return (i32.const 0))))
  (if (i32.eqz
        (call $sock_send (local.get $descriptor) (global.get $VECTOR) (i32.const 1) (i32.const 0) (global.get $COUNT)))
    (then
      (call $escape_on (global.get $'sock_send_on_') (i64.extend_i32_s (local.get $descriptor)))
      (return (i32.const 0))))
  (if (i32.eqz (call $sock_shutdown (local.get $descriptor) (global.get $BOTH_WAYS)))
    (then
      (call $escape_on (global.get $'sock_shutdown_on_') (i64.extend_i32_s (local.get $descriptor)))
      (return (i32.const 0))))
  (i32.const 1))
