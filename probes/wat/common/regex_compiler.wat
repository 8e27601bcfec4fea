;; Regular expressions over bytes, in time proportional to pattern times text: a pattern is compiled to a small program
;; and run by a Pike VM (regex_vm.wat). The compiler is a recursive descent that writes the program as it reads.
;;
;; Syntax. Patterns are printable ASCII, at most 1024 bytes, groups nest at most 32 deep.
;;   literals        every byte that is not one of \ [ ( ) { } . * + ? | ^ $
;;   .               any byte but the newline
;;   \d \w \s        [0-9], [A-Za-z0-9_], [ \t\n\r\f\v]; \D \W \S are everything else
;;   \t \n \r \f \v  control characters; a backslash before punctuation is that punctuation
;;   [...] [^...]    sets of literals, escapes and ranges; not empty; a hyphen at either end is itself
;;   x* x+ x?        greedy; only one of them after an item, and not after an item that can match the empty text, since
;;                   engines disagree on what that means
;;   x|y (x)         alternatives, the first has precedence; groups (there is nothing to capture)
;;   ^ $             the begin and the end of the text searched, wherever they stand
;; Everything else is malformed.

(global $REGEX_PATTERN_LIMIT i32 (i32.const 1024))
(global $REGEX_GROUP_LIMIT   i32 (i32.const 32))

;; A regular expression, one block in the arena:
;;
;;     0  260 bytes      entry inside the text, see below
;;   260  260 bytes      entry at the begin of the text
;;   520  i32            step: how many steps its searches have taken
;;   528  16 bytes each  program: instructions, of which the last is the match

(global $REGEX_ENTRY_AT_BEGIN i32 (i32.const 260))
(global $REGEX_PROGRAM        i32 (i32.const 528))

;; An entry tells where a match can begin; it is the prefilter that spares the VM most of a text:
;;
;;     0  256 bytes  first: by byte, 1 when a match can begin with it, else 0
;;   256  i32        anywhere: 1 when a match can begin before bytes that are not marked, and at the end, too; else 0
;;
;; An instruction. Distances are in bytes, from the instruction itself, so that a compiled fragment can be moved as it
;; is.
;;
;;     0  i32  operation: one of the constants below
;;     4  i32  x        }
;;     8  i32  y        } what they mean depends on the operation
;;    12  i32  visited: the last step that reached it (regex_vm.wat)

(global $REGEX_BYTE  i32 (i32.const 0)) ;; the byte x, then the next instruction
(global $REGEX_SET   i32 (i32.const 1)) ;; a byte of the set at the address x, then the next instruction
(global $REGEX_MATCH i32 (i32.const 2)) ;; the whole pattern has matched
(global $REGEX_PLACE i32 (i32.const 3)) ;; only at one of the places x of the text, then the next instruction
(global $REGEX_JUMP  i32 (i32.const 4)) ;; go on at the distance x
(global $REGEX_SPLIT i32 (i32.const 5)) ;; go on at the distance x and, with less precedence, at the distance y

;; Places of the text are bits: in an empty text, both are set.
(global $REGEX_AT_BEGIN i32 (i32.const 1))
(global $REGEX_AT_END   i32 (i32.const 2))

;; A set is a row of 32 bytes with a bit for each byte: b is in the set when bit (b & 7) of its byte (b >> 3) is set.
;; Two of them stand in static memory: what \d, \w or \s stands for, while it is added to another set; and the set in
;; brackets, while it is read.

(global $SET_OF_LETTER   i32 (i32.const 0x7000))
(global $SET_IN_BRACKETS i32 (i32.const 0x7020))

;; The compiler's state: what was not read yet of the pattern, how many groups are open, and where the next instruction
;; goes.
;;
;; Functions whose names begin with $compile_ answer 1 when their part of the pattern can match the empty text, 0 when
;; it cannot, and -1 when it is malformed.

(global $pattern_at    (mut i32) (i32.const 0))
(global $pattern_end   (mut i32) (i32.const 0))
(global $pattern_depth (mut i32) (i32.const 0))
(global $program_end   (mut i32) (i32.const 0))

;; ---- reading the pattern ----

;; The next byte of the pattern, which stays the next one, or -1 at the end.
(func $pattern_next (result i32)
  (if (result i32) (i32.lt_u (global.get $pattern_at) (global.get $pattern_end))
    (then (i32.load8_u (global.get $pattern_at)))
    (else (i32.const -1))))

;; Moves over the next byte, which must be there.
(func $pattern_advance
  (global.set $pattern_at (i32.add (global.get $pattern_at) (i32.const 1))))

;; The next byte of the pattern, which counts as read, or -1 at the end.
(func $pattern_read (result i32)
  (local $byte i32)
  (local.set $byte (call $pattern_next))
  (if (i32.ge_s (local.get $byte) (i32.const 0))
    (then (call $pattern_advance)))
  (local.get $byte))

;; Reads the given byte and answers 1, or answers 0 when something else comes next.
(func $pattern_take (param $byte i32) (result i32)
  (if (i32.ne (call $pattern_next) (local.get $byte))
    (then (return (i32.const 0))))
  (call $pattern_advance)
  (i32.const 1))

;; Whether * + or ? comes next.
(func $pattern_next_is_quantifier (result i32)
  (local $next i32)
  (local.set $next (call $pattern_next))
  (i32.or
    (i32.eq (local.get $next) (i32.const 0x2a)) ;; *
    (i32.or
      (i32.eq (local.get $next) (i32.const 0x2b)) ;; +
      (i32.eq (local.get $next) (i32.const 0x3f))))) ;; ?

;; Whether a range goes on: a hyphen comes next, and what follows it does not close the set.
(func $pattern_next_is_range (result i32)
  (if (i32.ne (call $pattern_next) (i32.const 0x2d)) ;; -
    (then (return (i32.const 0))))
  (if (i32.ge_u (i32.add (global.get $pattern_at) (i32.const 1)) (global.get $pattern_end))
    (then (return (i32.const 0))))
  (i32.ne (i32.load8_u offset=1 (global.get $pattern_at)) (i32.const 0x5d))) ;; ]

;; ---- writing the program ----

;; Appends an instruction that no step has visited.
(func $emit (param $operation i32) (param $x i32) (param $y i32)
  (i32.store (global.get $program_end) (local.get $operation))
  (i32.store offset=4 (global.get $program_end) (local.get $x))
  (i32.store offset=8 (global.get $program_end) (local.get $y))
  (i32.store offset=12 (global.get $program_end) (i32.const 0))
  (global.set $program_end (i32.add (global.get $program_end) (i32.const 16))))

;; Moves the fragment that begins at `start` one instruction up, and puts a split in front of it: first the fragment, or
;; else what is `skip` further on.
(func $insert_split (param $start i32) (param $skip i32)
  (local $end i32) (local $at i32)
  (local.set $end (global.get $program_end))
  (local.set $at (local.get $end))
  (block $moved
    (loop $move
      (br_if $moved (i32.eq (local.get $at) (local.get $start)))
      (local.set $at (i32.sub (local.get $at) (i32.const 8)))
      (i64.store offset=16 (local.get $at) (i64.load (local.get $at)))
      (br $move)))
  (global.set $program_end (local.get $start))
  (call $emit (global.get $REGEX_SPLIT) (i32.const 16) (local.get $skip))
  (global.set $program_end (i32.add (local.get $end) (i32.const 16))))

;; ---- sets ----

;; Removes all bytes from a set.
(func $byte_set_clear (param $set i32)
  (i64.store (local.get $set) (i64.const 0))
  (i64.store offset=8 (local.get $set) (i64.const 0))
  (i64.store offset=16 (local.get $set) (i64.const 0))
  (i64.store offset=24 (local.get $set) (i64.const 0)))

;; Adds all bytes of another set to a set, or, when the mask is -1 instead of 0, all bytes that the other does not hold.
(func $byte_set_add (param $set i32) (param $other i32) (param $mask i64)
  (local $end i32)
  (local.set $end (i32.add (local.get $set) (i32.const 32)))
  (loop $next_word
    (i64.store (local.get $set)
      (i64.or (i64.load (local.get $set)) (i64.xor (i64.load (local.get $other)) (local.get $mask))))
    (local.set $set (i32.add (local.get $set) (i32.const 8)))
    (local.set $other (i32.add (local.get $other) (i32.const 8)))
    (br_if $next_word (i32.ne (local.get $set) (local.get $end)))))

;; Adds the bytes from `low` to `high`, both included; `low` must not be greater than `high`.
(func $byte_set_add_range (param $set i32) (param $low i32) (param $high i32)
  (local $at i32)
  (loop $next_byte
    (local.set $at (i32.add (local.get $set) (i32.shr_u (local.get $low) (i32.const 3))))
    (i32.store8 (local.get $at)
      (i32.or (i32.load8_u (local.get $at)) (i32.shl (i32.const 1) (i32.and (local.get $low) (i32.const 7)))))
    (local.set $low (i32.add (local.get $low) (i32.const 1)))
    (br_if $next_byte (i32.le_u (local.get $low) (local.get $high)))))

;; Adds what \d, \w, \s and their opposites stand for, and answers 1; or answers 0 when the letter is none of them.
(func $byte_set_add_named (param $set i32) (param $letter i32) (result i32)
  (local $kind i32)
  (local.set $kind (i32.or (local.get $letter) (i32.const 0x20))) ;; in lower case
  (if (i32.and
        (i32.ne (local.get $kind) (i32.const 0x64)) ;; d
        (i32.and
          (i32.ne (local.get $kind) (i32.const 0x77)) ;; w
          (i32.ne (local.get $kind) (i32.const 0x73)))) ;; s
    (then (return (i32.const 0))))
  (call $byte_set_clear (global.get $SET_OF_LETTER))
  (if (i32.eq (local.get $kind) (i32.const 0x64)) ;; d
    (then (call $byte_set_add_range (global.get $SET_OF_LETTER) (i32.const 0x30) (i32.const 0x39)))) ;; 0 to 9
  (if (i32.eq (local.get $kind) (i32.const 0x77)) ;; w
    (then
      (call $byte_set_add_range (global.get $SET_OF_LETTER) (i32.const 0x30) (i32.const 0x39)) ;; 0 to 9
      (call $byte_set_add_range (global.get $SET_OF_LETTER) (i32.const 0x41) (i32.const 0x5a)) ;; A to Z
      (call $byte_set_add_range (global.get $SET_OF_LETTER) (i32.const 0x61) (i32.const 0x7a)) ;; a to z
      (call $byte_set_add_range (global.get $SET_OF_LETTER) (i32.const 0x5f) (i32.const 0x5f)))) ;; _
  (if (i32.eq (local.get $kind) (i32.const 0x73)) ;; s
    (then
      (call $byte_set_add_range (global.get $SET_OF_LETTER) (i32.const 0x09) (i32.const 0x0d)) ;; \t \n \v \f \r
      (call $byte_set_add_range (global.get $SET_OF_LETTER) (i32.const 0x20) (i32.const 0x20)))) ;; space
  (call $byte_set_add (local.get $set) (global.get $SET_OF_LETTER)
    (select (i64.const 0) (i64.const -1) (i32.and (local.get $letter) (i32.const 0x20))))
  (i32.const 1))

;; Appends a set instruction whose set, in the arena, has no bytes yet. Answers the set's address.
(func $emit_set (result i32)
  (local $set i32)
  (local.set $set (call $arena_allocate (i32.const 32)))
  (call $byte_set_clear (local.get $set))
  (call $emit (global.get $REGEX_SET) (local.get $set) (i32.const 0))
  (local.get $set))

;; The byte that a letter behind a backslash stands for; -1 when it stands for none or for several.
(func $escaped_byte (param $letter i32) (result i32)
  (if (i32.eq (local.get $letter) (i32.const 0x74)) (then (return (i32.const 0x09)))) ;; t
  (if (i32.eq (local.get $letter) (i32.const 0x6e)) (then (return (i32.const 0x0a)))) ;; n
  (if (i32.eq (local.get $letter) (i32.const 0x72)) (then (return (i32.const 0x0d)))) ;; r
  (if (i32.eq (local.get $letter) (i32.const 0x66)) (then (return (i32.const 0x0c)))) ;; f
  (if (i32.eq (local.get $letter) (i32.const 0x76)) (then (return (i32.const 0x0b)))) ;; v
  (if (i32.lt_u (i32.sub (local.get $letter) (i32.const 0x30)) (i32.const 10)) ;; 0 to 9
    (then (return (i32.const -1))))
  (if (i32.lt_u (i32.sub (i32.or (local.get $letter) (i32.const 0x20)) (i32.const 0x61)) (i32.const 26)) ;; A to z
    (then (return (i32.const -1))))
  (select (i32.const -1) (local.get $letter) (i32.eq (local.get $letter) (i32.const 0x20)))) ;; space

;; What $read_member answers when a member cannot begin or end a range.
(global $SEVERAL_BYTES i32 (i32.const 256))

;; Reads one member of [...]. Answers its byte; or $SEVERAL_BYTES for a named set, which was added to `set`; or -1 when
;; the member is malformed.
(func $read_member (param $set i32) (result i32)
  (local $byte i32)
  (local.set $byte (call $pattern_read))
  (if (i32.ne (local.get $byte) (i32.const 0x5c)) ;; \
    (then (return (local.get $byte))))
  (local.set $byte (call $pattern_read))
  (if (i32.lt_s (local.get $byte) (i32.const 0))
    (then (return (i32.const -1))))
  (if (call $byte_set_add_named (local.get $set) (local.get $byte))
    (then (return (global.get $SEVERAL_BYTES))))
  (call $escaped_byte (local.get $byte)))

;; [...], of which the opening bracket was read.
(func $compile_set (result i32)
  (local $inverted i32) (local $low i32) (local $high i32)
  (local.set $inverted (call $pattern_take (i32.const 0x5e))) ;; ^
  (if (i32.eq (call $pattern_next) (i32.const 0x5d)) ;; ]
    (then (return (i32.const -1))))
  (call $byte_set_clear (global.get $SET_IN_BRACKETS))
  (loop $next_member
    (local.set $low (call $read_member (global.get $SET_IN_BRACKETS)))
    (local.set $high (local.get $low))
    (if (call $pattern_next_is_range)
      (then
        (call $pattern_advance)
        (local.set $high (call $read_member (global.get $SET_IN_BRACKETS)))
        (if (i32.or
              (i32.eq (local.get $low) (global.get $SEVERAL_BYTES))
              (i32.eq (local.get $high) (global.get $SEVERAL_BYTES)))
          (then (return (i32.const -1))))))
    (if (i32.or (i32.lt_s (local.get $low) (i32.const 0)) (i32.lt_s (local.get $high) (local.get $low)))
      (then (return (i32.const -1))))
    (if (i32.ne (local.get $low) (global.get $SEVERAL_BYTES))
      (then (call $byte_set_add_range (global.get $SET_IN_BRACKETS) (local.get $low) (local.get $high))))
    (br_if $next_member (i32.eqz (call $pattern_take (i32.const 0x5d))))) ;; ]
  (call $byte_set_add (call $emit_set) (global.get $SET_IN_BRACKETS)
    (select (i64.const -1) (i64.const 0) (local.get $inverted)))
  (i32.const 0))

;; The dot, which was read: every byte but the newline.
(func $compile_any (result i32)
  (local $set i32)
  (local.set $set (call $emit_set))
  (call $byte_set_add_range (local.get $set) (i32.const 0x00) (i32.const 0x09))
  (call $byte_set_add_range (local.get $set) (i32.const 0x0b) (i32.const 0xff))
  (i32.const 0))

;; ---- the grammar ----

;; An instruction for one byte.
(func $compile_byte (param $byte i32) (result i32)
  (call $emit (global.get $REGEX_BYTE) (local.get $byte) (i32.const 0))
  (i32.const 0))

;; An instruction for a place of the text, which is nothing in itself.
(func $compile_place (param $place i32) (result i32)
  (call $emit (global.get $REGEX_PLACE) (local.get $place) (i32.const 0))
  (i32.const 1))

;; What follows a backslash outside of [...].
(func $compile_escape (result i32)
  (local $letter i32) (local $byte i32)
  (local.set $letter (call $pattern_read))
  (if (i32.lt_s (local.get $letter) (i32.const 0))
    (then (return (i32.const -1))))
  (local.set $byte (call $escaped_byte (local.get $letter)))
  (if (i32.ge_s (local.get $byte) (i32.const 0))
    (then (return (call $compile_byte (local.get $byte)))))
  (select (i32.const 0) (i32.const -1) (call $byte_set_add_named (call $emit_set) (local.get $letter))))

;; (...), of which the opening parenthesis was read.
(func $compile_group (result i32)
  (local $empty i32)
  (if (i32.eq (global.get $pattern_depth) (global.get $REGEX_GROUP_LIMIT))
    (then (return (i32.const -1))))
  (global.set $pattern_depth (i32.add (global.get $pattern_depth) (i32.const 1)))
  (local.set $empty (call $compile_alternatives))
  (global.set $pattern_depth (i32.sub (global.get $pattern_depth) (i32.const 1)))
  (if (i32.eqz (call $pattern_take (i32.const 0x29))) ;; )
    (then (return (i32.const -1))))
  (local.get $empty))

;; A literal, an escape, a set, a group or a place: what a quantifier may follow. There must be a next byte.
(func $compile_atom (result i32)
  (local $byte i32)
  (if (call $pattern_next_is_quantifier)
    (then (return (i32.const -1))))
  (local.set $byte (call $pattern_read))
  (if (i32.eq (local.get $byte) (i32.const 0x28)) ;; (
    (then (return (call $compile_group))))
  (if (i32.eq (local.get $byte) (i32.const 0x5b)) ;; [
    (then (return (call $compile_set))))
  (if (i32.eq (local.get $byte) (i32.const 0x5c)) ;; \
    (then (return (call $compile_escape))))
  (if (i32.eq (local.get $byte) (i32.const 0x2e)) ;; .
    (then (return (call $compile_any))))
  (if (i32.eq (local.get $byte) (i32.const 0x5e)) ;; ^
    (then (return (call $compile_place (global.get $REGEX_AT_BEGIN)))))
  (if (i32.eq (local.get $byte) (i32.const 0x24)) ;; $
    (then (return (call $compile_place (global.get $REGEX_AT_END)))))
  (if (i32.or
        (i32.eq (local.get $byte) (i32.const 0x5d)) ;; ]
        (i32.or
          (i32.eq (local.get $byte) (i32.const 0x7b)) ;; {
          (i32.eq (local.get $byte) (i32.const 0x7d)))) ;; }
    (then (return (i32.const -1))))
  (call $compile_byte (local.get $byte)))

;; An atom and the quantifier behind it, if there is one.
(func $compile_item (result i32)
  (local $start i32) (local $empty i32) (local $length i32) (local $quantifier i32)
  (local.set $start (global.get $program_end))
  (local.set $empty (call $compile_atom))
  (if (i32.lt_s (local.get $empty) (i32.const 0))
    (then (return (i32.const -1))))
  (if (i32.eqz (call $pattern_next_is_quantifier))
    (then (return (local.get $empty))))
  (if (local.get $empty)
    (then (return (i32.const -1))))

  (local.set $length (i32.sub (global.get $program_end) (local.get $start)))
  (local.set $quantifier (call $pattern_read))
  (if (i32.eq (local.get $quantifier) (i32.const 0x2a)) ;; *
    (then
      (call $insert_split (local.get $start) (i32.add (local.get $length) (i32.const 32)))
      (call $emit (global.get $REGEX_JUMP) (i32.sub (local.get $start) (global.get $program_end)) (i32.const 0))))
  (if (i32.eq (local.get $quantifier) (i32.const 0x2b)) ;; +
    (then
      (call $emit (global.get $REGEX_SPLIT) (i32.sub (i32.const 0) (local.get $length)) (i32.const 16))))
  (if (i32.eq (local.get $quantifier) (i32.const 0x3f)) ;; ?
    (then
      (call $insert_split (local.get $start) (i32.add (local.get $length) (i32.const 16)))))
  (if (call $pattern_next_is_quantifier)
    (then (return (i32.const -1))))
  (i32.ne (local.get $quantifier) (i32.const 0x2b)))

;; Items up to the end of the pattern, a | or a ), which are left to the caller.
(func $compile_sequence (result i32)
  (local $next i32) (local $empty i32) (local $item_empty i32)
  (local.set $empty (i32.const 1))
  (loop $next_item
    (local.set $next (call $pattern_next))
    (if (i32.or
          (i32.lt_s (local.get $next) (i32.const 0))
          (i32.or
            (i32.eq (local.get $next) (i32.const 0x7c)) ;; |
            (i32.eq (local.get $next) (i32.const 0x29)))) ;; )
      (then (return (local.get $empty))))
    (local.set $item_empty (call $compile_item))
    (if (i32.lt_s (local.get $item_empty) (i32.const 0))
      (then (return (i32.const -1))))
    (local.set $empty (i32.and (local.get $empty) (local.get $item_empty)))
    (br $next_item))
  (unreachable))

;; Sequences with | between them. A jump leads from each but the last to the end; until the end is known, the jump holds
;; as its x the address of the jump before, or 0.
(func $compile_alternatives (result i32)
  (local $start i32) (local $empty i32) (local $sequence_empty i32) (local $jump i32) (local $previous i32)
  (loop $next_alternative
    (local.set $start (global.get $program_end))
    (local.set $sequence_empty (call $compile_sequence))
    (if (i32.lt_s (local.get $sequence_empty) (i32.const 0))
      (then (return (i32.const -1))))
    (local.set $empty (i32.or (local.get $empty) (local.get $sequence_empty)))
    (if (call $pattern_take (i32.const 0x7c)) ;; |
      (then
        (call $insert_split (local.get $start)
          (i32.add (i32.sub (global.get $program_end) (local.get $start)) (i32.const 32)))
        (local.set $previous (local.get $jump))
        (local.set $jump (global.get $program_end))
        (call $emit (global.get $REGEX_JUMP) (local.get $previous) (i32.const 0))
        (br $next_alternative))))
  (block $all_lead_to_the_end
    (loop $next_jump
      (br_if $all_lead_to_the_end (i32.eqz (local.get $jump)))
      (local.set $previous (i32.load offset=4 (local.get $jump)))
      (i32.store offset=4 (local.get $jump) (i32.sub (global.get $program_end) (local.get $jump)))
      (local.set $jump (local.get $previous))
      (br $next_jump)))
  (local.get $empty))

;; ---- the whole ----

;; Whether every byte of a pattern is printable ASCII.
(func $is_printable (param $at i32) (param $length i32) (result i32)
  (local $end i32)
  (local.set $end (i32.add (local.get $at) (local.get $length)))
  (block $all
    (loop $next_byte
      (br_if $all (i32.eq (local.get $at) (local.get $end)))
      (if (i32.gt_u (i32.sub (i32.load8_u (local.get $at)) (i32.const 0x20)) (i32.const 0x5e)) ;; space to ~
        (then (return (i32.const 0))))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br $next_byte)))
  (i32.const 1))

;; Compiles a pattern. Answers the address of the regular expression, or 0 when the pattern is malformed. Room is taken
;; for two instructions per byte, as many as | and * make, and for the match.
(func $regex_compile (param $pattern i32) (param $length i32) (result i32)
  (local $regex i32)
  (if (i32.gt_u (local.get $length) (global.get $REGEX_PATTERN_LIMIT))
    (then (return (i32.const 0))))
  (if (i32.eqz (call $is_printable (local.get $pattern) (local.get $length)))
    (then (return (i32.const 0))))
  (local.set $regex (call $arena_allocate
    (i32.add
      (global.get $REGEX_PROGRAM)
      (i32.mul (i32.const 16) (i32.add (i32.mul (local.get $length) (i32.const 2)) (i32.const 1))))))
  (global.set $pattern_at (local.get $pattern))
  (global.set $pattern_end (i32.add (local.get $pattern) (local.get $length)))
  (global.set $pattern_depth (i32.const 0))
  (global.set $program_end (i32.add (local.get $regex) (global.get $REGEX_PROGRAM)))
  (if (i32.lt_s (call $compile_alternatives) (i32.const 0))
    (then (return (i32.const 0))))
  (if (i32.lt_u (global.get $pattern_at) (global.get $pattern_end))
    (then (return (i32.const 0))))
  (call $emit (global.get $REGEX_MATCH) (i32.const 0) (i32.const 0))
  (call $regex_find_entries (local.get $regex))
  (local.get $regex))
