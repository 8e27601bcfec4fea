;; Requests that an attack makes, and the demand that they be refused. A request that the policy refuses never leaves the
;; host: only "denied" and "malformed" are refusals. Any other code means that a connection was tried.

(global $'urls' i32 (i32.const 0x0a00))      (data (i32.const 0x0a00) "\04urls")
(global $'requests' i32 (i32.const 0x0a10))  (data (i32.const 0x0a10) "\08requests")

(global $REQUEST_TIMEOUT_MS i64 (i64.const 5000)) ;; a busy machine is no escape

;; Sends the text as a request, whatever it is, and answers what the host answers.
(func $send (param $request i32) (param $length i32) (result i32)
  (call $http_request (local.get $request) (local.get $length)
                      (global.get $RESPONSE) (global.get $RESPONSE_CAPACITY)))

;; A writer with the request for a url, which is a JSON string.
(func $request_for (param $url i32) (param $timeout_ms i64) (result i32)
  (local $request i32)
  (local.set $request (call $writer_new))
  (call $write_begin_object (local.get $request))
  (call $write_literal_name (local.get $request) (global.get $'url'))
  (call $write_string (local.get $request)
                      (call $json_string (local.get $url)) (call $json_string_length (local.get $url)))
  (call $write_count (local.get $request) (global.get $'timeoutMs') (local.get $timeout_ms))
  (call $write_end_object (local.get $request))
  (local.get $request))

;; Asks for a url; answers what the host answers.
(func $ask_for (param $url i32) (param $timeout_ms i64) (result i32)
  (local $request i32)
  (local.set $request (call $request_for (local.get $url) (local.get $timeout_ms)))
  (call $send (call $writer_text (local.get $request)) (call $writer_length (local.get $request))))

(func $is_refusal (param $code i32) (result i32)
  (i32.or (i32.eq (local.get $code) (global.get $HOST_DENIED))
          (i32.eq (local.get $code) (global.get $HOST_MALFORMED_REQUEST))))

;; Whether what the host answered to a request is a refusal; else it is the result.
(func $demand_refusal (param $request i32) (param $length i32) (param $code i32) (result i32)
  (call $count_try)
  (if (call $is_refusal (local.get $code))
    (then (return (i32.const 1))))
  (if (i32.lt_s (local.get $code) (i32.const 0))
    (then (call $escape_by (local.get $request) (local.get $length) (i64.extend_i32_s (local.get $code))))
    (else (call $escape_with (local.get $request) (local.get $length)
                             (global.get $RESPONSE) (local.get $code))))
  (i32.const 0))
