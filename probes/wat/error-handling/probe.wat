;; error-handling: a list of requests that go wrong, each in its own way. The probe is ok when every one of them went
;; wrong as the config says.
;;
;; Config: {"checks":[{"name":"...","url":"...","timeoutMs":1000,"expected":"http-status"},...]}
;; "expected" is a kind of error from http.wat, or "none" for a check that is to succeed: status 200 and a body that is
;; an object which says it is up. {"trap":true} makes the probe trap, to see what the host makes of it.
;;
;; Metrics: {"checks":7,"asExpected":7,"results":[{"name":"...","status":500,"error":{"kind":"http-status",
;;           "message":"the status is 500, expected 200"}},...]}
;; "status" is null where there was no response, "error" where there was no error.

(global $STATUS_OK i64 (i64.const 200))

(global $PROBE_SCENARIO i32 (i32.const 0x1000)) (data (i32.const 0x1000) "\0eerror-handling")

(global $'trap' i32 (i32.const 0x1010))                       (data (i32.const 0x1010) "\04trap")
(global $'checks' i32 (i32.const 0x1020))                     (data (i32.const 0x1020) "\06checks")
(global $'name' i32 (i32.const 0x1030))                       (data (i32.const 0x1030) "\04name")
(global $'expected' i32 (i32.const 0x1040))                   (data (i32.const 0x1040) "\08expected")
(global $'none' i32 (i32.const 0x1050))                       (data (i32.const 0x1050) "\04none")
(global $'asExpected' i32 (i32.const 0x1060))                 (data (i32.const 0x1060) "\0aasExpected")
(global $'results' i32 (i32.const 0x1070))                    (data (i32.const 0x1070) "\07results")
(global $'unexpected-outcome' i32 (i32.const 0x1080))         (data (i32.const 0x1080) "\12unexpected-outcome")
(global $'' i32 (i32.const 0x10a0))                           (data (i32.const 0x10a0) "\00")
(global $'_checks_ended_unexpectedly' i32 (i32.const 0x10b0)) (data (i32.const 0x10b0) "\1a checks ended unexpectedly")

(func $probe_check (param $config i32)
  (local $checks i32) (local $check i32) (local $count i64) (local $as_expected i64) (local $report i32)
  (if (call $json_is (call $json_get (local.get $config) (global.get $'trap')) (global.get $JSON_TRUE))
    (then (unreachable)))
  (local.set $checks (call $read_checks (local.get $config)))
  (if (i32.eqz (local.get $checks))
    (then (return)))

  (local.set $report (call $writer_new))
  (call $write_begin_array (local.get $report))
  (local.set $check (call $json_first (local.get $checks)))
  (block $end
    (loop $next
      (br_if $end (i32.eqz (local.get $check)))
      (if (call $perform (local.get $check) (local.get $report))
        (then (local.set $as_expected (i64.add (local.get $as_expected) (i64.const 1)))))
      (local.set $check (call $json_next (local.get $check)))
      (br $next)))
  (call $write_end_array (local.get $report))

  (local.set $count (i64.extend_i32_u (call $json_count (local.get $checks))))
  (call $write_count (global.get $metrics) (global.get $'checks') (local.get $count))
  (call $write_count (global.get $metrics) (global.get $'asExpected') (local.get $as_expected))
  (call $write_literal_name (global.get $metrics) (global.get $'results'))
  (call $write_written (global.get $metrics) (local.get $report))
  (if (i64.ne (local.get $count) (local.get $as_expected))
    (then
      (call $set_number_error (global.get $'unexpected-outcome')
        (global.get $'')
        (i64.sub (local.get $count) (local.get $as_expected))
        (global.get $'_checks_ended_unexpectedly'))
      (call $fail))))

;; Reads the config and answers the array of checks, or 0. All of them are looked at before the first request: a config
;; is used as a whole or not at all.
(func $read_checks (param $config i32) (result i32)
  (local $checks i32) (local $check i32)
  (block $invalid
    (local.set $checks (call $config_array (local.get $config) (global.get $'checks')))
    (br_if $invalid (i32.eqz (local.get $checks)))
    (local.set $check (call $json_first (local.get $checks)))
    (loop $next
      (if (i32.eqz (local.get $check))
        (then (return (local.get $checks))))
      (br_if $invalid (i32.eqz (call $config_text (local.get $check) (global.get $'name'))))
      (br_if $invalid (i32.eqz (call $config_text (local.get $check) (global.get $'url'))))
      (br_if $invalid (i64.lt_s (call $config_timeout_ms (local.get $check)) (i64.const 0)))
      (br_if $invalid (i32.eqz (call $config_text (local.get $check) (global.get $'expected'))))
      (local.set $check (call $json_next (local.get $check)))
      (br $next)))
  (i32.const 0))

;; Performs a check, which was found valid, and reports on it. Answers whether it ended as expected.
(func $perform (param $check i32) (param $report i32) (result i32)
  (local $name i32) (local $expected i32)
  (local.set $name (call $config_text (local.get $check) (global.get $'name')))
  (local.set $expected (call $config_text (local.get $check) (global.get $'expected')))
  (global.set $response_status (i32.const 0))
  (if (call $http_check (call $config_text (local.get $check) (global.get $'url'))
                        (call $config_timeout_ms (local.get $check))
                        (global.get $STATUS_OK))
    (then (call $set_literal_error (global.get $'none') (global.get $''))))

  (call $write_begin_object (local.get $report))
  (call $write_literal_name (local.get $report) (global.get $'name'))
  (call $write_string (local.get $report)
                      (call $json_string (local.get $name)) (call $json_string_length (local.get $name)))
  (call $write_literal_name (local.get $report) (global.get $'status'))
  (call $write_status (local.get $report) (global.get $response_status))
  (call $write_literal_name (local.get $report) (global.get $'error'))
  (if (i32.eq (global.get $error_kind) (global.get $'none'))
    (then (call $write_null (local.get $report)))
    (else (call $write_error (local.get $report))))
  (call $write_end_object (local.get $report))
  (call $text_is (call $json_string (local.get $expected)) (call $json_string_length (local.get $expected))
                 (global.get $error_kind)))
