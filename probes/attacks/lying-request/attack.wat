;; Gives http_request places outside its memory, for the request and for the response. Every such call has to be answered
;; as malformed (-5), before anything is requested. A host that believes them sends its own memory away, or overwrites it.

(data (i32.const 0x0100) "http_request with a place outside the memory answered\00")
(data (i32.const 0x0140) "{\"method\":\"GET\",\"url\":\"http://127.0.0.1:9/\",\"timeoutMs\":1000}")

(func $attack (param $config i32) (param $config_length i32)
  (call $refused (i32.const 0x1fff0) (i32.const 17) (i32.const 0x10000) (i32.const 0x1000))
  (call $refused (i32.const 0x7fffff00) (i32.const 16) (i32.const 0x10000) (i32.const 0x1000))
  (call $refused (i32.const 0x0140) (i32.const 0x80000000) (i32.const 0x10000) (i32.const 0x1000))
  (call $refused (i32.const 0xfffffff0) (i32.const 32) (i32.const 0x10000) (i32.const 0x1000))
  (call $refused (i32.const -1) (i32.const -1) (i32.const 0x10000) (i32.const 0x1000))
  (call $refused (i32.const 0x0140) (i32.const 61) (i32.const 0x1fff0) (i32.const 17))
  (call $refused (i32.const 0x0140) (i32.const 61) (i32.const 0x7fffff00) (i32.const 0x1000))
  (call $refused (i32.const 0x0140) (i32.const 61) (i32.const 0x10000) (i32.const 0x80000000))
  (call $refused (i32.const 0x0140) (i32.const 61) (i32.const 0xfffffff0) (i32.const 32))
  (call $refused (i32.const 0x0140) (i32.const 61) (i32.const -1) (i32.const -1)))

(func $refused (param $request i32) (param $request_length i32) (param $response i32) (param $capacity i32)
  (local $code i32)
  (local.set $code
    (call $http_request (local.get $request) (local.get $request_length) (local.get $response) (local.get $capacity)))
  (if (i32.ne (local.get $code) (i32.const -5))
    (then (call $escaped (i32.const 0x0100) (i64.extend_i32_s (local.get $code))))))
