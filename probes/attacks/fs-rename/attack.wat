;; Moves a file from outside into the granted folder, or one of the granted folder out. A runtime that checks only one of
;; the two paths, or only the paths that it opens, lets one of them pass.
;;
;; Config: {"moves": [["<from>", "<to>"], ...]}; each has to be refused.
;;
;; borrows: wat/common
;; parts: escape wasi files

(global $'moves' i32 (i32.const 0x1000)) (data (i32.const 0x1000) "\05moves")

(func $probe_check (param $config i32)
  (local $move i32) (local $from i32) (local $to i32)
  (local.set $move (call $config_array (local.get $config) (global.get $'moves')))
  (if (i32.eqz (local.get $move))
    (then (return)))
  (if (i32.eqz (call $is_granted))
    (then (return)))
  (local.set $move (call $json_first (local.get $move)))
  (block $done
    (loop $next
      (br_if $done (i32.eqz (local.get $move)))
      (local.set $from (call $json_first (local.get $move)))
      (local.set $to (call $json_next (local.get $from)))
      (br_if $done
        (i32.eqz
          (call $demand_path_error
            (call $path_rename (global.get $GRANTED)
              (call $json_string (local.get $from)) (call $json_string_length (local.get $from))
              (global.get $GRANTED)
              (call $json_string (local.get $to)) (call $json_string_length (local.get $to)))
            (call $json_string (local.get $from)) (call $json_string_length (local.get $from)))))
      (local.set $move (call $json_next (local.get $move)))
      (br $next)))
  (call $report_tries))
