;; Sends requests that are not what they seem: with headers that are the host's own, that carry a second request, that
;; name another host, or whose JSON can be read in two ways. A host that passes them on lets the guest write what it
;; wants on the connection (request splitting, request smuggling), or checks one address and connects to another.
;;
;; Config: {"requests": ["<request>", ...]}; each has to be refused.
;;
;; borrows: wat/common
;; parts: escape requests

(func $probe_check (param $config i32)
  (local $request i32)
  (local.set $request (call $config_array (local.get $config) (global.get $'requests')))
  (if (i32.eqz (local.get $request))
    (then (return)))
  (local.set $request (call $json_first (local.get $request)))
  (block $done
    (loop $next
      (br_if $done (i32.eqz (local.get $request)))
      (br_if $done
        (i32.eqz (call $demand_refusal (call $json_string (local.get $request))
                                       (call $json_string_length (local.get $request))
                                       (call $send (call $json_string (local.get $request))
                                                   (call $json_string_length (local.get $request))))))
      (local.set $request (call $json_next (local.get $request)))
      (br $next)))
  (call $report_tries))
