//! Parts of a network that no tie connects.

use crate::organisation::Rows;

/// Parts of a network that no tie connects, people without a tie not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Components {
    /// How many.
    pub count: u32,
    /// The people of the largest.
    pub largest: u32,
}

impl Components {
    /// Of a network in which every tie goes both ways.
    pub(super) fn of(either: &Rows) -> Components {
        let (mut count, mut largest) = (0, 0);
        let mut is_met = vec![false; either.people() as usize];
        let mut next = Vec::new();
        for start in (0..either.people()).filter(|&person| !either.reached_by(person).is_empty()) {
            if std::mem::replace(&mut is_met[start as usize], true) {
                continue;
            }
            (count, next) = (count + 1, vec![start]);
            let mut people = 0;
            while let Some(person) = next.pop() {
                people += 1;
                let others = either.reached_by(person).iter().copied();
                next.extend(others.filter(|&other| !std::mem::replace(&mut is_met[other as usize], true)));
            }
            largest = largest.max(people);
        }
        drop(next);
        Components { count, largest }
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::rows;
    use super::*;

    #[test]
    fn parts_are_counted_without_the_isolated() {
        assert_eq!(Components::of(&rows(&[(0, 1), (3, 4), (4, 6)])), Components { count: 2, largest: 3 });
        assert_eq!(Components::of(&rows(&[])), Components { count: 0, largest: 0 });
    }
}
