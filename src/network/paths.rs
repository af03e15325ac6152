//! How many steps it is from one person to another, along ties in the direction of influence.

use crate::organisation::{Rows, Steps};
use crate::random::{Luck, Purpose};
use rand::seq::index;
use rayon::prelude::*;

/// How many steps it is from one person to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paths {
    /// The mean over pairs of whom one reaches the other; 0 where nobody reaches anybody.
    pub mean: f64,
    /// Nine in ten of these pairs are at most so many steps apart.
    pub nine_in_ten: u32,
    /// The most steps that were found.
    pub longest: u32,
    /// The share of pairs, each in both directions, of whom one reaches the other in any number of steps.
    pub connected: f64,
    /// From how many people paths were followed: all, or some drawn by lot.
    pub followed: u32,
}

/// The most people from all of whom paths are followed.
const MOST_ALL: u32 = 3000;
/// From how many paths are followed where there are more.
const DRAWN: u32 = 256;

impl Paths {
    /// Of a network, followed from everybody, or where there are very many people from some drawn by lot.
    pub(super) fn of(out: &Rows, luck: Luck) -> Paths {
        let people = out.people();
        let starts: Vec<u32> = if people <= MOST_ALL {
            (0..people).collect()
        } else {
            let mut rng = luck.stream(Purpose::Measured);
            let drawn = index::sample(&mut rng, people as usize, DRAWN as usize);
            drawn.into_iter().map(|person| person as u32).collect()
        };
        let steps = starts
            .par_iter()
            .map_init(|| Steps::new(people), |steps, &start| away(steps, out, start))
            .reduce(Vec::new, added);
        Paths::read(&steps, people, starts.len() as u32)
    }

    /// Reads off how many pairs are so many steps apart.
    fn read(steps: &[u64], people: u32, followed: u32) -> Paths {
        let all: u64 = steps.iter().sum();
        let total: u64 = steps.iter().zip(1..).map(|(&pairs, steps)| pairs * steps).sum();
        let mut seen = 0;
        let nine_in_ten = steps.iter().position(|&pairs| {
            seen += pairs;
            10 * seen >= 9 * all
        });
        let possible = f64::from(followed) * f64::from(people.saturating_sub(1));
        Paths {
            mean: if all == 0 { 0.0 } else { total as f64 / all as f64 },
            nine_in_ten: nine_in_ten.map_or(0, |at| at as u32 + 1),
            longest: steps.len() as u32,
            connected: if possible == 0.0 { 0.0 } else { all as f64 / possible },
            followed,
        }
    }
}

/// Two counts together, the longer one as long as it is.
fn added(one: Vec<u64>, other: Vec<u64>) -> Vec<u64> {
    let (mut long, short) = if one.len() < other.len() { (other, one) } else { (one, other) };
    long.iter_mut().zip(short).for_each(|(long, short)| *long += short);
    long
}

/// How many people are one, two, three … steps away.
fn away(steps: &mut Steps, out: &Rows, start: u32) -> Vec<u64> {
    let mut away: Vec<u64> = Vec::new();
    for (_, far) in steps.walk(out, &[start], u32::MAX, |_| true).skip(1) {
        away.resize(away.len().max(far as usize), 0);
        away[far as usize - 1] += 1;
    }
    away
}

#[cfg(test)]
mod tests {
    use super::super::examples::rng;
    use super::*;
    use crate::organisation::{Network, PathNetwork, RandomNetwork, Tie};

    fn paths(network: &Network) -> Paths {
        let Network::Rows(rows) = network else { unreachable!("ties are stored") };
        Paths::of(rows, Luck::new(1, 0))
    }

    #[test]
    fn a_line_is_as_long_as_it_is() {
        // Of n people in a line, the mean distance is (n + 1) / 3.
        let line = paths(&PathNetwork {}.build(11));
        assert_eq!((line.mean, line.longest, line.connected, line.followed), (4.0, 10, 1.0, 11));
        // 20, 18, 16, … pairs are 1, 2, 3, … steps apart: 98 of 110 are within 7, 104 within 8
        assert_eq!(line.nine_in_ten, 8);
    }

    #[test]
    fn paths_follow_the_direction_of_influence() {
        let tie = |from, to| Tie { from, to, weight: 1.0 };
        let found = paths(&Network::Rows(Rows::new(3, &[tie(0, 1), tie(1, 2)])));
        assert_eq!((found.mean, found.connected), (4.0 / 3.0, 0.5));
        let nobody = paths(&Network::Rows(Rows::new(3, &[])));
        assert_eq!((nobody.mean, nobody.longest, nobody.connected), (0.0, 0, 0.0));
        assert_eq!(paths(&Network::Rows(Rows::new(1, &[]))).connected, 0.0);
    }

    #[test]
    fn paths_from_some_are_about_as_long_as_from_all() {
        let build = |people| RandomNetwork { ties_per_person: 8.0 }.build(people, &mut rng(5));
        let (all, some) = (paths(&build(3000)), paths(&build(3001)));
        assert_eq!((all.followed, some.followed), (3000, 256));
        assert!((all.mean - some.mean).abs() < 0.1, "{} {}", all.mean, some.mean);
    }
}
