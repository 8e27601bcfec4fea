//! Recursive descent that writes the program as it reads the pattern. `None` stands for a malformed pattern; what
//! reads an item of the grammar answers whether that item can match the empty text.

use super::program::{ByteSet, Instruction, Program};
use alloc::vec::Vec;

const PATTERN_LIMIT: usize = 1024;
const GROUP_LIMIT: usize = 32;

pub fn compile(pattern: &str) -> Option<Program> {
    let printable = pattern.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if pattern.len() > PATTERN_LIMIT || !printable {
        return None;
    }
    let mut compiler = Compiler { rest: pattern.as_bytes(), program: Program::default(), depth: 0 };
    compiler.alternatives()?;
    if !compiler.rest.is_empty() {
        return None;
    }
    compiler.emit(Instruction::Match);
    Some(compiler.program)
}

struct Compiler<'a> {
    rest: &'a [u8],
    program: Program,
    depth: usize,
}

/// What stands in a set, or behind a backslash.
enum Member {
    Byte(u8),
    Set(ByteSet),
}

impl Compiler<'_> {
    fn next(&mut self) -> Option<u8> {
        let (&byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(byte)
    }

    fn take(&mut self, byte: u8) -> bool {
        let taken = self.rest.first() == Some(&byte);
        if taken {
            self.rest = &self.rest[1..];
        }
        taken
    }

    fn position(&self) -> usize {
        self.program.instructions.len()
    }

    fn emit(&mut self, instruction: Instruction) {
        self.program.instructions.push(instruction);
    }

    fn emit_set(&mut self, set: ByteSet) {
        self.emit(Instruction::Set(self.program.sets.len() as u16));
        self.program.sets.push(set);
    }

    /// Puts a split in front of the fragment from `start` on: first the fragment, or else what follows the fragment and
    /// `behind` more instructions.
    fn insert_split(&mut self, start: usize, behind: usize) {
        let skip = self.position() - start + 1 + behind;
        self.program.instructions.insert(start, Instruction::Split(1, skip as i16));
    }

    fn alternatives(&mut self) -> Option<bool> {
        let mut jumps_to_end = Vec::new();
        let mut empty = false;
        loop {
            let start = self.position();
            empty |= self.sequence()?;
            if !self.take(b'|') {
                break;
            }
            self.insert_split(start, 1);
            jumps_to_end.push(self.position());
            self.emit(Instruction::Jump(0));
        }
        let end = self.position();
        for jump in jumps_to_end {
            self.program.instructions[jump] = Instruction::Jump((end - jump) as i16);
        }
        Some(empty)
    }

    fn sequence(&mut self) -> Option<bool> {
        let mut empty = true;
        while !matches!(self.rest.first(), None | Some(b'|' | b')')) {
            empty &= self.item()?;
        }
        Some(empty)
    }

    fn item(&mut self) -> Option<bool> {
        let start = self.position();
        let empty = self.atom()?;
        if !self.next_is_quantifier() {
            return Some(empty);
        }
        if empty {
            return None;
        }
        let length = (self.position() - start) as i16;
        let quantifier = self.next()?;
        match quantifier {
            b'*' => {
                self.insert_split(start, 1);
                self.emit(Instruction::Jump(-length - 1));
            }
            b'?' => self.insert_split(start, 0),
            _ => self.emit(Instruction::Split(-length, 1)),
        }
        (!self.next_is_quantifier()).then(|| quantifier != b'+')
    }

    fn next_is_quantifier(&self) -> bool {
        matches!(self.rest.first(), Some(b'*' | b'+' | b'?'))
    }

    fn atom(&mut self) -> Option<bool> {
        match self.next()? {
            b'(' => return self.group(),
            b'[' => self.set()?,
            b'\\' => match self.escape()? {
                Member::Byte(byte) => self.emit(Instruction::Byte(byte)),
                Member::Set(set) => self.emit_set(set),
            },
            b'.' => self.emit_set(!ByteSet::of(&[b'\n'..=b'\n'])),
            b'^' => {
                self.emit(Instruction::Begin);
                return Some(true);
            }
            b'$' => {
                self.emit(Instruction::End);
                return Some(true);
            }
            b'*' | b'+' | b'?' | b'{' | b'}' | b']' => return None,
            literal => self.emit(Instruction::Byte(literal)),
        }
        Some(false)
    }

    fn group(&mut self) -> Option<bool> {
        if self.depth == GROUP_LIMIT {
            return None;
        }
        self.depth += 1;
        let empty = self.alternatives()?;
        self.depth -= 1;
        self.take(b')').then(|| empty)
    }

    fn set(&mut self) -> Option<()> {
        let inverted = self.take(b'^');
        let mut set = ByteSet::default();
        if self.take(b']') {
            return None;
        }
        while !self.take(b']') {
            match (self.member()?, self.rest) {
                (low, [b'-', after, ..]) if *after != b']' => {
                    self.take(b'-');
                    match (low, self.member()?) {
                        (Member::Byte(low), Member::Byte(high)) if low <= high => set.insert(low..=high),
                        _ => return None,
                    }
                }
                (Member::Byte(byte), _) => set.insert(byte..=byte),
                (Member::Set(named), _) => set |= named,
            }
        }
        self.emit_set(if inverted { !set } else { set });
        Some(())
    }

    /// One end of a range, or what stands in a set by itself.
    fn member(&mut self) -> Option<Member> {
        match self.next()? {
            b'\\' => self.escape(),
            byte => Some(Member::Byte(byte)),
        }
    }

    /// What follows the backslash.
    fn escape(&mut self) -> Option<Member> {
        let letter = self.next()?;
        let named = |ranges: &[_]| {
            let set = ByteSet::of(ranges);
            Some(Member::Set(if letter.is_ascii_uppercase() { !set } else { set }))
        };
        match letter {
            b't' => Some(Member::Byte(b'\t')),
            b'n' => Some(Member::Byte(b'\n')),
            b'r' => Some(Member::Byte(b'\r')),
            b'f' => Some(Member::Byte(0x0c)),
            b'v' => Some(Member::Byte(0x0b)),
            b'd' | b'D' => named(&[b'0'..=b'9']),
            b'w' | b'W' => named(&[b'0'..=b'9', b'A'..=b'Z', b'a'..=b'z', b'_'..=b'_']),
            b's' | b'S' => named(&[b'\t'..=b'\r', b' '..=b' ']),
            _ => letter.is_ascii_punctuation().then(|| Member::Byte(letter)),
        }
    }
}
