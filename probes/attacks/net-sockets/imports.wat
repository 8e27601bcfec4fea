(import "wasi_snapshot_preview1" "sock_recv"
  (func $sock_recv (param $fd i32) (param $buffers i32) (param $count i32) (param $flags i32)
                   (param $received i32) (param $flags_out i32) (result i32)))
(import "wasi_snapshot_preview1" "sock_send"
  (func $sock_send (param $fd i32) (param $buffers i32) (param $count i32) (param $flags i32)
                   (param $sent i32) (result i32)))
(import "wasi_snapshot_preview1" "sock_shutdown"
  (func $sock_shutdown (param $fd i32) (param $how i32) (result i32)))
