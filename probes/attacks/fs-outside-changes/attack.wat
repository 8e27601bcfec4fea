;; Changes what lies outside of the granted folder: makes and removes files and folders there, sets times. Whatever
;; succeeds is seen from outside, too.
;;
;; Config: {"paths": [...]}, each outside, by whatever way; every call on each has to be refused.
;;
;; borrows: wat/common
;; parts: escape wasi files

(global $'path_create_directory' i32 (i32.const 0x1000)) (data (i32.const 0x1000) "\15path_create_directory")
(global $'path_open_create' i32 (i32.const 0x1020))      (data (i32.const 0x1020) "\16path_open with O_CREAT")
(global $'path_open_truncate' i32 (i32.const 0x1040))    (data (i32.const 0x1040) "\16path_open with O_TRUNC")
(global $'path_set_times' i32 (i32.const 0x1060))        (data (i32.const 0x1060) "\17path_filestat_set_times")
(global $'path_symlink' i32 (i32.const 0x1080))          (data (i32.const 0x1080) "\0cpath_symlink")
(global $'path_remove_directory' i32 (i32.const 0x1090)) (data (i32.const 0x1090) "\15path_remove_directory")
(global $'path_unlink_file' i32 (i32.const 0x10b0))      (data (i32.const 0x10b0) "\10path_unlink_file")
(global $'_on_' i32 (i32.const 0x10d0))                  (data (i32.const 0x10d0) "\04 on ")

(global $SET_BOTH_TIMES i32 (i32.const 5)) ;; access and modification, to the times given

(global $path (mut i32) (i32.const 0))
(global $path_length (mut i32) (i32.const 0))

(func $probe_check (param $config i32)
  (local $path i32)
  (local.set $path (call $config_array (local.get $config) (global.get $'paths')))
  (if (i32.eqz (local.get $path))
    (then (return)))
  (if (i32.eqz (call $is_granted))
    (then (return)))
  (local.set $path (call $json_first (local.get $path)))
  (block $done
    (loop $next
      (br_if $done (i32.eqz (local.get $path)))
      (global.set $path (call $json_string (local.get $path)))
      (global.set $path_length (call $json_string_length (local.get $path)))
      (br_if $done (i32.eqz (call $try_path)))
      (local.set $path (call $json_next (local.get $path)))
      (br $next)))
  (call $report_tries))

(func $try_path (result i32)
  (block $escaped
    (br_if $escaped
      (i32.eqz (call $demand (call $path_create_directory (global.get $GRANTED) (global.get $path)
                                                          (global.get $path_length))
                             (global.get $'path_create_directory'))))
    (br_if $escaped
      (i32.eqz (call $demand (call $open (global.get $path) (global.get $path_length) (global.get $OPEN_CREATE)
                                         (global.get $RIGHT_FD_WRITE))
                             (global.get $'path_open_create'))))
    (br_if $escaped
      (i32.eqz (call $demand (call $open (global.get $path) (global.get $path_length) (global.get $OPEN_TRUNCATE)
                                         (global.get $RIGHT_FD_WRITE))
                             (global.get $'path_open_truncate'))))
    (br_if $escaped
      (i32.eqz (call $demand (call $path_filestat_set_times (global.get $GRANTED) (global.get $LOOKUP_SYMLINK_FOLLOW)
                                     (global.get $path) (global.get $path_length) (i64.const 0) (i64.const 0)
                                     (global.get $SET_BOTH_TIMES))
                             (global.get $'path_set_times'))))
    (br_if $escaped
      (i32.eqz (call $demand (call $path_symlink (call $literal_text (global.get $'readable.txt'))
                                     (call $literal_length (global.get $'readable.txt'))
                                     (global.get $GRANTED) (global.get $path) (global.get $path_length))
                             (global.get $'path_symlink'))))
    (br_if $escaped
      (i32.eqz (call $demand (call $path_remove_directory (global.get $GRANTED) (global.get $path)
                                                          (global.get $path_length))
                             (global.get $'path_remove_directory'))))
    (return
      (call $demand (call $path_unlink_file (global.get $GRANTED) (global.get $path) (global.get $path_length))
                    (global.get $'path_unlink_file'))))
  (i32.const 0))

(func $demand (param $error i32) (param $call i32) (result i32)
  (local $what i32)
  (local.set $what (call $writer_new))
  (call $put_literal (local.get $what) (local.get $call))
  (call $put_literal (local.get $what) (global.get $'_on_'))
  (call $put_text (local.get $what) (global.get $path) (global.get $path_length))
  (call $demand_path_error (local.get $error)
                           (call $writer_text (local.get $what)) (call $writer_length (local.get $what))))
