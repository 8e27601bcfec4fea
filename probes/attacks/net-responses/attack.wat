;; Asks a granted server that answers with more than anybody can take: bodies without end, one byte at a time, headers
;; without end, lengths that lie. A host that collects first and looks at its limits later runs out of memory, or waits
;; for as long as the server pleases.
;;
;; Config: {"timeoutMs": 300, "withinMs": 2000, "cases": [{"url": "...", "ends": [-4, ...]}, ...]}; each request has to
;; end with one of its codes (1 stands for any response), before withinMs have passed.
;;
;; borrows: wat/common
;; parts: escape requests

(global $'withinMs' i32 (i32.const 0x1000))          (data (i32.const 0x1000) "\08withinMs")
(global $'cases' i32 (i32.const 0x1010))             (data (i32.const 0x1010) "\05cases")
(global $'ends' i32 (i32.const 0x1020))              (data (i32.const 0x1020) "\04ends")
(global $'_after_milliseconds' i32 (i32.const 0x1030)) (data (i32.const 0x1030) "\16, milliseconds waited:")

(global $LONGEST_WAIT_MS i64 (i64.const 600_000))
(global $NANOS_PER_MS i64 (i64.const 1_000_000))

(global $timeout_ms (mut i64) (i64.const 0))
(global $within_ms (mut i64) (i64.const 0))

(func $probe_check (param $config i32)
  (local $case i32)
  (block $invalid
    (global.set $timeout_ms (call $config_timeout_ms (local.get $config)))
    (br_if $invalid (i64.lt_s (global.get $timeout_ms) (i64.const 0)))
    (global.set $within_ms
      (call $config_integer (local.get $config) (global.get $'withinMs') (i64.const 1) (global.get $LONGEST_WAIT_MS)))
    (br_if $invalid (i64.lt_s (global.get $within_ms) (i64.const 0)))
    (local.set $case (call $config_array (local.get $config) (global.get $'cases')))
    (br_if $invalid (i32.eqz (local.get $case)))

    (local.set $case (call $json_first (local.get $case)))
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $case)))
        (br_if $done (i32.eqz (call $try_case (local.get $case))))
        (local.set $case (call $json_next (local.get $case)))
        (br $next)))
    (call $report_tries)))

;; Answers whether the case ended as it must.
(func $try_case (param $case i32) (result i32)
  (local $url i32) (local $ends i32) (local $code i32) (local $start i64) (local $waited_ms i64)
  (block $invalid
    (local.set $url (call $config_text (local.get $case) (global.get $'url')))
    (br_if $invalid (i32.eqz (local.get $url)))
    (local.set $ends (call $config_array (local.get $case) (global.get $'ends')))
    (br_if $invalid (i32.eqz (local.get $ends)))

    (call $count_try)
    (local.set $start (call $now_nanos))
    (local.set $code (call $ask_for (local.get $url) (global.get $timeout_ms)))
    (local.set $waited_ms (i64.div_s (i64.sub (call $now_nanos) (local.get $start)) (global.get $NANOS_PER_MS)))
    (if (i64.gt_s (local.get $waited_ms) (global.get $within_ms))
      (then
        (call $report_wait (local.get $url) (local.get $waited_ms))
        (return (i32.const 0))))
    (if (call $may_end (local.get $ends) (local.get $code))
      (then (return (i32.const 1))))
    (call $escape_by (call $json_string (local.get $url)) (call $json_string_length (local.get $url))
                     (i64.extend_i32_s (local.get $code))))
  (i32.const 0))

(func $may_end (param $ends i32) (param $code i32) (result i32)
  (local $end i32) (local $normal i64)
  (local.set $normal (i64.extend_i32_s (select (i32.const 1) (local.get $code)
                                               (i32.gt_s (local.get $code) (i32.const 0)))))
  (local.set $end (call $json_first (local.get $ends)))
  (block $done
    (loop $next
      (br_if $done (i32.eqz (local.get $end)))
      (if (i64.eq (call $json_number (local.get $end))
                  (i64.mul (local.get $normal) (global.get $DECIMAL_ONE)))
        (then (return (i32.const 1))))
      (local.set $end (call $json_next (local.get $end)))
      (br $next)))
  (i32.const 0))

(func $report_wait (param $url i32) (param $waited_ms i64)
  (local $what i32)
  (local.set $what (call $writer_new))
  (call $put_text (local.get $what)
                  (call $json_string (local.get $url)) (call $json_string_length (local.get $url)))
  (call $put_literal (local.get $what) (global.get $'_after_milliseconds'))
  (call $escape_by (call $writer_text (local.get $what)) (call $writer_length (local.get $what))
                   (local.get $waited_ms)))
