//! Chosen colleagues who start, practise visibly and talk about it: what may be set, and what becomes of them.

mod bridges;
mod groups;
mod member;
mod recruits;
mod serving;
mod settings;
mod thanks;
mod waves;

pub use bridges::Bridging;
pub use serving::Serving;
pub use settings::Champions;
pub use thanks::{Recognised, Thanks};
pub use waves::sizes as wave_sizes;
