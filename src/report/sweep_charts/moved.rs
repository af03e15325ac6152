//! How an outcome runs along a key, and what the key does to it in a sentence.

use crate::experiment::Spread;
use crate::report::About;
use crate::report::chart::{Axis, Values};
use crate::report::sweep::Grid;
use crate::report::words::{percent, roughly, significant};

/// How an outcome runs along a key, for each strategy.
pub(super) type Along = Vec<Vec<(f64, Spread)>>;

/// How far the middle moves.
pub(super) fn range(along: &[(f64, Spread)]) -> f64 {
    let middles = || along.iter().map(|(_, spread)| spread.median);
    (middles().fold(f64::NEG_INFINITY, f64::max) - middles().fold(f64::INFINITY, f64::min)).max(0.0)
}

/// What a key does, in a sentence: from where to where the middle goes with the strategy that it moves most.
pub(super) fn moves(
    about: &About,
    grid: &Grid,
    opening: &str,
    (axis, along, at_values): (&Axis, &Along, bool),
) -> String {
    let of_all = grid.strategies.iter().zip(along).filter(|(_, along)| !along.is_empty());
    let widest = of_all.reduce(|one, other| if range(other.1) > range(one.1) { other } else { one });
    let Some((name, along)) = widest else { return grid.headline(about) };
    if range(along) < about.margin {
        return format!("{opening}, owned adoption hardly moves, whatever the strategy");
    }
    let by_middle = |one: &&(f64, Spread), other: &&(f64, Spread)| one.1.median.total_cmp(&other.1.median);
    let ends = [along.iter().min_by(by_middle), along.iter().max_by(by_middle)];
    let [Some(least), Some(most)] = ends else { return grid.headline(about) };
    let told = if at_values { significant } else { roughly };
    let end = |(place, spread): &(f64, Spread)| {
        let at = match &axis.values {
            Values::Words(words) => words.get(*place as usize).cloned().unwrap_or_default(),
            Values::Numbers(_) => told(*place),
            Values::Logarithmic(_) => told(libm::pow(10.0, *place)),
        };
        let near = if at_values { "at" } else { "around" };
        format!("{} ({near} {at})", percent(spread.median)).replace(' ', "\u{a0}")
    };
    let (first, last) = if least.0 <= most.0 { (least, most) } else { (most, least) };
    format!("{opening}, owned adoption with “{name}” goes from {} to {}", end(first), end(last))
}
