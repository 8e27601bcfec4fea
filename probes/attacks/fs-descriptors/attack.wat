;; One folder was granted: descriptor 3. Uses every other number up to 2000, and numbers that are negative or wrap around,
;; to read, write, list and open. What is open there is the runtime's or another guest's.
;;
;; borrows: wat/common
;; parts: escape wasi files

(global $'something_on_' i32 (i32.const 0x1000)) (data (i32.const 0x1000) "\21a call succeeded with descriptor ")


(global $LAST_DESCRIPTOR i32 (i32.const 2000))

(func $probe_check (param $config i32)
  (local $fd i32)
  (if (i32.eqz (call $is_granted))
    (then (return)))
  (local.set $fd (i32.add (global.get $GRANTED) (i32.const 1)))
  (block $done
    (loop $next
      (br_if $done (i32.gt_u (local.get $fd) (global.get $LAST_DESCRIPTOR)))
      (br_if $done (i32.eqz (call $demand_closed (local.get $fd))))
      (local.set $fd (i32.add (local.get $fd) (i32.const 1)))
      (br $next)))
  (block $done
    (br_if $done (i32.eqz (global.get $ok)))
    (br_if $done (i32.eqz (call $demand_closed (i32.const -1))))
    (br_if $done (i32.eqz (call $demand_closed (i32.const -2))))
    (br_if $done (i32.eqz (call $demand_closed (i32.const -100)))) ;; AT_FDCWD: the working directory
    (br_if $done (i32.eqz (call $demand_closed (i32.const 0x80000000))))
    (br_if $done (i32.eqz (call $demand_closed (i32.const 0x80000003))))
    (drop (call $demand_closed (i32.const 0x10003))))
  (call $report_tries))

(func $demand_closed (param $fd i32) (result i32)
  (call $count_try)
  (block $open
    (br_if $open (i32.eqz (call $read (local.get $fd))))
    (br_if $open (i32.eqz (call $write (local.get $fd))))
    (br_if $open (i32.eqz (call $fd_filestat_get (local.get $fd) (global.get $FILESTAT))))
    (br_if $open
      (i32.eqz (call $fd_readdir (local.get $fd) (global.get $BUFFER) (global.get $BUFFER_BYTES) (i64.const 0)
                                 (global.get $COUNT))))
    (br_if $open
      (i32.eqz
        (call $path_open (local.get $fd) (global.get $LOOKUP_SYMLINK_FOLLOW)
          (call $literal_text (global.get $'readable.txt')) (call $literal_length (global.get $'readable.txt'))
          (i32.const 0) (global.get $RIGHT_FD_READ) (i64.const 0) (i32.const 0) (global.get $OPENED))))
    (return (i32.const 1)))
  (call $escape_on (global.get $'something_on_') (i64.extend_i32_s (local.get $fd)))
  (i32.const 0))
