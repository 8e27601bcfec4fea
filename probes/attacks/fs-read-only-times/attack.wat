;; The folder was granted for reading. Sets the times of a file and of the folder itself, by path and by descriptor, which
;; a file that was opened to be read allows on most systems.
;;
;; borrows: wat/common
;; parts: escape wasi files

(global $'path_set_times' i32 (i32.const 0x1000)) (data (i32.const 0x1000) "\17path_filestat_set_times")
(global $'fd_set_times' i32 (i32.const 0x1020))   (data (i32.const 0x1020) "\23fd_filestat_set_times on the folder")
(global $'file_set_times' i32 (i32.const 0x1050)) (data (i32.const 0x1050) "\21fd_filestat_set_times on the file")

(global $SET_BOTH_TIMES i32 (i32.const 5)) ;; access and modification, to the times given

(func $probe_check (param $config i32)
  (if (i32.eqz (call $is_granted))
    (then (return)))
  (block $escaped
    (br_if $escaped
      (i32.eqz
        (call $demand_error
          (call $path_filestat_set_times (global.get $GRANTED) (global.get $LOOKUP_SYMLINK_FOLLOW)
            (call $literal_text (global.get $'readable.txt')) (call $literal_length (global.get $'readable.txt'))
            (i64.const 0) (i64.const 0) (global.get $SET_BOTH_TIMES))
          (global.get $'path_set_times'))))
    (br_if $escaped
      (i32.eqz
        (call $demand_error
          (call $fd_filestat_set_times (global.get $GRANTED) (i64.const 0) (i64.const 0) (global.get $SET_BOTH_TIMES))
          (global.get $'fd_set_times'))))
    (if (i32.eqz (call $open_literal (global.get $'readable.txt') (i32.const 0) (global.get $FILE_RIGHTS)))
      (then
        (br_if $escaped
          (i32.eqz
            (call $demand_error
              (call $fd_filestat_set_times (i32.load (global.get $OPENED)) (i64.const 0) (i64.const 0)
                                           (global.get $SET_BOTH_TIMES))
              (global.get $'file_set_times')))))))
  (call $report_tries))
