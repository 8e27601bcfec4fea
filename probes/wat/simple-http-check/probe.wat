;; simple-http-check: one GET to a health endpoint.
;;
;; Config: {"url":"...","timeoutMs":1000,"expectedStatus":200,"latencyLimitMs":1000,"metrics":["a","b.c",...]}
;; Each entry of "metrics" names a number in the body, a dot standing between the names of nested objects.
;;
;; Metrics: {"withinLimit":true,"service":"...","version":"...","checks":3,"checksUp":3,"values":{"a":1.000,...}}
;; "service" and "version" are null where the body has no such text. Without a response there is nothing but {}, and
;; where the body cannot be used, "withinLimit" stands alone. The first failure in this order counts: the request, the
;; status, the body, its "status", a missing metric, the latency.

(global $NANOS_PER_MS i64 (i64.const 1_000_000))

(global $PROBE_SCENARIO i32 (i32.const 0x1000)) (data (i32.const 0x1000) "\11simple-http-check")

(global $'latencyLimitMs' i32 (i32.const 0x1020))           (data (i32.const 0x1020) "\0elatencyLimitMs")
(global $'withinLimit' i32 (i32.const 0x1030))              (data (i32.const 0x1030) "\0bwithinLimit")
(global $'service' i32 (i32.const 0x1040))                  (data (i32.const 0x1040) "\07service")
(global $'version' i32 (i32.const 0x1050))                  (data (i32.const 0x1050) "\07version")
(global $'checks' i32 (i32.const 0x1060))                   (data (i32.const 0x1060) "\06checks")
(global $'checksUp' i32 (i32.const 0x1070))                 (data (i32.const 0x1070) "\08checksUp")
(global $'values' i32 (i32.const 0x1080))                   (data (i32.const 0x1080) "\06values")
(global $'missing-metric' i32 (i32.const 0x1090))           (data (i32.const 0x1090) "\0emissing-metric")
(global $'too-slow' i32 (i32.const 0x10a0))                 (data (i32.const 0x10a0) "\08too-slow")
(global $'body_lacks_a_metric' i32 (i32.const 0x10b0))      (data (i32.const 0x10b0) "\17the body lacks a metric")
(global $'answer_took_longer_than_' i32 (i32.const 0x10d0)) (data (i32.const 0x10d0) "\1cthe answer took longer than ")

(global $url (mut i32) (i32.const 0)) ;; a JSON string
(global $timeout_ms (mut i64) (i64.const 0))
(global $expected_status (mut i64) (i64.const 0))
(global $latency_limit_ms (mut i64) (i64.const 0))
(global $paths (mut i32) (i32.const 0)) ;; a JSON array of strings: what the config calls metrics

(func $probe_check (param $config i32)
  (local $start i64) (local $within_limit i32) (local $body i32) (local $complete i32)
  (if (i32.eqz (call $read_settings (local.get $config)))
    (then (return)))

  (local.set $start (call $now_nanos))
  (if (i32.eqz (call $http_get (global.get $url) (global.get $timeout_ms)))
    (then
      (call $fail)
      (return)))
  (local.set $within_limit
    (i64.le_s (i64.sub (call $now_nanos) (local.get $start))
              (i64.mul (global.get $latency_limit_ms) (global.get $NANOS_PER_MS))))
  (global.set $status (global.get $response_status))
  (call $write_literal_name (global.get $metrics) (global.get $'withinLimit'))
  (call $write_boolean (global.get $metrics) (local.get $within_limit))

  (if (call $http_check_status (global.get $expected_status))
    (then (local.set $body (call $http_parse_body))))
  (if (i32.eqz (local.get $body))
    (then
      (call $fail)
      (return)))
  (call $write_text (local.get $body) (global.get $'service'))
  (call $write_text (local.get $body) (global.get $'version'))
  (call $write_checks (local.get $body))
  (local.set $complete (call $write_values (local.get $body)))
  (if (i32.eqz (call $http_check_up (local.get $body)))
    (then
      (call $fail)
      (return)))
  (if (i32.eqz (local.get $complete))
    (then
      (call $set_literal_error (global.get $'missing-metric') (global.get $'body_lacks_a_metric'))
      (call $fail)
      (return)))
  (if (i32.eqz (local.get $within_limit))
    (then
      (call $set_number_error (global.get $'too-slow')
        (global.get $'answer_took_longer_than_') (global.get $latency_limit_ms) (global.get $'_ms'))
      (call $fail))))

;; Answers whether the config is valid.
(func $read_settings (param $config i32) (result i32)
  (local $path i32)
  (block $invalid
    (global.set $url (call $config_text (local.get $config) (global.get $'url')))
    (br_if $invalid (i32.eqz (global.get $url)))
    (global.set $timeout_ms (call $config_timeout_ms (local.get $config)))
    (br_if $invalid (i64.lt_s (global.get $timeout_ms) (i64.const 0)))
    (global.set $expected_status (call $config_expected_status (local.get $config)))
    (br_if $invalid (i64.lt_s (global.get $expected_status) (i64.const 0)))
    (global.set $latency_limit_ms
      (call $config_integer (local.get $config) (global.get $'latencyLimitMs')
                            (i64.const 1) (global.get $LONGEST_TIMEOUT_MS)))
    (br_if $invalid (i64.lt_s (global.get $latency_limit_ms) (i64.const 0)))
    (global.set $paths (call $config_array (local.get $config) (global.get $'metrics')))
    (br_if $invalid (i32.eqz (global.get $paths)))
    (local.set $path (call $json_first (global.get $paths)))
    (loop $next
      (if (i32.eqz (local.get $path))
        (then (return (i32.const 1))))
      (if (i32.ne (call $json_type (local.get $path)) (global.get $JSON_STRING))
        (then (return (call $config_invalid (global.get $'metrics')))))
      (local.set $path (call $json_next (local.get $path)))
      (br $next)))
  (i32.const 0))

;; Writes a text from the body, or null.
(func $write_text (param $body i32) (param $name i32)
  (local $value i32)
  (local.set $value (call $json_get (local.get $body) (local.get $name)))
  (call $write_literal_name (global.get $metrics) (local.get $name))
  (if (call $json_is (local.get $value) (global.get $JSON_STRING))
    (then
      (call $write_string (global.get $metrics)
                          (call $json_string (local.get $value)) (call $json_string_length (local.get $value))))
    (else (call $write_null (global.get $metrics)))))

(func $write_checks (param $body i32)
  (local $checks i32) (local $check i32) (local $count i64) (local $up i64)
  (local.set $checks (call $json_get (local.get $body) (global.get $'checks')))
  (if (call $json_is (local.get $checks) (global.get $JSON_ARRAY))
    (then
      (local.set $count (i64.extend_i32_u (call $json_count (local.get $checks))))
      (local.set $check (call $json_first (local.get $checks)))))
  (block $end
    (loop $next
      (br_if $end (i32.eqz (local.get $check)))
      (local.set $up (i64.add (local.get $up) (i64.extend_i32_u (call $http_is_up (local.get $check)))))
      (local.set $check (call $json_next (local.get $check)))
      (br $next)))
  (call $write_count (global.get $metrics) (global.get $'checks') (local.get $count))
  (call $write_count (global.get $metrics) (global.get $'checksUp') (local.get $up)))

;; Writes the values that are there; answers whether all are.
(func $write_values (param $body i32) (result i32)
  (local $path i32) (local $value i32) (local $complete i32)
  (local.set $complete (i32.const 1))
  (call $write_literal_name (global.get $metrics) (global.get $'values'))
  (call $write_begin_object (global.get $metrics))
  (local.set $path (call $json_first (global.get $paths)))
  (block $end
    (loop $next
      (br_if $end (i32.eqz (local.get $path)))
      (local.set $value
        (call $find (local.get $body)
                    (call $json_string (local.get $path)) (call $json_string_length (local.get $path))))
      (if (call $json_is (local.get $value) (global.get $JSON_NUMBER))
        (then
          (call $write_name (global.get $metrics)
                            (call $json_string (local.get $path)) (call $json_string_length (local.get $path)))
          (call $write_thousandths (global.get $metrics)
                                   (call $decimal_to_thousandths (call $json_number (local.get $value)))))
        (else (local.set $complete (i32.const 0))))
      (local.set $path (call $json_next (local.get $path)))
      (br $next)))
  (call $write_end_object (global.get $metrics))
  (local.get $complete))

;; Follows a dotted path from the value; 0 when it leads nowhere.
(func $find (param $value i32) (param $path i32) (param $length i32) (result i32)
  (local $end i32) (local $name i32) ;; where the current name starts
  (local.set $end (i32.add (local.get $path) (local.get $length)))
  (local.set $name (local.get $path))
  (loop $next
    (if (call $ends_name (local.get $path) (local.get $end))
      (then
        (local.set $value
          (call $json_member (local.get $value)
                             (local.get $name) (i32.sub (local.get $path) (local.get $name))))
        (local.set $name (i32.add (local.get $path) (i32.const 1)))))
    (local.set $path (i32.add (local.get $path) (i32.const 1)))
    (br_if $next (i32.le_u (local.get $path) (local.get $end))))
  (local.get $value))

(func $ends_name (param $at i32) (param $end i32) (result i32)
  (if (result i32) (i32.eq (local.get $at) (local.get $end))
    (then (i32.const 1))
    (else (i32.eq (i32.load8_u (local.get $at)) (i32.const 0x2e))))) ;; dot
