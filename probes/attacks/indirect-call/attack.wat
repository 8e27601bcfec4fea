;; Calls through a table to a place that holds nothing, that does not exist, or that holds a function of another type: the
;; config's number picks one. Without the checks the call goes wherever the words found there point to.

(type $takes_nothing (func (result i64)))
(type $takes_two (func (param i64 i64) (result i64)))
(table 8 funcref)
(elem (i32.const 0) $sum $answer)

(data (i32.const 0x0100) "an indirect call that is not allowed answered\00")

(func $sum (param $a i64) (param $b i64) (result i64)
  (i64.add (local.get $a) (local.get $b)))
(func $answer (result i64)
  (i64.const 42))

(func $attack (param $config i32) (param $config_length i32)
  (local $answer i64)
  (block $called
    (block $4 (block $3 (block $2 (block $1 (block $0
      (br_table $0 $1 $2 $3 $4 (call $config_number (local.get $config) (local.get $config_length))))
      ;; 0: the first place behind the table
      (local.set $answer (call_indirect (type $takes_nothing) (i32.const 8))) (br $called))
      ;; 1: far behind it
      (local.set $answer (call_indirect (type $takes_nothing) (i32.const 0xffffffff))) (br $called))
      ;; 2: an empty place
      (local.set $answer (call_indirect (type $takes_nothing) (i32.const 7))) (br $called))
      ;; 3: a function that takes more: its parameters would be whatever is there
      (local.set $answer (call_indirect (type $takes_nothing) (i32.const 0))) (br $called))
    ;; 4 and beyond: a function that takes less
    (local.set $answer (call_indirect (type $takes_two) (i64.const 1) (i64.const 2) (i32.const 1))))
  (call $escaped (i32.const 0x0100) (local.get $answer)))
