;; Uses the granted folder as if it were a file: reads, writes and seeks on it, sets its size, opens it to be written,
;; truncated and made anew. Not all systems tell files from folders at each of these calls.
;;
;; borrows: wat/common
;; parts: escape wasi files

(global $'.' i32 (i32.const 0x1000))                (data (i32.const 0x1000) "\01.")
(global $'fd_read' i32 (i32.const 0x1010))          (data (i32.const 0x1010) "\17fd_read on a folder was")
(global $'fd_write' i32 (i32.const 0x1030))         (data (i32.const 0x1030) "\14fd_write on a folder")
(global $'fd_set_size' i32 (i32.const 0x1050))      (data (i32.const 0x1050) "\20fd_filestat_set_size on a folder")
(global $'open_truncate' i32 (i32.const 0x1080))    (data (i32.const 0x1080) "\1fpath_open of a folder, truncate")
(global $'open_create' i32 (i32.const 0x10b0))      (data (i32.const 0x10b0) "\22path_open, create a folder by file")
(global $'write_through' i32 (i32.const 0x10e0))    (data (i32.const 0x10e0) "\1bwrite to a folder as a file")

(func $probe_check (param $config i32)
  (if (i32.eqz (call $is_granted))
    (then (return)))
  (block $escaped
    (br_if $escaped (i32.eqz (call $demand_error (call $read (global.get $GRANTED)) (global.get $'fd_read'))))
    (br_if $escaped (i32.eqz (call $demand_error (call $write (global.get $GRANTED)) (global.get $'fd_write'))))
    (br_if $escaped
      (i32.eqz (call $demand_error (call $fd_filestat_set_size (global.get $GRANTED) (i64.const 0))
                                   (global.get $'fd_set_size'))))
    (br_if $escaped
      (i32.eqz
        (call $demand_error
          (call $open_literal (global.get $'folder') (global.get $OPEN_TRUNCATE)
                              (i64.or (global.get $RIGHT_FD_READ) (global.get $RIGHT_FD_WRITE)))
          (global.get $'open_truncate'))))
    (br_if $escaped
      (i32.eqz
        (call $demand_error
          (call $open_literal (global.get $'.') (i32.or (global.get $OPEN_CREATE) (global.get $OPEN_TRUNCATE))
                              (i64.or (global.get $RIGHT_FD_READ) (global.get $RIGHT_FD_WRITE)))
          (global.get $'open_create'))))
    (call $count_try)
    (if (i32.eqz (call $open_literal (global.get $'folder') (i32.const 0)
                                     (i64.or (global.get $RIGHT_FD_READ) (global.get $RIGHT_FD_WRITE))))
      (then
        (drop (call $demand_error (call $write (i32.load (global.get $OPENED))) (global.get $'write_through')))
        (drop (call $fd_close (i32.load (global.get $OPENED)))))))
  (call $report_tries))
