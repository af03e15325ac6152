//! How leaders behave where words are said.

use crate::fraction::Fraction;
use serde::{Deserialize, Serialize};

/// How leaders behave where words are said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Leaders {
    /// How strongly leaders who do not do it themselves speak against it by that, compared with the example of
    /// a colleague: in the weeks in which it is asked for from above, and a quarter of a year after.
    #[schemars(extend("x-unit" = "0 to 1", "x-source" = "none by default; any other value is an assumption: bad examples at the top hurt (Lankford 2003)"))]
    pub say_do_gap_effect: Fraction,
}

impl Default for Leaders {
    fn default() -> Self {
        Leaders { say_do_gap_effect: Fraction::NONE }
    }
}
