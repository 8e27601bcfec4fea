;; Loads and stores whose last byte lies just behind the memory's end: the config's number picks the access. A runtime
;; that compares the address alone, forgets the width of the access, or rounds to what is aligned, lets one through.

(data (i32.const 0x0100) "a load behind the memory's end gave\00")
(data (i32.const 0x0140) "a store behind the memory's end went through, with memory.size\00")

(func $attack (param $config i32) (param $config_length i32)
  (local $end i32) (local $read i64)
  (local.set $end (i32.shl (memory.size) (i32.const 16)))
  (block $stored
    (block $loaded
      (block $9 (block $8 (block $7 (block $6 (block $5
      (block $4 (block $3 (block $2 (block $1 (block $0
        (br_table $0 $1 $2 $3 $4 $5 $6 $7 $8 $9 (call $config_number (local.get $config) (local.get $config_length))))
        ;; 0
        (local.set $read (i64.extend_i32_u (i32.load8_u (local.get $end)))) (br $loaded))
        ;; 1
        (local.set $read (i64.extend_i32_s (i32.load16_s (i32.sub (local.get $end) (i32.const 1))))) (br $loaded))
        ;; 2
        (local.set $read (i64.extend_i32_u (i32.load (i32.sub (local.get $end) (i32.const 3))))) (br $loaded))
        ;; 3
        (local.set $read (i64.load (i32.sub (local.get $end) (i32.const 7)))) (br $loaded))
        ;; 4
        (local.set $read (i64.reinterpret_f64 (f64.load (i32.sub (local.get $end) (i32.const 4))))) (br $loaded))
      ;; 5
      (i32.store8 (local.get $end) (i32.const 0x41)) (br $stored))
      ;; 6
      (i64.store16 (i32.sub (local.get $end) (i32.const 1)) (i64.const 0x4141)) (br $stored))
      ;; 7
      (f32.store (i32.sub (local.get $end) (i32.const 2)) (f32.const 12)) (br $stored))
      ;; 8
      (i64.store32 (i32.sub (local.get $end) (i32.const 3)) (i64.const 0x41414141)) (br $stored))
      ;; 9 and beyond
      (i64.store (i32.sub (local.get $end) (i32.const 1)) (i64.const 0x4141414141414141)) (br $stored))
    (call $escaped (i32.const 0x0100) (local.get $read))
    (return))
  (call $escaped (i32.const 0x0140) (i64.extend_i32_u (memory.size))))
