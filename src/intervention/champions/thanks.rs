//! Champions are thanked by name: their example counts for more, ever less so, and it fades.

use super::member::Member;
use serde::{Deserialize, Serialize};

/// Who is thanked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Recognised {
    /// All champions who serve, alike.
    #[default]
    Everyone,
    /// The tenth who were chosen first, at least one; the others are passed over.
    Stars,
}

/// What thanks champions get this week, and what thanks are worth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thanks {
    /// How often anybody is thanked this week, in all.
    pub given: f64,
    /// Who is thanked.
    pub to: Recognised,
    /// How much one thank adds to an example.
    pub effect: f64,
    /// How much of the thanks is still in mind a week later.
    pub kept: f64,
    /// How much an example loses whose champion is passed over.
    pub passed_over: f64,
}

impl Thanks {
    /// How strongly an example counts with so many thanks in mind: each doubling of 1 + thanks adds the same.
    fn worth(&self, thanks: f64) -> f64 {
        1.0 + self.effect * libm::log2(1.0 + thanks)
    }

    /// Thanks fade, and those who serve are thanked; gives how strongly each one's example counts for that, and how
    /// often anybody was thanked.
    pub(super) fn give(&self, members: &mut [Member], serves: impl Fn(&Member) -> bool) -> (Vec<f64>, f64) {
        let serving = members.iter().filter(|member| serves(member)).count();
        let thanked = match self.to {
            Recognised::Everyone => serving,
            Recognised::Stars => serving.div_ceil(10),
        };
        let (each, mut place) = (self.given / thanked.max(1) as f64, 0);
        let give = |member: &mut Member| {
            member.thanks *= self.kept;
            let (is_thanked, is_passed_over) = (serves(member) && place < thanked, serves(member) && place >= thanked);
            place += usize::from(serves(member));
            member.thanks += if is_thanked { each } else { 0.0 };
            let hurt = if is_passed_over && self.given > 0.0 { 1.0 - self.passed_over } else { 1.0 };
            self.worth(member.thanks) * hurt
        };
        let worth = members.iter_mut().map(give).collect();
        (worth, if thanked > 0 { self.given } else { 0.0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Luck;

    fn thanks(given: f64, to: Recognised) -> Thanks {
        Thanks { given, to, effect: 0.1, kept: libm::exp2(-1.0 / 6.0), passed_over: 0.05 }
    }

    fn serving(count: u32) -> Vec<Member> {
        let luck = Luck::new(1, 0);
        (0..count).map(|person| Member { active: true, ..Member::new(person, 1, 0, 0, luck) }).collect()
    }

    #[test]
    fn one_thank_adds_a_tenth_three_add_two_and_half_is_left_after_six_weeks() {
        let mut members = serving(2);
        let (worth, given) = thanks(2.0, Recognised::Everyone).give(&mut members, |member| member.active);
        assert!(worth.iter().all(|worth| (worth - 1.1).abs() < 1e-12) && given == 2.0);
        assert!((thanks(0.0, Recognised::Everyone).worth(3.0) - 1.2).abs() < 1e-12);
        for _ in 0..6 {
            thanks(0.0, Recognised::Everyone).give(&mut members, |member| member.active);
        }
        assert!((members[0].thanks - 0.5).abs() < 1e-12);
    }

    #[test]
    fn stars_get_all_of_it_and_the_others_do_a_little_less() {
        let (worth, given) = thanks(3.0, Recognised::Stars).give(&mut serving(12), |member| member.active);
        assert!(worth[..2].iter().all(|&worth| worth > 1.1) && worth[2..].iter().all(|&worth| worth == 0.95));
        assert_eq!(given, 3.0);
    }

    #[test]
    fn nobody_is_thanked_where_nobody_serves() {
        assert_eq!(thanks(3.0, Recognised::Everyone).give(&mut serving(2), |_| false), (vec![1.0, 1.0], 0.0));
    }
}
