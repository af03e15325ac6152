//! How many people drawn by lot do as well as some who were chosen (Akbarpour, Malladi & Saberi 2020 ask it of
//! seeding): counts are tried by halving, always with the same luck, and fewer are the first of more.

use super::Arena;
use crate::experiment::compare::Interrupted;
use crate::experiment::statistics::mean;
use crate::seeding::ChosenBy;
use std::collections::BTreeMap;

/// How many people drawn by lot do as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Equal {
    /// So many.
    People(u32),
    /// Not even everybody.
    MoreThanAll,
}

/// How finely counts are told apart beyond 50: to one part in so many.
const FINENESS: u32 = 50;

/// What people drawn by lot come to, by how many they are.
pub(super) struct Lots<'a, 'b> {
    arena: &'a Arena<'b>,
    people: u32,
    /// The mean share of people who own the behaviour in the end.
    owned: BTreeMap<u32, f64>,
}

impl<'a, 'b> Lots<'a, 'b> {
    /// Knowing already what `asked` come to.
    pub(super) fn new(arena: &'a Arena<'b>, asked: u32, owned: &[f64]) -> Lots<'a, 'b> {
        Lots { arena, people: arena.scenario.people(), owned: BTreeMap::from([(asked, mean(owned))]) }
    }

    /// The fewest people drawn by lot with whom as many own it on average, as finely as counts are told apart.
    pub(super) fn equal_to(&mut self, owned: &[f64]) -> Result<Equal, Interrupted> {
        let wanted = mean(owned);
        // fewer than `below` are too few, `enough` are enough, as far as is known
        let known = |enough: bool| move |(_, owned): &(&u32, &f64)| (**owned >= wanted) == enough;
        let below = self.owned.iter().filter(known(false)).map(|(&count, _)| count).max().unwrap_or(0);
        let enough =
            self.owned.iter().filter(known(true)).map(|(&count, _)| count).filter(|&count| count > below).min();
        let mut enough = match enough {
            Some(enough) => enough,
            None if self.of(self.people)? < wanted => return Ok(Equal::MoreThanAll),
            None => self.people,
        };
        let mut below = below.min(enough - 1);
        while enough - below > 1 + below / FINENESS {
            let middle = below + (enough - below) / 2;
            match self.of(middle)? >= wanted {
                true => enough = middle,
                false => below = middle,
            }
        }
        Ok(Equal::People(enough))
    }

    fn of(&mut self, count: u32) -> Result<f64, Interrupted> {
        if let Some(&owned) = self.owned.get(&count) {
            return Ok(owned);
        }
        let arm = self.arena.arm(ChosenBy::Random, count);
        let runs = self.arena.runs(&self.arena.scenario, &[arm], |_, _| ())?;
        let owned = mean(&runs.iter().map(|run| run.owned[0]).collect::<Vec<f64>>());
        self.owned.insert(count, owned);
        Ok(owned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::ways::tests::scenario;
    use std::sync::atomic::AtomicBool;

    #[test]
    fn the_count_found_is_enough_and_one_fewer_is_not() {
        let scenario = scenario("");
        let stop = AtomicBool::new(false);
        let base = super::super::strategy_with_champions(&scenario).cloned().unwrap();
        let arena = Arena::new(&scenario, base, &stop, (&|_| (), &|| ()));
        let mut lots = Lots::new(&arena, 5, &[0.0]);
        lots.owned.clear();
        for wanted in [20, 3, 150, 1] {
            let owned = lots.of(wanted).unwrap();
            let Equal::People(found) = lots.equal_to(&[owned]).unwrap() else { panic!("{wanted} are enough") };
            assert!(found <= wanted && lots.of(found).unwrap() >= owned, "{found} for {wanted}");
            let just_below = found - (1 + found / FINENESS).min(found)..found;
            let too_few = |count: u32| lots.owned.get(&count).is_some_and(|few| *few < owned);
            assert!(found == 1 || just_below.into_iter().any(too_few), "{found} for {wanted}");
        }
        assert_eq!(lots.equal_to(&[2.0]).unwrap(), Equal::MoreThanAll);
        assert_eq!(lots.equal_to(&[0.0]).unwrap(), Equal::People(1));
    }
}
