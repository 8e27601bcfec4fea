;; regex-processing: a log of hundreds of kilobytes, searched line by line for several patterns.
;;
;; Config: {"patterns":[{"name":"...","pattern":"..."},...],"log":"...\n...\n"}
;; A newline ends a line; what follows the last one is a line when it is not empty. Syntax of patterns:
;; regex_compiler.wat; one that is malformed makes the config invalid.
;;
;; Metrics: {"lines":2,"bytes":71,"patterns":[{"name":"...","matchingLines":1,"matchedBytes":12},...]}
;; bytes is the log's length as UTF-8; matchedBytes the total length of the leftmost match in each matching line.
;;
;; A pattern, while the log is searched:
;;
;;   0  i32  its name, a JSON string
;;   4  i32  its regular expression
;;
;; A line:
;;
;;   0  i32  address
;;   4  i32  length

(global $PROBE_SCENARIO i32 (i32.const 0x1000)) (data (i32.const 0x1000) "\10regex-processing")

(global $'patterns' i32 (i32.const 0x1020))      (data (i32.const 0x1020) "\08patterns")
(global $'pattern' i32 (i32.const 0x1030))       (data (i32.const 0x1030) "\07pattern")
(global $'name' i32 (i32.const 0x1040))          (data (i32.const 0x1040) "\04name")
(global $'log' i32 (i32.const 0x1050))           (data (i32.const 0x1050) "\03log")
(global $'lines' i32 (i32.const 0x1060))         (data (i32.const 0x1060) "\05lines")
(global $'bytes' i32 (i32.const 0x1070))         (data (i32.const 0x1070) "\05bytes")
(global $'matchingLines' i32 (i32.const 0x1080)) (data (i32.const 0x1080) "\0dmatchingLines")
(global $'matchedBytes' i32 (i32.const 0x1090))  (data (i32.const 0x1090) "\0cmatchedBytes")

(func $probe_check (param $config i32)
  (local $values i32) (local $log i32) (local $patterns i32) (local $patterns_end i32)
  (local.set $values (call $config_array (local.get $config) (global.get $'patterns')))
  (if (i32.eqz (local.get $values))
    (then (return)))
  (local.set $log (call $config_text (local.get $config) (global.get $'log')))
  (if (i32.eqz (local.get $log))
    (then (return)))
  (local.set $patterns (call $arena_allocate (i32.mul (call $json_count (local.get $values)) (i32.const 8))))
  (local.set $patterns_end (call $read_patterns (call $json_first (local.get $values)) (local.get $patterns)))
  (if (i32.eqz (local.get $patterns_end))
    (then (return)))
  (call $search_log (call $json_string (local.get $log)) (call $json_string_length (local.get $log))
                    (local.get $patterns) (local.get $patterns_end)))

;; ---- the config ----

;; Reads the value and those behind it as patterns, and stores them at `pattern`. Answers where they end, or 0 when one
;; of them is invalid.
(func $read_patterns (param $value i32) (param $pattern i32) (result i32)
  (block $end
    (loop $next
      (br_if $end (i32.eqz (local.get $value)))
      (if (i32.eqz (call $read_pattern (local.get $value) (local.get $pattern)))
        (then (return (i32.const 0))))
      (local.set $value (call $json_next (local.get $value)))
      (local.set $pattern (i32.add (local.get $pattern) (i32.const 8)))
      (br $next)))
  (local.get $pattern))

;; Stores one pattern; answers 0 when it is invalid.
(func $read_pattern (param $value i32) (param $pattern i32) (result i32)
  (local $name i32) (local $source i32) (local $regex i32)
  (local.set $name (call $config_text (local.get $value) (global.get $'name')))
  (if (i32.eqz (local.get $name))
    (then (return (i32.const 0))))
  (local.set $source (call $config_text (local.get $value) (global.get $'pattern')))
  (if (i32.eqz (local.get $source))
    (then (return (i32.const 0))))
  (local.set $regex
    (call $regex_compile (call $json_string (local.get $source)) (call $json_string_length (local.get $source))))
  (if (i32.eqz (local.get $regex))
    (then (return (call $config_invalid (global.get $'pattern')))))
  (i32.store (local.get $pattern) (local.get $name))
  (i32.store offset=4 (local.get $pattern) (local.get $regex))
  (i32.const 1))

;; ---- the lines ----

;; The address of the first newline from `at` on, or the end of the log.
(func $line_end (param $at i32) (param $end i32) (result i32)
  (block $found
    (loop $next
      (br_if $found (i32.eq (local.get $at) (local.get $end)))
      (br_if $found (i32.eq (i32.load8_u (local.get $at)) (i32.const 0x0a)))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br $next)))
  (local.get $at))

;; How many lines there are from `at` on.
(func $count_lines (param $at i32) (param $end i32) (result i32)
  (local $lines i32)
  (loop $next
    (if (i32.lt_u (local.get $at) (local.get $end))
      (then
        (local.set $lines (i32.add (local.get $lines) (i32.const 1)))
        (local.set $at (i32.add (call $line_end (local.get $at) (local.get $end)) (i32.const 1)))
        (br $next))))
  (local.get $lines))

;; Stores the lines from `at` on, one behind the other, at `line`.
(func $split (param $at i32) (param $end i32) (param $line i32)
  (local $line_end i32)
  (loop $next
    (if (i32.lt_u (local.get $at) (local.get $end))
      (then
        (local.set $line_end (call $line_end (local.get $at) (local.get $end)))
        (i32.store (local.get $line) (local.get $at))
        (i32.store offset=4 (local.get $line) (i32.sub (local.get $line_end) (local.get $at)))
        (local.set $line (i32.add (local.get $line) (i32.const 8)))
        (local.set $at (i32.add (local.get $line_end) (i32.const 1)))
        (br $next)))))

;; ---- the search ----

(func $search_log (param $log i32) (param $length i32) (param $pattern i32) (param $patterns_end i32)
  (local $end i32) (local $line_count i32) (local $lines i32) (local $lines_end i32)
  (local.set $end (i32.add (local.get $log) (local.get $length)))
  (local.set $line_count (call $count_lines (local.get $log) (local.get $end)))
  (local.set $lines (call $arena_allocate (i32.mul (local.get $line_count) (i32.const 8))))
  (local.set $lines_end (i32.add (local.get $lines) (i32.mul (local.get $line_count) (i32.const 8))))
  (call $split (local.get $log) (local.get $end) (local.get $lines))

  (call $write_count (global.get $metrics) (global.get $'lines') (i64.extend_i32_u (local.get $line_count)))
  (call $write_count (global.get $metrics) (global.get $'bytes') (i64.extend_i32_u (local.get $length)))
  (call $write_literal_name (global.get $metrics) (global.get $'patterns'))
  (call $write_begin_array (global.get $metrics))
  (block $end
    (loop $next
      (br_if $end (i32.eq (local.get $pattern) (local.get $patterns_end)))
      (call $write_matches (local.get $pattern) (local.get $lines) (local.get $lines_end))
      (local.set $pattern (i32.add (local.get $pattern) (i32.const 8)))
      (br $next)))
  (call $write_end_array (global.get $metrics)))

;; Searches the lines from `line` on for one pattern, and writes what was found.
(func $write_matches (param $pattern i32) (param $line i32) (param $lines_end i32)
  (local $name i32) (local $regex i32) (local $matching_lines i64) (local $matched_bytes i64)
  (local.set $name (i32.load (local.get $pattern)))
  (local.set $regex (i32.load offset=4 (local.get $pattern)))
  (block $end
    (loop $next
      (br_if $end (i32.eq (local.get $line) (local.get $lines_end)))
      (if (call $regex_search (local.get $regex)
                              (i32.load (local.get $line)) (i32.load offset=4 (local.get $line)))
        (then
          (local.set $matching_lines (i64.add (local.get $matching_lines) (i64.const 1)))
          (local.set $matched_bytes
            (i64.add (local.get $matched_bytes)
                     (i64.extend_i32_u (i32.sub (global.get $match_end) (global.get $match_start)))))))
      (local.set $line (i32.add (local.get $line) (i32.const 8)))
      (br $next)))

  (call $write_begin_object (global.get $metrics))
  (call $write_literal_name (global.get $metrics) (global.get $'name'))
  (call $write_string (global.get $metrics)
                      (call $json_string (local.get $name)) (call $json_string_length (local.get $name)))
  (call $write_count (global.get $metrics) (global.get $'matchingLines') (local.get $matching_lines))
  (call $write_count (global.get $metrics) (global.get $'matchedBytes') (local.get $matched_bytes))
  (call $write_end_object (global.get $metrics)))
