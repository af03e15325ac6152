//! Attention wears out under messages and recovers over weeks (channel saturation).

use crate::calendar::WEEKS_PER_MONTH;
use serde::{Deserialize, Serialize};

/// How attention wears out under messages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Attention {
    /// The load at which attention for a message is halved.
    #[schemars(range(min = 0.1, max = 1_000.0), extend("x-unit" = "messages per month", "x-source" = "an assumption: 6 messages a month"))]
    pub halved_at_messages_per_month: f64,
    /// The time over which the load of past messages fades.
    #[schemars(range(min = 0.1, max = 520.0), extend("x-unit" = "weeks", "x-source" = "an assumption: 8 weeks"))]
    pub recovery_weeks: f64,
    /// Whether several behaviours share people's attention and champions' conversations; if not, each has them whole.
    pub shared: bool,
    /// Messages of other changes that run at the same time.
    #[schemars(range(min = 0.0, max = 1_000.0), extend("x-unit" = "messages per month"))]
    pub other_messages_per_month: f64,
}

impl Default for Attention {
    fn default() -> Self {
        Attention {
            halved_at_messages_per_month: 6.0,
            recovery_weeks: 8.0,
            shared: true,
            other_messages_per_month: 0.0,
        }
    }
}

/// The load of messages that people still carry.
#[derive(Debug, Clone)]
pub(super) struct Load {
    carried: f64,
    kept_per_week: f64,
    halved_at: f64,
}

impl Load {
    /// The load at the start: what the other changes' messages have settled to.
    pub(super) fn at_start(attention: &Attention) -> Load {
        let kept_per_week = libm::exp(-1.0 / attention.recovery_weeks);
        let settled = |per_month: f64| per_month / WEEKS_PER_MONTH / (1.0 - kept_per_week);
        Load {
            carried: settled(attention.other_messages_per_month),
            kept_per_week,
            halved_at: settled(attention.halved_at_messages_per_month),
        }
    }

    /// The attention that this week's messages meet: 1 without any load, a half at the load that a
    /// steady `halved_at_messages_per_month` settles to.
    pub(super) fn attention(&mut self, own_messages: f64, attention: &Attention) -> f64 {
        let new = own_messages + attention.other_messages_per_month / WEEKS_PER_MONTH;
        self.carried = self.carried * self.kept_per_week + new;
        1.0 / (1.0 + self.carried / self.halved_at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attention_is_halved_at_the_steady_load_named() {
        let attention = Attention { other_messages_per_month: 6.0, ..Attention::default() };
        assert!((Load::at_start(&attention).attention(0.0, &attention) - 0.5).abs() < 1e-12);
    }

    #[test]
    fn attention_recovers_when_messages_stop() {
        let quiet = Attention::default();
        let mut load = Load::at_start(&quiet);
        let loud = load.attention(20.0, &quiet);
        let later = (0..60).map(|_| load.attention(0.0, &quiet)).last().expect("weeks passed");
        assert!(loud < 0.5 && later > 0.99, "{loud} {later}");
    }
}
