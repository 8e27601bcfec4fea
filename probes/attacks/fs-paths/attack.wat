;; Opens files outside of the granted folder by the paths of its config, each below the granted folder's descriptor, and
;; reads them. A runtime that joins paths as text, or leaves links to the operating system, hands them out.
;;
;; Config: {"paths": [...]}; none must be readable, nor be a folder that can be listed.
;;
;; borrows: wat/common
;; parts: escape wasi files

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
        (i32.eqz (call $demand_unreadable (call $json_string (local.get $path))
                                          (call $json_string_length (local.get $path)))))
      (br_if $done
        (i32.eqz (call $demand_unlistable (call $json_string (local.get $path))
                                          (call $json_string_length (local.get $path)))))
      (local.set $path (call $json_next (local.get $path)))
      (br $next)))
  (call $report_tries))

(func $demand_unlistable (param $path i32) (param $length i32) (result i32)
  (call $count_try)
  (if (call $open (local.get $path) (local.get $length) (global.get $OPEN_DIRECTORY) (global.get $RIGHT_FD_READDIR))
    (then (return (i32.const 1))))
  (if (call $fd_readdir (i32.load (global.get $OPENED)) (global.get $BUFFER) (global.get $BUFFER_BYTES) (i64.const 0)
                        (global.get $COUNT))
    (then
      (drop (call $fd_close (i32.load (global.get $OPENED))))
      (return (i32.const 1))))
  (drop (call $fd_close (i32.load (global.get $OPENED))))
  (call $escape_with (local.get $path) (local.get $length) (global.get $BUFFER) (i32.load (global.get $COUNT)))
  (i32.const 0))
