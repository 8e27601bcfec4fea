;; Numbers without floating point, so that every language answers with the same bytes.
;;
;; A JSON number is held in millionths: its exact decimal value times 10^6, rounded half away from zero, in 64 bits with
;; a sign. (Rounding that way needs to look at the first dropped digit only.) A number of 9 * 10^12 or more, of either
;; sign, makes the document malformed.
;;
;; Answers carry integers, or thousandths printed with exactly three decimals ("12.500"). Whatever is derived from
;; millionths is computed as one fraction and rounded once, half away from zero, by $decimal_divide.

(global $DECIMAL_ONE i64 (i64.const 1_000_000))

;; What $decimal_read answers instead of a number.
(global $DECIMAL_TOO_LARGE i64 (i64.const 0x8000_0000_0000_0000))

;; One digit more makes a value that has reached this reach the limit of 9 * 10^18 millionths.
(global $LAST_SAFE_VALUE i64 (i64.const 900_000_000_000_000_000))

;; Reads the digits of a number whose grammar was checked: `digits` is the address of the integer part, which has
;; `integer_digits`; if `fraction_digits` is not 0, they follow after one byte for the point. Answers millionths.
(func $decimal_read (param $digits i32) (param $integer_digits i32) (param $fraction_digits i32)
                    (param $exponent i32) (param $negative i32) (result i64)
  (local $total i32) (local $wanted i64) (local $i i32) (local $digit i64) (local $value i64)
  (local.set $total (i32.add (local.get $integer_digits) (local.get $fraction_digits)))
  (local.set $wanted ;; digits down to the millionths
    (i64.add (i64.add (i64.extend_i32_u (local.get $integer_digits)) (i64.extend_i32_s (local.get $exponent)))
             (i64.const 6)))
  (if (i64.lt_s (local.get $wanted) (i64.const 0))
    (then (return (i64.const 0))))

  (block $read
    (loop $next
      (br_if $read (i32.eq (local.get $i) (local.get $total)))
      (local.set $digit
        (i64.sub
          (i64.load8_u
            (i32.add (i32.add (local.get $digits) (local.get $i))
                     (i32.ge_u (local.get $i) (local.get $integer_digits)))) ;; one byte further, behind the point
          (i64.const 0x30)))
      (if (i64.eq (i64.extend_i32_u (local.get $i)) (local.get $wanted)) ;; the first dropped digit rounds
        (then
          (local.set $value (i64.add (local.get $value) (i64.extend_i32_u (i64.ge_u (local.get $digit) (i64.const 5)))))
          (br $read)))
      (if (i64.ge_u (local.get $value) (global.get $LAST_SAFE_VALUE))
        (then (return (global.get $DECIMAL_TOO_LARGE))))
      (local.set $value (i64.add (i64.mul (local.get $value) (i64.const 10)) (local.get $digit)))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br $next)))

  ;; An exponent may ask for more digits than were written: those are zeros.
  (local.set $wanted (i64.sub (local.get $wanted) (i64.extend_i32_u (local.get $i))))
  (block $padded
    (loop $next
      (br_if $padded (i64.eqz (local.get $wanted)))
      (br_if $padded (i64.eqz (local.get $value)))
      (if (i64.ge_u (local.get $value) (global.get $LAST_SAFE_VALUE))
        (then (return (global.get $DECIMAL_TOO_LARGE))))
      (local.set $value (i64.mul (local.get $value) (i64.const 10)))
      (local.set $wanted (i64.sub (local.get $wanted) (i64.const 1)))
      (br $next)))
  (select (i64.sub (i64.const 0) (local.get $value)) (local.get $value) (local.get $negative)))

;; numerator / denominator, rounded half away from zero; the denominator is positive.
(func $decimal_divide (param $numerator i64) (param $denominator i64) (result i64)
  (local $quotient i64) (local $rest i64)
  (local.set $quotient (i64.div_s (local.get $numerator) (local.get $denominator)))
  (local.set $rest (i64.rem_s (local.get $numerator) (local.get $denominator)))
  (if (i64.lt_s (local.get $rest) (i64.const 0))
    (then (local.set $rest (i64.sub (i64.const 0) (local.get $rest)))))
  (if (i64.lt_s (local.get $rest) (i64.sub (local.get $denominator) (local.get $rest)))
    (then (return (local.get $quotient))))
  (i64.add (local.get $quotient)
           (select (i64.const -1) (i64.const 1) (i64.lt_s (local.get $numerator) (i64.const 0)))))

(func $decimal_to_thousandths (param $millionths i64) (result i64)
  (call $decimal_divide (local.get $millionths) (i64.const 1000)))

(func $decimal_is_integer (param $millionths i64) (result i32)
  (i64.eqz (i64.rem_s (local.get $millionths) (global.get $DECIMAL_ONE))))
