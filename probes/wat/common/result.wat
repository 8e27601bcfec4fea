;; What the scenario finds out, for entry.wat to answer with. The scenario's probe.wat defines
;;
;;   (global $PROBE_SCENARIO i32 ...)         the literal with its name
;;   (func $probe_check (param $config i32))  the check; the config is an object
;;
;; When the check begins, the result stands at ok, without status and metrics.

(global $ok (mut i32) (i32.const 0))
(global $status (mut i32) (i32.const 0)) ;; of HTTP, where the probe made one request and got a response; 0 for null
(global $metrics (mut i32) (i32.const 0)) ;; a writer that is inside its object: write names and values

;; The error that was met last. It is the result's when that is not ok.
(global $error_kind (mut i32) (i32.const 0)) ;; a literal
(global $error_message (mut i32) (i32.const 0))
(global $error_message_length (mut i32) (i32.const 0))

(func $open_metrics
  (global.set $metrics (call $writer_new))
  (call $write_begin_object (global.get $metrics)))

(func $set_error (param $kind i32) (param $message i32) (param $message_length i32)
  (global.set $error_kind (local.get $kind))
  (global.set $error_message (local.get $message))
  (global.set $error_message_length (local.get $message_length)))

;; With a literal for a message.
(func $set_literal_error (param $kind i32) (param $message i32)
  (call $set_error (local.get $kind)
                   (call $literal_text (local.get $message)) (call $literal_length (local.get $message))))

;; With what a writer holds for a message.
(func $set_written_error (param $kind i32) (param $writer i32)
  (call $set_error (local.get $kind)
                   (call $writer_text (local.get $writer)) (call $writer_length (local.get $writer))))

;; With a message that consists of a number between two literals.
(func $set_number_error (param $kind i32) (param $before i32) (param $number i64) (param $after i32)
  (local $message i32)
  (local.set $message (call $writer_new))
  (call $put_literal (local.get $message) (local.get $before))
  (call $put_integer (local.get $message) (local.get $number))
  (call $put_literal (local.get $message) (local.get $after))
  (call $set_written_error (local.get $kind) (local.get $message)))

;; Makes the error the result.
(func $fail
  (global.set $ok (i32.const 0)))
