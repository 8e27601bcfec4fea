;; own: host memory allocate run config
;; One failure of each kind, each in a function of its own whose name says which, two calls below run. The letter in
;; the input, {"fails":"a"}, chooses. The memory's maximum keeps hosts from rewriting the module: offsets in what runtimes
;; say are those of this file.
(import "healthwatch" "http_request" (func $http_request (param i32 i32 i32 i32) (result i32)))
(type $nothing (func))
(type $chooser (func (param i32)))
(memory (export "memory") 1 16)
(table 4 funcref)
(elem (i32.const 1) $innermost_unreachable)
(data (i32.const 1024) "{\"method\":\"GET\",\"url\":\"http://127.0.0.1:1/\",\"timeoutMs\":100}")
(func (export "allocate") (param i32) (result i32)
  i32.const 4096)
(func $innermost_unreachable (type $nothing)
  unreachable)
(func $innermost_load (type $nothing)
  ;; far beyond the maximum: 11259375 is 0xabcdef
  (drop (i32.load (i32.const 11259375))))
(func $innermost_recursion (type $nothing)
  call $innermost_recursion
  call $innermost_recursion)
(func $innermost_division (type $nothing) (local $zero i32)
  (drop (i32.div_u (i32.const 7) (local.get $zero))))
(func $innermost_overflow (type $nothing) (local $minus_one i32)
  (local.set $minus_one (i32.sub (i32.load (i32.const 0)) (i32.const 1)))
  (drop (i32.div_s (i32.const 0x80000000) (local.get $minus_one))))
(func $innermost_conversion (type $nothing)
  (drop (i32.trunc_f64_s (f64.const nan))))
(func $innermost_table (type $nothing)
  (call_indirect (type $nothing) (i32.const 777)))
(func $innermost_null (type $nothing)
  (call_indirect (type $nothing) (i32.const 2)))
(func $innermost_signature (type $nothing)
  (call_indirect (type $chooser) (i32.const 5) (i32.const 1)))
(func $innermost_loop (type $nothing)
  (loop $forever (br $forever)))
(func $innermost_request (type $nothing)
  (drop (call $http_request (i32.const 1024) (i32.const 61) (i32.const 2048) (i32.const 1024))))
(func $chosen (type $chooser)
  block $request block $loop block $signature block $null block $table block $conversion
  block $overflow block $division block $recursion block $load block $unreachable
    local.get 0
    br_table $unreachable $load $recursion $division $overflow $conversion $table $null $signature $loop $request
  end call $innermost_unreachable return
  end call $innermost_load return
  end call $innermost_recursion return
  end call $innermost_division return
  end call $innermost_overflow return
  end call $innermost_conversion return
  end call $innermost_table return
  end call $innermost_null return
  end call $innermost_signature return
  end call $innermost_loop return
  end call $innermost_request)
(func (export "run") (param $input i32) (param $length i32) (result i64)
  ;; "a" is 0, "b" is 1 and so on
  (call $chosen (i32.sub (i32.load8_u offset=10 (local.get $input)) (i32.const 97)))
  ;; whoever comes here answers with a place that is not in the memory
  i64.const 0x7fffffff00000010)
