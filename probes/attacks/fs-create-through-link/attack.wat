;; Opens "link-to-nothing", a link of the granted folder to a file outside that does not exist, to be made. A runtime that
;; resolves what exists, and leaves the rest to the operating system, makes the file where the link leads. That is seen
;; from outside, too.
;;
;; borrows: wat/common
;; parts: escape wasi files

(global $'link-to-nothing' i32 (i32.const 0x1000)) (data (i32.const 0x1000) "\0flink-to-nothing")

(func $probe_check (param $config i32)
  (if (i32.eqz (call $is_granted))
    (then (return)))
  (drop
    (call $demand_error
      (call $open_literal (global.get $'link-to-nothing') (global.get $OPEN_CREATE) (global.get $RIGHT_FD_WRITE))
      (global.get $'link-to-nothing')))
  (call $report_tries))
