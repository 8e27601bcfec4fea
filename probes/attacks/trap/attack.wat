;; Traps in one of the ways that are no access to memory or tables: the config's number picks it.

(data (i32.const 0x0100) "what must trap gave\00")

(func $attack (param $config i32) (param $config_length i32)
  (local $zero i32) (local $result i64)
  (local.set $zero (i32.and (local.get $config_length) (i32.const 0))) ;; not known before it runs
  (block $done
    (block $7 (block $6 (block $5 (block $4 (block $3 (block $2 (block $1 (block $0
      (br_table $0 $1 $2 $3 $4 $5 $6 $7 (call $config_number (local.get $config) (local.get $config_length))))
      ;; 0
      (unreachable))
      ;; 1
      (local.set $result (i64.extend_i32_u (i32.div_u (i32.const 7) (local.get $zero)))) (br $done))
      ;; 2
      (local.set $result (i64.rem_s (i64.const 7) (i64.extend_i32_u (local.get $zero)))) (br $done))
      ;; 3
      (local.set $result
        (i64.extend_i32_s (i32.div_s (i32.const 0x80000000) (i32.sub (local.get $zero) (i32.const 1)))))
      (br $done))
      ;; 4
      (local.set $result
        (i64.div_s (i64.const 0x8000000000000000) (i64.extend_i32_s (i32.sub (local.get $zero) (i32.const 1)))))
      (br $done))
      ;; 5: of what is no number
      (local.set $result
        (i64.extend_i32_s
          (i32.trunc_f64_s (f64.div (f64.const 0) (f64.convert_i32_s (local.get $zero))))))
      (br $done))
      ;; 6: of what is too large
      (local.set $result (i64.trunc_f32_u (f32.add (f32.const 1e30) (f32.convert_i32_s (local.get $zero))))) (br $done))
    ;; 7 and beyond: of what is negative, to a number without sign
    (local.set $result
      (i64.extend_i32_u (i32.trunc_f32_u (f32.sub (f32.convert_i32_s (local.get $zero)) (f32.const 1))))))
  (call $escaped (i32.const 0x0100) (local.get $result)))
