;; The folder was granted for reading. Opens a file of it to be written, to be appended to and to be cut to nothing,
;; writes to one that was opened to be read, and sets its size. Opening alone is refused by most runtimes; where it is
;; not, the write has to be.
;;
;; borrows: wat/common
;; parts: escape wasi files

(global $'write' i32 (i32.const 0x1000))        (data (i32.const 0x1000) "\1afd_write, opened for write")
(global $'write_read' i32 (i32.const 0x1020))   (data (i32.const 0x1020) "\19fd_write, opened for read")
(global $'truncate' i32 (i32.const 0x1040))     (data (i32.const 0x1040) "\16path_open with O_TRUNC")
(global $'set_size' i32 (i32.const 0x1060))     (data (i32.const 0x1060) "\14fd_filestat_set_size")
(global $'set_size_write' i32 (i32.const 0x1080)) (data (i32.const 0x1080) "\26fd_filestat_set_size, opened for write")

(func $probe_check (param $config i32)
  (if (i32.eqz (call $is_granted))
    (then (return)))
  (block $escaped
    (call $count_try)
    (if (i32.eqz (call $open_literal (global.get $'readable.txt') (i32.const 0)
                                     (i64.or (global.get $FILE_RIGHTS) (global.get $RIGHT_FD_WRITE))))
      (then
        (br_if $escaped
          (i32.eqz (call $demand_error (call $write (i32.load (global.get $OPENED))) (global.get $'write'))))
        (br_if $escaped
          (i32.eqz (call $demand_error (call $fd_filestat_set_size (i32.load (global.get $OPENED)) (i64.const 0))
                                       (global.get $'set_size_write'))))))
    (call $count_try)
    (if (i32.eqz (call $open_literal (global.get $'readable.txt') (i32.const 0) (global.get $RIGHT_FD_READ)))
      (then
        (br_if $escaped
          (i32.eqz (call $demand_error (call $write (i32.load (global.get $OPENED))) (global.get $'write_read'))))
        (br_if $escaped
          (i32.eqz (call $demand_error (call $fd_filestat_set_size (i32.load (global.get $OPENED)) (i64.const 0))
                                       (global.get $'set_size'))))))
    (br_if $escaped
      (i32.eqz
        (call $demand_error (call $open_literal (global.get $'readable.txt') (global.get $OPEN_TRUNCATE)
                                                (global.get $RIGHT_FD_WRITE))
                            (global.get $'truncate')))))
  (call $report_tries))
