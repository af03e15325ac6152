//! The only source of chance: keyed draws that depend on nothing but their key, and named streams.
//!
//! A keyed draw is a pure function of (seed, run, purpose, person, behaviour, spell), so threads, the
//! order of strategies, observation and charts change no number, and all strategies meet the same luck.

mod gaps;
mod lanes;
mod luck;
mod philox;
mod purpose;

pub use gaps::Gaps;
pub use lanes::AT_ONCE;
pub use luck::{Draw, Luck, pairs, resolves, upper_bits};
pub use purpose::Purpose;
