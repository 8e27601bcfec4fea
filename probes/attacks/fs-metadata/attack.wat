;; Asks what lies outside of the granted folder without opening it: sizes and times, and where links outside lead. That
;; a file exists, and how long it is, is no guest's business either.
;;
;; Config: {"paths": [...]}, each outside, by whatever way; every call on each has to be refused.
;;
;; borrows: wat/common
;; parts: escape wasi files

(global $'path_filestat_get_on_' i32 (i32.const 0x1000)) (data (i32.const 0x1000) "\15path_filestat_get on ")
(global $'path_readlink_on_' i32 (i32.const 0x1020))     (data (i32.const 0x1020) "\11path_readlink on ")

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
      (br_if $done
        (i32.eqz (call $try_path (call $json_string (local.get $path)) (call $json_string_length (local.get $path)))))
      (local.set $path (call $json_next (local.get $path)))
      (br $next)))
  (call $report_tries))

(func $try_path (param $path i32) (param $length i32) (result i32)
  (if (i32.eqz
        (call $demand (global.get $'path_filestat_get_on_') (local.get $path) (local.get $length)
          (call $path_filestat_get (global.get $GRANTED) (global.get $LOOKUP_SYMLINK_FOLLOW)
                                   (local.get $path) (local.get $length) (global.get $FILESTAT))))
    (then (return (i32.const 0))))
  (call $demand (global.get $'path_readlink_on_') (local.get $path) (local.get $length)
    (call $path_readlink (global.get $GRANTED) (local.get $path) (local.get $length)
                         (global.get $BUFFER) (global.get $BUFFER_BYTES) (global.get $COUNT))))

(func $demand (param $call i32) (param $path i32) (param $length i32) (param $error i32) (result i32)
  (local $what i32)
  (local.set $what (call $writer_new))
  (call $put_literal (local.get $what) (local.get $call))
  (call $put_text (local.get $what) (local.get $path) (local.get $length))
  (call $demand_path_error (local.get $error)
                           (call $writer_text (local.get $what)) (call $writer_length (local.get $what))))
