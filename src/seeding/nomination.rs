//! Somebody drawn by lot names one of those whose example reaches them, again and again: contacts have more
//! contacts than people have on average (the friendship paradox, Feld 1991; Christakis & Fowler 2010).
//!
//! The order in which people are first named is drawn at once. Named in each draw with chance p, a person is
//! first named after an exponential time of rate p, so the smallest resolve / p comes first (Efraimidis &
//! Spirakis 2006): the same distribution as drawing one namer after the other, linear in ties, and it ends even
//! where somebody is hardly ever named. Those whom nobody can name come last, by lot.

use super::lot::Draw;
use super::score::top_by_ties;
use crate::organisation::{Network, Rows, contacts};
use crate::random::Luck;

/// The first to be named.
pub(super) fn choose(observed: &Network, count: u32, luck: Luck) -> Vec<u32> {
    top_by_ties(observed, count, luck, |rows, people| {
        let chances = chances_to_be_named(rows, people);
        (0..people).zip(chances).map(|(person, chance)| chance / Draw::Named.exponential(luck, person)).collect()
    })
}

/// How often each person is named when everybody names once.
fn chances_to_be_named(rows: &Rows, people: u32) -> Vec<f64> {
    let mut choices = vec![0u32; people as usize];
    (0..people).for_each(|person| contacts(rows, person).for_each(|other| choices[other as usize] += 1));
    let named_by = |other: u32| 1.0 / f64::from(choices[other as usize]);
    (0..people).map(|person| contacts(rows, person).map(named_by).sum()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::degree;
    use crate::seeding::examples::{about, karate, network, one_way, rows};

    #[test]
    fn the_first_two_are_named_with_the_chances_of_naming_one_after_the_other() {
        // a star of 0 with 1, 2 and 3: three of four namers name 0, and 0 names one of the others
        let star = network(4, &[(0, 1), (0, 2), (0, 3)]);
        assert_eq!(chances_to_be_named(rows(&star), 4), [3.0, 1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0]);
        let seeds = 4000;
        let choices: Vec<Vec<u32>> = (0..seeds).map(|seed| choose(&star, 2, Luck::new(seed, 0))).collect();
        let times = |first, second| choices.iter().filter(|choice| *choice == &[first, second]).count() as u32;
        assert!(about(times(0, 1), seeds, 0.75 / 3.0));
        assert!(about(times(1, 0), seeds, 0.25 / 3.0 * 0.75 / (1.0 - 0.25 / 3.0)));
    }

    #[test]
    fn the_named_have_more_contacts_than_people_have() {
        let karate = karate();
        let mean = 2.0 * 78.0 / 34.0;
        let seeds = 500;
        let named: u32 = (0..seeds).map(|seed| degree(&karate, choose(&karate, 1, Luck::new(seed, 0))[0])).sum();
        assert!(f64::from(named) / seeds as f64 > 1.4 * mean, "{named}");
    }

    #[test]
    fn those_whom_nobody_can_name_come_last() {
        let ties = one_way(4, &[(0, 1), (0, 2), (1, 0)]); // 2 and 3 reach nobody
        for seed in 0..50 {
            let order = choose(&ties, 4, Luck::new(seed, 0));
            assert!(order[0] < 2 && order[1] < 2, "{order:?}");
        }
    }
}
