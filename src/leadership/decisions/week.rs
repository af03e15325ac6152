//! What a week's decisions come to.

use super::time::DAY;

/// What a week's decisions come to, in whole numbers, so that sums are the same in any order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DecisionsOfWeek {
    /// How many teams met.
    pub met: u32,
    /// How many were taken, by the layer of whoever took them, 0 at the top.
    pub by_layer: Vec<u32>,
    /// How many were taken, by the team's level when it met them, from 1 (tell) to 7 (delegate).
    pub by_level: [u32; 7],
    /// How many of those taken had been passed up.
    pub passed_up: u32,
    /// How many of those taken a leader took over from the team.
    pub overridden: u32,
    /// How long those taken took from the question to the decision, added up, in [`DAY`]s.
    pub time: i64,
    /// How many lie on leaders' desks at the end of the week.
    pub open: u32,
}

impl DecisionsOfWeek {
    /// In an organisation of so many layers, before anything is met.
    pub(super) fn new(layers: u8) -> DecisionsOfWeek {
        DecisionsOfWeek { by_layer: vec![0; usize::from(layers)], ..DecisionsOfWeek::default() }
    }

    /// The next week: what is open stays open.
    pub(super) fn start(&mut self) {
        self.by_layer.fill(0);
        *self = DecisionsOfWeek {
            by_layer: std::mem::take(&mut self.by_layer),
            open: self.open,
            ..DecisionsOfWeek::default()
        };
    }

    /// How many decisions were taken.
    pub fn taken(&self) -> u32 {
        self.by_layer.iter().sum()
    }

    /// How many working days those taken took on average; `None` if none was.
    pub fn mean_days(&self) -> Option<f64> {
        let taken = self.taken();
        (taken > 0).then(|| self.time as f64 / DAY as f64 / f64::from(taken))
    }
}
