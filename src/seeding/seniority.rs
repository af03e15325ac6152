//! From the top down: layer by layer, in each the longest-serving first, equals by lot.

use super::score::top;
use crate::organisation::Organisation;
use crate::random::Luck;

/// The highest in rank; among them those who have been there longest.
pub(super) fn choose(organisation: &Organisation, count: u32, luck: Luck) -> Vec<u32> {
    let tenure = organisation.chart.as_ref().map_or(&[][..], |chart| &chart.tenure_years);
    let years = |person: u32| tenure.get(person as usize).map_or(0.0, |&years| f64::from(years));
    let people = organisation.people();
    let mut order = top(people, people, luck, years);
    order.sort_by_key(|&person| organisation.layer(person)); // keeps the order by tenure within a layer
    order.truncate(count as usize);
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::{Chart, NOBODY, Network};
    use crate::seeding::examples::{about, chart};

    fn organisation(tenure_years: Vec<f32>) -> Organisation {
        let chart = Chart { tenure_years, ..chart(&[1, NOBODY, 1, 0], &[0; 4]) };
        Organisation { chart: Some(chart), ..Organisation::alike(Network::Complete { people: 4 }) }
    }

    #[test]
    fn rank_comes_before_tenure_and_tenure_before_the_lot() {
        let organisation = organisation(vec![3.5, 0.0, 12.0, 40.0]);
        assert_eq!(choose(&organisation, 4, Luck::new(1, 0)), [1, 2, 0, 3]);
    }

    #[test]
    fn without_tenure_equals_in_rank_take_the_second_place_equally_often() {
        let seeds = 2000;
        let second = |seed| choose(&organisation(Vec::new()), 2, Luck::new(seed, 0))[1];
        let zeros = (0..seeds).filter(|&seed| second(seed) == 0).count();
        assert!(about(zeros as u32, seeds, 0.5), "{zeros}");
    }
}
