;; features: bulk-memory
;; Bulk operations that go beyond the memory or the segment: the config's number picks one. Their bounds are checked apart
;; from those of loads and stores, and place plus length overflows 32 bits easily.

(data (i32.const 0x0100) "a bulk operation went through; the memory's last 8 bytes are\00")
(data $segment "Hello, world")

(func $attack (param $config i32) (param $config_length i32)
  (block $done
    (block $5 (block $4 (block $3 (block $2 (block $1 (block $0
      (br_table $0 $1 $2 $3 $4 $5 (call $config_number (local.get $config) (local.get $config_length))))
      ;; 0: copies to a place that ends behind the memory
      (memory.copy (i32.const 0x1fff8) (i32.const 0) (i32.const 9)) (br $done))
      ;; 1: copies from a place whose end wraps to 0
      (memory.copy (i32.const 0x100) (i32.const 0xffffff00) (i32.const 0x100)) (br $done))
      ;; 2: fills 4 GiB less one byte
      (memory.fill (i32.const 1) (i32.const 0x41) (i32.const 0xffffffff)) (br $done))
      ;; 3: takes more than the segment holds
      (memory.init $segment (i32.const 0x10000) (i32.const 8) (i32.const 5)) (br $done))
      ;; 4: takes from a segment that was given up
      (data.drop $segment)
      (memory.init $segment (i32.const 0x10000) (i32.const 0) (i32.const 12)) (br $done))
    ;; 5 and beyond: nothing at all, one byte behind the end
    (memory.fill (i32.const 0x20001) (i32.const 0x41) (i32.const 0)))
  (call $escaped (i32.const 0x0100) (i64.load (i32.const 0x1fff8))))
