//! The people with the highest scores, equals by lot; and groups taking turns.

use super::lot::Draw;
use crate::organisation::{Network, Rows};
use crate::random::Luck;

/// The `count` people with the highest scores, the highest first, equals in an order by lot.
///
/// Scores are compared to 24 bits: people in equal positions differ in the last bits of a long sum,
/// and those depend on how people happen to be numbered. Linear in people.
pub(super) fn top(people: u32, count: u32, luck: Luck, score: impl Fn(u32) -> f64) -> Vec<u32> {
    let placed = |person| (score(person) as f32, Draw::Equals.lot(luck, person), person);
    let mut ranked: Vec<(f32, u64, u32)> = (0..people).map(placed).collect();
    let best_first =
        |a: &(f32, u64, u32), b: &(f32, u64, u32)| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2)));
    if count < people {
        ranked.select_nth_unstable_by(count as usize, best_first);
        ranked.truncate(count as usize);
    }
    ranked.sort_unstable_by(best_first);
    ranked.into_iter().map(|(_, _, person)| person).collect()
}

/// The same for a score that comes from the ties; where everybody is tied to everybody all are equal.
pub(super) fn top_by_ties(
    observed: &Network,
    count: u32,
    luck: Luck,
    scores: impl FnOnce(&Rows, u32) -> Vec<f64>,
) -> Vec<u32> {
    let people = observed.people();
    let scores = match observed {
        Network::Complete { .. } => return by_lot(people, count, luck),
        Network::Rows(rows) => scores(rows, people),
    };
    top(people, count, luck, |person| scores[person as usize])
}

/// `count` people drawn by lot.
pub(super) fn by_lot(people: u32, count: u32, luck: Luck) -> Vec<u32> {
    top(people, count, luck, |_| 0.0)
}

/// The best of each group, then the second best of each, and so on; groups take turns in an order by lot.
///
/// `best_first` is everybody; those in no group come last, in the order given.
pub(super) fn in_turns(best_first: Vec<u32>, group: impl Fn(u32) -> Option<u32>, count: u32, luck: Luck) -> Vec<u32> {
    let mut taken: Vec<u32> = Vec::new();
    let mut turns: Vec<(u32, u64, u32)> = Vec::with_capacity(best_first.len());
    for (place, &person) in best_first.iter().enumerate() {
        turns.push(match group(person) {
            Some(group) => (next_round(&mut taken, group), Draw::Turn.lot(luck, group), person),
            None => (u32::MAX, place as u64, person),
        });
    }
    turns.sort_unstable();
    turns.truncate(count as usize);
    turns.into_iter().map(|(_, _, person)| person).collect()
}

/// How many of the group had their turn before.
fn next_round(taken: &mut Vec<u32>, group: u32) -> u32 {
    let group = group as usize;
    if group >= taken.len() {
        taken.resize(group + 1, 0);
    }
    taken[group] += 1;
    taken[group] - 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeding::examples::about;

    #[test]
    fn the_highest_scores_come_first() {
        let scores = [2.0, 5.0, 3.0, 4.0];
        let top = |count| top(4, count, Luck::new(1, 0), |person| scores[person as usize]);
        assert_eq!(top(4), [1, 3, 2, 0]);
        assert_eq!(top(2), [1, 3]);
        assert!(top(0).is_empty());
    }

    #[test]
    fn scores_that_differ_by_rounding_are_equal() {
        let first = |seed| top(2, 1, Luck::new(seed, 0), |person| 0.1 + f64::from(person) * 1e-16)[0];
        let seconds: u32 = (0..2000).map(first).sum();
        assert!(about(seconds, 2000, 0.5), "{seconds}");
    }

    #[test]
    fn groups_take_turns_until_the_largest_is_exhausted() {
        let group = |person| [Some(0), Some(0), Some(0), Some(1), None][person as usize];
        let order = in_turns(vec![4, 2, 1, 3, 0], group, 5, Luck::new(3, 0));
        assert!(order[..2] == [2, 3] || order[..2] == [3, 2], "{order:?}");
        assert_eq!(order[2..], [1, 0, 4]);
    }
}
