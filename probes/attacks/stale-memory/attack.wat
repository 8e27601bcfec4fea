;; own: memory
;; Looks for what somebody else left in its memory, which has to be zero but for the module's own data, then fills it, for
;; the next instance to find. Runtimes reuse the memory of instances that ended, and must wipe it.

(memory $memory (export "memory") 64)

(data (i32.const 0x0100) "memory of a new instance held\00")
(global $filled (mut i32) (i32.const 0))

(func $attack (param $config i32) (param $config_length i32)
  (local $at i32)
  (if (global.get $filled)
    (then (return)))
  (local.set $at (i32.const 0x10000))
  (loop $next
    (if (i64.ne (i64.load (local.get $at)) (i64.const 0))
      (then (call $escaped (i32.const 0x0100) (i64.load (local.get $at)))))
    (i64.store (local.get $at) (i64.const 0x544552434553594d)) ;; "MYSECRET"
    (local.set $at (i32.add (local.get $at) (i32.const 8)))
    (br_if $next (i32.lt_u (local.get $at) (i32.const 0x400000))))
  (global.set $filled (i32.const 1)))
