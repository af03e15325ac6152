//! The best connected of each team, then the second best connected of each, and so on; teams in an order by lot.

use super::score::{in_turns, top};
use crate::organisation::{Chart, Network, degree};
use crate::random::Luck;

/// The best connected of one team after the other.
pub(super) fn choose(chart: Option<&Chart>, observed: &Network, count: u32, luck: Luck) -> Vec<u32> {
    let people = observed.people();
    let best_first = top(people, people, luck, |person| f64::from(degree(observed, person)));
    in_turns(best_first, |person| Some(chart.map_or(0, |chart| chart.team[person as usize])), count, luck)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::NOBODY;
    use crate::seeding::degree;
    use crate::seeding::examples::{about, chart, network};

    #[test]
    fn each_team_sends_its_best_connected_before_any_sends_a_second() {
        let ties = network(6, &[(0, 1), (0, 2), (0, 3), (1, 2), (1, 4), (4, 3), (4, 5)]);
        let chart = chart(&[NOBODY; 6], &[0, 0, 0, 0, 1, 1]);
        let order = |seed| choose(Some(&chart), &ties, 4, Luck::new(seed, 0));
        let seeds = 1000;
        let mut first_team_first = 0;
        for seed in 0..seeds {
            let order = order(seed);
            first_team_first += u32::from(order[0] < 4);
            let (mut first, mut second) = ([order[0], order[1]], [order[2], order[3]]);
            first.sort_unstable();
            second.sort_unstable();
            assert!(first == [0, 4] || first == [1, 4], "{order:?}"); // 0 and 1 are equally connected
            assert_eq!((first[0] + second[0], second[1]), (1, 5), "{order:?}");
        }
        assert!(about(first_team_first, seeds, 0.5), "{first_team_first}");
    }

    #[test]
    fn without_teams_it_is_the_best_connected() {
        let ties = network(5, &[(0, 1), (0, 2), (3, 4)]);
        let luck = Luck::new(2, 0);
        assert_eq!(choose(None, &ties, 5, luck), degree::choose(&ties, 5, luck));
    }
}
