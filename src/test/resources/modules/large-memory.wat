;; Begins with 512 MiB of memory.
(module
  (memory (export "memory") 8192)
  (func (export "allocate") (param i32) (result i32) (i32.const 1024))
  (func (export "run") (param i32 i32) (result i64) (i64.const 0)))
