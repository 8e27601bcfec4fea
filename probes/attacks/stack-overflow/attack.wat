;; Uses up the call stack: the config's number picks by what. A guest that gets to the end of the thread's stack, rather
;; than of its own, ends the process.

(type $deeper (func (param i64) (result i64)))
(table 1 funcref)
(elem (i32.const 0) $indirect)

(data (i32.const 0x0100) "recursion without an end came back with\00")

(func $attack (param $config i32) (param $config_length i32)
  (local $result i64)
  (block $done
    (block $4 (block $3 (block $2 (block $1 (block $0
      (br_table $0 $1 $2 $3 $4 (call $config_number (local.get $config) (local.get $config_length))))
      (local.set $result (call $direct (i64.const 0))) (br $done))
      (local.set $result (call $mutual (i64.const 0))) (br $done))
      (local.set $result (call $wide (i64.const 1))) (br $done))
      (local.set $result (call $indirect (i64.const 0))) (br $done))
    (local.set $result (call $through_the_host (i64.const 0))))
  (call $escaped (i32.const 0x0100) (local.get $result)))

;; 0
(func $direct (param $depth i64) (result i64)
  (i64.add (i64.const 1) (call $direct (i64.add (local.get $depth) (i64.const 1)))))

;; 1
(func $mutual (param $depth i64) (result i64)
  (i64.add (i64.const 1) (call $partner (local.get $depth))))
(func $partner (param $depth i64) (result i64)
  (i64.add (i64.const 2) (call $mutual (local.get $depth))))

;; 2: frames of many values that live across the call
(func $wide (param $a i64) (result i64)
  (local $b i64) (local $c i64) (local $d i64) (local $e i64) (local $f i64) (local $g i64) (local $h i64)
  (local $i i64) (local $j i64) (local $k i64) (local $l i64) (local $m i64) (local $n i64) (local $o i64)
  (local $below i64)
  (local.set $b (i64.mul (local.get $a) (i64.const 3)))
  (local.set $c (i64.mul (local.get $b) (i64.const 5)))
  (local.set $d (i64.mul (local.get $c) (i64.const 7)))
  (local.set $e (i64.xor (local.get $d) (local.get $b)))
  (local.set $f (i64.mul (local.get $e) (i64.const 11)))
  (local.set $g (i64.mul (local.get $f) (i64.const 13)))
  (local.set $h (i64.xor (local.get $g) (local.get $c)))
  (local.set $i (i64.mul (local.get $h) (i64.const 17)))
  (local.set $j (i64.mul (local.get $i) (i64.const 19)))
  (local.set $k (i64.xor (local.get $j) (local.get $d)))
  (local.set $l (i64.mul (local.get $k) (i64.const 23)))
  (local.set $m (i64.mul (local.get $l) (i64.const 29)))
  (local.set $n (i64.xor (local.get $m) (local.get $e)))
  (local.set $o (i64.mul (local.get $n) (i64.const 31)))
  (local.set $below (call $wide (local.get $o)))
  (i64.add
    (i64.add
      (i64.add (i64.add (local.get $a) (local.get $b)) (i64.add (local.get $c) (local.get $d)))
      (i64.add (i64.add (local.get $e) (local.get $f)) (i64.add (local.get $g) (local.get $h))))
    (i64.add
      (i64.add (i64.add (local.get $i) (local.get $j)) (i64.add (local.get $k) (local.get $l)))
      (i64.add (i64.add (local.get $m) (local.get $n)) (i64.add (local.get $o) (local.get $below))))))

;; 3
(func $indirect (param $depth i64) (result i64)
  (i64.add (i64.const 1) (call_indirect (type $deeper) (local.get $depth) (i32.const 0))))

;; 4 and beyond: the host is called at every depth, on what is left of the stack
(func $through_the_host (param $depth i64) (result i64)
  (i64.add (call $now_nanos) (call $through_the_host (local.get $depth))))
