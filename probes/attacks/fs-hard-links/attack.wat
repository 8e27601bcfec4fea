;; Gives a file that lies outside a second name in the granted folder, and reads it there: by its path, and by a symbolic
;; link that is followed while the hard link is made. Gives a granted file a name outside.
;;
;; Config: {"links": [["<existing>", "<new>"], ...]}; the new name must not be readable where it is below the folder, and
;; the link must be refused where it is not.
;;
;; borrows: wat/common
;; parts: escape wasi files

(global $'links' i32 (i32.const 0x1000)) (data (i32.const 0x1000) "\05links")

(func $probe_check (param $config i32)
  (local $link i32)
  (local.set $link (call $config_array (local.get $config) (global.get $'links')))
  (if (i32.eqz (local.get $link))
    (then (return)))
  (if (i32.eqz (call $is_granted))
    (then (return)))
  (local.set $link (call $json_first (local.get $link)))
  (block $done
    (loop $next
      (br_if $done (i32.eqz (local.get $link)))
      (br_if $done (i32.eqz (call $try_link (global.get $LOOKUP_SYMLINK_FOLLOW) (call $json_first (local.get $link)))))
      (br_if $done (i32.eqz (call $try_link (global.get $LOOKUP_NOFOLLOW) (call $json_first (local.get $link)))))
      (local.set $link (call $json_next (local.get $link)))
      (br $next)))
  (call $report_tries))

(func $try_link (param $lookup i32) (param $existing i32) (result i32)
  (local $new i32) (local $held i32)
  (local.set $new (call $json_next (local.get $existing)))
  (if (call $path_link (global.get $GRANTED) (local.get $lookup)
        (call $json_string (local.get $existing)) (call $json_string_length (local.get $existing))
        (global.get $GRANTED) (call $json_string (local.get $new)) (call $json_string_length (local.get $new)))
    (then
      (call $count_try)
      (return (i32.const 1))))
  ;; A second name for a symbolic link is none for what it leads to.
  (local.set $held
    (call $demand_unreadable (call $json_string (local.get $new)) (call $json_string_length (local.get $new))))
  (drop (call $path_unlink_file (global.get $GRANTED)
          (call $json_string (local.get $new)) (call $json_string_length (local.get $new))))
  (local.get $held))
