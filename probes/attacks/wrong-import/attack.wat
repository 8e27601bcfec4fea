;; own: host
;; Imports http_request with another type. Linked all the same, it would leave the host's own arguments to chance.

(func $attack (param $config i32) (param $config_length i32)
  (drop (call $http_request (i64.const -1))))
