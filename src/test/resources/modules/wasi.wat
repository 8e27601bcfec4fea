;; A guest that does by WASI what the first letter of its input says, to the file that the rest of it names, and answers
;; with text.
(module
  (import "wasi_snapshot_preview1" "fd_prestat_get" (func $fd_prestat_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_open"
    (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_close" (func $fd_close (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_sizes_get" (func $args_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "environ_sizes_get" (func $environ_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (import "healthwatch" "now_nanos" (func $now_nanos (result i64)))
  (memory (export "memory") 1)
  (data (i32.const 16) "written")
  (data (i32.const 32) "error ")
  (global $opened (mut i32) (i32.const 0))

  (func (export "allocate") (param i32) (result i32) (i32.const 1024))

  (func $answer (param $place i32) (param $length i32) (result i64)
    (i64.or
      (i64.shl (i64.extend_i32_u (local.get $place)) (i64.const 32))
      (i64.extend_i32_u (local.get $length))))

  ;; The number, of two digits at most, at this place; how many digits it took.
  (func $digits (param $place i32) (param $number i32) (result i32)
    (if (i32.lt_u (local.get $number) (i32.const 10))
      (then
        (i32.store8 (local.get $place) (i32.add (i32.const 48) (local.get $number)))
        (return (i32.const 1))))
    (i32.store8 (local.get $place) (i32.add (i32.const 48) (i32.div_u (local.get $number) (i32.const 10))))
    (i32.store8 offset=1 (local.get $place) (i32.add (i32.const 48) (i32.rem_u (local.get $number) (i32.const 10))))
    (i32.const 2))

  (func $answer_number (param $number i32) (result i64)
    (call $answer (i32.const 64) (call $digits (i32.const 64) (local.get $number))))

  (func $answer_error (param $error i32) (result i64)
    (call $answer (i32.const 32) (i32.add (i32.const 6) (call $digits (i32.const 38) (local.get $error)))))

  (func $granted_folders (result i32)
    (local $count i32)
    (block $end
      (loop $next
        (br_if $end
          (call $fd_prestat_get (i32.add (i32.const 3) (local.get $count)) (i32.const 128)))
        (local.set $count (i32.add (local.get $count) (i32.const 1)))
        (br $next)))
    (local.get $count))

  ;; The error of opening in the first folder, links followed; the descriptor is then in $opened.
  (func $open (param $place i32) (param $length i32) (param $flags i32) (param $rights i64) (result i32)
    (local $error i32)
    (local.set $error
      (call $path_open (i32.const 3) (i32.const 1) (local.get $place) (local.get $length) (local.get $flags)
        (local.get $rights) (i64.const 0) (i32.const 0) (i32.const 136)))
    (global.set $opened (i32.load (i32.const 136)))
    (local.get $error))

  ;; The error of reading up to 1000 bytes to 4096; their number is then at 152.
  (func $read (param $descriptor i32) (result i32)
    (i32.store (i32.const 144) (i32.const 4096))
    (i32.store (i32.const 148) (i32.const 1000))
    (i32.store (i32.const 152) (i32.const 0))
    (call $fd_read (local.get $descriptor) (i32.const 144) (i32.const 1) (i32.const 152)))

  (func $write (param $descriptor i32) (result i32)
    (i32.store (i32.const 144) (i32.const 16))
    (i32.store (i32.const 148) (i32.const 7))
    (call $fd_write (local.get $descriptor) (i32.const 144) (i32.const 1) (i32.const 152)))

  (func (export "run") (param $place i32) (param $length i32) (result i64)
    (local $wanted i32)
    (local $error i32)
    (local.set $wanted (i32.load8_u (local.get $place)))
    (local.set $place (i32.add (local.get $place) (i32.const 1)))
    (local.set $length (i32.sub (local.get $length) (i32.const 1)))
    (drop (call $now_nanos))
    ;; f: how many folders are granted
    (if (i32.eq (local.get $wanted) (i32.const 102))
      (then (return (call $answer_number (call $granted_folders)))))
    ;; r: what is in a file
    (if (i32.eq (local.get $wanted) (i32.const 114))
      (then
        ;; fd_read and fd_seek
        (local.set $error (call $open (local.get $place) (local.get $length) (i32.const 0) (i64.const 6)))
        (if (local.get $error) (then (return (call $answer_error (local.get $error)))))
        (local.set $error (call $read (global.get $opened)))
        (drop (call $fd_close (global.get $opened)))
        (if (local.get $error) (then (return (call $answer_error (local.get $error)))))
        (return (call $answer (i32.const 4096) (i32.load (i32.const 152))))))
    ;; w: makes a file or cuts it off, and writes to it
    (if (i32.eq (local.get $wanted) (i32.const 119))
      (then
        ;; create and truncate; fd_write
        (local.set $error (call $open (local.get $place) (local.get $length) (i32.const 9) (i64.const 64)))
        (if (local.get $error) (then (return (call $answer_error (local.get $error)))))
        (local.set $error (call $write (global.get $opened)))
        (drop (call $fd_close (global.get $opened)))
        (if (local.get $error) (then (return (call $answer_error (local.get $error)))))
        (return (call $answer (i32.const 16) (i32.const 7)))))
    ;; o: writes to the standard output
    (if (i32.eq (local.get $wanted) (i32.const 111))
      (then
        (drop (call $write (i32.const 1)))
        (return (call $answer (i32.const 16) (i32.const 7)))))
    ;; i: how much there is to read from the standard input
    (if (i32.eq (local.get $wanted) (i32.const 105))
      (then
        (drop (call $read (i32.const 0)))
        (return (call $answer_number (i32.load (i32.const 152))))))
    ;; a: the environment's variables and the arguments, added up
    (if (i32.eq (local.get $wanted) (i32.const 97))
      (then
        (drop (call $environ_sizes_get (i32.const 128) (i32.const 132)))
        (drop (call $args_sizes_get (i32.const 136) (i32.const 140)))
        (return (call $answer_number (i32.add (i32.load (i32.const 128)) (i32.load (i32.const 136)))))))
    ;; x: ends itself
    (call $proc_exit (i32.const 3))
    unreachable))
