//! Two strategies under several packs of assumptions: who is ahead, and in which.

use crate::experiment::Difference;

/// How one strategy stands to another under one pack.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Lead {
    /// Clearly ahead, by so many points.
    Ahead(f64),
    /// Clearly behind, by so many points.
    Behind(f64),
    /// No clear difference.
    Level,
}

impl Lead {
    /// How the first of two strategies stands to the second.
    pub(super) fn of(difference: &Difference) -> Lead {
        match difference.paired.filter(|_| difference.clear) {
            Some(paired) if paired.difference.mean > 0.0 => Lead::Ahead(100.0 * paired.difference.mean),
            Some(paired) => Lead::Behind(-100.0 * paired.difference.mean),
            None => Lead::Level,
        }
    }

    /// Whether it is clearly ahead.
    pub fn is_ahead(self) -> bool {
        matches!(self, Lead::Ahead(_))
    }

    /// Whether it is clearly behind.
    pub fn is_behind(self) -> bool {
        matches!(self, Lead::Behind(_))
    }

    fn turned(self) -> Lead {
        match self {
            Lead::Ahead(points) => Lead::Behind(points),
            Lead::Behind(points) => Lead::Ahead(points),
            Lead::Level => Lead::Level,
        }
    }
}

/// Two strategies, with a lead a pack.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The place of the first strategy.
    pub first: usize,
    /// The place of the second.
    pub second: usize,
    /// How the first stands to the second, in the order of the packs.
    pub leads: Vec<Lead>,
}

impl Standing {
    /// Whether the first is clearly ahead in every pack.
    pub fn holds_in_all(&self) -> bool {
        self.leads.iter().all(|lead| lead.is_ahead())
    }

    /// The same with the one first that is ahead in more packs.
    pub(super) fn best_first(self) -> Standing {
        let count = |of: fn(Lead) -> bool| self.leads.iter().filter(|lead| of(**lead)).count();
        if count(Lead::is_behind) <= count(Lead::is_ahead) {
            return self;
        }
        let leads = self.leads.into_iter().map(Lead::turned).collect();
        Standing { first: self.second, second: self.first, leads }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strategy_that_is_ahead_more_often_comes_first() {
        let leads = vec![Lead::Behind(3.0), Lead::Level, Lead::Behind(5.0)];
        let turned = Standing { first: 0, second: 1, leads }.best_first();
        assert_eq!((turned.first, turned.leads[0], turned.holds_in_all()), (1, Lead::Ahead(3.0), false));
        let even = Standing { first: 0, second: 1, leads: vec![Lead::Behind(3.0), Lead::Ahead(5.0)] };
        assert_eq!(even.clone().best_first(), even);
    }
}
