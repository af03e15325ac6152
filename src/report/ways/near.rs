//! How near the chosen are to others, and how far choices are the same, as it is told: of people who may be real nothing
//! where the chosen are few, since that would tell of each of them, and no count of few of those whom they reach.

use crate::experiment::{Teams, Way, Ways};
use crate::privacy::SMALLEST;
use crate::report::network::Told;
use crate::report::words::{percent, round};

/// How near the chosen of one way are, as it is told.
pub(in crate::report) struct Near {
    /// People within one step and within two.
    pub people: [Told; 2],
    /// The shares of teams with one, within one step and within two.
    pub teams: Option<[f64; 3]>,
}

impl Ways {
    /// Whether the chosen are so few that what holds of them would be told of each.
    pub(in crate::report) fn are_few(&self) -> bool {
        self.is_real && (self.asked as usize) < SMALLEST
    }

    /// How near the chosen of a way are; nothing where it is not told.
    pub(in crate::report) fn near(&self, way: &Way) -> Option<Near> {
        let all = f64::from(self.people);
        let people = [way.reach.within_one_step, way.reach.within_two_steps];
        let whole = |share: f64| if self.is_real { round(share, 2) } else { share };
        let teams = |near: Teams| [near.with_one, near.within_one_step, near.within_two_steps].map(whole);
        (!self.are_few()).then(|| Near {
            people: people.map(|share| Told::of(share * all, all, self.is_real)),
            teams: way.reach.teams.map(teams),
        })
    }

    /// How many of those whom one way chooses another one chooses too; nothing where it is not told.
    pub(in crate::report) fn in_common(&self, one: usize, other: usize) -> Option<Told> {
        let asked = f64::from(self.asked);
        (!self.are_few()).then(|| Told::of(self.overlap[one][other] * asked, asked, self.is_real))
    }
}

impl Near {
    /// The cells of a row where it is read, of teams where there are any; dashes where it is not told.
    pub fn cells(near: Option<&Near>, teams: bool) -> Vec<String> {
        let untold = |cells: usize| vec!["–".to_owned(); cells];
        let people = near.map_or_else(|| untold(2), |near| near.people.iter().map(Told::part).collect());
        let of_teams = near.and_then(|near| near.teams).map_or_else(|| untold(3), |teams| teams.map(percent).to_vec());
        people.into_iter().chain(of_teams.into_iter().filter(|_| teams)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn what_few_real_people_reach_is_not_told() {
        let (_, mut found) = example::ways();
        let told = |found: &Ways| found.near(&found.ways[1]).map(|near| near.people[0].part().replace('\u{a0}', " "));
        let exact = told(&found);
        found.is_real = true;
        assert!(exact.is_some() && told(&found).is_some() && found.in_common(0, 1).is_some());
        found.asked = 9;
        assert!(told(&found).is_none() && found.in_common(0, 1).is_none());
        found.is_real = false;
        assert_eq!(told(&found), exact);
    }

    #[test]
    fn no_few_real_people_are_counted() {
        let (_, mut found) = example::ways();
        (found.is_real, found.people, found.asked) = (true, 100, 30);
        found.ways[1].reach.within_one_step = 0.94;
        found.overlap[0][1] = 0.25;
        let near = found.near(&found.ways[1]).unwrap();
        assert_eq!(near.people[0].part(), "all but fewer than 10");
        assert_eq!(found.in_common(0, 1).unwrap().part(), "fewer than 10");
    }
}
