;; The first number in the config, without sign and fraction; 0 where there is none.
(func $config_number (param $config i32) (param $length i32) (result i32)
  (local $end i32) (local $digit i32) (local $number i32) (local $found i32)
  (local.set $end (i32.add (local.get $config) (local.get $length)))
  (block $done
    (loop $next
      (br_if $done (i32.ge_u (local.get $config) (local.get $end)))
      (local.set $digit (i32.sub (i32.load8_u (local.get $config)) (i32.const 0x30)))
      (if (i32.lt_u (local.get $digit) (i32.const 10))
        (then
          (local.set $found (i32.const 1))
          (local.set $number (i32.add (i32.mul (local.get $number) (i32.const 10)) (local.get $digit))))
        (else
          (br_if $done (local.get $found))))
      (local.set $config (i32.add (local.get $config) (i32.const 1)))
      (br $next)))
  (local.get $number))
