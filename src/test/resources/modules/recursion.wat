;; Calls itself without an end, in the shape that the first letter of its input names.
(module
  (import "healthwatch" "http_request" (func $http_request (param i32 i32 i32 i32) (result i32)))
  (import "healthwatch" "now_nanos" (func $now_nanos (result i64)))
  (type $deeper (func (param i32) (result i32)))
  (memory (export "memory") 2)
  (table 1 funcref)
  (elem (i32.const 0) $indirect)

  (func (export "allocate") (param $length i32) (result i32)
    (i32.const 1024))

  (func $plain (param $depth i32) (result i32)
    (i32.add (i32.const 1) (call $plain (i32.add (local.get $depth) (i32.const 1)))))

  (func $even (param $depth i32) (result i32)
    (i32.add (i32.const 1) (call $odd (local.get $depth))))
  (func $odd (param $depth i32) (result i32)
    (i32.add (i32.const 2) (call $even (local.get $depth))))

  (func $indirect (param $depth i32) (result i32)
    (i32.add (i32.const 1) (call_indirect (type $deeper) (local.get $depth) (i32.const 0))))

  ;; Each turn of each loop is a frame of its own in some interpreters.
  (func $nested (param $depth i32) (result i32)
    (local $answer i32)
    (loop $a (loop $b (loop $c (loop $d (loop $e (loop $f (loop $g (loop $h
      (local.set $answer (call $nested (i32.add (local.get $depth) (i32.const 1))))
      (br_if $h (i32.eq (local.get $answer) (i32.const 1)))
    ) (br_if $g (i32.eq (local.get $answer) (i32.const 2)))
    ) (br_if $f (i32.eq (local.get $answer) (i32.const 3)))
    ) (br_if $e (i32.eq (local.get $answer) (i32.const 4)))
    ) (br_if $d (i32.eq (local.get $answer) (i32.const 5)))
    ) (br_if $c (i32.eq (local.get $answer) (i32.const 6)))
    ) (br_if $b (i32.eq (local.get $answer) (i32.const 7)))
    ) (br_if $a (i32.eq (local.get $answer) (i32.const 8)))
    )
    (i32.add (local.get $answer) (i32.const 1)))

  ;; A frame that is larger than the page which guards many a stack.
  (func $wide (param $depth i32) (result i32)
    (local i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64)
    (local i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64)
    (local $a i64) (local $b i64) (local $c i64) (local $d i64) (local $answer i32)
    (local.set $a (i64.extend_i32_u (local.get $depth)))
    (local.set $b (i64.mul (local.get $a) (i64.const 3)))
    (local.set $c (i64.mul (local.get $b) (i64.const 5)))
    (local.set $d (i64.mul (local.get $c) (i64.const 7)))
    (local.set $answer (call $wide (i32.add (local.get $depth) (i32.const 1))))
    (i32.add (local.get $answer)
      (i32.wrap_i64 (i64.add (i64.add (local.get $a) (local.get $b)) (i64.add (local.get $c) (local.get $d))))))

  (func $float (param $x f64) (param $y f64) (param $z f32) (result f64)
    (f64.add (local.get $x)
      (call $float (local.get $y) (f64.add (local.get $x) (f64.const 1)) (local.get $z))))

  (func $through_host (param $depth i32) (result i32)
    (drop (call $now_nanos))
    (i32.add (i32.const 1) (call $through_host (i32.add (local.get $depth) (i32.const 1)))))

  ;; Ends, with a request, at a depth that every stack limit allows.
  (func $request (param $left i32) (result i32)
    (if (result i32) (local.get $left)
      (then (i32.add (i32.const 0) (call $request (i32.sub (local.get $left) (i32.const 1)))))
      (else (call $http_request (i32.const 1024) (i32.const 1) (i32.const 65536) (i32.const 65536)))))

  (func $answer (param $number i32) (result i64)
    (i32.store8 (i32.const 512) (i32.add (i32.const 48) (local.get $number)))
    (i64.or (i64.shl (i64.const 512) (i64.const 32)) (i64.const 1)))

  (func (export "run") (param $place i32) (param $length i32) (result i64)
    (local $wanted i32)
    (local.set $wanted (i32.load8_u (local.get $place)))
    (if (i32.eq (local.get $wanted) (i32.const 112)) ;; p
      (then (return (call $answer (call $plain (i32.const 0))))))
    (if (i32.eq (local.get $wanted) (i32.const 109)) ;; m
      (then (return (call $answer (call $even (i32.const 0))))))
    (if (i32.eq (local.get $wanted) (i32.const 105)) ;; i
      (then (return (call $answer (call $indirect (i32.const 0))))))
    (if (i32.eq (local.get $wanted) (i32.const 110)) ;; n
      (then (return (call $answer (call $nested (i32.const 0))))))
    (if (i32.eq (local.get $wanted) (i32.const 119)) ;; w
      (then (return (call $answer (call $wide (i32.const 0))))))
    (if (i32.eq (local.get $wanted) (i32.const 102)) ;; f
      (then (return (call $answer
        (i32.trunc_f64_s (call $float (f64.const 0) (f64.const 1) (f32.const 2)))))))
    (if (i32.eq (local.get $wanted) (i32.const 104)) ;; h
      (then (return (call $answer (call $through_host (i32.const 0))))))
    (if (i32.eq (local.get $wanted) (i32.const 114)) ;; r
      (then (return (call $answer (call $request (i32.const 500))))))
    (call $answer (i32.const 0))))
