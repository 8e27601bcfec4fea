(global $FIRST_PREOPEN i32 (i32.const 3))
(global $LOOKUP_SYMLINK_FOLLOW i32 (i32.const 1))

(global $OPEN_CREATE i32 (i32.const 1))
(global $OPEN_DIRECTORY i32 (i32.const 2))
(global $OPEN_TRUNCATE i32 (i32.const 8))

(global $RIGHT_FD_READ i64 (i64.const 0x2))
(global $RIGHT_FD_WRITE i64 (i64.const 0x40))
(global $RIGHT_FD_READDIR i64 (i64.const 0x4000))
(global $ALL_RIGHTS i64 (i64.const 0x1fffffff)) ;; but those of sockets
