;; own: host memory allocate run config
;; Wants 2 GB of memory from the start.
(memory (export "memory") 32768)
(func (export "allocate") (param i32) (result i32)
  i32.const 4096)
(func (export "run") (param i32 i32) (result i64)
  i64.const 0)
