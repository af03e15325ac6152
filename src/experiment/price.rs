//! What so many units of a channel cost.

use crate::intervention::wave_sizes;

/// What units cost, in person-days.
#[derive(Debug, Clone, PartialEq)]
pub enum Price {
    /// Every unit alike.
    Each(f64),
    /// Champions, by the wave in which they start: those of later ones cost no more than those before.
    Waves(Vec<f64>),
}

impl Price {
    /// What so many units cost; more never cost less.
    pub fn of(&self, units: f64) -> f64 {
        match self {
            Price::Each(cost) => units * cost,
            Price::Waves(costs) => {
                let sizes = wave_sizes(costs.len() as u32, units as u32);
                sizes.into_iter().zip(costs).map(|(size, cost)| f64::from(size) * cost).sum()
            }
        }
    }

    /// What a unit costs in the mean over so many; of none, the first.
    pub fn mean(&self, units: f64) -> f64 {
        match self {
            Price::Each(cost) => *cost,
            Price::Waves(_) => self.of(units.max(1.0)) / units.max(1.0),
        }
    }

    /// What one more costs than so many.
    pub fn next(&self, units: f64) -> f64 {
        match self {
            Price::Each(cost) => *cost,
            Price::Waves(_) => self.of(units + 1.0) - self.of(units),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_cost_what_their_waves_do() {
        let price = Price::Waves(vec![5.0, 3.0, 0.0]);
        let costs: Vec<f64> = (0..=5).map(|units| price.of(f64::from(units))).collect();
        assert_eq!(costs, [0.0, 5.0, 8.0, 8.0, 8.0, 11.0]); // 4: one, one and two; 5: one, two and two
        assert_eq!((price.mean(0.0), price.mean(2.0), price.next(1.0), price.next(2.0)), (5.0, 4.0, 3.0, 0.0));
    }
}
