;; What the contract lets a probe import. Imports of an attack's own stand in its imports.wat, which comes after this.

(import "healthwatch" "http_request"
  (func $http_request (param $request i32) (param $request_length i32)
                      (param $response i32) (param $response_capacity i32) (result i32)))
(import "healthwatch" "now_nanos" (func $now_nanos (result i64)))
(import "healthwatch" "log" (func $log (param $level i32) (param $text i32) (param $length i32)))
