;; Makes symbolic links in the granted folder that lead outside, and opens what they lead to. Making them is no escape:
;; following them is.
;;
;; Config: {"links": [["<target>", "<path behind the link>"], ...]}; each link is made as "made-link" and opened as
;; "made-link" followed by the second text.
;;
;; borrows: wat/common
;; parts: escape wasi files

(global $'links' i32 (i32.const 0x1000))     (data (i32.const 0x1000) "\05links")
(global $'made-link' i32 (i32.const 0x1010)) (data (i32.const 0x1010) "\09made-link")

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
      (br_if $done (i32.eqz (call $try_link (call $json_first (local.get $link)))))
      (local.set $link (call $json_next (local.get $link)))
      (br $next)))
  (call $report_tries))

(func $try_link (param $target i32) (result i32)
  (local $behind i32) (local $path i32) (local $held i32)
  (local.set $behind (call $json_next (local.get $target)))
  (drop
    (call $path_symlink (call $json_string (local.get $target)) (call $json_string_length (local.get $target))
      (global.get $GRANTED) (call $literal_text (global.get $'made-link'))
      (call $literal_length (global.get $'made-link'))))
  (local.set $path (call $writer_new))
  (call $put_literal (local.get $path) (global.get $'made-link'))
  (call $put_text (local.get $path) (call $json_string (local.get $behind))
                                    (call $json_string_length (local.get $behind)))
  (local.set $held
    (call $demand_unreadable (call $writer_text (local.get $path)) (call $writer_length (local.get $path))))
  (drop
    (call $path_unlink_file (global.get $GRANTED) (call $literal_text (global.get $'made-link'))
                            (call $literal_length (global.get $'made-link'))))
  (local.get $held))
