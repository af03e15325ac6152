//! The gap between words and deeds: leaders who ask for what they do not do speak against it by that.

use super::Leaders;
use crate::intervention::{Conditions, Setting};

/// How long words are remembered: a quarter of a year.
const REMEMBERED_WEEKS: u32 = 13;

/// The gap between words and deeds.
#[derive(Debug)]
pub(super) struct SayDo {
    effect: f64,
    leaders: Vec<u32>,
    people: u32,
    /// The week in which something was last said.
    said: Option<u32>,
    shown: bool,
}

impl SayDo {
    /// Before week 1; `None` where nobody minds.
    pub(super) fn new(leaders: &Leaders, setting: Setting) -> Option<SayDo> {
        let effect = leaders.say_do_gap_effect.value();
        let chart = setting.organisation.chart.as_ref().filter(|_| effect > 0.0)?;
        let leads = chart.leads();
        let people = setting.organisation.people();
        let leaders = (0..people).filter(|&person| leads[person as usize]).collect();
        Some(SayDo { effect, leaders, people, said: None, shown: false })
    }

    /// While words are remembered, leaders who do not practise set their example against it; nothing is said,
    /// nothing is held against them.
    pub(super) fn respond(&mut self, week: u32, conditions: &mut Conditions) {
        if conditions.said {
            self.said = Some(week);
        }
        let shows = self.said.is_some_and(|said| week - said < REMEMBERED_WEEKS);
        if shows != self.shown {
            self.shown = shows;
            let strength = if shows { self.effect } else { 0.0 };
            self.leaders.iter().for_each(|&leader| conditions.examples.set_contrary(leader, self.people, strength));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_held_against_leaders_for_a_quarter_of_a_year() {
        let mut gap = SayDo { effect: 0.5, leaders: vec![1], people: 2, said: None, shown: false };
        let mut conditions = Conditions::at_start();
        let against: Vec<bool> = (1..=30)
            .map(|week| {
                conditions.said = week == 5 || week == 6;
                gap.respond(week, &mut conditions);
                assert_eq!(conditions.examples.contrary(0), 0.0);
                conditions.examples.contrary(1) == 0.5
            })
            .collect();
        let expected: Vec<bool> = (1..=30).map(|week| (5..19).contains(&week)).collect();
        assert_eq!(against, expected);
    }
}
