//! What a week's decisions come to.

/// What a week's decisions come to, in whole numbers, so that sums are the same in any order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DecisionsOfWeek {
    /// How many teams met.
    pub met: u32,
    /// How many were taken, by the layer of whoever took them, 0 at the top.
    pub by_layer: Vec<u32>,
    /// How many of those taken had been passed up.
    pub passed_up: u32,
    /// How many of those taken a leader took over from the team.
    pub overridden: u32,
    /// How long those taken took from the question to the decision, added up, in ticks.
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
}
