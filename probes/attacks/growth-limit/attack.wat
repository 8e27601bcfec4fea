;; Grows page by page until it is refused, writes to every page it got, and says so where that was more than the limit,
;; whose pages the config holds. Asks for impossible numbers of pages in between, which must change nothing: a runtime
;; that adds without care shrinks the memory, or takes it for grown.

(data (i32.const 0x0100) "memory grew beyond its limit, to this many pages\00")
(data (i32.const 0x0140) "memory.grow by an impossible number of pages left this many\00")

(func $attack (param $config i32) (param $config_length i32)
  (local $limit i32)
  (local.set $limit (call $config_number (local.get $config) (local.get $config_length)))
  (block $refused
    (loop $next
      (call $grow_impossibly (i32.const -1))
      (call $grow_impossibly (i32.const 0x10000))
      (call $grow_impossibly (i32.const 0x7fffffff))
      (br_if $refused (i32.eq (memory.grow (i32.const 1)) (i32.const -1)))
      (i64.store (i32.sub (i32.shl (memory.size) (i32.const 16)) (i32.const 8)) (i64.const 0x4141414141414141))
      (if (i32.gt_u (memory.size) (local.get $limit))
        (then
          (call $escaped (i32.const 0x0100) (i64.extend_i32_u (memory.size)))
          (return)))
      (br $next))))

(func $grow_impossibly (param $pages i32)
  (local $before i32)
  (local.set $before (memory.size))
  (drop (memory.grow (local.get $pages)))
  (if (i32.ne (memory.size) (local.get $before))
    (then (call $escaped (i32.const 0x0140) (i64.extend_i32_u (memory.size))))))
