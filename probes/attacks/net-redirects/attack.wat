;; Asks a granted server that sends whoever asks on to an origin that is not granted. A client that follows redirects
;; connects there, and the guest reads what it must not.
;;
;; Config: {"urls": [...]}; each has to be answered with the redirect itself.
;;
;; borrows: wat/common
;; parts: escape requests

(global $FIRST_REDIRECT i32 (i32.const 300))
(global $LAST_REDIRECT i32 (i32.const 399))

(func $probe_check (param $config i32)
  (local $url i32) (local $code i32)
  (local.set $url (call $config_array (local.get $config) (global.get $'urls')))
  (if (i32.eqz (local.get $url))
    (then (return)))
  (local.set $url (call $json_first (local.get $url)))
  (block $done
    (loop $next
      (br_if $done (i32.eqz (local.get $url)))
      (call $count_try)
      (local.set $code (call $ask_for (local.get $url) (global.get $REQUEST_TIMEOUT_MS)))
      (if (i32.eqz (call $is_redirect (local.get $code)))
        (then
          (call $report (local.get $url) (local.get $code))
          (br $done)))
      (local.set $url (call $json_next (local.get $url)))
      (br $next)))
  (call $report_tries))

(func $is_redirect (param $code i32) (result i32)
  (if (i32.le_s (local.get $code) (i32.const 0))
    (then (return (i32.const 0))))
  (if (i32.eqz (call $read_response (local.get $code)))
    (then (return (i32.const 0))))
  (i32.and (i32.ge_u (global.get $response_status) (global.get $FIRST_REDIRECT))
           (i32.le_u (global.get $response_status) (global.get $LAST_REDIRECT))))

(func $report (param $url i32) (param $code i32)
  (if (i32.lt_s (local.get $code) (i32.const 0))
    (then
      (call $escape_by (call $json_string (local.get $url)) (call $json_string_length (local.get $url))
                       (i64.extend_i32_s (local.get $code))))
    (else
      (call $escape_with (call $json_string (local.get $url)) (call $json_string_length (local.get $url))
                         (global.get $RESPONSE) (local.get $code)))))
