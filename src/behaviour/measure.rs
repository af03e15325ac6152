//! What can be measured of a behaviour.

use super::Stage;

/// What can be measured of a behaviour: how many of all people stand where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Complying, practising or habit.
    Adoption,
    /// Practising or habit.
    Owned,
    /// Doing it only because it is required and watched.
    Complying,
    /// Everybody who knows of it, whether they do it or not.
    Aware,
    /// One stage alone.
    In(Stage),
}

impl Measure {
    /// The word for tables and charts.
    pub fn word(self) -> &'static str {
        match self {
            Measure::Adoption => "adoption",
            Measure::Owned => "owned",
            Measure::Complying => "complying",
            Measure::Aware => "aware",
            Measure::In(stage) => stage.word(),
        }
    }

    /// Whether it counts somebody who stands there.
    pub fn counts(self, stage: Stage) -> bool {
        match self {
            Measure::Adoption => stage.adopted(),
            Measure::Owned => stage.owned(),
            Measure::Complying => stage == Stage::Complying,
            Measure::Aware => stage != Stage::Unaware,
            Measure::In(one) => stage == one,
        }
    }
}
