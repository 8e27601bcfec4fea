;; own: run
;; Is denied a request and answers with an error of its own, whose text has everything that JSON escapes. It has to reach
;; the host as it was said.

(data (i32.const 0x0100) "{\"method\":\"GET\",\"url\":\"http://127.0.0.1:9/\",\"timeoutMs\":1000}")
(data (i32.const 0x0200)
  "{\"scenario\":\"attack\",\"ok\":true,\"status\":null,\"metrics\":{},\"error\":{\"kind\":\"denied\","
  "\"message\":\"\\\"quoted\\\", \\u0000, \\n, \\\\, \c3\a9 and \f0\9f\94\92\"}}")
(data (i32.const 0x0300)
  "{\"scenario\":\"attack\",\"ok\":false,\"status\":null,\"metrics\":{},\"error\":{\"kind\":\"escaped\","
  "\"message\":\"a request that nothing grants was not denied\"}}")

(func $run (export "run") (param $config i32) (param $config_length i32) (result i64)
  (local $code i32)
  (local.set $code (call $http_request (i32.const 0x0100) (i32.const 61) (i32.const 0x10000) (i32.const 0x1000)))
  (if (result i64) (i32.eq (local.get $code) (i32.const -3))
    (then (i64.or (i64.shl (i64.const 0x0200) (i64.const 32)) (i64.const 136)))
    (else (i64.or (i64.shl (i64.const 0x0300) (i64.const 32)) (i64.const 143)))))
