use alloc::vec::Vec;
use core::ops::{BitOrAssign, Not, RangeInclusive};

/// A compiled pattern. Jumps are relative to the instruction itself, so that a fragment can be moved as it is.
#[derive(Default)]
pub struct Program {
    pub instructions: Vec<Instruction>,
    pub sets: Vec<ByteSet>,
}

#[derive(Clone, Copy)]
pub enum Instruction {
    /// This byte, then the next instruction.
    Byte(u8),
    /// A byte of the set with this index, then the next instruction.
    Set(u16),
    Jump(i16),
    /// Goes on at the first and, with less precedence, at the second.
    Split(i16, i16),
    /// Only at the begin of the text.
    Begin,
    /// Only at its end.
    End,
    Match,
}

impl Program {
    pub fn accepts(&self, instruction: Instruction, byte: u8) -> bool {
        match instruction {
            Instruction::Byte(accepted) => byte == accepted,
            Instruction::Set(index) => self.sets[usize::from(index)].contains(byte),
            _ => false,
        }
    }
}

#[derive(Clone, Copy, Default)]
pub struct ByteSet([u32; 8]);

impl ByteSet {
    pub fn of(ranges: &[RangeInclusive<u8>]) -> Self {
        let mut set = Self::default();
        for range in ranges {
            set.insert(range.clone());
        }
        set
    }

    pub fn insert(&mut self, range: RangeInclusive<u8>) {
        for byte in range {
            self.0[usize::from(byte >> 5)] |= 1 << (byte & 31);
        }
    }

    pub fn contains(&self, byte: u8) -> bool {
        self.0[usize::from(byte >> 5)] >> (byte & 31) & 1 != 0
    }
}

impl BitOrAssign for ByteSet {
    fn bitor_assign(&mut self, other: Self) {
        for (word, other) in self.0.iter_mut().zip(other.0) {
            *word |= other;
        }
    }
}

impl Not for ByteSet {
    type Output = Self;

    fn not(self) -> Self {
        ByteSet(self.0.map(|word| !word))
    }
}
