;; A guest that adds up its input's bytes again and again, some ten microseconds long, and answers with its input.
(module
  (memory (export "memory") 2)
  (global $sum (mut i32) (i32.const 0))

  (func (export "allocate") (param $length i32) (result i32)
    (i32.const 1024))

  (func (export "run") (param $place i32) (param $length i32) (result i64)
    (local $round i32)
    (local $at i32)
    (local $sum i32)
    (loop $rounds
      (local.set $at (i32.const 0))
      (loop $bytes
        (local.set $sum
          (i32.mul
            (i32.add (local.get $sum) (i32.load8_u (i32.add (local.get $place) (local.get $at))))
            (i32.const 31)))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br_if $bytes (i32.lt_u (local.get $at) (local.get $length))))
      (local.set $round (i32.add (local.get $round) (i32.const 1)))
      (br_if $rounds (i32.lt_u (local.get $round) (i32.const 100))))
    (global.set $sum (local.get $sum))
    (i64.or
      (i64.shl (i64.extend_i32_u (local.get $place)) (i64.const 32))
      (i64.extend_i32_u (local.get $length)))))
