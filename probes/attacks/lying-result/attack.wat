;; own: run
;; Answers with a place for its result that is not in its memory: the config's number picks one. A host that believes it
;; reads its own memory, or whatever lies behind the guest's.

(func $place (param $address i32) (param $length i32) (result i64)
  (i64.or (i64.shl (i64.extend_i32_u (local.get $address)) (i64.const 32)) (i64.extend_i32_u (local.get $length))))

(func $run (export "run") (param $config i32) (param $config_length i32) (result i64)
  (block $4 (block $3 (block $2 (block $1 (block $0
    (br_table $0 $1 $2 $3 $4 (call $config_number (local.get $config) (local.get $config_length))))
    ;; 0: ends one byte behind the memory
    (return (call $place (i32.const 0x1fff0) (i32.const 17))))
    ;; 1: far outside
    (return (call $place (i32.const 0x7fffff00) (i32.const 16))))
    ;; 2: longer than any text of a host may be
    (return (call $place (i32.const 0x2000) (i32.const 0x80000000))))
    ;; 3: an end that wraps to 16
    (return (call $place (i32.const 0xfffffff0) (i32.const 32))))
  ;; 4 and beyond: everything there is, from -1 on
  (call $place (i32.const -1) (i32.const -1)))
