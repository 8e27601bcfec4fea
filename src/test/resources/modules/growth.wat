;; Grows its memory page by page for as long as it may, writes to the end of each, and answers with the number of pages
;; in four bytes, the lowest first.
(module
  (memory (export "memory") 1)
  (func (export "allocate") (param i32) (result i32) (i32.const 1024))
  (func $grow (result i32)
    (local $before i32)
    (local.set $before (memory.grow (i32.const 1)))
    (if (i32.ge_s (local.get $before) (i32.const 0))
      (then (i32.store
        (i32.add (i32.mul (local.get $before) (i32.const 65536)) (i32.const 65532))
        (local.get $before))))
    (local.get $before))
  (func (export "run") (param i32 i32) (result i64)
    (loop $again (br_if $again (i32.ge_s (call $grow) (i32.const 0))))
    ;; Everything that ever was asked for at once, which must not wrap around to less than there is.
    (drop (memory.grow (i32.const -1)))
    (drop (memory.grow (i32.const 65535)))
    (i32.store (i32.const 512) (memory.size))
    (i64.or (i64.shl (i64.const 512) (i64.const 32)) (i64.const 4))))
