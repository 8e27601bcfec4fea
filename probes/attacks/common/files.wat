;; What attacks on the file system share: the granted folder, which is the first preopened descriptor, paths as JSON
;; strings or literals, and the demand that a call be refused.

(global $'granted_folder_missing' i32 (i32.const 0x0b00)) (data (i32.const 0x0b00) "\2cthe granted folder is not preopened as fd 3.")
(global $'granted_file_unreadable' i32 (i32.const 0x0b40)) (data (i32.const 0x0b40) "\2areadable.txt in the granted folder is not.")
(global $'readable.txt' i32 (i32.const 0x0b80))           (data (i32.const 0x0b80) "\0creadable.txt")
(global $'folder' i32 (i32.const 0x0b90))                 (data (i32.const 0x0b90) "\06folder")
(global $'paths' i32 (i32.const 0x0ba0))                  (data (i32.const 0x0ba0) "\05paths")
(global $'succeeded' i32 (i32.const 0x0bb0))              (data (i32.const 0x0bb0) "\09succeeded")

(global $GRANTED i32 (i32.const 3)) ;; the first descriptor after the standard streams

(global $LOOKUP_SYMLINK_FOLLOW i32 (i32.const 1))
(global $LOOKUP_NOFOLLOW i32 (i32.const 0))

(global $OPEN_CREATE i32 (i32.const 1))
(global $OPEN_DIRECTORY i32 (i32.const 2))
(global $OPEN_TRUNCATE i32 (i32.const 8))

(global $RIGHT_FD_READ i64 (i64.const 0x2))
(global $RIGHT_FD_WRITE i64 (i64.const 0x40))
(global $RIGHT_FD_READDIR i64 (i64.const 0x4000))
(global $RIGHT_PATH_OPEN i64 (i64.const 0x2000))
(global $ALL_RIGHTS i64 (i64.const 0x1fffffff)) ;; but those of sockets
(global $FILE_RIGHTS i64 (i64.const 0x08e001ff)) ;; those that mean something for a file

;; Where calls leave what they answer.
(global $OPENED i32 (i32.const 0x0c00))   ;; a descriptor
(global $VECTOR i32 (i32.const 0x0c10))   ;; one buffer: its address and its length
(global $COUNT i32 (i32.const 0x0c18))    ;; bytes that were transferred
(global $POSITION i32 (i32.const 0x0c20)) ;; in a file
(global $FILESTAT i32 (i32.const 0x0c40)) ;; 64 bytes
(global $BUFFER i32 (i32.const 0x10000))  ;; what was read
(global $BUFFER_BYTES i32 (i32.const 4096))

;; Whether the set-up stands: the folder is there, and what it grants can be read. Else the attack would hold anywhere.
(func $is_granted (result i32)
  (if (call $fd_prestat_get (global.get $GRANTED) (global.get $BUFFER))
    (then
      (call $not_attempted (global.get $'granted_folder_missing'))
      (return (i32.const 0))))
  (if (call $open_literal (global.get $'readable.txt') (i32.const 0) (global.get $RIGHT_FD_READ))
    (then
      (call $not_attempted (global.get $'granted_file_unreadable'))
      (return (i32.const 0))))
  (if (i32.or (call $read (i32.load (global.get $OPENED))) (i32.eqz (i32.load (global.get $COUNT))))
    (then
      (call $not_attempted (global.get $'granted_file_unreadable'))
      (return (i32.const 0))))
  (i32.eqz (call $fd_close (i32.load (global.get $OPENED)))))

;; Opens a path below the granted folder; answers the error number, and leaves the descriptor in $OPENED.
(func $open (param $path i32) (param $length i32) (param $flags i32) (param $rights i64) (result i32)
  (call $path_open (global.get $GRANTED) (global.get $LOOKUP_SYMLINK_FOLLOW)
                   (local.get $path) (local.get $length) (local.get $flags)
                   (local.get $rights) (i64.const 0) (i32.const 0) (global.get $OPENED)))

(func $open_literal (param $path i32) (param $flags i32) (param $rights i64) (result i32)
  (call $open (call $literal_text (local.get $path)) (call $literal_length (local.get $path))
              (local.get $flags) (local.get $rights)))

(func $use_buffer
  (i32.store (global.get $COUNT) (i32.const 0))
  (i32.store (global.get $VECTOR) (global.get $BUFFER))
  (i32.store offset=4 (global.get $VECTOR) (global.get $BUFFER_BYTES)))

;; Reads into the buffer; answers the error number, and leaves the length in $COUNT.
(func $read (param $fd i32) (result i32)
  (call $use_buffer)
  (call $fd_read (local.get $fd) (global.get $VECTOR) (i32.const 1) (global.get $COUNT)))

;; Writes one byte of the buffer; answers the error number.
(func $write (param $fd i32) (result i32)
  (call $use_buffer)
  (i32.store offset=4 (global.get $VECTOR) (i32.const 1))
  (call $fd_write (local.get $fd) (global.get $VECTOR) (i32.const 1) (global.get $COUNT)))

;; Whether a call was refused, by its error number; else "<what>: succeeded" is the result.
(func $demand_error (param $error i32) (param $what i32) (result i32)
  (call $demand_path_error (local.get $error)
    (call $literal_text (local.get $what)) (call $literal_length (local.get $what))))

(func $demand_path_error (param $error i32) (param $path i32) (param $length i32) (result i32)
  (call $count_try)
  (if (local.get $error)
    (then (return (i32.const 1))))
  (call $escape_with (local.get $path) (local.get $length)
    (call $literal_text (global.get $'succeeded')) (call $literal_length (global.get $'succeeded')))
  (i32.const 0))

;; Whether a path below the granted folder cannot be opened, or can be but has nothing to read; else what was read is the
;; result.
(func $demand_unreadable (param $path i32) (param $length i32) (result i32)
  (call $count_try)
  (if (call $open (local.get $path) (local.get $length) (i32.const 0) (global.get $RIGHT_FD_READ))
    (then (return (i32.const 1))))
  (if (call $read (i32.load (global.get $OPENED)))
    (then
      (drop (call $fd_close (i32.load (global.get $OPENED))))
      (return (i32.const 1))))
  (drop (call $fd_close (i32.load (global.get $OPENED))))
  (call $escape_with (local.get $path) (local.get $length) (global.get $BUFFER) (i32.load (global.get $COUNT)))
  (i32.const 0))

;; The same for a literal.
(func $demand_unreadable_literal (param $path i32) (result i32)
  (call $demand_unreadable (call $literal_text (local.get $path)) (call $literal_length (local.get $path))))
