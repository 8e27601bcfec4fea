;; Renumbers descriptors: the granted folder over the standard streams and far away, closed ones over open ones. A runtime
;; that trusts the numbers may crash, or let the guest use its own descriptor of that number.
;;
;; borrows: wat/common
;; parts: escape wasi files

(global $'fd_renumber_of_closed' i32 (i32.const 0x1000))
(data (i32.const 0x1000) "\23fd_renumber of a closed descriptor ")
(global $'path_open_after' i32 (i32.const 0x1030))
(data (i32.const 0x1030) "\24path_open outside, after fd_renumber")
(global $'../outside/secret.txt' i32 (i32.const 0x1060)) (data (i32.const 0x1060) "\15../outside/secret.txt")
(global $'read_after' i32 (i32.const 0x1080))
(data (i32.const 0x1080) "\29fd_read succeeded on the old descriptor: ")

(global $FAR_AWAY i32 (i32.const 0x7fffffff))
(global $CLOSED i32 (i32.const 900))

(func $probe_check (param $config i32)
  (if (i32.eqz (call $is_granted))
    (then (return)))
  (block $escaped
    (br_if $escaped
      (i32.eqz (call $demand_error (call $fd_renumber (global.get $CLOSED) (global.get $GRANTED))
                                   (global.get $'fd_renumber_of_closed'))))
    (br_if $escaped
      (i32.eqz (call $demand_error (call $fd_renumber (i32.const -1) (i32.const -2))
                                   (global.get $'fd_renumber_of_closed'))))
    (call $count_try)
    (drop (call $fd_renumber (global.get $GRANTED) (global.get $FAR_AWAY)))
    (drop (call $fd_renumber (global.get $GRANTED) (i32.const -1)))
    (if (i32.eqz (call $open_literal (global.get $'readable.txt') (i32.const 0) (global.get $RIGHT_FD_READ)))
      (then
        ;; Over a standard stream, and what is left of the number it had before.
        (if (i32.eqz (call $fd_renumber (i32.load (global.get $OPENED)) (i32.const 0)))
          (then
            (if (i32.eqz (call $read (i32.load (global.get $OPENED))))
              (then
                (call $escape_on (global.get $'read_after') (i64.extend_i32_u (i32.load (global.get $OPENED))))
                (br $escaped)))))))
    (drop (call $fd_renumber (global.get $GRANTED) (i32.const 0)))
    (br_if $escaped
      (i32.eqz
        (call $demand_error
          (call $path_open (i32.const 0) (global.get $LOOKUP_SYMLINK_FOLLOW)
            (call $literal_text (global.get $'../outside/secret.txt'))
            (call $literal_length (global.get $'../outside/secret.txt'))
            (i32.const 0) (global.get $RIGHT_FD_READ) (i64.const 0) (i32.const 0) (global.get $OPENED))
          (global.get $'path_open_after')))))
  (call $report_tries))
