(import "healthwatch" "http_request" (func $http_request (param i64) (result f64)))
