//! How leaders respond to what happens, and what they leave to others: a mechanism a folder.

pub mod decisions;
