;; GET requests by way of the host. Functions that can fail leave one of these kinds in the error (result.wat):
;;
;;   timed-out, refused, denied, too-large, malformed-request, io-failure    what the host answered
;;   malformed-response  the host's response is not the JSON that it should be
;;   http-status         another status than the expected one
;;   malformed-body      the body is not JSON, or not an object
;;   truncated-body      the body is the begin of a JSON document
;;   unhealthy           the body's "status" is not "up"
;;
;; Request:  {"method":"GET","url":"http://...","timeoutMs":1000}
;; Response: {"status":200,"headers":{"content-type":"..."},"body":"<text>"}
;;
;; The host answers with the length of the response, or with one of these instead:
(global $HOST_TIMED_OUT         i32 (i32.const -1))
(global $HOST_REFUSED           i32 (i32.const -2))
(global $HOST_DENIED            i32 (i32.const -3)) ;; the capability policy does not allow the origin
(global $HOST_TOO_LARGE         i32 (i32.const -4)) ;; does not fit the capacity, or exceeds the policy's limit
(global $HOST_MALFORMED_REQUEST i32 (i32.const -5)) ;; the host could not read the request
;; and anything else below 0 for any other failure of the connection.

;; Where the response goes. Not in the arena, so that a run of many requests needs no more memory than one.
(global $RESPONSE          i32 (i32.const 0x10000))
(global $RESPONSE_CAPACITY i32 (i32.const 65536)) ;; responses that do not fit, as JSON, are too large

(global $LONGEST_TIMEOUT_MS i64 (i64.const 60000))
(global $LOWEST_STATUS      i64 (i64.const 100))
(global $HIGHEST_STATUS     i64 (i64.const 999))

(global $'method' i32 (i32.const 0x0500)) (data (i32.const 0x0500) "\06method")
(global $'GET' i32 (i32.const 0x0510)) (data (i32.const 0x0510) "\03GET")
(global $'url' i32 (i32.const 0x0520)) (data (i32.const 0x0520) "\03url")
(global $'timeoutMs' i32 (i32.const 0x0530)) (data (i32.const 0x0530) "\09timeoutMs")
(global $'body' i32 (i32.const 0x0540)) (data (i32.const 0x0540) "\04body")
(global $'up' i32 (i32.const 0x0550)) (data (i32.const 0x0550) "\02up")
(global $'expectedStatus' i32 (i32.const 0x0560)) (data (i32.const 0x0560) "\0eexpectedStatus")
(global $'timed-out' i32 (i32.const 0x0570)) (data (i32.const 0x0570) "\09timed-out")
(global $'refused' i32 (i32.const 0x0580)) (data (i32.const 0x0580) "\07refused")
(global $'denied' i32 (i32.const 0x0590)) (data (i32.const 0x0590) "\06denied")
(global $'too-large' i32 (i32.const 0x05a0)) (data (i32.const 0x05a0) "\09too-large")
(global $'malformed-request' i32 (i32.const 0x05b0)) (data (i32.const 0x05b0) "\11malformed-request")
(global $'io-failure' i32 (i32.const 0x05d0)) (data (i32.const 0x05d0) "\0aio-failure")
(global $'malformed-response' i32 (i32.const 0x05e0)) (data (i32.const 0x05e0) "\12malformed-response")
(global $'http-status' i32 (i32.const 0x0600)) (data (i32.const 0x0600) "\0bhttp-status")
(global $'malformed-body' i32 (i32.const 0x0610)) (data (i32.const 0x0610) "\0emalformed-body")
(global $'truncated-body' i32 (i32.const 0x0620)) (data (i32.const 0x0620) "\0etruncated-body")
(global $'unhealthy' i32 (i32.const 0x0630)) (data (i32.const 0x0630) "\09unhealthy")
(global $'no_answer_within_' i32 (i32.const 0x0640)) (data (i32.const 0x0640) "\11no answer within ")
(global $'_ms' i32 (i32.const 0x0660)) (data (i32.const 0x0660) "\03 ms")
(global $'connection_was_refused' i32 (i32.const 0x0670)) (data (i32.const 0x0670) "\1athe connection was refused")
(global $'origin_is_denied' i32 (i32.const 0x0690)) (data (i32.const 0x0690) "\25the policy does not allow this origin")
(global $'response_is_too_large' i32 (i32.const 0x06c0)) (data (i32.const 0x06c0) "\19the response is too large")
(global $'host_rejected_request' i32 (i32.const 0x06e0)) (data (i32.const 0x06e0) "\1dthe host rejected the request")
(global $'connection_failed' i32 (i32.const 0x0700)) (data (i32.const 0x0700) "\15the connection failed")
(global $'unreadable_response' i32 (i32.const 0x0720)) (data (i32.const 0x0720) "\22the host's response cannot be read")
(global $'the_status_is_' i32 (i32.const 0x0750)) (data (i32.const 0x0750) "\0ethe status is ")
(global $'_expected_' i32 (i32.const 0x0760)) (data (i32.const 0x0760) "\0b, expected ")
(global $'body_ends_too_early' i32 (i32.const 0x0770)) (data (i32.const 0x0770) "\22the body ends before its JSON does")
(global $'body_is_not_JSON' i32 (i32.const 0x07a0)) (data (i32.const 0x07a0) "\1athe body is not valid JSON")
(global $'body_is_no_object' i32 (i32.const 0x07c0)) (data (i32.const 0x07c0) "\1dthe body is not a JSON object")
(global $'is_not_up' i32 (i32.const 0x07e0)) (data (i32.const 0x07e0) "\29the service does not report that it is up")

;; The response that was read last.
(global $response_status (mut i32) (i32.const 0))
(global $response_body (mut i32) (i32.const 0)) ;; a JSON string; its text is valid until the next request

;; Makes a request; the url is a JSON string. Answers whether there is a response.
(func $http_get (param $url i32) (param $timeout_ms i64) (result i32)
  (local $request i32) (local $length i32)
  (local.set $request (call $writer_new))
  (call $write_begin_object (local.get $request))
  (call $write_literal_name (local.get $request) (global.get $'method'))
  (call $write_literal_string (local.get $request) (global.get $'GET'))
  (call $write_literal_name (local.get $request) (global.get $'url'))
  (call $write_string (local.get $request)
                      (call $json_string (local.get $url)) (call $json_string_length (local.get $url)))
  (call $write_count (local.get $request) (global.get $'timeoutMs') (local.get $timeout_ms))
  (call $write_end_object (local.get $request))

  (local.set $length
    (call $http_request (call $writer_text (local.get $request)) (call $writer_length (local.get $request))
                        (global.get $RESPONSE) (global.get $RESPONSE_CAPACITY)))
  (if (i32.lt_s (local.get $length) (i32.const 0))
    (then
      (call $set_host_error (local.get $length) (local.get $timeout_ms))
      (return (i32.const 0))))
  (if (i32.le_s (local.get $length) (global.get $RESPONSE_CAPACITY))
    (then
      (if (call $read_response (local.get $length))
        (then (return (i32.const 1))))))
  (call $set_literal_error (global.get $'malformed-response') (global.get $'unreadable_response'))
  (i32.const 0))

(func $set_host_error (param $code i32) (param $timeout_ms i64)
  (if (i32.eq (local.get $code) (global.get $HOST_TIMED_OUT))
    (then
      (call $set_number_error (global.get $'timed-out')
                              (global.get $'no_answer_within_') (local.get $timeout_ms) (global.get $'_ms'))
      (return)))
  (if (i32.eq (local.get $code) (global.get $HOST_REFUSED))
    (then
      (call $set_literal_error (global.get $'refused') (global.get $'connection_was_refused'))
      (return)))
  (if (i32.eq (local.get $code) (global.get $HOST_DENIED))
    (then
      (call $set_literal_error (global.get $'denied') (global.get $'origin_is_denied'))
      (return)))
  (if (i32.eq (local.get $code) (global.get $HOST_TOO_LARGE))
    (then
      (call $set_literal_error (global.get $'too-large') (global.get $'response_is_too_large'))
      (return)))
  (if (i32.eq (local.get $code) (global.get $HOST_MALFORMED_REQUEST))
    (then
      (call $set_literal_error (global.get $'malformed-request') (global.get $'host_rejected_request'))
      (return)))
  (call $set_literal_error (global.get $'io-failure') (global.get $'connection_failed')))

;; Reads status and body from the response; answers whether they could be read.
(func $read_response (param $length i32) (result i32)
  (local $root i32) (local $status i32) (local $body i32) (local $code i64)
  (block $malformed
    (local.set $root (call $json_parse (global.get $RESPONSE) (local.get $length)))
    (local.set $status (call $json_get (local.get $root) (global.get $'status')))
    (br_if $malformed (i32.eqz (call $json_is (local.get $status) (global.get $JSON_NUMBER))))
    (br_if $malformed (i32.eqz (call $decimal_is_integer (call $json_number (local.get $status)))))
    (local.set $body (call $json_get (local.get $root) (global.get $'body')))
    (br_if $malformed (i32.eqz (call $json_is (local.get $body) (global.get $JSON_STRING))))
    (local.set $code (i64.div_s (call $json_number (local.get $status)) (global.get $DECIMAL_ONE)))
    (br_if $malformed (i64.lt_s (local.get $code) (global.get $LOWEST_STATUS)))
    (br_if $malformed (i64.gt_s (local.get $code) (global.get $HIGHEST_STATUS)))
    (global.set $response_status (i32.wrap_i64 (local.get $code)))
    (global.set $response_body (local.get $body))
    (return (i32.const 1)))
  (i32.const 0))

;; The status that the config expects, or -1.
(func $config_expected_status (param $config i32) (result i64)
  (call $config_integer (local.get $config) (global.get $'expectedStatus')
                        (global.get $LOWEST_STATUS) (global.get $HIGHEST_STATUS)))

;; The time limit in the config, or -1.
(func $config_timeout_ms (param $config i32) (result i64)
  (call $config_integer (local.get $config) (global.get $'timeoutMs')
                        (i64.const 1) (global.get $LONGEST_TIMEOUT_MS)))

;; Whether the status is the expected one.
(func $http_check_status (param $expected i64) (result i32)
  (local $message i32)
  (if (i64.eq (i64.extend_i32_u (global.get $response_status)) (local.get $expected))
    (then (return (i32.const 1))))
  (local.set $message (call $writer_new))
  (call $put_literal (local.get $message) (global.get $'the_status_is_'))
  (call $put_integer (local.get $message) (i64.extend_i32_u (global.get $response_status)))
  (call $put_literal (local.get $message) (global.get $'_expected_'))
  (call $put_integer (local.get $message) (local.get $expected))
  (call $set_written_error (global.get $'http-status') (local.get $message))
  (i32.const 0))

;; The body, when it is a JSON object; else 0.
(func $http_parse_body (result i32)
  (local $body i32)
  (local.set $body
    (call $json_parse (call $json_string (global.get $response_body))
                      (call $json_string_length (global.get $response_body))))
  (if (call $json_is (local.get $body) (global.get $JSON_OBJECT))
    (then (return (local.get $body))))
  (if (local.get $body)
    (then (call $set_literal_error (global.get $'malformed-body') (global.get $'body_is_no_object')))
    (else
      (if (i32.eq (global.get $json_status) (global.get $JSON_TRUNCATED))
        (then (call $set_literal_error (global.get $'truncated-body') (global.get $'body_ends_too_early')))
        (else (call $set_literal_error (global.get $'malformed-body') (global.get $'body_is_not_JSON'))))))
  (i32.const 0))

;; Whether the "status" of the body, or of a part of it, is "up".
(func $http_is_up (param $body i32) (result i32)
  (local $status i32)
  (local.set $status (call $json_get (local.get $body) (global.get $'status')))
  (if (result i32) (call $json_is (local.get $status) (global.get $JSON_STRING))
    (then
      (call $text_is (call $json_string (local.get $status)) (call $json_string_length (local.get $status))
                     (global.get $'up')))
    (else (i32.const 0))))

;; The same, as a check that can fail.
(func $http_check_up (param $body i32) (result i32)
  (if (call $http_is_up (local.get $body))
    (then (return (i32.const 1))))
  (call $set_literal_error (global.get $'unhealthy') (global.get $'is_not_up'))
  (i32.const 0))

;; One request with all its checks: whether there is a response, with the expected status and a body that is up.
(func $http_check (param $url i32) (param $timeout_ms i64) (param $expected_status i64) (result i32)
  (local $body i32)
  (if (i32.eqz (call $http_get (local.get $url) (local.get $timeout_ms)))
    (then (return (i32.const 0))))
  (if (i32.eqz (call $http_check_status (local.get $expected_status)))
    (then (return (i32.const 0))))
  (local.set $body (call $http_parse_body))
  (if (i32.eqz (local.get $body))
    (then (return (i32.const 0))))
  (call $http_check_up (local.get $body)))
