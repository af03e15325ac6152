//! One champion: where they sit, since when they serve, and their own clocks.

use crate::random::{Luck, Purpose};

/// Somebody who was asked and did not decline, or who was won over.
#[derive(Debug, Clone)]
pub(super) struct Member {
    /// Where they sit.
    pub person: u32,
    /// The week in which they start.
    pub starts: u32,
    /// With whom they work.
    pub group: u32,
    /// Whether they have started and have neither given up nor burnt out.
    pub active: bool,
    /// What is left until they give up, burn out and win somebody over, in ticks.
    pub drop_out: i64,
    pub burnout: i64,
    pub recruit: i64,
    /// Until which week their example counts half.
    pub worn_out_until: u32,
    /// How many thanks are still in mind.
    pub thanks: f64,
}

impl Member {
    /// Somebody with fresh clocks; `spell` tells those apart who become champions in one seat.
    pub fn new(person: u32, starts: u32, group: u32, spell: u32, luck: Luck) -> Member {
        let resolve = |purpose| luck.resolve(purpose, person, 0, spell);
        Member {
            person,
            starts,
            group,
            active: false,
            drop_out: resolve(Purpose::DropOut),
            burnout: resolve(Purpose::Burnout),
            recruit: resolve(Purpose::Recruit),
            worn_out_until: 0,
            thanks: 0.0,
        }
    }
}
