;; Asks for addresses that the policy does not grant, however they are written. A host that looks for the granted origin
;; by prefix, that reads an address otherwise than its HTTP client does, or that resolves names before it compares,
;; connects to one of them.
;;
;; Config: {"urls": [...]}; each has to be denied.
;;
;; borrows: wat/common
;; parts: escape requests

(func $probe_check (param $config i32)
  (local $url i32)
  (local.set $url (call $config_array (local.get $config) (global.get $'urls')))
  (if (i32.eqz (local.get $url))
    (then (return)))
  (local.set $url (call $json_first (local.get $url)))
  (block $done
    (loop $next
      (br_if $done (i32.eqz (local.get $url)))
      (br_if $done
        (i32.eqz (call $demand_refusal (call $json_string (local.get $url))
                                       (call $json_string_length (local.get $url))
                                       (call $ask_for (local.get $url) (global.get $REQUEST_TIMEOUT_MS)))))
      (local.set $url (call $json_next (local.get $url)))
      (br $next)))
  (call $report_tries))
