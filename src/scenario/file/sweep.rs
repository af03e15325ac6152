//! What is varied.

use serde::{Deserialize, Serialize};

/// A key to vary, with its values listed (`values`) or spaced (`from`, `to`, `steps`).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Axis {
    /// The key, with dots: `champions.share_percent`, `strategy.Both.broadcast.messages_per_month`.
    pub key: String,
    /// The values, one after the other.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 10_000))]
    pub values: Vec<Value>,
    /// The first of spaced values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<f64>,
    /// The last of spaced values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<f64>,
    /// How many spaced values, both ends counted; not needed where points are drawn between the ends.
    #[schemars(range(min = 2, max = 10_000), extend("x-unit" = "values"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steps: Option<u32>,
    /// How values between the ends are spaced.
    #[serde(skip_serializing_if = "is_even")]
    pub spacing: Spacing,
}

/// How values between two ends are spaced.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Spacing {
    /// Each as far from the one before.
    #[default]
    Even,
    /// Each as many times the one before.
    Ratios,
}

fn is_even(spacing: &Spacing) -> bool {
    *spacing == Spacing::Even
}

/// A value of an axis: a number, a word or a switch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(untagged)]
#[schemars(inline)]
pub enum Value {
    /// A switch.
    Switch(bool),
    /// A whole number.
    Whole(i64),
    /// A number.
    Number(f64),
    /// A word.
    Word(String),
}
