//! Whose examples reach a person.

use crate::exact::units;
use crate::organisation::{Network, Rows, Tie};

/// Who reaches whom, looked at from the one who is reached. On a complete network colleagues are not told apart.
pub(super) struct Sight<'a> {
    rows: Option<&'a Rows>,
    /// The ties turned round, where some do not go both ways.
    turned: Option<Rows>,
}

impl<'a> Sight<'a> {
    pub(super) fn of(network: &'a Network) -> Sight<'a> {
        let rows = match network {
            Network::Complete { .. } => None,
            Network::Rows(rows) => Some(rows),
        };
        Sight { rows, turned: rows.filter(|rows| !rows.known_mutual()).map(Rows::reversed) }
    }

    /// Somebody whose example reaches a person, by a share of all that does; nobody where none does.
    /// Ties that came during the run go after the others.
    pub(super) fn pick(&self, signals: &[f64], brokered: &[Tie], person: u32, share: f64) -> Option<u32> {
        let rows = self.rows?;
        let around = self.turned.as_ref().unwrap_or(rows).reached_by(person);
        let weights = self.turned.as_ref().and_then(|turned| turned.weights_of(person));
        let weight = |place: usize| match &self.turned {
            Some(_) => weights.map_or(1.0, |weights| weights[place]),
            None => rows.weight(around[place], person),
        };
        let signal = |from: u32| signals[from as usize];
        // Weights are looked up for those alone who send anything.
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
