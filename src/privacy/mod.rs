//! What must not be told of real people: who they are, and what holds of only a few of them.

mod cells;
mod counts;
mod exchange;
mod groups;
mod looks;
mod numbers;
mod pseudonym;
mod together;

pub use counts::Count;
pub use groups::{SMALLEST, hidden, hidden_with, pooled, pooled_to};
pub use looks::Personal;
pub use pseudonym::Key;
pub use together::{Groups, Parts, told_together};
