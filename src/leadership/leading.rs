//! What is written down each week of what leaders do.

use super::Mode;

/// What leaders did in one week.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Leading {
    /// Where they stood, under a policy.
    pub mode: Option<Mode>,
    /// The share of the leaders in the backstage role who went back to control.
    pub reverted: f64,
    /// How supported people feel, 0 to 1: what they see of their leaders of what they expect.
    pub perceived_support: f64,
    /// Whether leaders stepped in.
    pub stepped_in: bool,
    /// How far adoption as leaders see it is from what it is.
    pub picture_off: f64,
}
