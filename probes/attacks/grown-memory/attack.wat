;; Grows and looks at what it got: the size has to be the one asked for, the old contents have to be there still, and the
;; new pages have to be zero. A runtime that grows in place may hand over what lay behind.

(data (i32.const 0x0100) "a page that memory.grow gave held\00")
(data (i32.const 0x0140) "memory.grow lost what was there; instead there is\00")
(data (i32.const 0x0180) "memory.grow gave another size than it said, in pages\00")

(func $attack (param $config i32) (param $config_length i32)
  (local $rounds i32) (local $before i32) (local $at i32) (local $end i32)
  (local.set $rounds (i32.const 6))
  (loop $again
    (local.set $before (memory.size))
    (local.set $at (i32.shl (local.get $before) (i32.const 16)))
    (i64.store (i32.sub (local.get $at) (i32.const 8)) (i64.const 0x5245464552454e43))
    (if (i32.ne (memory.grow (i32.const 3)) (i32.const -1))
      (then
        (if (i32.ne (memory.size) (i32.add (local.get $before) (i32.const 3)))
          (then (call $escaped (i32.const 0x0180) (i64.extend_i32_u (memory.size)))))
        (if (i64.ne (i64.load (i32.sub (local.get $at) (i32.const 8))) (i64.const 0x5245464552454e43))
          (then (call $escaped (i32.const 0x0140) (i64.load (i32.sub (local.get $at) (i32.const 8))))))
        (local.set $end (i32.shl (memory.size) (i32.const 16)))
        (loop $next
          (if (i64.ne (i64.load (local.get $at)) (i64.const 0))
            (then (call $escaped (i32.const 0x0100) (i64.load (local.get $at)))))
          (i64.store (local.get $at) (i64.const 0x4141414141414141))
          (local.set $at (i32.add (local.get $at) (i32.const 8)))
          (br_if $next (i32.lt_u (local.get $at) (local.get $end))))))
    (local.set $rounds (i32.sub (local.get $rounds) (i32.const 1)))
    (br_if $again (local.get $rounds))))
