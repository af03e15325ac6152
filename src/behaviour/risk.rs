//! What it costs to try in a team that is not safe.

use super::Behaviour;
use crate::random::{Luck, Purpose};

impl Behaviour {
    /// What is added to the threshold of the members of a team, as a share: more, the less safe the team is.
    pub fn risk(&self, team: u32, number: u8, luck: Luck) -> f64 {
        if self.risk_points == 0.0 {
            return 0.0;
        }
        let spread = match self.team_safety_spread {
            0.0 => 0.0,
            spread => spread * luck.normal(Purpose::Safety, team, u32::from(number)),
        };
        let safety = (self.team_safety.value() + spread).clamp(0.0, 1.0);
        self.risk_points / 100.0 * (1.0 - safety)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fraction::Fraction;

    #[test]
    fn a_safe_team_risks_nothing_and_an_unsafe_one_all() {
        let luck = Luck::new(2, 0);
        let risky = |safety| Behaviour {
            risk_points: 10.0,
            team_safety: Fraction::new(safety).unwrap(),
            ..Behaviour::default()
        };
        let risks = [1.0, 0.5, 0.0].map(|safety| risky(safety).risk(3, 0, luck));
        assert_eq!(risks, [0.0, 0.05, 0.1]);
        let spread = Behaviour { team_safety_spread: 0.3, ..risky(0.5) };
        let mean = (0..10_000).map(|team| spread.risk(team, 0, luck)).sum::<f64>() / 10_000.0;
        assert!((mean - 0.05).abs() < 4.0 * 0.03 / 100.0, "{mean}");
    }
}
