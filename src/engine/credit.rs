//! What one run comes to: through whom people came to own it, and whether they own what was meant.

use super::{Adopted, Source, Trajectory};
use crate::behaviour::Measure;

/// How many people on one hijacked variant are too many, as a share of all people.
const TOO_MANY: f64 = 0.2;

/// What it takes not to have stalled: so many owners for each one at the start.
const GROWN: f64 = 1.5;

impl Trajectory {
    /// How those who own it in a week came to it; `None` in textbook models.
    pub fn adopted(&self, week: u32) -> Option<&Adopted> {
        self.adopted.get(week as usize)
    }

    /// How many own it in a week through a source, as a share of all people.
    pub fn share_through(&self, source: Source, week: u32) -> f64 {
        let owners = self.adopted(week).map_or(0, |adopted| adopted.by_source[source as usize]);
        f64::from(owners) / f64::from(self.people())
    }

    /// Among those who own it at the end and did not come to it by themselves: the share that followed a champion's
    /// or another colleague's example.
    pub fn peer_share(&self) -> Option<f64> {
        let adopted = self.adopted(self.weeks())?;
        let through =
            |sources: &[Source]| sources.iter().map(|&source| adopted.by_source[source as usize]).sum::<u32>();
        let others = through(&Source::ALL) - through(&[Source::Own]);
        let peers = through(&[Source::Champion, Source::Colleague]);
        (others > 0).then(|| f64::from(peers) / f64::from(others))
    }

    /// Whether more than a fifth of all people own one variant that somebody pushed.
    pub fn is_hijacked(&self) -> bool {
        f64::from(self.hijacked) > TOO_MANY * f64::from(self.people())
    }

    /// Whether it never got going: fewer than half as many again own it as at the start, or nobody does.
    pub fn has_stalled(&self) -> bool {
        let owned = |week| f64::from(self.count(Measure::Owned, week));
        let end = owned(self.weeks());
        end == 0.0 || end < GROWN * owned(0)
    }

    /// People who lead nobody and whom three or more followed, per 100 people.
    pub fn emergent_leaders_per_100_people(&self) -> f64 {
        100.0 * f64::from(self.passing.emergent_leaders) / f64::from(self.people())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::behaviour::{Form, Stage};

    /// So many owners of ten at the start, and at the end so many by source.
    fn ended(start: u32, by_source: [u32; Source::ALL.len()]) -> Trajectory {
        let mut trajectory = Trajectory::new(vec![10], 1);
        let end: u32 = by_source.iter().sum();
        for owned in [start, end] {
            let mut stages = [0; Stage::ALL.len()];
            stages[Stage::Practising as usize] = owned;
            stages[Stage::Aware as usize] = 10 - owned;
            trajectory.record(stages, &[owned]);
            let by_form = [owned, 0, 0, 0];
            assert_eq!(by_form.len(), Form::ALL.len());
            trajectory.adopted.push(Adopted { by_source, by_form, drift: 0.0 });
        }
        trajectory
    }

    #[test]
    fn peers_are_counted_among_those_who_came_to_it_through_somebody() {
        // own, broadcast, line, mandate, asked, champion, colleague
        let run = ended(1, [2, 1, 0, 0, 1, 1, 1]);
        assert_eq!(run.peer_share(), Some(0.5));
        assert_eq!(run.share_through(Source::Own, 1), 0.2);
        assert_eq!(ended(1, [3, 0, 0, 0, 0, 0, 0]).peer_share(), None);
        assert_eq!(Trajectory::new(vec![10], 1).share_through(Source::Own, 0), 0.0);
    }

    #[test]
    fn what_does_not_grow_by_half_has_stalled() {
        assert!(ended(4, [5, 0, 0, 0, 0, 0, 0]).has_stalled());
        assert!(!ended(4, [6, 0, 0, 0, 0, 0, 0]).has_stalled());
        assert!(ended(0, [0; 7]).has_stalled() && !ended(0, [1, 0, 0, 0, 0, 0, 0]).has_stalled());
    }

    #[test]
    fn more_than_a_fifth_on_one_variant_is_a_hijacking() {
        let mut run = ended(1, [1; 7]);
        run.hijacked = 2;
        assert!(!run.is_hijacked());
        run.hijacked = 3;
        assert!(run.is_hijacked());
    }
}
