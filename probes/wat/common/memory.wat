;; The memory and its only allocator.
;;
;;   0x00000  nothing, so that the address 0 can stand for "none"
;;   0x00100  digits of the number that is being written   (json_writer.wat)
;;   0x00200  literals and tables, each file in a range of its own:
;;              0x0200 json.wat        0x0400 config.wat   0x1000 the scenario's probe.wat
;;              0x0240 json_writer.wat 0x0500 http.wat     0x7000 the regular expressions
;;              0x0300 entry.wat
;;   0x10000  the HTTP response                            (http.wat)
;;   0x20000  the heap: the arena, to the end of the memory
;;
;; The arena is a pointer that moves up the heap and is set back for each run. Nothing is ever freed one by one, so a
;; run costs no bookkeeping, and repeated runs need no more memory than the largest of them.

(memory (export "memory") 3)

(global $heap_base i32 (i32.const 0x20000))

;; Bytes of the heap in use.
(global $arena_used (mut i32) (i32.const 0))

;; Asks the host for at least so many bytes more: for half a megabyte at a time, since some runtimes copy the whole
;; memory when it grows, and for less only when that is refused. Answers whether they were granted.
(func $memory_extend (param $bytes i32) (result i32)
  (local $pages i32)
  (local.set $pages
    (i32.add (i32.shr_u (local.get $bytes) (i32.const 16))
             (i32.ne (i32.and (local.get $bytes) (i32.const 0xffff)) (i32.const 0))))
  (if (i32.lt_u (local.get $pages) (i32.const 8))
    (then
      (if (i32.ne (memory.grow (i32.const 8)) (i32.const -1))
        (then (return (i32.const 1))))))
  (i32.ne (memory.grow (local.get $pages)) (i32.const -1)))

;; Makes the arena end `bytes` behind the offset `from`, rounded up to a multiple of 8 and never less than 8. Answers
;; whether the memory was to be had.
(func $arena_reserve (param $from i32) (param $bytes i32) (result i32)
  (local $end i32) (local $available i32)
  (local.set $end
    (i32.add (local.get $from)
             (i32.and (i32.add (select (local.get $bytes) (i32.const 1) (local.get $bytes)) (i32.const 7))
                      (i32.const -8))))
  (if (i32.le_u (local.get $end) (local.get $from)) ;; beyond 32 bits
    (then (return (i32.const 0))))
  (local.set $available (i32.sub (i32.shl (memory.size) (i32.const 16)) (global.get $heap_base)))
  (if (i32.gt_u (local.get $end) (local.get $available))
    (then
      (if (i32.eqz (call $memory_extend (i32.sub (local.get $end) (local.get $available))))
        (then (return (i32.const 0))))))
  (global.set $arena_used (local.get $end))
  (i32.const 1))

;; A new block, aligned to 8 bytes and not cleared; 0 when there is no memory.
(func $arena_try_allocate (param $bytes i32) (result i32)
  (local $start i32)
  (local.set $start (global.get $arena_used))
  (if (result i32) (call $arena_reserve (local.get $start) (local.get $bytes))
    (then (i32.add (global.get $heap_base) (local.get $start)))
    (else (i32.const 0))))

;; The same, but traps when there is no memory.
(func $arena_allocate (param $bytes i32) (result i32)
  (local $block i32)
  (local.set $block (call $arena_try_allocate (local.get $bytes)))
  (if (i32.eqz (local.get $block))
    (then (unreachable)))
  (local.get $block))

;; Makes a block of `bytes` longer in place; answers 0 when that cannot be, as it is not the most recent one.
(func $arena_extend (param $block i32) (param $bytes i32) (param $wanted i32) (result i32)
  (local $start i32) (local $end i32)
  (local.set $start (i32.sub (local.get $block) (global.get $heap_base)))
  (local.set $end
    (i32.add (local.get $start) (i32.and (i32.add (local.get $bytes) (i32.const 7)) (i32.const -8))))
  (if (i32.ne (local.get $end) (global.get $arena_used))
    (then (return (i32.const 0))))
  (call $arena_reserve (local.get $start) (local.get $wanted)))

;; What is in use now, and the way back: forgets all that was allocated after the mark was taken.
(func $arena_mark (result i32)
  (global.get $arena_used))

(func $arena_rewind (param $mark i32)
  (global.set $arena_used (local.get $mark)))
