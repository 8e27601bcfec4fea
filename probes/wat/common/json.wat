;; JSON values, as json_reader.wat leaves them in the arena:
;;
;;    0  i32  type: one of the constants below
;;    4  i32  name: address  } of the member, when the value is in an object
;;    8  i32  name: length   }
;;   12  i32  the following element or member, or 0
;;   16  i64  of a number: its millionths (decimal.wat)
;;   16  i32  of a string: address          of an array or object: its first element or member, or 0
;;   20  i32  of a string: length           of an array or object: their count; members of the same name count each

(global $JSON_NULL   i32 (i32.const 0))
(global $JSON_FALSE  i32 (i32.const 1))
(global $JSON_TRUE   i32 (i32.const 2))
(global $JSON_NUMBER i32 (i32.const 3))
(global $JSON_STRING i32 (i32.const 4))
(global $JSON_ARRAY  i32 (i32.const 5))
(global $JSON_OBJECT i32 (i32.const 6))

(global $JSON_VALUE_BYTES i32 (i32.const 24))

(global $'null' i32 (i32.const 0x0200))  (data (i32.const 0x0200) "\04null")
(global $'false' i32 (i32.const 0x0210)) (data (i32.const 0x0210) "\05false")
(global $'true' i32 (i32.const 0x0220))  (data (i32.const 0x0220) "\04true")

(func $json_type (param $value i32) (result i32)
  (i32.load (local.get $value)))

(func $json_name_length (param $value i32) (result i32)
  (i32.load offset=8 (local.get $value)))

(func $json_next (param $value i32) (result i32)
  (i32.load offset=12 (local.get $value)))

(func $json_number (param $value i32) (result i64)
  (i64.load offset=16 (local.get $value)))

(func $json_string (param $value i32) (result i32)
  (i32.load offset=16 (local.get $value)))

(func $json_string_length (param $value i32) (result i32)
  (i32.load offset=20 (local.get $value)))

;; The first element of an array, or the first member of an object; 0 when it is empty.
(func $json_first (param $value i32) (result i32)
  (i32.load offset=16 (local.get $value)))

(func $json_count (param $value i32) (result i32)
  (i32.load offset=20 (local.get $value)))

;; Whether there is a value (it is not 0), and it has this type.
(func $json_is (param $value i32) (param $type i32) (result i32)
  (if (result i32) (local.get $value)
    (then (i32.eq (i32.load (local.get $value)) (local.get $type)))
    (else (i32.const 0))))

;; The member of an object: the last one of that name. 0 when there is none, or when the value is not an object or 0.
(func $json_member (param $object i32) (param $name i32) (param $name_length i32) (result i32)
  (local $member i32) (local $found i32)
  (if (i32.eqz (call $json_is (local.get $object) (global.get $JSON_OBJECT)))
    (then (return (i32.const 0))))
  (local.set $member (call $json_first (local.get $object)))
  (block $end
    (loop $next
      (br_if $end (i32.eqz (local.get $member)))
      (if (call $text_equal (i32.load offset=4 (local.get $member)) (i32.load offset=8 (local.get $member))
                            (local.get $name) (local.get $name_length))
        (then (local.set $found (local.get $member))))
      (local.set $member (i32.load offset=12 (local.get $member)))
      (br $next)))
  (local.get $found))

;; The same, with a literal for a name.
(func $json_get (param $object i32) (param $name i32) (result i32)
  (call $json_member (local.get $object)
                     (call $literal_text (local.get $name)) (call $literal_length (local.get $name))))
