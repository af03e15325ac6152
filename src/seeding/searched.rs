//! Where a search by simulated runs looks: the people of whom some other way thinks most, in turns. The search itself
//! needs runs, and so stands among the experiments; where there are none, this order is all there is of it.

use super::score::by_lot;
use super::{Choice, ChosenBy, choose};
use crate::organisation::{Network, Organisation};
use crate::random::Luck;

/// The ways that a search asks first, each for another reason: contacts, reach, close groups, paths, cover.
pub const ASKED_FIRST: [ChosenBy; 5] =
    [ChosenBy::Degree, ChosenBy::Coverage, ChosenBy::Clusters, ChosenBy::ComplexCentrality, ChosenBy::VoteRank];

/// The first of each of those ways, then the second of each, and so on, each person once; then the rest by lot.
pub(super) fn order(
    choice: &Choice,
    count: u32,
    organisation: &Organisation,
    observed: &Network,
    luck: Luck,
) -> Vec<u32> {
    let people = organisation.people();
    let of = |way| choose(&Choice { way, ..*choice }, count, organisation, observed, luck);
    let orders = ASKED_FIRST.map(of);
    let mut seen = vec![false; people as usize];
    let places = (0..count as usize).flat_map(|place| orders.iter().filter_map(move |order| order.get(place).copied()));
    let all = places.chain(by_lot(people, people, luck));
    let new = all.filter(|&person| !std::mem::replace(&mut seen[person as usize], true));
    new.take(count as usize).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeding::Spread;
    use crate::seeding::examples::karate;

    #[test]
    fn ways_take_turns_and_nobody_stands_twice() {
        let organisation = Organisation::alike(karate());
        let choice = Choice::of(ChosenBy::Searched, Spread::of(&crate::contagion::Rule::Dose(Default::default()), 9));
        let order = |count| order(&choice, count, &organisation, &organisation.network, Luck::new(1, 0));
        assert_eq!(order(1), [33]);
        let mut all = order(34);
        assert_eq!(order(5), all[..5]);
        all.sort_unstable();
        assert_eq!(all, (0..34).collect::<Vec<_>>());
    }
}
