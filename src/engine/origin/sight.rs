//! Whose examples reach a person.

use crate::exact::units;
use crate::organisation::{Network, Rows, Tie};
use std::borrow::Cow;

/// Who reaches whom, looked at from the one who is reached. On a complete network colleagues are not told apart.
pub(super) struct Sight<'a> {
    rows: Option<Cow<'a, Rows>>,
    /// What comes along each tie of a row, where it is not what goes along it the other way.
    weights: Option<Vec<f32>>,
}

impl<'a> Sight<'a> {
    pub(super) fn of(network: &'a Network) -> Sight<'a> {
        let rows = match network {
            Network::Complete { .. } => return Sight { rows: None, weights: None },
            Network::Rows(rows) => rows,
        };
        if rows.known_mutual() {
            Sight { rows: Some(Cow::Borrowed(rows)), weights: rows.coming_back() }
        } else {
            Sight { rows: Some(Cow::Owned(rows.reversed())), weights: None }
        }
    }

    /// Somebody whose example reaches a person, by a share of all that does; nobody where none does.
    /// Ties that came during the run go after the others.
    pub(super) fn pick(&self, signals: &[f64], brokered: &[Tie], person: u32, share: f64) -> Option<u32> {
        let rows = self.rows.as_deref()?;
        let around = rows.reached_by(person);
        let weights = match &self.weights {
            Some(weights) => Some(&weights[rows.row(person)]),
            None => rows.weights_of(person),
        };
        let weight = |place: usize| weights.map_or(1.0, |weights| weights[place]);
        let signal = |from: u32| signals[from as usize];
        let senders = (0..around.len()).filter(|&place| signal(around[place]) > 0.0);
        let known = senders.map(|place| (around[place], weight(place)));
        let new = brokered.iter().filter(|tie| signal(tie.from) > 0.0).map(|tie| (tie.from, tie.weight));
        let reach = |(from, weight): (u32, f32)| (from, units(f64::from(weight) * signal(from)));
        let reaching: Vec<(u32, i64)> = known.chain(new).map(reach).collect();
        let all: i64 = reaching.iter().map(|&(_, units)| units).sum();
        let mut left = (share * all as f64) as i64;
        let picked = reaching.into_iter().find(|&(_, units)| {
            left -= units;
            left < 0
        });
        picked.map(|(from, _)| from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::Tie;

    #[test]
    fn whoever_reaches_a_person_most_is_picked_most() {
        let tie = |from, to, weight| Tie { from, to, weight };
        let rows = Rows::new(4, &[tie(0, 3, 0.5), tie(1, 3, 1.0), tie(2, 3, 1.0), tie(3, 0, 1.0)]);
        let network = Network::Rows(rows);
        let sight = Sight::of(&network);
        let picked = |share| sight.pick(&[1.0, 1.5, 0.0, 1.0], &[], 3, share);
        assert_eq!([0.0, 0.2, 0.26, 0.99].map(picked), [Some(0), Some(0), Some(1), Some(1)]);
        assert_eq!(sight.pick(&[0.0; 4], &[], 3, 0.5), None);
        assert_eq!(sight.pick(&[1.0; 4], &[], 1, 0.5), None);
        assert_eq!(sight.pick(&[1.0; 4], &[tie(2, 1, 0.3)], 1, 0.5), Some(2));
    }
}
