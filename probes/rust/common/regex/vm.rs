//! The Pike VM: all threads step through the text together, so no byte is looked at twice.

use super::compiler;
use super::program::{Instruction, Program};
use alloc::vec;
use alloc::vec::Vec;
use core::mem;
use core::ops::Range;

pub struct Regex {
    program: Program,
    entry_at_begin: Entry,
    entry_inside: Entry,
    closure: Closure,
    current: Vec<Thread>,
    following: Vec<Thread>,
}

/// One position in the program, waiting for the next byte of the text, and where its match would begin. Lists of
/// threads begin with the one that has the highest precedence.
#[derive(Clone, Copy)]
struct Thread {
    at: usize,
    start: usize,
}

/// Where a match can begin: the prefilter that spares the VM most of a text.
struct Entry {
    /// Also before bytes that are not marked, and at the end.
    anywhere: bool,
    /// By byte; a table, since nearly every byte of a text is looked up here.
    first: [bool; 256],
}

/// Where in the text a thread is added.
#[derive(Clone, Copy)]
struct Place {
    at_begin: bool,
    at_end: bool,
}

/// Working memory for following the instructions that need no byte.
struct Closure {
    /// By instruction: the last step that reached it.
    visited: Vec<u32>,
    step: u32,
    pending: Vec<usize>,
}

impl Regex {
    /// `None` when the pattern is malformed.
    pub fn new(pattern: &str) -> Option<Self> {
        let program = compiler::compile(pattern)?;
        let size = program.instructions.len();
        let mut closure = Closure { visited: vec![0; size], step: 0, pending: Vec::with_capacity(size) };
        let mut threads = Vec::with_capacity(size);
        Some(Regex {
            entry_at_begin: Entry::new(&program, &mut closure, &mut threads, true),
            entry_inside: Entry::new(&program, &mut closure, &mut threads, false),
            program,
            closure,
            current: threads,
            following: Vec::with_capacity(size),
        })
    }

    pub fn search(&mut self, text: &[u8]) -> Option<Range<usize>> {
        let mut found = None;
        let mut position = 0;
        self.current.clear();
        while position <= text.len() {
            if self.current.is_empty() {
                if found.is_some() {
                    break;
                }
                position = self.skip(text, position)?;
                // What was reached at the position before the skip says nothing about this one.
                self.closure.step += 1;
            }
            // A match that begins here is worth less than any that began before, so its thread comes last.
            if found.is_none() && self.can_begin(text, position) {
                let place = Place { at_begin: position == 0, at_end: position == text.len() };
                let thread = Thread { at: 0, start: position };
                self.closure.add(&self.program, &mut self.current, thread, place);
            }
            found = self.step(text, position).or(found);
            mem::swap(&mut self.current, &mut self.following);
            position += 1;
        }
        found
    }

    fn can_begin(&self, text: &[u8], position: usize) -> bool {
        let entry = if position == 0 { &self.entry_at_begin } else { &self.entry_inside };
        entry.anywhere || text.get(position).map_or(false, |&byte| entry.first[usize::from(byte)])
    }

    /// The first position from the given one on where a match can begin.
    fn skip(&self, text: &[u8], position: usize) -> Option<usize> {
        if self.can_begin(text, position) {
            return Some(position);
        }
        let next = position + 1;
        let rest = text.get(next..)?;
        if self.entry_inside.anywhere {
            return Some(next);
        }
        let skipped = rest.iter().position(|&byte| self.entry_inside.first[usize::from(byte)])?;
        Some(next + skipped)
    }

    /// Moves all threads over one byte (none, at the end of the text). Answers the match of one that had matched.
    fn step(&mut self, text: &[u8], position: usize) -> Option<Range<usize>> {
        let byte = text.get(position);
        let next = Place { at_begin: false, at_end: position + 1 == text.len() };
        self.closure.step += 1;
        self.following.clear();
        for &Thread { at, start } in &self.current {
            let instruction = self.program.instructions[at];
            if let Instruction::Match = instruction {
                // The threads behind this one have less precedence: they end here.
                return Some(start..position);
            }
            if byte.map_or(false, |&byte| self.program.accepts(instruction, byte)) {
                let thread = Thread { at: at + 1, start };
                self.closure.add(&self.program, &mut self.following, thread, next);
            }
        }
        None
    }
}

impl Entry {
    fn new(program: &Program, closure: &mut Closure, threads: &mut Vec<Thread>, at_begin: bool) -> Self {
        let mut entry = Entry { anywhere: false, first: [false; 256] };
        closure.step += 1;
        threads.clear();
        // Taking every place for the end lets too much through where a pattern begins with $, and never too little.
        closure.add(program, threads, Thread { at: 0, start: 0 }, Place { at_begin, at_end: true });
        for thread in threads {
            match program.instructions[thread.at] {
                Instruction::Match => entry.anywhere = true,
                instruction => {
                    for (byte, first) in (0..=255).zip(&mut entry.first) {
                        *first |= program.accepts(instruction, byte);
                    }
                }
            }
        }
        entry
    }
}

impl Closure {
    /// Adds every instruction that waits for a byte (or is the match) and can be reached from the thread's without one,
    /// in the order of precedence. What this step reached before is left out: the earlier thread has precedence.
    fn add(&mut self, program: &Program, threads: &mut Vec<Thread>, thread: Thread, place: Place) {
        let Thread { mut at, start } = thread;
        loop {
            if self.visited[at] != self.step {
                self.visited[at] = self.step;
                match program.instructions[at] {
                    Instruction::Jump(distance) => {
                        at = target(at, distance);
                        continue;
                    }
                    Instruction::Split(first, second) => {
                        self.pending.push(target(at, second));
                        at = target(at, first);
                        continue;
                    }
                    Instruction::Begin if place.at_begin => {
                        at += 1;
                        continue;
                    }
                    Instruction::End if place.at_end => {
                        at += 1;
                        continue;
                    }
                    Instruction::Begin | Instruction::End => {}
                    _ => threads.push(Thread { at, start }),
                }
            }
            match self.pending.pop() {
                Some(pending) => at = pending,
                None => return,
            }
        }
    }
}

fn target(at: usize, distance: i16) -> usize {
    at.wrapping_add(distance as usize)
}
