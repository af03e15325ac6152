//! What a file says, checked.

pub mod file;
