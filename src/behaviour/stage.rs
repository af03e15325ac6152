//! Where a person stands with the behaviour.

/// Where a person stands with the behaviour.
///
/// ```text
/// unaware ──aware──▶ aware ──adopt──▶ practising ──habit──▶ habit
///                      │                 ▲    └──lapse──▶ lapsed ──adopt──▶ …
///                      └──comply──▶ complying ──internalise──┘
///                                       └──lapse──▶ lapsed
/// ```
/// Where a behaviour takes skill, those who adopt are trying it until they can do it, or give up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Stage {
    /// Has not heard of it.
    Unaware,
    /// Knows of it, does not do it.
    Aware,
    /// Tries it, and cannot do it yet.
    Trying,
    /// Does it only because it is required and watched.
    Complying,
    /// Does it by own choice.
    Practising,
    /// Does it without thinking.
    Habit,
    /// Did it once and stopped.
    Lapsed,
}

impl Stage {
    /// All stages, in the order of the columns of a trajectory.
    pub const ALL: [Stage; 7] =
        [Stage::Unaware, Stage::Aware, Stage::Trying, Stage::Complying, Stage::Practising, Stage::Habit, Stage::Lapsed];

    /// Adopters: complying, practising or habit.
    pub fn adopted(self) -> bool {
        matches!(self, Stage::Complying | Stage::Practising | Stage::Habit)
    }

    /// Owned: practising or habit, not merely complying.
    pub fn owned(self) -> bool {
        matches!(self, Stage::Practising | Stage::Habit)
    }

    /// The word for tables and charts.
    pub fn word(self) -> &'static str {
        match self {
            Stage::Unaware => "unaware",
            Stage::Aware => "aware",
            Stage::Trying => "trying",
            Stage::Complying => "complying",
            Stage::Practising => "practising",
            Stage::Habit => "habit",
            Stage::Lapsed => "lapsed",
        }
    }
}
