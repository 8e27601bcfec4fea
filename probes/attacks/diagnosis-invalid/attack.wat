;; own: host memory allocate run config
;; unchecked: it is to be refused by runtimes, not by the assembler
;; Adds a float to an integer in $innermost_mistake: well-formed, and not valid.
(memory (export "memory") 1 16)
(func (export "allocate") (param i32) (result i32)
  i32.const 4096)
(func $innermost_mistake (result i32)
  (i32.add (i32.const 1) (f32.const 2)))
(func (export "run") (param i32 i32) (result i64)
  (drop (call $innermost_mistake))
  i64.const 0)
