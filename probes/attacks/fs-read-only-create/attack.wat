;; The folder was granted for reading. Makes files, folders, symbolic and hard links in it.
;;
;; borrows: wat/common
;; parts: escape wasi files

(global $'made' i32 (i32.const 0x1000))         (data (i32.const 0x1000) "\04made")
(global $'create_file' i32 (i32.const 0x1010))  (data (i32.const 0x1010) "\16path_open with O_CREAT")
(global $'create_read' i32 (i32.const 0x1030))  (data (i32.const 0x1030) "\27path_open with O_CREAT, opened for read")
(global $'create_folder' i32 (i32.const 0x1060)) (data (i32.const 0x1060) "\15path_create_directory")
(global $'symlink' i32 (i32.const 0x1080))      (data (i32.const 0x1080) "\0cpath_symlink")
(global $'link' i32 (i32.const 0x1090))         (data (i32.const 0x1090) "\09path_link")

(func $probe_check (param $config i32)
  (local $made i32) (local $made_length i32) (local $existing i32) (local $existing_length i32)
  (if (i32.eqz (call $is_granted))
    (then (return)))
  (local.set $made (call $literal_text (global.get $'made')))
  (local.set $made_length (call $literal_length (global.get $'made')))
  (local.set $existing (call $literal_text (global.get $'readable.txt')))
  (local.set $existing_length (call $literal_length (global.get $'readable.txt')))
  (block $escaped
    (br_if $escaped
      (i32.eqz (call $demand_error (call $open_literal (global.get $'made') (global.get $OPEN_CREATE)
                                                       (global.get $RIGHT_FD_WRITE))
                                   (global.get $'create_file'))))
    (br_if $escaped
      (i32.eqz (call $demand_error (call $open_literal (global.get $'made') (global.get $OPEN_CREATE)
                                                       (global.get $RIGHT_FD_READ))
                                   (global.get $'create_read'))))
    (br_if $escaped
      (i32.eqz (call $demand_error (call $path_create_directory (global.get $GRANTED) (local.get $made)
                                                                (local.get $made_length))
                                   (global.get $'create_folder'))))
    (br_if $escaped
      (i32.eqz (call $demand_error (call $path_symlink (local.get $existing) (local.get $existing_length)
                                                       (global.get $GRANTED) (local.get $made) (local.get $made_length))
                                   (global.get $'symlink'))))
    (br_if $escaped
      (i32.eqz (call $demand_error (call $path_link (global.get $GRANTED) (global.get $LOOKUP_NOFOLLOW)
                                                    (local.get $existing) (local.get $existing_length)
                                                    (global.get $GRANTED) (local.get $made) (local.get $made_length))
                                   (global.get $'link')))))
  (call $report_tries))
