;; Takes all the memory it can get, writing to every page, so that it is really taken, and keeps it while it is asked again.

(data (i32.const 0x0100) "more memory than the limit was taken, in pages\00")

(func $attack (param $config i32) (param $config_length i32)
  (local $at i32)
  (block $refused
    (loop $next
      (local.set $at (i32.shl (memory.size) (i32.const 16)))
      (br_if $refused (i32.eq (memory.grow (i32.const 16)) (i32.const -1)))
      (loop $touch
        (i32.store (local.get $at) (i32.const 0x41414141))
        (local.set $at (i32.add (local.get $at) (i32.const 4096)))
        (br_if $touch (i32.lt_u (local.get $at) (i32.shl (memory.size) (i32.const 16)))))
      (br_if $next (i32.lt_u (memory.size) (i32.const 0x2000)))))
  (if (i32.gt_u (memory.size) (call $config_number (local.get $config) (local.get $config_length)))
    (then (call $escaped (i32.const 0x0100) (i64.extend_i32_u (memory.size))))))
