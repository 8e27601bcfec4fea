;; No folder was granted: no descriptor but the standard streams is open, and those are no folders. Tries every descriptor
;; from 3 to 1000, as a runtime may have left its own open there, and opens paths below the standard streams.
;;
;; borrows: wat/common
;; parts: escape wasi files

(global $'fd_prestat_get_on_' i32 (i32.const 0x1000)) (data (i32.const 0x1000) "\27fd_prestat_get succeeded on descriptor ")
(global $'fd_read_on_' i32 (i32.const 0x1030))        (data (i32.const 0x1030) "\20fd_read succeeded on descriptor ")
(global $'fd_write_on_' i32 (i32.const 0x1060))       (data (i32.const 0x1060) "\21fd_write succeeded on descriptor ")
(global $'path_open_on_' i32 (i32.const 0x1090))      (data (i32.const 0x1090) "\22path_open succeeded on descriptor ")
(global $'.' i32 (i32.const 0x10c0))                  (data (i32.const 0x10c0) "\01.")
(global $'/etc/passwd' i32 (i32.const 0x10d0))        (data (i32.const 0x10d0) "\0b/etc/passwd")

(global $LAST_DESCRIPTOR i32 (i32.const 1000))

(func $probe_check (param $config i32)
  (local $fd i32)
  (block $done
    (loop $next
      (br_if $done (i32.gt_u (local.get $fd) (global.get $LAST_DESCRIPTOR)))
      (br_if $done (i32.eqz (call $cannot_open_below (local.get $fd) (global.get $'.'))))
      (br_if $done (i32.eqz (call $cannot_open_below (local.get $fd) (global.get $'/etc/passwd'))))
      (if (i32.ge_u (local.get $fd) (global.get $GRANTED))
        (then (br_if $done (i32.eqz (call $is_closed (local.get $fd))))))
      (local.set $fd (i32.add (local.get $fd) (i32.const 1)))
      (br $next)))
  (call $report_tries))

(func $cannot_open_below (param $fd i32) (param $path i32) (result i32)
  (call $count_try)
  (if (call $path_open (local.get $fd) (global.get $LOOKUP_SYMLINK_FOLLOW)
                       (call $literal_text (local.get $path)) (call $literal_length (local.get $path)) (i32.const 0)
                       (global.get $RIGHT_FD_READ) (i64.const 0) (i32.const 0) (global.get $OPENED))
    (then (return (i32.const 1))))
  (call $escape_on (global.get $'path_open_on_') (i64.extend_i32_u (local.get $fd)))
  (i32.const 0))

(func $is_closed (param $fd i32) (result i32)
  (call $count_try)
  (if (i32.eqz (call $fd_prestat_get (local.get $fd) (global.get $BUFFER)))
    (then
      (call $escape_on (global.get $'fd_prestat_get_on_') (i64.extend_i32_u (local.get $fd)))
      (return (i32.const 0))))
  (if (i32.eqz (call $read (local.get $fd)))
    (then
      (call $escape_on (global.get $'fd_read_on_') (i64.extend_i32_u (local.get $fd)))
      (return (i32.const 0))))
  (if (i32.eqz (call $write (local.get $fd)))
    (then
      (call $escape_on (global.get $'fd_write_on_') (i64.extend_i32_u (local.get $fd)))
      (return (i32.const 0))))
  (i32.const 1))
