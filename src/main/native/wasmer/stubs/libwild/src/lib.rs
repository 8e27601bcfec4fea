//! Stands in for the Wild linker, which takes longer to build than all of Cranelift. `wasmer-compiler` calls it for one
//! purpose, making native shared objects out of modules, which is experimental and off unless a program asks for it;
//! the adapter does not. Here is what that code needs in order to compile. [`Linker::run`] fails, so that a caller,
//! should there ever be one, gets an error and not a broken object.

use std::fmt;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use error::{Error, Result};

pub mod error {
    use super::fmt;

    pub use crate::error;

    pub type Result<T = (), E = Error> = std::result::Result<T, E>;

    pub struct Error(String);

    impl Error {
        pub fn with_message(message: impl Into<String>) -> Self {
            Error(message.into())
        }
    }

    impl From<String> for Error {
        fn from(message: String) -> Self {
            Error(message)
        }
    }

    impl fmt::Debug for Error {
        fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str(&self.0)
        }
    }
}

#[macro_export]
macro_rules! error {
    ($($arguments:tt)*) => {
        $crate::error::Error::with_message(format!($($arguments)*))
    };
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileType {
    File,
}

#[derive(Clone, Copy, Debug)]
pub struct OutputOptions {
    pub size: u64,
}

pub trait InputFileData: Send + Sync + fmt::Debug {
    fn bytes(&self) -> &[u8];
}

pub trait OutputFileData: Send {
    fn bytes(&self) -> &[u8];
    fn bytes_mut(&mut self) -> &mut [u8];
    fn finish(self) -> Result;
}

pub trait FileSystem: Send + Sync + 'static {
    type Input: InputFileData;
    type Output: OutputFileData;

    fn open_input(&self, path: &Path, prepopulate: bool) -> Result<(Self::Input, Option<Arc<File>>)>;
    fn file_type(&self, path: &Path) -> Result<FileType>;
    fn canonicalize(&self, path: &Path) -> Result<PathBuf>;
    fn remove_file(&self, path: &Path) -> Result;
    fn rename_file(&self, path: &Path, new_path: &Path) -> Result;
    fn create_output(&self, path: Arc<Path>, options: OutputOptions) -> Result<Self::Output>;
    fn write_auxiliary(&self, path: &Path, bytes: &[u8]) -> Result;
}

pub struct Args;

impl Args {
    pub fn new<F: Fn() -> I, S: AsRef<str>, I: Iterator<Item = S>>(_arguments: F) -> Result<Self> {
        Ok(Args)
    }

    pub fn parse<F: Fn() -> I, S: AsRef<str>, I: Iterator<Item = S>>(&mut self, _arguments: F) -> Result {
        Ok(())
    }
}

pub struct Linker<F: FileSystem>(std::marker::PhantomData<F>);

impl<F: FileSystem> Linker<F> {
    pub fn with_file_system(_files: F) -> Self {
        Linker(std::marker::PhantomData)
    }

    pub fn run(&self, _arguments: &Args) -> Result {
        Err(error!("this build of Wasmer makes no native objects"))
    }
}
