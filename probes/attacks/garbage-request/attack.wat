;; Gives http_request what is no request: every such call has to be answered with a negative code, whatever the host's
;; parser makes of it.

(data (i32.const 0x0100) "http_request made something of what is no request, and answered\00")
(data (i32.const 0x0200) "{\"method\":\"GET\",\"url\":")
(data (i32.const 0x0240) "\ff\fe\c0\80{\"method\":\"GET\"}")
(data (i32.const 0x0280) "[1,2,3]")
(data (i32.const 0x02a0) "{\"method\":7,\"url\":{\"a\":[]},\"timeoutMs\":\"soon\"}")
(data (i32.const 0x0300) "{\"method\":\"GET\",\"url\":\"\",\"timeoutMs\":1e999}")
(data (i32.const 0x0340) "null")

(func $attack (param $config i32) (param $config_length i32)
  (local $at i32)
  (call $refused (i32.const 0x0200) (i32.const 0))
  (call $refused (i32.const 0x0200) (i32.const 22))
  (call $refused (i32.const 0x0240) (i32.const 20))
  (call $refused (i32.const 0x0280) (i32.const 7))
  (call $refused (i32.const 0x02a0) (i32.const 46))
  (call $refused (i32.const 0x0300) (i32.const 43))
  (call $refused (i32.const 0x0340) (i32.const 4))
  ;; Arrays in arrays, 32,768 deep.
  (local.set $at (i32.const 0x10000))
  (loop $next
    (i32.store8 (local.get $at) (i32.const 0x5b))
    (local.set $at (i32.add (local.get $at) (i32.const 1)))
    (br_if $next (i32.lt_u (local.get $at) (i32.const 0x18000))))
  (call $refused (i32.const 0x10000) (i32.const 0x8000)))

(func $refused (param $request i32) (param $length i32)
  (local $code i32)
  (local.set $code
    (call $http_request (local.get $request) (local.get $length) (i32.const 0x18000) (i32.const 0x1000)))
  (if (i32.ge_s (local.get $code) (i32.const 0))
    (then (call $escaped (i32.const 0x0100) (i64.extend_i32_s (local.get $code))))))
