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

    /// How many people it counts, given how many stand at each stage, in the order of [`Stage::ALL`].
    #[inline]
    pub fn among(self, stages: &[u32; Stage::ALL.len()]) -> u32 {
        let owned = stages[Stage::Practising as usize] + stages[Stage::Habit as usize];
        let complying = stages[Stage::Complying as usize];
        match self {
            Measure::Adoption => owned + complying,
            Measure::Owned => owned,
            Measure::Complying => complying,
            Measure::Aware => stages.iter().sum::<u32>() - stages[Stage::Unaware as usize],
            Measure::In(stage) => stages[stage as usize],
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn among_people_it_counts_those_who_stand_where_it_counts() {
        let stages = [1, 10, 100, 1_000, 10_000, 100_000];
        let measures = [Measure::Adoption, Measure::Owned, Measure::Complying, Measure::Aware];
        for measure in measures.into_iter().chain(Stage::ALL.map(Measure::In)) {
            let one_by_one = Stage::ALL.iter().zip(&stages).filter(|(stage, _)| measure.counts(**stage));
            assert_eq!(measure.among(&stages), one_by_one.map(|(_, count)| count).sum::<u32>(), "{measure:?}");
        }
    }
}
