;; Computes without an end: the config's number picks how. What stops a guest is checked at loop heads, at function
;; entries, or every so many instructions; each shape avoids one of these places or makes it rare.

(type $step (func (param i64) (result i64)))
(table 2 funcref)
(elem (i32.const 0) $increment $decrement)

(data (i32.const 0x0100) "a loop without an end came to an end after\00")

(func $attack (param $config i32) (param $config_length i32)
  (local $n i64)
  (block $9 (block $8 (block $7 (block $6 (block $5
  (block $4 (block $3 (block $2 (block $1 (block $0
    (br_table $0 $1 $2 $3 $4 $5 $6 $7 $8 $9 (call $config_number (local.get $config) (local.get $config_length))))
    ;; 0: one instruction
    (loop $forever (br $forever)))
    ;; 1: short loops inside a long one
    (loop $outer
      (local.set $n (i64.const 3))
      (loop $inner
        (local.set $n (i64.sub (local.get $n) (i64.const 1)))
        (br_if $inner (i64.ne (local.get $n) (i64.const 0))))
      (br $outer)))
    ;; 2: memory traffic
    (loop $forever
      (i64.store (i32.and (i32.wrap_i64 (local.get $n)) (i32.const 0xfff8)) (local.get $n))
      (local.set $n (i64.add (local.get $n) (i64.load (i32.const 0x10000))))
      (local.set $n (i64.add (local.get $n) (i64.const 8)))
      (br $forever)))
    ;; 3: calls
    (loop $forever
      (local.set $n (call $increment (local.get $n)))
      (br $forever)))
    ;; 4: no loop at all: a call tree of 2^60
    (call $escaped (i32.const 0x0100) (call $tree (i32.const 60)))
    (return))
  ;; 5: two functions that call one another, as deep as is allowed to be safe, again and again
  (loop $forever
    (local.set $n (i64.add (local.get $n) (call $even (i32.const 200))))
    (br $forever)))
  ;; 6: indirect calls
  (loop $forever
    (local.set $n
      (call_indirect (type $step) (local.get $n) (i32.and (i32.wrap_i64 (local.get $n)) (i32.const 1))))
    (br $forever)))
  ;; 7: jumps back out of a branch table
  (loop $a
    (loop $b
      (loop $c
        (local.set $n (i64.add (local.get $n) (i64.const 1)))
        (br_table $a $b $c (i32.rem_u (i32.wrap_i64 (local.get $n)) (i32.const 3)))))))
  ;; 8: calls of the host that take no time
  (loop $forever
    (local.set $n (i64.add (local.get $n) (call $now_nanos)))
    (br $forever)))
  ;; 9 and beyond: has an end, in some hundred years
  (loop $counting
    (local.set $n (i64.add (local.get $n) (i64.const 1)))
    (br_if $counting (i64.ge_s (local.get $n) (i64.const 0))))
  (call $escaped (i32.const 0x0100) (local.get $n)))

(func $increment (param $n i64) (result i64)
  (i64.add (local.get $n) (i64.const 1)))
(func $decrement (param $n i64) (result i64)
  (i64.sub (local.get $n) (i64.const 2)))

(func $tree (param $height i32) (result i64)
  (if (result i64) (local.get $height)
    (then
      (i64.add (call $tree (i32.sub (local.get $height) (i32.const 1)))
               (call $tree (i32.sub (local.get $height) (i32.const 1)))))
    (else (i64.const 1))))

(func $even (param $left i32) (result i64)
  (if (result i64) (local.get $left)
    (then (i64.add (i64.const 1) (call $odd (i32.sub (local.get $left) (i32.const 1)))))
    (else (i64.const 0))))
(func $odd (param $left i32) (result i64)
  (if (result i64) (local.get $left)
    (then (i64.add (i64.const 2) (call $even (i32.sub (local.get $left) (i32.const 1)))))
    (else (i64.const 0))))
