//! Regular expressions over bytes, in time proportional to pattern times text: a pattern is compiled to a small program
//! and run by a Pike VM.
//!
//! Syntax. Patterns are printable ASCII, at most 1024 bytes, groups nest at most 32 deep.
//!
//! ```text
//! literals        every byte that is not one of \ [ ( ) { } . * + ? | ^ $
//! .               any byte but the newline
//! \d \w \s        [0-9], [A-Za-z0-9_], [ \t\n\r\f\v]; \D \W \S are everything else
//! \t \n \r \f \v  control characters; a backslash before punctuation is that punctuation
//! [...] [^...]    sets of literals, escapes and ranges; not empty; a hyphen at either end is itself
//! x* x+ x?        greedy; only one of them after an item, and not after an item that can match the empty text, since
//!                 engines disagree on what that means
//! x|y (x)         alternatives, the first has precedence; groups (there is nothing to capture)
//! ^ $             the begin and the end of the text searched, wherever they stand
//! ```
//!
//! Everything else is malformed.
//!
//! Of all matches the leftmost counts, and of those the one that a backtracking engine (Perl, Python, JavaScript) would
//! find first.

mod compiler;
mod program;
mod vm;

pub use vm::Regex;
