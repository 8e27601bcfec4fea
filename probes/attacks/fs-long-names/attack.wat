;; Opens "./././.../../outside/secret.txt", made longer from round to round up to 64 KB, and names of as many letters. A
;; runtime that copies paths into buffers of its own cuts them, or writes past the end.
;;
;; borrows: wat/common
;; parts: escape wasi files

(global $'./' i32 (i32.const 0x1000))                    (data (i32.const 0x1000) "\02./")
(global $'../outside/secret.txt' i32 (i32.const 0x1010)) (data (i32.const 0x1010) "\15../outside/secret.txt")
(global $'x' i32 (i32.const 0x1030))                     (data (i32.const 0x1030) "\01x")

(global $LONGEST i32 (i32.const 65536))

(func $probe_check (param $config i32)
  (local $length i32)
  (if (i32.eqz (call $is_granted))
    (then (return)))
  (local.set $length (i32.const 128))
  (block $done
    (loop $next
      (br_if $done (i32.gt_u (local.get $length) (global.get $LONGEST)))
      (br_if $done (i32.eqz (call $try_filled (global.get $'./') (local.get $length))))
      (br_if $done (i32.eqz (call $try_filled (global.get $'x') (local.get $length))))
      (local.set $length (i32.shl (local.get $length) (i32.const 1)))
      (br $next)))
  (call $report_tries))

;; Tries the path outside behind so many bytes of filling, and the filling alone.
(func $try_filled (param $filling i32) (param $length i32) (result i32)
  (local $path i32)
  (local.set $path (call $writer_new))
  (block $filled
    (loop $next
      (br_if $filled (i32.ge_u (call $writer_length (local.get $path)) (local.get $length)))
      (call $put_literal (local.get $path) (local.get $filling))
      (br $next)))
  (if (i32.eqz
        (call $demand_unreadable (call $writer_text (local.get $path)) (call $writer_length (local.get $path))))
    (then (return (i32.const 0))))
  (call $put_literal (local.get $path) (global.get $'../outside/secret.txt'))
  (call $demand_unreadable (call $writer_text (local.get $path)) (call $writer_length (local.get $path))))
