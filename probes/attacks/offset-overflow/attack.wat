;; Accesses whose address and constant offset add up to more than 32 bits: the config's number picks one. The sum has to
;; be made in 33 bits; a runtime that makes it in 32 reaches the memory's beginning, and one that relies on pages that
;; nobody may touch reaches whatever stands behind them.

(data (i32.const 0x0100) "a load beyond 4 GiB gave\00")
(data (i32.const 0x0120) "a store beyond 4 GiB went through; address 4 holds\00")

(func $attack (param $config i32) (param $config_length i32)
  (local $read i64)
  (block $stored
    (block $loaded
      (block $3 (block $2 (block $1 (block $0
        (br_table $0 $1 $2 $3 (call $config_number (local.get $config) (local.get $config_length))))
        ;; 0: 2^32, which wraps to 0
        (local.set $read (i64.extend_i32_u (i32.load offset=0xffffffff (i32.const 1)))) (br $loaded))
        ;; 1: nearly 2^33, the largest address that an access can name
        (local.set $read (i64.load offset=0xffffffff (i32.const 0xffffffff))) (br $loaded))
        ;; 2: an address that is negative when read with a sign
        (local.set $read (i64.load (i32.const 0xfffffff8))) (br $loaded))
      ;; 3 and beyond: 2^32 + 4, which wraps to 4
      (i32.store offset=0xfffffffc (i32.const 8) (i32.const 0x41414141)) (br $stored))
    (call $escaped (i32.const 0x0100) (local.get $read))
    (return))
  (call $escaped (i32.const 0x0120) (i64.extend_i32_u (i32.load (i32.const 4)))))
