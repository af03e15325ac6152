//! Those who wish to lead most. The wish is drawn, independent of ties, rank and team: an assumption.

use super::lot::Draw;
use super::score::top;
use crate::random::Luck;

/// Those with the strongest wish to lead.
pub(super) fn choose(people: u32, count: u32, luck: Luck) -> Vec<u32> {
    top(people, count, luck, |person| Draw::Wish.uniform(luck, person))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeding::examples::about;
    use crate::seeding::random;

    #[test]
    fn volunteers_are_not_those_whom_the_lot_would_have_chosen() {
        let (people, count) = (10_000, 1000);
        let drawn = random::choose(people, count, Luck::new(4, 0));
        let both = choose(people, count, Luck::new(4, 0)).iter().filter(|person| drawn.contains(person)).count();
        assert!(about(both as u32, u64::from(count), 0.1), "{both} are in both");
    }
}
