;; Regular expressions, the Pike VM: all threads step through the text together, so no byte is looked at twice. For what
;; a regular expression looks like in memory, see regex_compiler.wat.
;;
;; A thread is one position in the program, waiting for the next byte of the text:
;;
;;   0  i32  the address of its instruction: a byte, a set or the match
;;   4  i32  the address in the text where its match would begin
;;
;; A list of threads has the one with the highest precedence first. There are two: one is read while the other is
;; written. A pattern of 1024 bytes has at most 1025 instructions that threads wait at, and at most 1024 splits, each of
;; which leaves one address for later; no instruction is reached twice in a step. So they fit into static memory:
;;
;;   0x8000  0x1000 bytes  addresses of instructions that splits left for later
;;   0x9000  0x2008 bytes  a list of threads
;;   0xC000  0x2008 bytes  the other list

(global $REGEX_PENDING   i32 (i32.const 0x8000))
(global $REGEX_THREADS   i32 (i32.const 0x9000))
(global $REGEX_FOLLOWING i32 (i32.const 0xC000))

;; Of all matches the leftmost counts, and of those the one that a backtracking engine (Perl, Python, JavaScript) would
;; find first.
;;
;; The match that the last search found: from $match_start up to, but not including, $match_end, which is 0 when there
;; was none.

(global $match_start (mut i32) (i32.const 0))
(global $match_end   (mut i32) (i32.const 0))

;; Appends to a list of threads every instruction that waits for a byte (or is the match) and can be reached from the
;; instruction `at` without one, in the order of precedence. What this step reached before is left out: the earlier
;; thread has precedence. `start` is where the match would begin. `place` holds the bits of the place in the text.
;; Answers the list's new end.
(func $regex_add_thread (param $at i32) (param $start i32) (param $place i32) (param $step i32)
                        (param $threads_end i32) (result i32)
  (local $operation i32) (local $pending i32)
  (local.set $pending (global.get $REGEX_PENDING))
  (loop $follow
    (if (i32.ne (i32.load offset=12 (local.get $at)) (local.get $step))
      (then
        (i32.store offset=12 (local.get $at) (local.get $step))
        (local.set $operation (i32.load (local.get $at)))
        (if (i32.eq (local.get $operation) (global.get $REGEX_SPLIT))
          (then
            (i32.store (local.get $pending) (i32.add (local.get $at) (i32.load offset=8 (local.get $at))))
            (local.set $pending (i32.add (local.get $pending) (i32.const 4)))
            (local.set $at (i32.add (local.get $at) (i32.load offset=4 (local.get $at))))
            (br $follow)))
        (if (i32.eq (local.get $operation) (global.get $REGEX_JUMP))
          (then
            (local.set $at (i32.add (local.get $at) (i32.load offset=4 (local.get $at))))
            (br $follow)))
        (if (i32.eq (local.get $operation) (global.get $REGEX_PLACE))
          (then
            (if (i32.and (local.get $place) (i32.load offset=4 (local.get $at)))
              (then
                (local.set $at (i32.add (local.get $at) (i32.const 16)))
                (br $follow))))
          (else
            (i32.store (local.get $threads_end) (local.get $at))
            (i32.store offset=4 (local.get $threads_end) (local.get $start))
            (local.set $threads_end (i32.add (local.get $threads_end) (i32.const 8)))))))
    (if (i32.ne (local.get $pending) (global.get $REGEX_PENDING))
      (then
        (local.set $pending (i32.sub (local.get $pending) (i32.const 4)))
        (local.set $at (i32.load (local.get $pending)))
        (br $follow))))
  (local.get $threads_end))

;; Whether an instruction, a byte or a set, accepts the given byte.
(func $regex_accepts (param $instruction i32) (param $byte i32) (result i32)
  (local $x i32)
  (local.set $x (i32.load offset=4 (local.get $instruction)))
  (if (i32.eq (i32.load (local.get $instruction)) (global.get $REGEX_BYTE))
    (then (return (i32.eq (local.get $x) (local.get $byte)))))
  (i32.and
    (i32.shr_u
      (i32.load8_u (i32.add (local.get $x) (i32.shr_u (local.get $byte) (i32.const 3))))
      (i32.and (local.get $byte) (i32.const 7)))
    (i32.const 1)))

;; ---- the prefilter ----

;; Marks in an entry the bytes that an instruction, a byte or a set, accepts.
(func $regex_mark_first (param $entry i32) (param $instruction i32)
  (local $byte i32) (local $first i32)
  (loop $next_byte
    (local.set $first (i32.add (local.get $entry) (local.get $byte)))
    (i32.store8 (local.get $first)
      (i32.or (i32.load8_u (local.get $first)) (call $regex_accepts (local.get $instruction) (local.get $byte))))
    (local.set $byte (i32.add (local.get $byte) (i32.const 1)))
    (br_if $next_byte (i32.lt_u (local.get $byte) (i32.const 256)))))

;; Fills in the entry for the places given. Takes a step.
(func $regex_find_entry (param $regex i32) (param $entry i32) (param $place i32)
  (local $step i32) (local $at i32) (local $thread i32) (local $threads_end i32) (local $instruction i32)
  (local.set $at (local.get $entry))
  (loop $clear
    (i32.store (local.get $at) (i32.const 0))
    (local.set $at (i32.add (local.get $at) (i32.const 4)))
    (br_if $clear (i32.lt_u (local.get $at) (i32.add (local.get $entry) (i32.const 260)))))
  (local.set $step (i32.add (i32.load offset=520 (local.get $regex)) (i32.const 1)))
  (i32.store offset=520 (local.get $regex) (local.get $step))
  (local.set $thread (global.get $REGEX_THREADS))
  (local.set $threads_end
    (call $regex_add_thread
      (i32.add (local.get $regex) (global.get $REGEX_PROGRAM)) (i32.const 0)
      (local.get $place) (local.get $step) (local.get $thread)))
  (block $done
    (loop $next_thread
      (br_if $done (i32.eq (local.get $thread) (local.get $threads_end)))
      (local.set $instruction (i32.load (local.get $thread)))
      (if (i32.eq (i32.load (local.get $instruction)) (global.get $REGEX_MATCH))
        (then (i32.store offset=256 (local.get $entry) (i32.const 1)))
        (else (call $regex_mark_first (local.get $entry) (local.get $instruction))))
      (local.set $thread (i32.add (local.get $thread) (i32.const 8)))
      (br $next_thread))))

;; For the compiler: fills in both entries of a finished program. Taking every place for the end lets too much through
;; where a pattern begins with $, and never too little.
(func $regex_find_entries (param $regex i32)
  (i32.store offset=520 (local.get $regex) (i32.const 0))
  (call $regex_find_entry (local.get $regex) (i32.add (local.get $regex) (global.get $REGEX_ENTRY_AT_BEGIN))
    (i32.or (global.get $REGEX_AT_BEGIN) (global.get $REGEX_AT_END)))
  (call $regex_find_entry (local.get $regex) (local.get $regex) (global.get $REGEX_AT_END)))

;; Whether a match can begin at the address `at` of the text, which may be its end.
(func $regex_can_begin (param $regex i32) (param $text i32) (param $end i32) (param $at i32) (result i32)
  (local $entry i32)
  (local.set $entry
    (select
      (i32.add (local.get $regex) (global.get $REGEX_ENTRY_AT_BEGIN))
      (local.get $regex)
      (i32.eq (local.get $at) (local.get $text))))
  (if (i32.load offset=256 (local.get $entry))
    (then (return (i32.const 1))))
  (if (i32.eq (local.get $at) (local.get $end))
    (then (return (i32.const 0))))
  (i32.load8_u (i32.add (local.get $entry) (i32.load8_u (local.get $at)))))

;; The first address from `at` on where a match can begin, or one beyond the end of the text.
(func $regex_skip (param $regex i32) (param $text i32) (param $end i32) (param $at i32) (result i32)
  (if (call $regex_can_begin (local.get $regex) (local.get $text) (local.get $end) (local.get $at))
    (then (return (local.get $at))))
  (local.set $at (i32.add (local.get $at) (i32.const 1)))
  (if (i32.load offset=256 (local.get $regex))
    (then (return (local.get $at))))
  (loop $next_byte
    (if (i32.lt_u (local.get $at) (local.get $end))
      (then
        (if (i32.load8_u (i32.add (local.get $regex) (i32.load8_u (local.get $at))))
          (then (return (local.get $at))))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br $next_byte))))
  (i32.add (local.get $end) (i32.const 1)))

;; ---- the search ----

;; Moves the threads from `thread` to `threads_end` over the byte at `at` (over none, at the end of the text). Appends
;; where they arrive to the list `following`, and answers its end. When one of the threads had matched, its match is
;; left in $match_start and $match_end, and the threads behind it, which have less precedence, end here.
(func $regex_step (param $thread i32) (param $threads_end i32) (param $following i32)
                  (param $at i32) (param $end i32) (param $step i32) (result i32)
  (local $instruction i32) (local $place i32)
  (local.set $place ;; of what follows the byte
    (select (global.get $REGEX_AT_END) (i32.const 0)
      (i32.eq (i32.add (local.get $at) (i32.const 1)) (local.get $end))))
  (block $done
    (loop $next_thread
      (br_if $done (i32.eq (local.get $thread) (local.get $threads_end)))
      (local.set $instruction (i32.load (local.get $thread)))
      (if (i32.eq (i32.load (local.get $instruction)) (global.get $REGEX_MATCH))
        (then
          (global.set $match_start (i32.load offset=4 (local.get $thread)))
          (global.set $match_end (local.get $at))
          (br $done)))
      (if (i32.ne (local.get $at) (local.get $end))
        (then
          (if (call $regex_accepts (local.get $instruction) (i32.load8_u (local.get $at)))
            (then
              (local.set $following
                (call $regex_add_thread
                  (i32.add (local.get $instruction) (i32.const 16)) (i32.load offset=4 (local.get $thread))
                  (local.get $place) (local.get $step) (local.get $following)))))))
      (local.set $thread (i32.add (local.get $thread) (i32.const 8)))
      (br $next_thread)))
  (local.get $following))

;; Searches a text. Answers 1 when the regular expression matches, and leaves the match in $match_start and $match_end;
;; else 0.
(func $regex_search (param $regex i32) (param $text i32) (param $length i32) (result i32)
  (local $at i32) (local $end i32) (local $step i32)
  (local $threads i32) (local $threads_end i32) (local $following i32) (local $following_end i32) (local $left i32)
  (local.set $at (local.get $text))
  (local.set $end (i32.add (local.get $text) (local.get $length)))
  (local.set $step (i32.load offset=520 (local.get $regex)))
  (local.set $threads (global.get $REGEX_THREADS))
  (local.set $threads_end (global.get $REGEX_THREADS))
  (local.set $following (global.get $REGEX_FOLLOWING))
  (global.set $match_end (i32.const 0))
  (block $done
    (loop $next_byte
      (if (i32.eq (local.get $threads) (local.get $threads_end))
        (then
          (br_if $done (global.get $match_end))
          (local.set $at
            (call $regex_skip (local.get $regex) (local.get $text) (local.get $end) (local.get $at)))
          (br_if $done (i32.gt_u (local.get $at) (local.get $end)))
          ;; What was reached at the place before the skip says nothing about this one.
          (local.set $step (i32.add (local.get $step) (i32.const 1)))))
      ;; A match that begins here is worth less than any that began before, so its thread comes last.
      (if (i32.eqz (global.get $match_end))
        (then
          (if (call $regex_can_begin (local.get $regex) (local.get $text) (local.get $end) (local.get $at))
            (then
              (local.set $threads_end
                (call $regex_add_thread
                  (i32.add (local.get $regex) (global.get $REGEX_PROGRAM))
                  (local.get $at)
                  (i32.or
                    (select (global.get $REGEX_AT_BEGIN) (i32.const 0) (i32.eq (local.get $at) (local.get $text)))
                    (select (global.get $REGEX_AT_END) (i32.const 0) (i32.eq (local.get $at) (local.get $end))))
                  (local.get $step)
                  (local.get $threads_end)))))))
      (local.set $step (i32.add (local.get $step) (i32.const 1)))
      (local.set $following_end
        (call $regex_step
          (local.get $threads) (local.get $threads_end) (local.get $following)
          (local.get $at) (local.get $end) (local.get $step)))
      (local.set $left (local.get $threads))
      (local.set $threads (local.get $following))
      (local.set $threads_end (local.get $following_end))
      (local.set $following (local.get $left))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br_if $next_byte (i32.le_u (local.get $at) (local.get $end)))))
  (i32.store offset=520 (local.get $regex) (local.get $step))
  (i32.ne (global.get $match_end) (i32.const 0)))
