;; Grows until it is refused, then reads the first byte of the page that it did not get. A runtime that reserved more
;; than it granted may leave that page within reach.

(data (i32.const 0x0100) "the page that memory.grow refused can be read, and holds\00")

(func $attack (param $config i32) (param $config_length i32)
  (loop $next
    (br_if $next (i32.ne (memory.grow (i32.const 1)) (i32.const -1))))
  (call $escaped (i32.const 0x0100) (i64.extend_i32_u (i32.load8_u (i32.shl (memory.size) (i32.const 16))))))
