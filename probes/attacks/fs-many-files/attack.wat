;; Opens one file again and again and closes none. Descriptors are the host's, and it has not many: while the guest holds
;; them all, the host can open no file and no connection for anybody. The guest sees whether it can by a request of its
;; own, which needs one.
;;
;; Config: {"files": 20000, "url": "..."}; opening has to be refused before so many are open, and the request answered.
;;
;; borrows: wat/common
;; parts: escape wasi files

(global $'files' i32 (i32.const 0x1000))        (data (i32.const 0x1000) "\05files")
(global $'opened_' i32 (i32.const 0x1010))      (data (i32.const 0x1010) "\1bopen at once, none refused:")
(global $'request_failed' i32 (i32.const 0x1030)) (data (i32.const 0x1030) "\2ethe host's request, while the guest held files")
(global $'open' i32 (i32.const 0x1060))         (data (i32.const 0x1060) "\04open")

(global $MOST_FILES i64 (i64.const 1_000_000))
(global $TIMEOUT_MS i64 (i64.const 2000))

(func $probe_check (param $config i32)
  (local $url i32) (local $files i64) (local $open i64) (local $refused i32)
  (block $invalid
    (local.set $files
      (call $config_integer (local.get $config) (global.get $'files') (i64.const 1) (global.get $MOST_FILES)))
    (br_if $invalid (i64.lt_s (local.get $files) (i64.const 0)))
    (local.set $url (call $config_text (local.get $config) (global.get $'url')))
    (br_if $invalid (i32.eqz (local.get $url)))
    (br_if $invalid (i32.eqz (call $is_granted)))
    (block $done
      (loop $next
        (br_if $done (i64.eq (local.get $open) (local.get $files)))
        (local.set $refused
          (call $open_literal (global.get $'readable.txt') (i32.const 0) (global.get $RIGHT_FD_READ)))
        (br_if $done (local.get $refused))
        (local.set $open (i64.add (local.get $open) (i64.const 1)))
        (br $next)))
    (if (i32.eqz (call $http_get (local.get $url) (global.get $TIMEOUT_MS)))
      (then (call $escape_by_literal (global.get $'request_failed') (local.get $open)))
      (else
        (if (i32.eqz (local.get $refused))
          (then (call $escape_by_literal (global.get $'opened_') (local.get $open))))))
    (call $close_all (local.get $open))
    (call $write_count (global.get $metrics) (global.get $'open') (local.get $open))))

;; Descriptors are given from the lowest on: the last one is in $OPENED, and all below it are the guest's.
(func $close_all (param $open i64)
  (local $fd i32)
  (local.set $fd (i32.add (global.get $GRANTED) (i32.wrap_i64 (local.get $open))))
  (block $closed
    (loop $next
      (br_if $closed (i32.le_s (local.get $fd) (global.get $GRANTED)))
      (drop (call $fd_close (local.get $fd)))
      (local.set $fd (i32.sub (local.get $fd) (i32.const 1)))
      (br $next))))
