;; Opens a file with the right to read alone, then writes to it: at once, and after asking for more
;; rights. The folder is granted for writing; this descriptor is not.
;;
;; borrows: wat/common
;; parts: escape wasi files

(global $'write' i32 (i32.const 0x1000))      (data (i32.const 0x1000) "\21fd_write to a file opened to read")
(global $'set_rights' i32 (i32.const 0x1030)) (data (i32.const 0x1030) "\1cfd_fdstat_set_rights to more")
(global $'after' i32 (i32.const 0x1050))      (data (i32.const 0x1050) "\27fd_write after fd_fdstat_set_rights was")

(func $probe_check (param $config i32)
  (local $fd i32)
  (if (i32.eqz (call $is_granted))
    (then (return)))
  (block $escaped
    (if (call $open_literal (global.get $'readable.txt') (i32.const 0) (global.get $RIGHT_FD_READ))
      (then
        (call $not_attempted (global.get $'granted_file_unreadable'))
        (br $escaped)))
    (local.set $fd (i32.load (global.get $OPENED)))
    (br_if $escaped
      (i32.eqz (call $demand_error (call $write (local.get $fd)) (global.get $'write'))))
    (br_if $escaped
      (i32.eqz (call $demand_error (call $fd_fdstat_set_rights (local.get $fd) (global.get $ALL_RIGHTS)
                                                               (global.get $ALL_RIGHTS))
                                   (global.get $'set_rights'))))
    (drop (call $demand_error (call $write (local.get $fd)) (global.get $'after'))))
  (call $report_tries))
