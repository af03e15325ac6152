//! What can be measured of a behaviour.

use super::{Form, Stage};

/// What can be measured of a behaviour: how many of all people stand where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Complying, practising or habit.
    Adoption,
    /// Practising or habit.
    Owned,
    /// Doing it only because it is required and watched.
    Complying,
    /// Practising or habit, in a form near enough to what is intended.
    Aligned,
    /// Everybody who knows of it, whether they do it or not.
    Aware,
    /// What teams that search have found is worth, of the best there is; it counts no people.
    Payoff,
    /// One stage alone.
    In(Stage),
    /// Practising or habit, in one form.
    Form(Form),
}

impl Measure {
    /// The word for tables and charts.
    pub fn word(self) -> &'static str {
        match self {
            Measure::Adoption => "adoption",
            Measure::Owned => "owned",
            Measure::Aligned => "aligned",
            Measure::Complying => "complying",
            Measure::Aware => "aware",
            Measure::Payoff => "payoff",
            Measure::In(stage) => stage.word(),
            Measure::Form(form) => form.word(),
        }
    }

    /// The measure of a word, `None` where nothing is called so.
    pub fn of(word: &str) -> Option<Measure> {
        let people = [Measure::Adoption, Measure::Owned, Measure::Aligned, Measure::Complying, Measure::Aware];
        let all = people.into_iter().chain([Measure::Payoff]);
        let mut all = all.chain(Stage::ALL.map(Measure::In)).chain(Form::ALL.map(Measure::Form));
        all.find(|measure| measure.word() == word)
    }

    /// The measure of `owned` or `owned_at_week_26`, and the week where one is named; `None` where it is neither.
    pub fn with_week(name: &str) -> Option<(Measure, Option<u32>)> {
        let Some((word, week)) = name.split_once("_at_week_") else { return Some((Measure::of(name)?, None)) };
        let week = Some(week).filter(|week| week.bytes().all(|digit| digit.is_ascii_digit()))?;
        Some((Measure::of(word)?, Some(week.parse().ok()?)))
    }

    /// How many people it counts, given how many stand at each stage, in the order of [`Stage::ALL`], where all
    /// do it as intended.
    #[inline]
    pub fn among(self, stages: &[u32; Stage::ALL.len()]) -> u32 {
        let owned = stages[Stage::Practising as usize] + stages[Stage::Habit as usize];
        let complying = stages[Stage::Complying as usize];
        match self {
            Measure::Adoption => owned + complying,
            Measure::Owned | Measure::Aligned | Measure::Form(Form::Intended) => owned,
            Measure::Complying => complying,
            Measure::Aware => stages.iter().sum::<u32>() - stages[Stage::Unaware as usize],
            Measure::In(stage) => stages[stage as usize],
            Measure::Form(_) | Measure::Payoff => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_are_read_by_their_words() {
        assert_eq!(Measure::with_week("aligned"), Some((Measure::Aligned, None)));
        assert_eq!(Measure::with_week("aware_at_week_26"), Some((Measure::Aware, Some(26))));
        assert_eq!(Measure::of("aware"), Some(Measure::Aware)); // all who know, not those who only know
        for stage in Stage::ALL.into_iter().filter(|&stage| stage != Stage::Aware && stage != Stage::Complying) {
            assert_eq!(Measure::of(stage.word()), Some(Measure::In(stage)));
        }
        assert_eq!(Measure::of("hijacked"), Some(Measure::Form(Form::Hijacked)));
        for nothing in ["", "owend", "owned_at_week_", "owned_at_week_+4", "owned_at_week_4_at_week_5", "_at_week_4"] {
            assert_eq!(Measure::with_week(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn among_people_it_counts_those_who_stand_where_it_counts() {
        let mut stages = [0; Stage::ALL.len()];
        for (place, stage) in Stage::ALL.into_iter().enumerate() {
            stages[stage as usize] = 10u32.pow(place as u32);
        }
        let sum = |counts: fn(Stage) -> bool| {
            Stage::ALL.into_iter().filter(|&stage| counts(stage)).map(|stage| stages[stage as usize]).sum::<u32>()
        };
        assert_eq!(Measure::Adoption.among(&stages), sum(Stage::adopted));
        assert_eq!(Measure::Owned.among(&stages), sum(Stage::owned));
        assert_eq!(Measure::Complying.among(&stages), sum(|stage| stage == Stage::Complying));
        assert_eq!(Measure::Aware.among(&stages), sum(|stage| stage != Stage::Unaware));
        for stage in Stage::ALL {
            assert_eq!(Measure::In(stage).among(&stages), stages[stage as usize]);
        }
    }
}
