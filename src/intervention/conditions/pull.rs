//! How far variants are pulled back to what is intended.

/// How far the variants of those who practise are pulled back this week, 0 to 1.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Pull {
    /// By leaders who check in, at full support.
    pub supported: f64,
    /// By leaders who step in, for everybody.
    pub everybody: f64,
}

impl Pull {
    /// Whether anybody's variant is pulled back.
    pub fn any(self) -> bool {
        self.supported > 0.0 || self.everybody > 0.0
    }

    /// How far the variant is pulled back of somebody who has so much support.
    pub fn of(self, support: f64) -> f64 {
        1.0 - (1.0 - self.everybody) * (1.0 - self.supported * support)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_pull_leaves_the_other_pulls() {
        assert_eq!(Pull { supported: 0.5, everybody: 0.5 }.of(1.0), 0.75);
        assert_eq!(Pull { supported: 0.5, everybody: 0.0 }.of(0.5), 0.25);
        assert!(!Pull::default().any() && Pull::default().of(1.0) == 0.0);
    }
}
