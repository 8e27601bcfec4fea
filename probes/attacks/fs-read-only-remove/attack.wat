;; The folder was granted for reading. Removes and renames what is in it.
;;
;; borrows: wat/common
;; parts: escape wasi files

(global $'empty' i32 (i32.const 0x1000))         (data (i32.const 0x1000) "\05empty")
(global $'renamed' i32 (i32.const 0x1010))       (data (i32.const 0x1010) "\07renamed")
(global $'unlink' i32 (i32.const 0x1020))        (data (i32.const 0x1020) "\10path_unlink_file")
(global $'remove_folder' i32 (i32.const 0x1040)) (data (i32.const 0x1040) "\15path_remove_directory")
(global $'rename' i32 (i32.const 0x1060))        (data (i32.const 0x1060) "\0bpath_rename")

(func $probe_check (param $config i32)
  (if (i32.eqz (call $is_granted))
    (then (return)))
  (block $escaped
    (br_if $escaped
      (i32.eqz
        (call $demand_error
          (call $path_rename
            (global.get $GRANTED) (call $literal_text (global.get $'readable.txt'))
            (call $literal_length (global.get $'readable.txt'))
            (global.get $GRANTED) (call $literal_text (global.get $'renamed'))
            (call $literal_length (global.get $'renamed')))
          (global.get $'rename'))))
    (br_if $escaped
      (i32.eqz
        (call $demand_error
          (call $path_unlink_file (global.get $GRANTED) (call $literal_text (global.get $'readable.txt'))
                                  (call $literal_length (global.get $'readable.txt')))
          (global.get $'unlink'))))
    (br_if $escaped
      (i32.eqz
        (call $demand_error
          (call $path_remove_directory (global.get $GRANTED) (call $literal_text (global.get $'empty'))
                                       (call $literal_length (global.get $'empty')))
          (global.get $'remove_folder')))))
  (call $report_tries))
