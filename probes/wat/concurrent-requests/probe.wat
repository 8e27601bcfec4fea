;; concurrent-requests: a few GETs one after the other. A module has one thread; it is the host that runs several
;; instances of it at a time.
;;
;; Config: {"timeoutMs":1000,"expectedStatus":200,"endpoints":[{"name":"slow","url":"...","requests":2},...]}
;;
;; Metrics: {"requests":4,"succeeded":4,"bodyBytes":200,
;;           "endpoints":[{"name":"slow","requests":2,"succeeded":2,"bodyBytes":100,"error":null},...]}
;; A request succeeds when the status is the expected one and the body is an object that says it is up; bodyBytes counts
;; the bodies of those. "error" is the kind of the endpoint's first failure.

(global $MOST_REQUESTS i64 (i64.const 1000))

(global $PROBE_SCENARIO i32 (i32.const 0x1000)) (data (i32.const 0x1000) "\13concurrent-requests")

(global $'endpoints' i32 (i32.const 0x1020))        (data (i32.const 0x1020) "\09endpoints")
(global $'name' i32 (i32.const 0x1030))             (data (i32.const 0x1030) "\04name")
(global $'requests' i32 (i32.const 0x1040))         (data (i32.const 0x1040) "\08requests")
(global $'succeeded' i32 (i32.const 0x1050))        (data (i32.const 0x1050) "\09succeeded")
(global $'bodyBytes' i32 (i32.const 0x1060))        (data (i32.const 0x1060) "\09bodyBytes")
(global $'requests-failed' i32 (i32.const 0x1070))  (data (i32.const 0x1070) "\0frequests-failed")
(global $'' i32 (i32.const 0x1080))                 (data (i32.const 0x1080) "\00")
(global $'_requests_failed' i32 (i32.const 0x1090)) (data (i32.const 0x1090) "\10 requests failed")

(global $timeout_ms (mut i64) (i64.const 0))
(global $expected_status (mut i64) (i64.const 0))

;; Of all endpoints.
(global $requests (mut i64) (i64.const 0))
(global $succeeded (mut i64) (i64.const 0))
(global $body_bytes (mut i64) (i64.const 0))

(func $probe_check (param $config i32)
  (local $endpoints i32) (local $endpoint i32) (local $report i32)
  (local.set $endpoints (call $read_settings (local.get $config)))
  (if (i32.eqz (local.get $endpoints))
    (then (return)))

  (global.set $requests (i64.const 0))
  (global.set $succeeded (i64.const 0))
  (global.set $body_bytes (i64.const 0))
  (local.set $report (call $writer_new))
  (call $write_begin_array (local.get $report))
  (local.set $endpoint (call $json_first (local.get $endpoints)))
  (block $end
    (loop $next
      (br_if $end (i32.eqz (local.get $endpoint)))
      (call $check_endpoint (local.get $endpoint) (local.get $report))
      (local.set $endpoint (call $json_next (local.get $endpoint)))
      (br $next)))
  (call $write_end_array (local.get $report))

  (call $write_tally (global.get $metrics)
                     (global.get $requests) (global.get $succeeded) (global.get $body_bytes))
  (call $write_literal_name (global.get $metrics) (global.get $'endpoints'))
  (call $write_written (global.get $metrics) (local.get $report))
  (if (i64.ne (global.get $requests) (global.get $succeeded))
    (then
      (call $set_number_error (global.get $'requests-failed')
        (global.get $'')
        (i64.sub (global.get $requests) (global.get $succeeded))
        (global.get $'_requests_failed'))
      (call $fail))))

;; Reads the config and answers the array of endpoints, or 0. All of them are looked at before the first request: a
;; config is used as a whole or not at all.
(func $read_settings (param $config i32) (result i32)
  (local $endpoints i32) (local $endpoint i32)
  (block $invalid
    (global.set $timeout_ms (call $config_timeout_ms (local.get $config)))
    (br_if $invalid (i64.lt_s (global.get $timeout_ms) (i64.const 0)))
    (global.set $expected_status (call $config_expected_status (local.get $config)))
    (br_if $invalid (i64.lt_s (global.get $expected_status) (i64.const 0)))
    (local.set $endpoints (call $config_array (local.get $config) (global.get $'endpoints')))
    (br_if $invalid (i32.eqz (local.get $endpoints)))
    (local.set $endpoint (call $json_first (local.get $endpoints)))
    (loop $next
      (if (i32.eqz (local.get $endpoint))
        (then (return (local.get $endpoints))))
      (br_if $invalid (i32.eqz (call $config_text (local.get $endpoint) (global.get $'name'))))
      (br_if $invalid (i32.eqz (call $config_text (local.get $endpoint) (global.get $'url'))))
      (br_if $invalid (i64.lt_s (call $config_requests (local.get $endpoint)) (i64.const 0)))
      (local.set $endpoint (call $json_next (local.get $endpoint)))
      (br $next)))
  (i32.const 0))

(func $config_requests (param $endpoint i32) (result i64)
  (call $config_integer (local.get $endpoint) (global.get $'requests') (i64.const 1) (global.get $MOST_REQUESTS)))

;; Makes the requests to an endpoint, which was found valid, and reports on them.
(func $check_endpoint (param $endpoint i32) (param $report i32)
  (local $name i32) (local $url i32) (local $requests i64) (local $made i64) (local $succeeded i64)
  (local $body_bytes i64) (local $first_failure i32) ;; a kind of error, or 0
  (local.set $name (call $config_text (local.get $endpoint) (global.get $'name')))
  (local.set $url (call $config_text (local.get $endpoint) (global.get $'url')))
  (local.set $requests (call $config_requests (local.get $endpoint)))
  (loop $next
    (if (call $http_check (local.get $url) (global.get $timeout_ms) (global.get $expected_status))
      (then
        (local.set $succeeded (i64.add (local.get $succeeded) (i64.const 1)))
        (local.set $body_bytes
          (i64.add (local.get $body_bytes)
                   (i64.extend_i32_u (call $json_string_length (global.get $response_body))))))
      (else
        (if (i32.eqz (local.get $first_failure))
          (then (local.set $first_failure (global.get $error_kind))))))
    (local.set $made (i64.add (local.get $made) (i64.const 1)))
    (br_if $next (i64.lt_u (local.get $made) (local.get $requests))))

  (call $write_begin_object (local.get $report))
  (call $write_literal_name (local.get $report) (global.get $'name'))
  (call $write_string (local.get $report)
                      (call $json_string (local.get $name)) (call $json_string_length (local.get $name)))
  (call $write_tally (local.get $report) (local.get $requests) (local.get $succeeded) (local.get $body_bytes))
  (call $write_literal_name (local.get $report) (global.get $'error'))
  (if (local.get $first_failure)
    (then (call $write_literal_string (local.get $report) (local.get $first_failure)))
    (else (call $write_null (local.get $report))))
  (call $write_end_object (local.get $report))

  (global.set $requests (i64.add (global.get $requests) (local.get $requests)))
  (global.set $succeeded (i64.add (global.get $succeeded) (local.get $succeeded)))
  (global.set $body_bytes (i64.add (global.get $body_bytes) (local.get $body_bytes))))

(func $write_tally (param $writer i32) (param $requests i64) (param $succeeded i64) (param $body_bytes i64)
  (call $write_count (local.get $writer) (global.get $'requests') (local.get $requests))
  (call $write_count (local.get $writer) (global.get $'succeeded') (local.get $succeeded))
  (call $write_count (local.get $writer) (global.get $'bodyBytes') (local.get $body_bytes)))
