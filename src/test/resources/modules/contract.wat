;; A guest that does what the first letter of its input says and answers with a few bytes.
(module
  (import "healthwatch" "http_request" (func $http_request (param i32 i32 i32 i32) (result i32)))
  (import "healthwatch" "now_nanos" (func $now_nanos (result i64)))
  (import "healthwatch" "log" (func $log (param i32 i32 i32)))
  (type $no_parameter (func))
  (memory (export "memory") 2)
  (table 4 funcref)
  (elem (i32.const 0) $deeper)
  (global $executions (mut i32) (i32.const 0))

  (func (export "allocate") (param $length i32) (result i32)
    (i32.const 1024))

  (func $answer (param $place i32) (param $length i32) (result i64)
    (i64.or
      (i64.shl (i64.extend_i32_u (local.get $place)) (i64.const 32))
      (i64.extend_i32_u (local.get $length))))

  (func $answer_number (param $number i32) (result i64)
    (if (result i64) (i32.lt_s (local.get $number) (i32.const 0))
      (then
        (i32.store8 (i32.const 512) (i32.const 45))
        (i32.store8 (i32.const 513) (i32.sub (i32.const 48) (local.get $number)))
        (call $answer (i32.const 512) (i32.const 2)))
      (else
        (i32.store8 (i32.const 512) (i32.add (i32.const 48) (local.get $number)))
        (call $answer (i32.const 512) (i32.const 1)))))

  (func $deeper (param $depth i32) (result i32)
    (i32.add (i32.const 1) (call $deeper (i32.add (local.get $depth) (i32.const 1)))))

  (func $request (param $place i32) (param $length i32) (result i64)
    (local $code i32)
    (local.set $code
      (call $http_request (local.get $place) (local.get $length) (i32.const 65536) (i32.const 65536)))
    (if (result i64) (i32.gt_s (local.get $code) (i32.const 0))
      (then (call $answer (i32.const 65536) (local.get $code)))
      (else (call $answer_number (local.get $code)))))

  (func $clock_goes_on (result i64)
    (local $earlier i64)
    (local.set $earlier (call $now_nanos))
    (call $answer_number (i64.ge_s (call $now_nanos) (local.get $earlier))))

  (func (export "run") (param $place i32) (param $length i32) (result i64)
    (local $wanted i32)
    (global.set $executions (i32.add (global.get $executions) (i32.const 1)))
    (local.set $wanted (i32.load8_u (local.get $place)))
    ;; e: echo
    (if (i32.eq (local.get $wanted) (i32.const 101))
      (then (return (call $answer (local.get $place) (local.get $length)))))
    ;; i: how many executions this instance has seen
    (if (i32.eq (local.get $wanted) (i32.const 105))
      (then (return (call $answer_number (global.get $executions)))))
    ;; h: an HTTP request, which is the rest of the input
    (if (i32.eq (local.get $wanted) (i32.const 104))
      (then (return (call $request
        (i32.add (local.get $place) (i32.const 1)) (i32.sub (local.get $length) (i32.const 1))))))
    ;; p: an HTTP request whose place is outside the memory
    (if (i32.eq (local.get $wanted) (i32.const 112))
      (then (return (call $request (i32.const 0x7fffff00) (i32.const 16)))))
    ;; w: the clock
    (if (i32.eq (local.get $wanted) (i32.const 119))
      (then (return (call $clock_goes_on))))
    ;; j: logs the rest of the input
    (if (i32.eq (local.get $wanted) (i32.const 106))
      (then
        (call $log (i32.const 1)
          (i32.add (local.get $place) (i32.const 1)) (i32.sub (local.get $length) (i32.const 1)))
        (return (call $answer_number (i32.const 1)))))
    ;; k: asks for 2 GiB more memory
    (if (i32.eq (local.get $wanted) (i32.const 107))
      (then (return (call $answer_number (memory.grow (i32.const 32768))))))
    ;; b: a result outside the memory
    (if (i32.eq (local.get $wanted) (i32.const 98))
      (then (return (call $answer (i32.const 0x7fffff00) (i32.const 16)))))
    ;; B: a result that ends outside the memory
    (if (i32.eq (local.get $wanted) (i32.const 66))
      (then (return (call $answer (i32.const 131071) (i32.const 2)))))
    ;; u: unreachable
    (if (i32.eq (local.get $wanted) (i32.const 117))
      (then (unreachable)))
    ;; m: memory
    (if (i32.eq (local.get $wanted) (i32.const 109))
      (then (return (i64.load (i32.const 0x7ffffff0)))))
    ;; s: stack
    (if (i32.eq (local.get $wanted) (i32.const 115))
      (then (return (call $answer_number (call $deeper (i32.const 0))))))
    ;; d: division by zero
    (if (i32.eq (local.get $wanted) (i32.const 100))
      (then (return (call $answer_number
        (i32.div_s (local.get $length) (i32.sub (local.get $length) (local.get $length)))))))
    ;; o: overflow
    (if (i32.eq (local.get $wanted) (i32.const 111))
      (then (return (call $answer_number
        (i32.div_s
          (i32.sub (i32.const 0x80000001) (local.get $length))
          (i32.sub (i32.const 0) (local.get $length)))))))
    ;; c: conversion of what is no number
    (if (i32.eq (local.get $wanted) (i32.const 99))
      (then (return (call $answer_number
        (i32.trunc_f32_s (f32.div
          (f32.const 0)
          (f32.convert_i32_s (i32.sub (local.get $length) (local.get $length)))))))))
    ;; t: an index outside the table
    (if (i32.eq (local.get $wanted) (i32.const 116))
      (then (call_indirect (type $no_parameter) (i32.const 77))))
    ;; n: an empty place in the table
    (if (i32.eq (local.get $wanted) (i32.const 110))
      (then (call_indirect (type $no_parameter) (i32.const 2))))
    ;; g: a function of another signature
    (if (i32.eq (local.get $wanted) (i32.const 103))
      (then (call_indirect (type $no_parameter) (i32.const 0))))
    ;; l: a loop without an end
    (if (i32.eq (local.get $wanted) (i32.const 108))
      (then (loop $forever (br $forever))))
    (call $answer_number (i32.const 0))))
