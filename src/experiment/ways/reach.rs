//! How near the chosen are to everybody and to all teams, on the network as it is, and how far two choices overlap.

use crate::organisation::{Chart, Organisation, steps_from};

/// How near the chosen are, as shares from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Reach {
    /// People whom the example of somebody chosen reaches, and the chosen themselves.
    pub within_one_step: f64,
    /// People who are two steps away at the most.
    pub within_two_steps: f64,
    /// The same for teams, where there are any.
    pub teams: Option<Teams>,
}

/// Teams that are near the chosen, as shares of all that have people.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Teams {
    /// Those with somebody chosen among them.
    pub with_one: f64,
    /// Those with somebody one step away at the most.
    pub within_one_step: f64,
    /// Those with somebody two steps away at the most.
    pub within_two_steps: f64,
}

/// What is seen of a run: whom each way chose, sorted, and how near they are.
pub(super) struct Seen {
    pub chosen: Vec<Vec<u32>>,
    pub reach: Vec<Reach>,
}

/// Looks at whom each way chose.
pub(super) fn seen(organisation: &Organisation, mut chosen: Vec<Vec<u32>>) -> Seen {
    chosen.iter_mut().for_each(|people| people.sort_unstable());
    let reach = chosen.iter().map(|people| Reach::of(organisation, people)).collect();
    Seen { chosen, reach }
}

impl Reach {
    fn of(organisation: &Organisation, chosen: &[u32]) -> Reach {
        let steps = steps_from(&organisation.network, chosen, 2);
        let within = |most: u32| steps.iter().filter(|far| far.is_some_and(|far| far <= most)).count();
        let share = |count: usize| count as f64 / steps.len().max(1) as f64;
        Reach {
            within_one_step: share(within(1)),
            within_two_steps: share(within(2)),
            teams: organisation.chart.as_ref().map(|chart| Teams::of(chart, &steps)),
        }
    }

    /// The mean over runs; of teams, where all have them.
    pub(super) fn mean<'a>(runs: impl Iterator<Item = &'a Reach>) -> Reach {
        let runs: Vec<&Reach> = runs.collect();
        let over = |of: &dyn Fn(&Reach) -> f64| runs.iter().map(|run| of(run)).sum::<f64>() / runs.len().max(1) as f64;
        let of_teams = |of: fn(&Teams) -> f64| over(&|run| run.teams.as_ref().map_or(0.0, of));
        Reach {
            within_one_step: over(&|run| run.within_one_step),
            within_two_steps: over(&|run| run.within_two_steps),
            teams: runs.iter().all(|run| run.teams.is_some()).then(|| Teams {
                with_one: of_teams(|teams| teams.with_one),
                within_one_step: of_teams(|teams| teams.within_one_step),
                within_two_steps: of_teams(|teams| teams.within_two_steps),
            }),
        }
    }
}

impl Teams {
    fn of(chart: &Chart, steps: &[Option<u32>]) -> Teams {
        let mut nearest = vec![None; chart.team.iter().max().map_or(0, |&last| last as usize + 1)];
        for (&team, &far) in chart.team.iter().zip(steps) {
            let nearest: &mut Option<u32> = &mut nearest[team as usize];
            let far = far.unwrap_or(u32::MAX);
            *nearest = Some(nearest.map_or(far, |before| before.min(far)));
        }
        let teams: Vec<u32> = nearest.into_iter().flatten().collect();
        let within = |most: u32| teams.iter().filter(|&&far| far <= most).count() as f64 / teams.len().max(1) as f64;
        Teams { with_one: within(0), within_one_step: within(1), within_two_steps: within(2) }
    }
}

/// How many of whom one way chooses another one chooses too, as a share of the smaller number: means over runs.
pub(super) fn overlap(runs: &[&[Vec<u32>]], ways: usize) -> Vec<Vec<f64>> {
    let in_run = |run: &[Vec<u32>], one: usize, other: usize| {
        let (one, other) = (&run[one], &run[other]);
        let both = one.iter().filter(|person| other.binary_search(person).is_ok()).count();
        both as f64 / one.len().min(other.len()).max(1) as f64
    };
    let mean = |one, other| runs.iter().map(|run| in_run(run, one, other)).sum::<f64>() / runs.len().max(1) as f64;
    (0..ways).map(|one| (0..ways).map(|other| mean(one, other)).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::{NOBODY, Network, Rows};

    #[test]
    fn steps_to_people_and_teams_are_counted() {
        // a line of six in three teams of two
        let line = (0..5).map(|person| (person, person + 1));
        let chart = Chart {
            manager: vec![NOBODY; 6],
            layer: vec![0; 6],
            team: vec![0, 0, 1, 1, 3, 3],
            site: vec![0; 6],
            tenure_years: Vec::new(),
        };
        let network = Network::Rows(Rows::pairs(6, line));
        let organisation = Organisation { chart: Some(chart), ..Organisation::alike(network) };
        let reach = Reach::of(&organisation, &[1]);
        let third = 1.0 / 3.0;
        let teams = Teams { with_one: third, within_one_step: 2.0 * third, within_two_steps: 2.0 * third };
        assert_eq!(reach, Reach { within_one_step: 0.5, within_two_steps: 4.0 / 6.0, teams: Some(teams) });
        let none = Reach::of(&organisation, &[]);
        assert_eq!(Reach::mean([reach, none].iter()).within_one_step, 0.25);
    }

    #[test]
    fn choices_overlap_by_the_smaller_of_the_two() {
        let runs = [vec![vec![1, 2], vec![2, 3, 4]], vec![vec![5, 6], vec![5, 6, 7]]];
        let runs: Vec<&[Vec<u32>]> = runs.iter().map(|run| &run[..]).collect();
        assert_eq!(overlap(&runs, 2), [[1.0, 0.75], [0.75, 1.0]]);
    }
}
