//! What people bring with them: who never adopts, who opposes, who already does it or knows of it.

use super::Behaviour;
use crate::random::{Luck, Purpose};

/// The people of one run as the behaviour finds them; every strategy meets the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Dispositions {
    /// Whether a person can adopt at all.
    pub open: Vec<bool>,
    /// People whose example counts against it.
    pub opponents: Vec<u32>,
    /// People who practise in week 0, in every strategy.
    pub doing: Vec<u32>,
    /// People who know of it in week 0, in every strategy.
    pub aware: Vec<u32>,
    /// Adoption thresholds, in the unit of the contagion rule; empty where the rule has none.
    pub thresholds: Vec<f64>,
}

/// What somebody brings who joins later: by chance what the others brought in exact shares.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Arrival {
    /// Whether they can adopt at all.
    pub open: bool,
    /// Whether their example counts against it.
    pub opposes: bool,
    /// Whether they know of it.
    pub aware: bool,
    /// Their threshold, where the contagion rule has one.
    pub threshold: Option<f64>,
}

impl Arrival {
    /// What somebody brings to the behaviour of a number who takes a seat; `item` tells those apart who take the same one.
    pub fn draw(behaviour: &Behaviour, number: u8, seat: u32, item: u32, luck: Luck) -> Arrival {
        let (closed, aware) = luck.pair(Purpose::Newcomer, seat, u32::from(number) << 24 | item);
        let opponents = behaviour.opponents_percent.fraction();
        let rule = behaviour.spreads.as_ref().and_then(|rule| rule.threshold());
        Arrival {
            open: closed >= behaviour.never_percent.fraction() + opponents,
            opposes: closed < opponents,
            aware: aware < behaviour.already_aware_percent.fraction(),
            threshold: rule.map(|rule| rule.of(luck, seat, number, item)),
        }
    }
}

impl Dispositions {
    /// Drawn by lot: exact shares of the people, the same for every strategy of the run; `number` is that of the
    /// behaviour, and each has a lot of its own. People `named` as
    /// starters in any strategy are open, and none of those who already do it.
    pub fn draw(behaviour: &Behaviour, number: u8, people: u32, named: &[u32], luck: Luck) -> Dispositions {
        let count = |share: f64| (libm::round(share * f64::from(people)) as usize).min(people as usize);
        let never = count(behaviour.never_percent.fraction());
        let closed = count(behaviour.never_percent.fraction() + behaviour.opponents_percent.fraction());
        let doing = count(behaviour.already_doing_percent.fraction());
        let mut by_lot = if closed + doing > 0 { others(people, named) } else { Vec::new() };
        let closed = closed.min(by_lot.len());
        let never = never.min(closed);
        let doing = doing.min(by_lot.len() - closed);
        order_by_lot(&mut by_lot, luck, Purpose::Disposition, 2 * u32::from(number));
        let mut open = vec![true; people as usize];
        for &person in &by_lot[..closed] {
            open[person as usize] = false;
        }
        let rule = behaviour.spreads.as_ref().and_then(|rule| rule.threshold());
        Dispositions {
            open,
            opponents: by_lot[never..closed].to_vec(),
            doing: by_lot[by_lot.len() - doing..].to_vec(),
            aware: first_by_lot(people, count(behaviour.already_aware_percent.fraction()), number, luck),
            thresholds: rule.map_or_else(Vec::new, |rule| rule.of_everybody(luck, people, number)),
        }
    }

    /// The first `count` people by lot among those who can adopt and do not practise yet.
    pub fn starters(&self, count: u32, luck: Luck) -> Vec<u32> {
        if count == 0 {
            return Vec::new();
        }
        let mut free = self.open.clone();
        for &person in &self.doing {
            free[person as usize] = false;
        }
        let mut by_lot: Vec<u32> = (0..free.len() as u32).filter(|&person| free[person as usize]).collect();
        order_by_lot(&mut by_lot, luck, Purpose::Starters, 0);
        by_lot.truncate(count as usize);
        by_lot
    }
}

/// Everybody but those named.
fn others(people: u32, named: &[u32]) -> Vec<u32> {
    let mut free = vec![true; people as usize];
    named.iter().for_each(|&person| free[person as usize] = false);
    (0..people).filter(|&person| free[person as usize]).collect()
}

fn first_by_lot(people: u32, count: usize, number: u8, luck: Luck) -> Vec<u32> {
    if count == 0 {
        return Vec::new();
    }
    let mut by_lot: Vec<u32> = (0..people).collect();
    order_by_lot(&mut by_lot, luck, Purpose::Disposition, 2 * u32::from(number) + 1);
    by_lot.truncate(count);
    by_lot
}

/// Sorts people by a keyed draw each, so that a larger choice extends a smaller one.
fn order_by_lot(people: &mut [u32], luck: Luck, purpose: Purpose, item: u32) {
    people.sort_by_cached_key(|&person| (luck.uniform(purpose, person, item).to_bits(), person));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fraction::Percent;

    #[test]
    fn shares_are_exact_and_do_not_overlap() {
        let percent = |value| Percent::new(value).unwrap();
        let behaviour = Behaviour {
            never_percent: percent(30.0),
            opponents_percent: percent(5.0),
            already_doing_percent: percent(10.0),
            ..Behaviour::default()
        };
        let drawn = Dispositions::draw(&behaviour, 0, 200, &[], Luck::new(3, 1));
        assert_eq!(drawn.open.iter().filter(|&&open| !open).count(), 70);
        assert_eq!((drawn.opponents.len(), drawn.doing.len()), (10, 20));
        assert!(drawn.doing.iter().all(|&person| drawn.open[person as usize]));
        let starters = drawn.starters(500, Luck::new(3, 1));
        assert_eq!(starters.len(), 110);
        assert_eq!(drawn.starters(7, Luck::new(3, 1)), starters[..7]);
    }

    #[test]
    fn people_named_as_starters_can_always_start() {
        let behaviour = Behaviour { never_percent: Percent::new(90.0).unwrap(), ..Behaviour::default() };
        for run in 0..50 {
            let drawn = Dispositions::draw(&behaviour, 0, 20, &[3, 7], Luck::new(3, run));
            assert!(drawn.open[3] && drawn.open[7]);
            assert_eq!(drawn.open.iter().filter(|&&open| !open).count(), 18);
        }
    }
}
