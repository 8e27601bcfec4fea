;; The two functions that a host calls, and the shape of every answer:
;;
;;   {"scenario":"...","ok":true,"status":200,"metrics":{...},"error":null}
;;   {"scenario":"...","ok":false,"status":null,"metrics":{...},"error":{"kind":"...","message":"..."}}
;;
;; The five members are always there, in this order. When memory runs out in the middle of a run, the probe traps.

(global $'scenario' i32 (i32.const 0x0300))            (data (i32.const 0x0300) "\08scenario")
(global $'ok' i32 (i32.const 0x0310))                  (data (i32.const 0x0310) "\02ok")
(global $'status' i32 (i32.const 0x0320))              (data (i32.const 0x0320) "\06status")
(global $'metrics' i32 (i32.const 0x0330))             (data (i32.const 0x0330) "\07metrics")
(global $'error' i32 (i32.const 0x0340))               (data (i32.const 0x0340) "\05error")
(global $'kind' i32 (i32.const 0x0350))                (data (i32.const 0x0350) "\04kind")
(global $'message' i32 (i32.const 0x0360))             (data (i32.const 0x0360) "\07message")
(global $'config_is_not_JSON' i32 (i32.const 0x0370))  (data (i32.const 0x0370) "\1cthe config is not valid JSON")
(global $'config_is_no_object' i32 (i32.const 0x0390)) (data (i32.const 0x0390) "\1bthe config is not an object")

;; Inputs lie at the bottom of the arena and what a run allocates above them. The first allocate after a run begins
;; anew; a second run on the same input starts from the end of that input. A run that trapped leaves nothing to tidy up.
(global $end_of_inputs (mut i32) (i32.const 0)) ;; as a mark of the arena
(global $ran (mut i32) (i32.const 0))

;; Room for an input; 0 when there is none.
(func $allocate (export "allocate") (param $length i32) (result i32)
  (local $input i32)
  (if (global.get $ran)
    (then
      (call $arena_rewind (i32.const 0))
      (global.set $ran (i32.const 0))))
  (local.set $input (call $arena_try_allocate (local.get $length)))
  (global.set $end_of_inputs (call $arena_mark))
  (local.get $input))

;; Runs the check; the input is the config as JSON. The high half of what it answers is the address of the answer, which
;; is JSON, too, and the low half its length.
(func $run (export "run") (param $input i32) (param $length i32) (result i64)
  (local $answer i32)
  (global.set $ran (i32.const 1))
  (call $arena_rewind (global.get $end_of_inputs))

  (global.set $ok (i32.const 1))
  (global.set $status (i32.const 0))
  (call $open_metrics)
  (call $check (local.get $input) (local.get $length))
  (if (i32.eqz (global.get $ok))
    (then
      (if (i32.eq (global.get $error_kind) (global.get $'invalid-config'))
        (then (call $open_metrics))))) ;; what was written until then does not count
  (call $write_end_object (global.get $metrics))

  (local.set $answer (call $writer_new))
  (call $write_answer (local.get $answer))
  (i64.or (i64.shl (i64.extend_i32_u (call $writer_text (local.get $answer))) (i64.const 32))
          (i64.extend_i32_u (call $writer_length (local.get $answer)))))

(func $check (param $input i32) (param $length i32)
  (local $config i32)
  (local.set $config (call $json_parse (local.get $input) (local.get $length)))
  (if (i32.eqz (local.get $config))
    (then
      (call $set_literal_error (global.get $'invalid-config') (global.get $'config_is_not_JSON'))
      (call $fail)
      (return)))
  (if (i32.ne (call $json_type (local.get $config)) (global.get $JSON_OBJECT))
    (then
      (call $set_literal_error (global.get $'invalid-config') (global.get $'config_is_no_object'))
      (call $fail)
      (return)))
  (call $probe_check (local.get $config)))

(func $write_answer (param $answer i32)
  (call $write_begin_object (local.get $answer))
  (call $write_literal_name (local.get $answer) (global.get $'scenario'))
  (call $write_literal_string (local.get $answer) (global.get $PROBE_SCENARIO))
  (call $write_literal_name (local.get $answer) (global.get $'ok'))
  (call $write_boolean (local.get $answer) (global.get $ok))
  (call $write_literal_name (local.get $answer) (global.get $'status'))
  (call $write_status (local.get $answer) (global.get $status))
  (call $write_literal_name (local.get $answer) (global.get $'metrics'))
  (call $write_written (local.get $answer) (global.get $metrics))
  (call $write_literal_name (local.get $answer) (global.get $'error'))
  (if (global.get $ok)
    (then (call $write_null (local.get $answer)))
    (else (call $write_error (local.get $answer))))
  (call $write_end_object (local.get $answer)))

(func $write_status (param $writer i32) (param $status i32)
  (if (local.get $status)
    (then (call $write_integer (local.get $writer) (i64.extend_i32_u (local.get $status))))
    (else (call $write_null (local.get $writer)))))

;; Writes the error that was met last.
(func $write_error (param $writer i32)
  (call $write_begin_object (local.get $writer))
  (call $write_literal_name (local.get $writer) (global.get $'kind'))
  (call $write_literal_string (local.get $writer) (global.get $error_kind))
  (call $write_literal_name (local.get $writer) (global.get $'message'))
  (call $write_string (local.get $writer) (global.get $error_message) (global.get $error_message_length))
  (call $write_end_object (local.get $writer)))
