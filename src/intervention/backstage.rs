//! Leaders who support the champions and free time and permission, out of sight: never straight on staff.

use crate::fraction::Fraction;
use serde::{Deserialize, Serialize};

/// Leaders who support the champions and free time and permission, out of sight.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Backstage {
    /// How much of the role leaders of each layer take on; the volume that an equal budget scales.
    pub dose: Dose,
    /// The week in which support starts.
    #[schemars(range(min = 1, max = 10_000), extend("x-unit" = "week"))]
    pub from_week: u32,
    /// The last week of support; to the end if not given.
    #[schemars(range(min = 1, max = 10_000), extend("x-unit" = "week", "x-default" = "the last week"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until_week: Option<u32>,
    /// The time leaders take to grow into the role.
    #[schemars(range(min = 0, max = 520), extend("x-unit" = "weeks", "x-source" = "an assumption: 12 weeks"))]
    pub ramp_weeks: u32,
    /// How much a fully supported champion's conversations gain.
    #[schemars(range(min = 0.0, max = 2.0), extend("x-unit" = "share added at full support", "x-source" = "an assumption, 0–.5; coached ×1.5 at most"))]
    pub effort_effect: f64,
    /// How much more a colleague's example counts where leaders free time and give permission.
    #[schemars(range(min = 0.0, max = 2.0), extend("x-unit" = "share added at full support", "x-source" = "an assumption, 0–.5"))]
    pub ease_effect: f64,
    /// How much rarer fully supported champions give up.
    #[schemars(extend("x-unit" = "share removed at full support", "x-source" = "an assumption, 0–.5"))]
    pub drop_out_effect: Fraction,
}

/// How much of the backstage role leaders of each layer take on, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Dose {
    /// The top team (layer 0).
    #[schemars(extend("x-unit" = "0 to 1"))]
    pub top: Fraction,
    /// Leaders one layer below the top who lead leaders.
    #[schemars(extend("x-unit" = "0 to 1"))]
    pub senior: Fraction,
    /// All leaders of leaders further down.
    #[schemars(extend("x-unit" = "0 to 1"))]
    pub middle: Fraction,
    /// Leaders whose reports lead nobody.
    #[schemars(extend("x-unit" = "0 to 1"))]
    pub first_line: Fraction,
}

impl Default for Dose {
    fn default() -> Self {
        let fraction = |value| Fraction::new(value).expect("a fraction");
        Dose { top: fraction(0.6), senior: fraction(0.5), middle: fraction(0.4), first_line: fraction(0.2) }
    }
}

impl Default for Backstage {
    fn default() -> Self {
        Backstage {
            dose: Dose::default(),
            from_week: 1,
            until_week: None,
            ramp_weeks: 12,
            effort_effect: 0.25,
            ease_effect: 0.25,
            drop_out_effect: Fraction::new(0.25).expect("a fraction"),
        }
    }
}
