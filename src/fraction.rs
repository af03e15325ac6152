//! Numbers that cannot leave their range: a fraction from 0 to 1, a percentage from 0 to 100.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A number from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Fraction(f64);

impl Fraction {
    /// Nothing of it.
    pub const NONE: Fraction = Fraction(0.0);
    /// All of it.
    pub const ALL: Fraction = Fraction(1.0);

    /// The fraction, or `None` for a value outside 0 to 1 (or not a number).
    pub fn new(value: f64) -> Option<Fraction> {
        (0.0..=1.0).contains(&value).then_some(Fraction(value))
    }

    /// The value, from 0 to 1.
    pub fn value(self) -> f64 {
        self.0
    }
}

/// A number from 0 to 100; written in files with a key that ends in `_percent`.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Percent {
    percent: f64,
    /// Kept beside it, because it is asked for every week.
    hazard: f64,
}

impl Percent {
    /// None of it.
    pub const NONE: Percent = Percent { percent: 0.0, hazard: 0.0 };
    /// All of it.
    pub const ALL: Percent = Percent { percent: 100.0, hazard: f64::INFINITY };

    /// The percentage, or `None` for a value outside 0 to 100 (or not a number).
    pub fn new(value: f64) -> Option<Percent> {
        let hazard = hazard_of_chance(value / 100.0);
        (0.0..=100.0).contains(&value).then_some(Percent { percent: value, hazard })
    }

    /// The percentage as written, from 0 to 100.
    pub fn percent(self) -> f64 {
        self.percent
    }

    /// The same as a fraction, from 0 to 1.
    pub fn fraction(self) -> f64 {
        self.percent / 100.0
    }

    /// The hazard per week whose chance to ring within one week is this percentage:
    /// −ln(1 − p), infinite at 100 %.
    pub fn hazard(self) -> f64 {
        self.hazard
    }
}

/// The hazard whose chance to ring within one week is `chance`: −ln(1 − chance), infinite from 1 on.
pub fn hazard_of_chance(chance: f64) -> f64 {
    if chance >= 1.0 { f64::INFINITY } else { -libm::log1p(-chance) }
}

/// The chance that a clock rings within one week under `hazard`: 1 − exp(−hazard).
pub fn chance_of_hazard(hazard: f64) -> f64 {
    -libm::expm1(-hazard)
}

/// A hazard `strength` times over: at strength 0 nothing is left of it, even where it is infinite.
pub fn times(strength: f64, hazard: f64) -> f64 {
    if strength == 0.0 { 0.0 } else { strength * hazard }
}

macro_rules! bounded {
    ($name:ident, $value:ident, $upper:literal) => {
        impl TryFrom<f64> for $name {
            type Error = String;
            fn try_from(value: f64) -> Result<Self, String> {
                $name::new(value).ok_or_else(|| format!("{value} is not between 0 and {}", $upper))
            }
        }

        impl From<$name> for f64 {
            fn from(bounded: $name) -> f64 {
                bounded.$value()
            }
        }

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "number", "minimum": 0, "maximum": $upper })
            }
        }
    };
}
bounded!(Fraction, value, 1);
bounded!(Percent, percent, 100);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fraction_outside_its_range_is_none() {
        assert!(Fraction::new(1.2).is_none() && Fraction::new(-0.1).is_none() && Fraction::new(f64::NAN).is_none());
        assert!(Percent::new(100.1).is_none() && Percent::new(f64::INFINITY).is_none());
    }

    #[test]
    fn hazard_and_chance_undo_each_other() {
        for chance in [0.0, 1e-9, 0.03, 0.5, 0.999] {
            assert!((chance_of_hazard(hazard_of_chance(chance)) - chance).abs() < 1e-15);
        }
        assert_eq!(Percent::ALL.hazard(), f64::INFINITY);
        assert_eq!(Percent::NONE.hazard(), 0.0);
    }

    #[test]
    fn what_is_certain_is_so_at_any_strength_but_none() {
        assert_eq!(times(0.0, f64::INFINITY), 0.0);
        assert_eq!(times(0.1, f64::INFINITY), f64::INFINITY);
        assert_eq!(times(0.5, 3.0), 1.5);
    }
}
