;; features: bulk-memory reference-types
;; Grows a table until it is refused or holds as many places as the config says. Each place takes some bytes of the
;; host's memory, which a limit for linear memory does not count.

(table $table 1 funcref)

(data (i32.const 0x0100) "a table took the host's memory; it holds this many places\00")

(func $attack (param $config i32) (param $config_length i32)
  (local $most i32)
  (local.set $most (call $config_number (local.get $config) (local.get $config_length)))
  (block $refused
    (loop $next
      (br_if $refused (i32.eq (table.grow $table (ref.null func) (i32.const 1000000)) (i32.const -1)))
      (br_if $next (i32.lt_u (table.size $table) (local.get $most)))
      (call $escaped (i32.const 0x0100) (i64.extend_i32_u (table.size $table))))))
