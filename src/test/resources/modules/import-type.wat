;; Imports a host function with another type.
(module
  (import "healthwatch" "now_nanos" (func (result i32)))
  (memory (export "memory") 1)
  (func (export "allocate") (param i32) (result i32) (i32.const 1024))
  (func (export "run") (param i32 i32) (result i64) (i64.const 0)))
