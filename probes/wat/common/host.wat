;; What a probe may take from its host. A module imports only what its scenario calls: the build removes the rest.
;; The requests and responses, which are JSON, and the negative answers are described in http.wat.

(import "healthwatch" "http_request"
  (func $http_request (param $request i32) (param $request_length i32)
                      (param $response i32) (param $response_capacity i32) (result i32)))

;; Nanoseconds of a monotonic clock; only differences mean anything.
(import "healthwatch" "now_nanos" (func $now_nanos (result i64)))
