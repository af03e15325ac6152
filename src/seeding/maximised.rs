//! Influence maximisation: those from whom a behaviour that passes by single examples reaches the most people
//! together (Kempe, Kleinberg & Tardos 2003), by OPIM-C (Tang, Tang, Xiao & Yuan 2018).
//!
//! People are chosen greedily on one collection of reverse-reachable sets and judged on another; both are doubled
//! until the chosen are shown to reach at least 1 − 1/e − 0.1 of what the best could, or until as many steps are
//! taken as are allowed. What is shown by then is told, whatever it is: it holds in 999 of 1000 cases. It belongs to
//! the number asked for: with another number others may be chosen.

use super::covered::{Covered, ln_choose};
use super::greedy::greedy;
use super::reverse_sets::{Part, Sets, Source};
use super::score::by_lot;
use super::spread::Passing;
use crate::organisation::Network;
use crate::random::Luck;

/// How far below 1 − 1/e what is shown may lie.
const SLACK: f64 = 0.1;
/// The part of the best that greedy choice reaches at least.
const GREEDY: f64 = 1.0 - 1.0 / std::f64::consts::E;
/// How surely the chosen reach what they are said to reach at least.
pub const CONFIDENCE: f64 = 0.999;
/// How many steps drawing sets may take, in all: some seconds, and 1 GB.
const MOST_STEPS: f64 = 5e7;

/// Whom influence maximisation chooses.
#[derive(Debug, Clone, PartialEq)]
pub struct Maximised {
    /// The people, whoever adds most first.
    pub people: Vec<u32>,
    /// How many people they are estimated to reach, themselves among them.
    pub reached: f64,
    /// What they reach at least, as a part of what the best could, as surely as [`CONFIDENCE`] says; from 0 to 1.
    pub assured: f64,
    /// How many reverse-reachable sets were drawn.
    pub sets: usize,
}

/// Those from whom it reaches the most people, with what is known of them; everybody tied to everybody: by lot.
pub fn maximise(observed: &Network, count: u32, passing: Passing, luck: Luck) -> Maximised {
    within(MOST_STEPS, observed, count, passing, luck)
}

/// The same in so many steps or a few more.
fn within(steps: f64, observed: &Network, count: u32, passing: Passing, luck: Luck) -> Maximised {
    let people = observed.people();
    let count = count.min(people);
    let Network::Rows(rows) = observed else {
        let reached = f64::from(if count == 0 { 0 } else { people });
        return Maximised { people: by_lot(people, count, luck), reached, assured: 1.0, sets: 0 };
    };
    if count == 0 {
        return Maximised { people: Vec::new(), reached: 0.0, assured: 1.0, sets: 0 };
    }
    let incoming = rows.reversed();
    let source = Source::new(&incoming, passing, luck);
    let plan = Plan::of(people, count, steps / 2.0 / source.steps);
    let (mut chosen, mut judged) = (Sets::default(), Sets::default());
    let mut wanted = plan.first;
    loop {
        source.extend(&mut chosen, wanted, Part::Chosen);
        source.extend(&mut judged, wanted, Part::Judged);
        let found = plan.judged((&chosen, &judged), luck);
        if found.assured >= GREEDY - SLACK || wanted >= plan.most {
            return found;
        }
        wanted = (wanted * 2).min(plan.most);
    }
}

/// How many sets are drawn, and how sure each judgement has to be.
struct Plan {
    people: u32,
    count: u32,
    first: usize,
    most: usize,
    /// Whether the most are enough for the guarantee, whatever they show.
    enough: bool,
    /// ln(3 · rounds / δ), with δ what is missing to certainty.
    doubt: f64,
}

impl Plan {
    fn of(people: u32, count: u32, allowed: f64) -> Plan {
        let (n, k, delta) = (f64::from(people), f64::from(count), 1.0 - CONFIDENCE);
        let doubt = libm::log(6.0 / delta);
        let root = GREEDY * doubt.sqrt() + (GREEDY * (ln_choose(people, count) + doubt)).sqrt();
        let needed = 2.0 * n * root * root / (SLACK * SLACK * k);
        let most = needed.min(allowed).max(1.0);
        let first = (needed * SLACK * SLACK * k / n).clamp(1.0, most);
        let rounds = libm::log2(most / first).ceil() + 1.0;
        Plan {
            people,
            count,
            first: first.ceil() as usize,
            most: most.ceil() as usize,
            enough: needed <= allowed,
            doubt: libm::log(3.0 * rounds / delta),
        }
    }

    /// Whom greedy choice takes, and how good they are for sure.
    fn judged(&self, (chosen, judged): (&Sets, &Sets), luck: Luck) -> Maximised {
        let (a, n) = (self.doubt, f64::from(self.people));
        let mut covered = Covered::new(chosen, self.people, self.count);
        let taken = greedy(self.people, self.count, luck, &mut covered);
        let best = covered.most().min(covered.count() as f64 / GREEDY);
        let above = ((best + a / 2.0).sqrt() + (a / 2.0).sqrt()).powi(2) * n / chosen.len() as f64;
        let met = judged.met_by(&taken, self.people) as f64;
        let below = (((met + 2.0 * a / 9.0).sqrt() - (a / 2.0).sqrt()).powi(2) - a / 18.0) * n / judged.len() as f64;
        let shown = below.max(f64::from(self.count)) / above.min(n); // themselves at least, and at most everybody
        let sure = if self.enough && chosen.len() >= self.most { GREEDY - SLACK } else { 0.0 };
        Maximised {
            people: taken,
            reached: met * n / judged.len() as f64,
            assured: shown.clamp(sure, 1.0),
            sets: chosen.len() + judged.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeding::examples::{karate, network, one_way};
    use proptest::collection::btree_set;
    use proptest::prelude::*;

    /// How many people some people reach on average, by going through every course of events.
    fn reached(ties: &[(u32, u32)], people: u32, chance: f64, chosen: &[u32]) -> f64 {
        let course = |open: u32| -> f64 {
            let passes = open.count_ones() as i32;
            let has = |(place, tie): (usize, &(u32, u32))| (open >> place & 1 == 1).then_some(*tie);
            let open: Vec<(u32, u32)> = ties.iter().enumerate().filter_map(has).collect();
            let far = crate::organisation::steps_from(&one_way(people, &open), chosen, u32::MAX);
            let odds = chance.powi(passes) * (1.0 - chance).powi(ties.len() as i32 - passes);
            odds * far.into_iter().flatten().count() as f64
        };
        (0..1u32 << ties.len()).map(course).sum()
    }

    /// How many one or two people reach at the most.
    fn best(ties: &[(u32, u32)], people: u32, chance: f64, count: u32) -> f64 {
        let pairs = (0..people).flat_map(|one| (0..=one).map(move |other| [one, other]));
        let groups = pairs.filter(|pair| count == 2 || pair[0] == pair[1]);
        groups.map(|group| reached(ties, people, chance, &group)).fold(0.0, f64::max)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]
        #[test]
        fn the_chosen_reach_what_greedy_choice_must_of_the_best(
            ties in btree_set((0..12u32, 0..12u32), 1..9), tenths in 1..10u32, count in 1..3u32, seed in 0..99u64
        ) {
            let ties: Vec<(u32, u32)> = ties.into_iter().filter(|(from, to)| from != to).collect();
            let (chance, people) = (f64::from(tenths) / 10.0, 12);
            let found = maximise(&one_way(people, &ties), count, Passing::once(chance), Luck::new(seed, 0));
            let best = best(&ties, people, chance, count);
            let ours = reached(&ties, people, chance, &found.people);
            prop_assert!(ours >= GREEDY * best - 1e-9, "{ours} of {best}");
            prop_assert!(found.assured >= GREEDY - SLACK && found.assured * best <= ours + 1e-9);
        }

        #[test]
        fn however_early_it_stops_the_chosen_reach_what_is_told(
            ties in btree_set((0..9u32, 0..9u32), 4..9), tenths in 1..10u32, count in 1..3u32,
            steps in 2.0..20_000.0, seed in 0..99u64
        ) {
            let ties: Vec<(u32, u32)> = ties.into_iter().filter(|(from, to)| from != to).collect();
            let (chance, people) = (f64::from(tenths) / 10.0, 9);
            let network = one_way(people, &ties);
            let found = within(steps, &network, count, Passing::once(chance), Luck::new(seed, 0));
            let ours = reached(&ties, people, chance, &found.people);
            prop_assert!(found.people.len() == count as usize && found.assured > 0.0);
            prop_assert!(found.assured * best(&ties, people, chance, count) <= ours + 1e-9, "{found:?}");
        }
    }

    #[test]
    fn two_far_apart_reach_more_than_two_hubs_side_by_side() {
        // 0 and 1 share six contacts; 8 has four of its own
        let shared = (2..8).flat_map(|contact| [(0, contact), (1, contact)]);
        let ties: Vec<(u32, u32)> = shared.chain((9..13).map(|contact| (8, contact))).collect();
        for seed in 0..20 {
            let found = maximise(&network(13, &ties), 2, Passing::once(0.4), Luck::new(seed, 0)).people;
            assert!(found[0] < 2 && found[1] == 8, "{found:?}");
        }
    }

    #[test]
    fn what_is_estimated_is_what_is_reached() {
        let luck = Luck::new(1, 0);
        let certain = maximise(&karate(), 1, Passing::once(1.0), luck);
        assert_eq!((certain.reached, certain.people.len()), (34.0, 1));
        let never = maximise(&karate(), 3, Passing::once(0.0), luck);
        assert!((never.reached - 3.0).abs() < 0.5, "{never:?}");
        assert!(maximise(&karate(), 0, Passing::once(0.5), luck).people.is_empty());
        assert_eq!(maximise(&Network::Complete { people: 9 }, 4, Passing::once(0.5), luck).people, by_lot(9, 4, luck));
        assert_eq!(maximise(&karate(), 99, Passing::once(0.1), luck).people.len(), 34);
    }

    #[test]
    fn the_more_steps_are_allowed_the_more_is_shown() {
        let shown = |steps| within(steps, &karate(), 3, Passing::once(0.1), Luck::new(1, 0));
        let [few, many] = [1.0, 1e6].map(shown);
        assert!(few.sets < many.sets && few.assured < GREEDY - SLACK && many.assured >= GREEDY - SLACK, "{few:?}");
    }
}
