;; An address made by a shift, and used with an offset. It has 32 bits, so what is shifted out is gone; a compiler that
;; folds shift and access into one instruction of 64 bits keeps up to three bits more and reaches other memory. Honest
;; runtimes find the value that was stored at the address without those bits.

(data (i32.const 0x0100) "a shift kept bits that do not belong to the address; read\00")

(func $attack (param $config i32) (param $config_length i32)
  (local $index i32)
  (i64.store (i32.const 0x18000) (i64.const 0x5245464552454e43))
  (local.set $index ;; 0x18000 / 8 with the three upper bits set; from the config's length, so that nobody computes it ahead
    (i32.add (i32.const 0xe0003000) (i32.and (local.get $config_length) (i32.const 0))))
  (call $compare (i64.load (i32.shl (local.get $index) (i32.const 3))))
  (call $compare (i64.load offset=8 (i32.sub (i32.shl (local.get $index) (i32.const 3)) (i32.const 8))))
  (call $compare (i64.load (i32.shl (i32.shl (local.get $index) (i32.const 1)) (i32.const 2))))
  (call $compare (i64.load (i32.mul (local.get $index) (i32.const 8)))))

(func $compare (param $read i64)
  (if (i64.ne (local.get $read) (i64.const 0x5245464552454e43))
    (then (call $escaped (i32.const 0x0100) (local.get $read)))))
