;; Order statistics of values with 64 bits and a sign, which stand in memory one after the other.

;; The values from which on merging begins: runs of 16 are sorted by insertion.
(global $INSERTION_RUN_BYTES i32 (i32.const 128))

;; Sorts the values from `first` to `end`, ascending: a merge sort that takes its second array from the arena and gives
;; it back.
(func $statistics_sort (param $first i32) (param $end i32)
  (local $bytes i32) (local $start i32) (local $run_end i32) (local $width i32) (local $mark i32)
  (local $from i32) (local $to i32) (local $swapped i32)
  (local.set $bytes (i32.sub (local.get $end) (local.get $first)))
  (local.set $start (local.get $first))
  (block $runs_sorted
    (loop $next
      (br_if $runs_sorted (i32.eq (local.get $start) (local.get $end)))
      (local.set $run_end
        (call $within (local.get $start) (global.get $INSERTION_RUN_BYTES) (local.get $end)))
      (call $insertion_sort (local.get $start) (local.get $run_end))
      (local.set $start (local.get $run_end))
      (br $next)))
  (if (i32.le_u (local.get $bytes) (global.get $INSERTION_RUN_BYTES))
    (then (return)))

  (local.set $mark (call $arena_mark))
  (local.set $from (local.get $first))
  (local.set $to (call $arena_allocate (local.get $bytes)))
  (local.set $width (global.get $INSERTION_RUN_BYTES))
  (loop $next
    (call $merge_runs (local.get $from) (local.get $bytes) (local.get $width) (local.get $to))
    (local.set $swapped (local.get $from))
    (local.set $from (local.get $to))
    (local.set $to (local.get $swapped))
    (local.set $width (i32.shl (local.get $width) (i32.const 1)))
    (br_if $next (i32.lt_u (local.get $width) (local.get $bytes))))
  (if (i32.ne (local.get $from) (local.get $first))
    (then
      (call $copy_values (local.get $first)
                         (local.get $from) (i32.add (local.get $from) (local.get $bytes)))))
  (call $arena_rewind (local.get $mark)))

;; The address `bytes` behind another one, but not beyond the end.
(func $within (param $address i32) (param $bytes i32) (param $end i32) (result i32)
  (if (result i32) (i32.lt_u (local.get $bytes) (i32.sub (local.get $end) (local.get $address)))
    (then (i32.add (local.get $address) (local.get $bytes)))
    (else (local.get $end))))

(func $insertion_sort (param $first i32) (param $end i32)
  (local $at i32) (local $hole i32) (local $value i64) (local $before i64)
  (local.set $at (local.get $first))
  (loop $next_value
    (local.set $value (i64.load (local.get $at)))
    (local.set $hole (local.get $at))
    (block $placed
      (loop $next_hole
        (br_if $placed (i32.eq (local.get $hole) (local.get $first)))
        (local.set $before (i64.load (i32.sub (local.get $hole) (i32.const 8))))
        (br_if $placed (i64.le_s (local.get $before) (local.get $value)))
        (i64.store (local.get $hole) (local.get $before))
        (local.set $hole (i32.sub (local.get $hole) (i32.const 8)))
        (br $next_hole)))
    (i64.store (local.get $hole) (local.get $value))
    (local.set $at (i32.add (local.get $at) (i32.const 8)))
    (br_if $next_value (i32.lt_u (local.get $at) (local.get $end)))))

;; Merges each two neighbouring sorted runs of `width` bytes, out of `bytes` bytes, into the array `to`.
(func $merge_runs (param $from i32) (param $bytes i32) (param $width i32) (param $to i32)
  (local $end i32) (local $middle i32) (local $right i32)
  (local.set $end (i32.add (local.get $from) (local.get $bytes)))
  (loop $next
    (local.set $middle (call $within (local.get $from) (local.get $width) (local.get $end)))
    (local.set $right (call $within (local.get $middle) (local.get $width) (local.get $end)))
    (call $merge (local.get $from) (local.get $middle) (local.get $right) (local.get $to))
    (local.set $to (i32.add (local.get $to) (i32.sub (local.get $right) (local.get $from))))
    (local.set $from (local.get $right))
    (br_if $next (i32.lt_u (local.get $from) (local.get $end)))))

;; Merges the sorted runs from `left` to `middle` and from `middle` to `end`, of which the second may be empty.
(func $merge (param $left i32) (param $middle i32) (param $end i32) (param $to i32)
  (local $right i32)
  (local.set $right (local.get $middle))
  (block $left_done
    (block $right_done
      (loop $next
        (br_if $left_done (i32.eq (local.get $left) (local.get $middle)))
        (br_if $right_done (i32.eq (local.get $right) (local.get $end)))
        (if (i64.le_s (i64.load (local.get $left)) (i64.load (local.get $right)))
          (then
            (i64.store (local.get $to) (i64.load (local.get $left)))
            (local.set $left (i32.add (local.get $left) (i32.const 8))))
          (else
            (i64.store (local.get $to) (i64.load (local.get $right)))
            (local.set $right (i32.add (local.get $right) (i32.const 8)))))
        (local.set $to (i32.add (local.get $to) (i32.const 8)))
        (br $next)))
    (call $copy_values (local.get $to) (local.get $left) (local.get $middle))
    (return))
  (call $copy_values (local.get $to) (local.get $right) (local.get $end)))

;; Copies the values from `from` to `end`.
(func $copy_values (param $to i32) (param $from i32) (param $end i32)
  (block $copied
    (loop $next
      (br_if $copied (i32.eq (local.get $from) (local.get $end)))
      (i64.store (local.get $to) (i64.load (local.get $from)))
      (local.set $to (i32.add (local.get $to) (i32.const 8)))
      (local.set $from (i32.add (local.get $from) (i32.const 8)))
      (br $next))))

;; The percentile of values that are sorted, at least one; 1 <= percent <= 100. By nearest rank: the p-th percentile of
;; n values is the one of rank ceil(p * n / 100), counted from 1. It is always one of the values, so nothing is rounded.
(func $statistics_percentile (param $first i32) (param $end i32) (param $percent i64) (result i64)
  (local $count i64) (local $rank i64)
  (local.set $count (i64.extend_i32_u (call $statistics_count (local.get $first) (local.get $end))))
  (local.set $rank
    (i64.div_u (i64.add (i64.mul (local.get $count) (local.get $percent)) (i64.const 99)) (i64.const 100)))
  (i64.load
    (i32.add (local.get $first)
             (i32.shl (i32.sub (i32.wrap_i64 (local.get $rank)) (i32.const 1)) (i32.const 3)))))

(func $statistics_count (param $first i32) (param $end i32) (result i32)
  (i32.shr_u (i32.sub (local.get $end) (local.get $first)) (i32.const 3)))

(func $statistics_sum (param $first i32) (param $end i32) (result i64)
  (local $sum i64)
  (block $summed
    (loop $next
      (br_if $summed (i32.eq (local.get $first) (local.get $end)))
      (local.set $sum (i64.add (local.get $sum) (i64.load (local.get $first))))
      (local.set $first (i32.add (local.get $first) (i32.const 8)))
      (br $next)))
  (local.get $sum))
