//! What befalls an organisation in one week, in all strategies or in some.

use crate::fraction::Percent;
use serde::{Deserialize, Serialize};

/// Something that happens in one week and may last.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// The week in which it happens.
    #[schemars(range(min = 1, max = 10_000), extend("x-unit" = "week"))]
    pub week: u32,
    /// What happens.
    pub what: What,
    /// How long it lasts, where it lasts; a breach of trust is half forgotten after as long again.
    #[serde(default = "six")]
    #[schemars(range(min = 1, max = 10_000), extend("x-unit" = "weeks", "x-source" = "an assumption: 6 weeks"))]
    pub for_weeks: u32,
    /// How many of those whom it can befall it befalls.
    #[serde(default = "half")]
    #[schemars(extend("x-unit" = "% of them", "x-source" = "an assumption"))]
    pub share_percent: Percent,
    /// How strong it is: a push, the chance that somebody who is reached adopts; a breach, the share of every example's
    /// weight that is lost; a target that moves, by how much.
    #[serde(default = "some")]
    #[schemars(range(min = -10.0, max = 10.0), extend("x-unit" = "0 to 1; deviation, where the target moves", "x-source" = "an assumption"))]
    pub effect: f64,
    /// The strategies in which it happens; in all, if none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 50))]
    pub strategies: Vec<String>,
    /// Its place among the events of the file: what its luck hangs on, so that it befalls the same people whatever
    /// else happens in a strategy.
    #[serde(skip)]
    pub number: u32,
}

/// What can happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Some of the champions leave the organisation at once.
    ChampionsLeave,
    /// The top team loses its nerve: leaders take decisions back and support rests.
    LeadersRevertToControl,
    /// Some leaders are away, whoever sits in their seats: they support nobody and nobody sees them.
    LeaderAbsent,
    /// Each champion asks the colleagues they are tied to, once.
    PushByChampions,
    /// The top asks everybody, once.
    PushByTheTop,
    /// A promise is broken: examples count for less until it is forgotten.
    Breach,
    /// What is intended moves: who was aligned may be so no longer.
    TargetMoves,
    /// Some people change seats with others of their layer.
    Reorganisation,
    /// People of different sites are tied to each other.
    Merger,
}

fn six() -> u32 {
    6
}

fn half() -> Percent {
    Percent::new(50.0).expect("a percentage")
}

fn some() -> f64 {
    0.3
}

impl Event {
    /// Those of the settings that not every kind has which are not as by default.
    pub fn given(&self) -> impl Iterator<Item = &'static str> + use<> {
        let given = [
            ("share_percent", self.share_percent != half()),
            ("for_weeks", self.for_weeks != six()),
            ("effect", self.effect != some()),
        ];
        given.into_iter().filter(|(_, given)| *given).map(|(key, _)| key)
    }

    /// Whether it happens or lasts in a week.
    pub fn lasts(&self, week: u32) -> bool {
        week >= self.week && week - self.week < self.for_weeks
    }

    /// Whether it happens in the strategy of a name.
    pub fn befalls(&self, strategy: &str) -> bool {
        self.strategies.is_empty() || self.strategies.iter().any(|name| name == strategy)
    }

    /// How much of a breach is still felt in a week: all of it while it lasts, then less by half every so many weeks.
    pub fn felt(&self, week: u32) -> f64 {
        match week.checked_sub(self.week) {
            None => 0.0,
            Some(since) if since < self.for_weeks => 1.0,
            Some(since) => libm::exp2(-f64::from(since - self.for_weeks + 1) / f64::from(self.for_weeks)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_breach_is_felt_whole_and_then_forgotten_by_halves() {
        let breach = Event {
            week: 10,
            what: What::Breach,
            for_weeks: 4,
            share_percent: Percent::ALL,
            effect: 0.5,
            strategies: vec![],
            number: 0,
        };
        let felt: Vec<f64> = [9, 10, 13, 17, 21].map(|week| breach.felt(week)).to_vec();
        assert_eq!(felt, [0.0, 1.0, 1.0, 0.5, 0.25]);
        assert!(!breach.lasts(9) && breach.lasts(10) && breach.lasts(13) && !breach.lasts(14));
    }
}
