//! What must not be told of real people: who they are, and what holds of only a few of them.

mod groups;
mod looks;

pub use groups::{SMALLEST, hidden, pooled};
pub use looks::Personal;
