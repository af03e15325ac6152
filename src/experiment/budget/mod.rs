//! Equal cost: every strategy's own volumes, scaled until its planned ledger is the budget.
//!
//! The planned ledger is volumes × rates, before luck: what a strategy would cost if everybody who is
//! asked accepts and stays, and every meeting is held. What was really spent is measured run by run.

mod line;
mod rates;
mod scale;
mod volumes;

pub use line::Line;
pub use rates::Rates;

use crate::intervention::Channel;
use crate::strategy::Strategy;
use scale::scale;
use std::collections::BTreeMap;
use volumes::{lines, set_volume};

/// What a strategy is planned to cost.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    /// A line a channel.
    pub lines: Vec<Line>,
    /// The budget, where one is kept to.
    pub budget: Option<f64>,
    /// What is left of the budget: less than one more unit would cost, unless every volume is at its bound.
    pub unspent: f64,
}

impl Plan {
    /// A strategy's plan with its volumes as written.
    pub fn as_written(strategy: &Strategy, rates: Rates) -> Plan {
        Plan { lines: lines(strategy, rates), budget: None, unspent: 0.0 }
    }

    /// A strategy with its volumes scaled to `budget` person-days, and its plan. One factor scales all
    /// channels, or each is scaled to its own percentage of the budget where `split` says so.
    pub fn scaled(strategy: &Strategy, rates: Rates, budget: f64, split: &BTreeMap<Channel, f64>) -> (Strategy, Plan) {
        let mut lines = lines(strategy, rates);
        if split.is_empty() {
            scale(&mut lines, budget);
        } else {
            for line in &mut lines {
                let share = split.get(&line.channel).copied().unwrap_or(0.0);
                scale(std::slice::from_mut(line), budget * share / 100.0);
            }
        }
        let mut scaled = strategy.clone();
        for line in &lines {
            set_volume(&mut scaled, line, rates);
        }
        let mut plan = Plan { lines, budget: Some(budget), unspent: 0.0 };
        plan.unspent = (budget - plan.person_days()).max(0.0);
        (scaled, plan)
    }

    /// Person-days of all lines: volumes × rates.
    pub fn person_days(&self) -> f64 {
        self.lines.iter().map(Line::person_days).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::behaviour::Behaviour;
    use crate::intervention::{Backstage, Broadcast, Champions, Costs, LeaderCounts};

    static CHANGE: std::sync::LazyLock<Behaviour> = std::sync::LazyLock::new(Behaviour::default);

    fn rates(costs: &Costs) -> Rates<'_> {
        let leaders = LeaderCounts { leaders: [1, 6, 40, 250], reports: [6, 40, 250, 1700] };
        let changes = std::slice::from_ref(&*CHANGE);
        Rates { costs, people: 2000, at_the_top: 1, leaders, weeks: 104, changes, shared: true }
    }

    fn mix() -> Strategy {
        Strategy {
            broadcast: Some(Broadcast::default()),
            champions: Some(Champions::default()),
            backstage: Some(Backstage::default()),
            ..Strategy::default()
        }
    }

    #[test]
    fn a_scaled_plan_reconciles_with_the_budget_to_less_than_a_unit() {
        let costs = Costs::default();
        for budget in [10.0, 333.3, 1500.0, 20_000.0] {
            let (scaled, plan) = Plan::scaled(&mix(), rates(&costs), budget, &BTreeMap::new());
            assert!((plan.person_days() + plan.unspent - budget).abs() < 1e-6);
            let open = plan.lines.iter().filter(|line| line.volume < line.most);
            let unit = open.map(Line::next).fold(f64::INFINITY, f64::min);
            assert!(plan.unspent < unit, "{budget}: {plan:?}");
            let again = Plan::as_written(&scaled, rates(&costs));
            for (line, said) in plan.lines.iter().zip(again.lines) {
                assert!((line.volume - said.written).abs() < 1e-6, "{line:?} {said:?}");
            }
        }
    }

    #[test]
    fn channels_of_a_mix_keep_their_proportion() {
        let costs = Costs::default();
        let (_, plan) = Plan::scaled(&mix(), rates(&costs), 3000.0, &BTreeMap::new());
        let factors: Vec<f64> = plan.lines.iter().map(|line| line.volume / line.written).collect();
        assert!(factors.iter().all(|factor| (factor / factors[2] - 1.0).abs() < 0.1), "{factors:?}");
    }

    #[test]
    fn a_split_gives_each_channel_its_share() {
        let costs = Costs::default();
        let split =
            BTreeMap::from([(Channel::Broadcast, 50.0), (Channel::Champions, 30.0), (Channel::Backstage, 20.0)]);
        let (_, plan) = Plan::scaled(&mix(), rates(&costs), 2000.0, &split);
        for (line, share) in plan.lines.iter().zip([0.5, 0.3, 0.2]) {
            let left = 2000.0 * share - line.person_days();
            assert!((0.0..line.next()).contains(&left), "{line:?}: {left}");
        }
    }

    #[test]
    fn nobody_is_asked_twice_however_large_the_budget() {
        let costs = Costs::default();
        let alone = Strategy { champions: Some(Champions::default()), ..Strategy::default() };
        let (scaled, plan) = Plan::scaled(&alone, rates(&costs), 1e9, &BTreeMap::new());
        assert_eq!(scaled.champions.and_then(|champions| champions.people), Some(2000));
        assert!(plan.unspent > 0.0);
    }
}
