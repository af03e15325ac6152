//! When leaders find that a behaviour strays, and for how long they stay in front (feedback control).

use super::Seen;
use crate::fraction::Percent;

/// When leaders find that a behaviour strays, and for how long they stay in front then.
#[derive(Debug, Clone, Copy)]
pub(super) struct Trigger {
    pub(super) drift_above: Option<f64>,
    pub(super) aligned_below: Option<Percent>,
    /// The first week in which too little aligned adoption counts.
    pub(super) patient_until: u32,
    pub(super) for_weeks: u32,
    pub(super) lag: u32,
    /// The week in which the last time in front was over, or will be; 0 before the first.
    pub(super) over: u32,
}

impl Trigger {
    /// Whether anything makes them go in front.
    pub(super) fn is_set(&self) -> bool {
        self.drift_above.is_some() || self.aligned_below.is_some()
    }

    /// Whether leaders are in front in a week. They judge again only when they see what came of the last time.
    pub(super) fn goes_in_front(&mut self, week: u32, seen: &Seen) -> bool {
        if week >= self.over && seen.week(self.lag) >= self.over && self.strays(week, seen) {
            self.over = week + self.for_weeks;
        }
        week < self.over
    }

    fn strays(&self, week: u32, seen: &Seen) -> bool {
        let picture = seen.picture(self.lag);
        let drifts = self.drift_above.is_some_and(|most| picture.drift > most);
        let few = self.aligned_below.is_some_and(|least| picture.aligned < least.fraction());
        drifts || (few && week >= self.patient_until)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Picture;
    use super::*;

    /// The weeks in front while drift is too large from week 10 on.
    fn in_front(lag: u32) -> Vec<u32> {
        let mut trigger =
            Trigger { drift_above: Some(0.3), aligned_below: None, patient_until: 0, for_weeks: 3, lag, over: 0 };
        let mut seen = Seen::default();
        let mut weeks = Vec::new();
        for week in 0..30 {
            if trigger.goes_in_front(week, &seen) {
                weeks.push(week);
            }
            seen.add(Picture { drift: if week >= 10 { 0.4 } else { 0.3 }, ..Picture::default() });
        }
        weeks
    }

    #[test]
    fn leaders_go_in_front_as_soon_as_they_see_it_and_again_once_they_see_it_did_not_help() {
        assert_eq!(in_front(0)[..8], [11, 12, 13, 15, 16, 17, 19, 20]);
        assert_eq!(in_front(4), [15, 16, 17, 23, 24, 25]);
    }
}
