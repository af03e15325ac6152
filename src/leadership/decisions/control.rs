//! Who has control in a run, by the decisions taken in it.

use super::DecisionsOfWeek;
use super::time::DAY;

/// Who has control in a run, by the decisions taken in it.
///
/// As in a log of decisions ([`assessment`](crate::assessment)), but that teams with one manager are known to
/// share that manager. What still waits on a desk is in no log either: where leaders cannot keep up, their share of
/// what is taken falls, and the degree looks higher than it would with all decided.
#[derive(Debug, Clone, PartialEq)]
pub struct Control {
    /// How many decisions were met.
    pub met: u64,
    /// How many were taken.
    pub taken: u64,
    /// The degree of distributed leadership (DLI), 0 to 1: the mean of the deciding layer's depth as a share of
    /// the deepest layer.
    pub dli: f64,
    /// The effective number of deciding bodies (teams and leaders), 1/Σp², at least 1 (Laakso & Taagepera 1979).
    pub effective_deciders: f64,
    /// The share of decisions that were passed up.
    pub escalated: f64,
    /// Process control: the share of decisions that leaders took, passed up to them or taken over.
    pub process_control: f64,
    /// How many working days decisions took on average.
    pub days_to_decide: f64,
    /// The control that each layer has, from the top: the share that it took of all decisions that were met. It
    /// adds up to total control, which falls short of 1 by what stays undecided.
    ///
    /// A control graph (Tannenbaum 1968) by who decides, rather than by who feels heard.
    pub by_layer: Vec<f64>,
}

impl Control {
    /// Total control: the share of the decisions met that anybody took.
    pub fn total(&self) -> f64 {
        self.by_layer.iter().sum()
    }
}

/// The decisions of a run so far.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tally {
    met: u64,
    by_layer: Vec<u64>,
    passed_up: u64,
    overridden: u64,
    time: i64,
    /// By team, what it took itself and what its leader took.
    deciders: Vec<[u32; 2]>,
}

impl Tally {
    pub fn new(layers: u8, teams: usize) -> Tally {
        Tally {
            met: 0,
            by_layer: vec![0; usize::from(layers)],
            passed_up: 0,
            overridden: 0,
            time: 0,
            deciders: vec![[0; 2]; teams],
        }
    }

    /// A team, or the leader of a team, took a decision.
    pub fn count(&mut self, team: u32, leader: bool) {
        self.deciders[team as usize][usize::from(leader)] += 1;
    }

    pub fn add(&mut self, week: &DecisionsOfWeek) {
        self.met += u64::from(week.met);
        self.by_layer.iter_mut().zip(&week.by_layer).for_each(|(sum, &taken)| *sum += u64::from(taken));
        self.passed_up += u64::from(week.passed_up);
        self.overridden += u64::from(week.overridden);
        self.time += week.time;
    }

    /// What it comes to; `None` while nothing was decided.
    pub fn control(&self) -> Option<Control> {
        let taken: u64 = self.by_layer.iter().sum();
        let of_taken = |part: f64| part / taken as f64;
        let depth: u64 = (0..).zip(&self.by_layer).map(|(layer, taken)| layer * taken).sum();
        let deepest = (self.by_layer.len() - 1).max(1) as f64;
        let counts = self.deciders.iter().flatten().map(|&count| u64::from(count));
        let squares: u64 = counts.map(|count| count * count).sum();
        (taken > 0).then(|| Control {
            met: self.met,
            taken,
            dli: of_taken(depth as f64 / deepest),
            effective_deciders: taken as f64 * taken as f64 / squares as f64,
            escalated: of_taken(self.passed_up as f64),
            process_control: of_taken((self.passed_up + self.overridden) as f64),
            days_to_decide: of_taken(self.time as f64 / DAY as f64),
            by_layer: self.by_layer.iter().map(|&taken| taken as f64 / self.met as f64).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_degree_is_that_of_a_log_of_the_same_decisions() {
        use crate::assessment::{assess, read_log};
        let mut tally = Tally::new(4, 1);
        let by_layer = vec![3, 9, 4, 14];
        tally.add(&DecisionsOfWeek { by_layer: by_layer.clone(), ..DecisionsOfWeek::new(4) });
        tally.count(0, false);
        let layers = (0..).zip(by_layer).flat_map(|(layer, taken)| vec![layer; taken as usize]);
        let rows = layers.enumerate().map(|(number, layer): (usize, u8)| format!("{number},A,4,{layer},1\n"));
        let text = format!("decision,team,level,decided_by_level,days\n{}", rows.collect::<String>());
        let (log, _) = read_log(text.as_bytes(), Some(4)).expect("a log");
        let dli = tally.control().expect("thirty were taken").dli;
        assert!((dli - assess(&log).whole.dli.mean).abs() < 1e-12);
    }

    #[test]
    fn measures_are_those_worked_out_by_hand() {
        let mut tally = Tally::new(3, 3);
        assert_eq!(tally.control(), None);
        let week =
            DecisionsOfWeek { met: 8, by_layer: vec![2, 1, 3], passed_up: 2, overridden: 1, time: 40 * DAY, open: 2 };
        [(0, true), (0, true), (1, true), (1, false), (1, false), (2, false)]
            .into_iter()
            .for_each(|(team, leader)| tally.count(team, leader));
        tally.add(&week);
        let control = tally.control().expect("six were taken");
        let by_layer = vec![0.25, 0.125, 0.375];
        let wanted = Control {
            met: 8,
            taken: 6,
            dli: 7.0 / 12.0,         // (0 + 0 + 1 + 2 + 2 + 2) / 2 / 6
            effective_deciders: 3.6, // 36 / (4 + 1 + 4 + 1)
            escalated: 1.0 / 3.0,
            process_control: 0.5,
            days_to_decide: 40.0 / 6.0,
            by_layer,
        };
        assert_eq!(control, wanted);
    }
}
