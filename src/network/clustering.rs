//! How often two contacts of somebody are tied to each other.

use crate::organisation::{Rows, triangles};

/// How often two contacts of somebody are tied to each other, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Clustering {
    /// Of all pairs of contacts of all people: transitivity (Newman 2003).
    pub overall: f64,
    /// The mean over people of the share among their own contacts, 0 of those with fewer than two (Watts & Strogatz
    /// 1998).
    pub mean: f64,
}

impl Clustering {
    /// Of a network in which every tie goes both ways.
    pub(super) fn of(either: &Rows) -> Clustering {
        let people = either.people();
        let triangles = triangles(either);
        let pairs = |person: u32| {
            let contacts = either.reached_by(person).len() as u64;
            contacts * contacts.saturating_sub(1) / 2
        };
        let all: u64 = (0..people).map(pairs).sum();
        let closed: u64 = triangles.iter().sum();
        let own = |person: u32| match pairs(person) {
            0 => 0.0,
            pairs => triangles[person as usize] as f64 / pairs as f64,
        };
        Clustering {
            overall: if all == 0 { 0.0 } else { closed as f64 / all as f64 },
            mean: (0..people).map(own).sum::<f64>() / f64::from(people.max(1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::rows;
    use super::*;

    #[test]
    fn a_triangle_with_a_tail_is_counted_by_hand() {
        // Pairs of contacts: one each of 0 and 1, three of 2, none of 3; the triangle closes one of each.
        let found = Clustering::of(&rows(&[(0, 1), (1, 2), (0, 2), (2, 3)]));
        assert_eq!(found, Clustering { overall: 3.0 / 5.0, mean: (1.0 + 1.0 + 1.0 / 3.0) / 4.0 });
        assert_eq!(Clustering::of(&rows(&[])), Clustering { overall: 0.0, mean: 0.0 });
    }
}
