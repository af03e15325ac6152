//! Which of many pairs are tied when each has the same chance: by skipping straight from one tie to the
//! next (Batagelj & Brandes 2005), in time linear in ties.

use crate::random::Gaps;
use rand_chacha::ChaCha8Rng;

/// Visits pairs a < b of `0..people`, each with `chance`.
pub(super) fn within(people: u32, chance: f64, rng: &mut ChaCha8Rng, mut visit: impl FnMut(u32, u32)) {
    let people = u64::from(people);
    let (mut row, mut before) = (1, 0);
    for at in Skipping::new(people * people.saturating_sub(1) / 2, chance, rng) {
        while at - before >= row {
            before += row;
            row += 1;
        }
        visit((at - before) as u32, row as u32);
    }
}

/// Visits pairs of one of `0..rows` and one of `0..columns`, each with `chance`.
pub(super) fn across(rows: u32, columns: u32, chance: f64, rng: &mut ChaCha8Rng, mut visit: impl FnMut(u32, u32)) {
    let columns = u64::from(columns);
    for at in Skipping::new(u64::from(rows) * columns, chance, rng) {
        visit((at / columns) as u32, (at % columns) as u32);
    }
}

/// The numbers of `0..count` that come up, each with the same chance, in order.
struct Skipping<'a> {
    next: u64,
    count: u64,
    gaps: Gaps,
    rng: &'a mut ChaCha8Rng,
}

impl<'a> Skipping<'a> {
    fn new(count: u64, chance: f64, rng: &'a mut ChaCha8Rng) -> Skipping<'a> {
        let count = if chance > 0.0 { count } else { 0 };
        Skipping { next: 0, count, gaps: Gaps::of(chance), rng }
    }
}

impl Iterator for Skipping<'_> {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        if self.next >= self.count {
            return None;
        }
        let hit = self.next.saturating_add(self.gaps.next(self.rng));
        self.next = hit.saturating_add(1);
        (hit < self.count).then_some(hit)
    }
}

#[cfg(test)]
mod tests {
    use super::super::sound::rng;
    use super::*;

    #[test]
    fn a_certain_chance_visits_every_pair_once_and_none_visits_nobody() {
        let mut pairs = Vec::new();
        within(4, 1.0, &mut rng(1), |a, b| pairs.push((a, b)));
        assert_eq!(pairs, [(0, 1), (0, 2), (1, 2), (0, 3), (1, 3), (2, 3)]);
        across(2, 2, 1.0, &mut rng(1), |a, b| pairs.push((a, b)));
        assert_eq!(pairs[6..], [(0, 0), (0, 1), (1, 0), (1, 1)]);
        within(1000, 0.0, &mut rng(1), |_, _| panic!("no pair has a chance"));
    }

    #[test]
    fn each_pair_comes_up_with_its_chance() {
        let mut seen = [0u32; 6];
        let draws = 20_000;
        let mut rng = rng(2);
        for _ in 0..draws {
            within(4, 0.3, &mut rng, |a, b| seen[(b * (b - 1) / 2 + a) as usize] += 1);
        }
        let error = (0.3 * 0.7 / f64::from(draws)).sqrt();
        assert!(seen.iter().all(|&count| (f64::from(count) / f64::from(draws) - 0.3).abs() < 4.5 * error), "{seen:?}");
    }

    #[test]
    fn the_smallest_chance_does_not_overflow() {
        within(u32::MAX, 1e-300, &mut rng(3), |_, _| panic!("as good as impossible"));
    }
}
