;; own: host memory allocate run config
;; Imports what no host offers.
(import "healthwatch" "open_sesame" (func (param i32)))
(memory (export "memory") 1 16)
(func (export "allocate") (param i32) (result i32)
  i32.const 4096)
(func (export "run") (param i32 i32) (result i64)
  (call 0 (i32.const 0))
  i64.const 0)
