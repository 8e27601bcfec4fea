;; Members of the config that a scenario needs. Where a member is not there or not what it must be, each function makes
;; the result invalid-config, with the message "config.<name> is missing or invalid" (the innermost name alone). Names
;; are literals.

(global $'invalid-config' i32 (i32.const 0x0400))         (data (i32.const 0x0400) "\0einvalid-config")
(global $'config.' i32 (i32.const 0x0410))                (data (i32.const 0x0410) "\07config.")
(global $'_is_missing_or_invalid' i32 (i32.const 0x0420)) (data (i32.const 0x0420) "\16 is missing or invalid")

;; Answers 0, so that a check can end with it.
(func $config_invalid (param $name i32) (result i32)
  (local $message i32)
  (local.set $message (call $writer_new))
  (call $put_literal (local.get $message) (global.get $'config.'))
  (call $put_literal (local.get $message) (local.get $name))
  (call $put_literal (local.get $message) (global.get $'_is_missing_or_invalid'))
  (call $set_written_error (global.get $'invalid-config') (local.get $message))
  (call $fail)
  (i32.const 0))

;; The member's value, which is a string; or 0.
(func $config_text (param $object i32) (param $name i32) (result i32)
  (call $config_value (local.get $object) (local.get $name) (global.get $JSON_STRING)))

;; The member's value, which is an array; or 0.
(func $config_array (param $object i32) (param $name i32) (result i32)
  (call $config_value (local.get $object) (local.get $name) (global.get $JSON_ARRAY)))

(func $config_value (param $object i32) (param $name i32) (param $type i32) (result i32)
  (local $value i32)
  (local.set $value (call $json_get (local.get $object) (local.get $name)))
  (if (i32.eqz (call $json_is (local.get $value) (local.get $type)))
    (then (return (call $config_invalid (local.get $name)))))
  (local.get $value))

;; A number without fraction from low to high, which are not negative; or -1.
(func $config_integer (param $object i32) (param $name i32) (param $low i64) (param $high i64) (result i64)
  (local $value i32) (local $integer i64)
  (local.set $value (call $json_get (local.get $object) (local.get $name)))
  (block $invalid
    (br_if $invalid (i32.eqz (call $json_is (local.get $value) (global.get $JSON_NUMBER))))
    (br_if $invalid (i32.eqz (call $decimal_is_integer (call $json_number (local.get $value)))))
    (local.set $integer (i64.div_s (call $json_number (local.get $value)) (global.get $DECIMAL_ONE)))
    (br_if $invalid (i64.lt_s (local.get $integer) (local.get $low)))
    (br_if $invalid (i64.gt_s (local.get $integer) (local.get $high)))
    (return (local.get $integer)))
  (drop (call $config_invalid (local.get $name)))
  (i64.const -1))
