;; The functions of WASI preview 1 that attacks call; the build removes those that a module does not use. Each answers 0
;; or an error number. Parameters are as in the specification
;; (wasi_snapshot_preview1.witx).

(import "wasi_snapshot_preview1" "fd_prestat_get"
  (func $fd_prestat_get (param $fd i32) (param $prestat i32) (result i32)))
(import "wasi_snapshot_preview1" "fd_fdstat_set_rights"
  (func $fd_fdstat_set_rights (param $fd i32) (param $rights i64) (param $inheriting i64) (result i32)))
(import "wasi_snapshot_preview1" "fd_filestat_get"
  (func $fd_filestat_get (param $fd i32) (param $filestat i32) (result i32)))
(import "wasi_snapshot_preview1" "fd_filestat_set_size"
  (func $fd_filestat_set_size (param $fd i32) (param $size i64) (result i32)))
(import "wasi_snapshot_preview1" "fd_filestat_set_times"
  (func $fd_filestat_set_times (param $fd i32) (param $access i64) (param $modification i64) (param $flags i32)
                               (result i32)))
(import "wasi_snapshot_preview1" "fd_read"
  (func $fd_read (param $fd i32) (param $buffers i32) (param $count i32) (param $read i32) (result i32)))
(import "wasi_snapshot_preview1" "fd_readdir"
  (func $fd_readdir (param $fd i32) (param $buffer i32) (param $bytes i32) (param $cookie i64) (param $used i32)
                    (result i32)))
(import "wasi_snapshot_preview1" "fd_renumber"
  (func $fd_renumber (param $from i32) (param $to i32) (result i32)))
(import "wasi_snapshot_preview1" "fd_seek"
  (func $fd_seek (param $fd i32) (param $offset i64) (param $whence i32) (param $position i32) (result i32)))
(import "wasi_snapshot_preview1" "fd_write"
  (func $fd_write (param $fd i32) (param $buffers i32) (param $count i32) (param $written i32) (result i32)))
(import "wasi_snapshot_preview1" "fd_close"
  (func $fd_close (param $fd i32) (result i32)))
(import "wasi_snapshot_preview1" "path_create_directory"
  (func $path_create_directory (param $fd i32) (param $path i32) (param $length i32) (result i32)))
(import "wasi_snapshot_preview1" "path_filestat_get"
  (func $path_filestat_get (param $fd i32) (param $lookup i32) (param $path i32) (param $length i32)
                           (param $filestat i32) (result i32)))
(import "wasi_snapshot_preview1" "path_filestat_set_times"
  (func $path_filestat_set_times (param $fd i32) (param $lookup i32) (param $path i32) (param $length i32)
                                 (param $access i64) (param $modification i64) (param $flags i32) (result i32)))
(import "wasi_snapshot_preview1" "path_link"
  (func $path_link (param $old_fd i32) (param $lookup i32) (param $old i32) (param $old_length i32)
                   (param $new_fd i32) (param $new i32) (param $new_length i32) (result i32)))
(import "wasi_snapshot_preview1" "path_open"
  (func $path_open (param $fd i32) (param $lookup i32) (param $path i32) (param $length i32) (param $open_flags i32)
                   (param $rights i64) (param $inheriting i64) (param $fd_flags i32) (param $opened i32)
                   (result i32)))
(import "wasi_snapshot_preview1" "path_readlink"
  (func $path_readlink (param $fd i32) (param $path i32) (param $length i32) (param $buffer i32) (param $bytes i32)
                       (param $used i32) (result i32)))
(import "wasi_snapshot_preview1" "path_remove_directory"
  (func $path_remove_directory (param $fd i32) (param $path i32) (param $length i32) (result i32)))
(import "wasi_snapshot_preview1" "path_rename"
  (func $path_rename (param $old_fd i32) (param $old i32) (param $old_length i32)
                     (param $new_fd i32) (param $new i32) (param $new_length i32) (result i32)))
(import "wasi_snapshot_preview1" "path_symlink"
  (func $path_symlink (param $target i32) (param $target_length i32)
                      (param $fd i32) (param $path i32) (param $length i32) (result i32)))
(import "wasi_snapshot_preview1" "path_unlink_file"
  (func $path_unlink_file (param $fd i32) (param $path i32) (param $length i32) (result i32)))
(import "wasi_snapshot_preview1" "sock_recv"
  (func $sock_recv (param $fd i32) (param $buffers i32) (param $count i32) (param $flags i32)
                   (param $received i32) (param $flags_out i32) (result i32)))
(import "wasi_snapshot_preview1" "sock_send"
  (func $sock_send (param $fd i32) (param $buffers i32) (param $count i32) (param $flags i32)
                   (param $sent i32) (result i32)))
(import "wasi_snapshot_preview1" "sock_shutdown"
  (func $sock_shutdown (param $fd i32) (param $how i32) (result i32)))
