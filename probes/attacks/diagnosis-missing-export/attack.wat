;; own: host memory allocate run config
;; Is a probe but for the export run.
(memory (export "memory") 1 16)
(func (export "allocate") (param i32) (result i32)
  i32.const 4096)
