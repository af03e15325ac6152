//! What all points cost and come to, and what the most that was found costs.

use super::outcome;
use crate::experiment::frontier;
use crate::report::chart::{self, Picture};
use crate::report::sweep::Grid;
use crate::report::words::{percent, person_days};
use crate::report::{About, ReportError};

/// What all points cost and come to; `None` where they all cost about the same.
pub(super) fn cost(about: &About, grid: &Grid) -> Result<Option<Picture>, ReportError> {
    let mut spots = Vec::new();
    for point in &grid.sweep.points {
        for one in point.strategies() {
            let strategy = grid.strategies.iter().position(|name| *name == one.name).unwrap_or_default();
            let (cost, share) = (one.person_days, one.owned.median);
            spots.push(chart::frontier::Spot { strategy, told: grid.told(point), cost, share });
        }
    }
    let costs = || spots.iter().map(|spot| spot.cost);
    let (least, most) = (costs().fold(f64::INFINITY, f64::min), costs().fold(0.0, f64::max));
    if spots.is_empty() || most - least <= 0.01 * most {
        return Ok(None);
    }
    let pairs: Vec<(f64, f64)> = spots.iter().map(|spot| (spot.cost, spot.share)).collect();
    let corners = frontier(&pairs, about.margin);
    let found = chart::frontier::Frontier {
        headline: worth(grid, &spots, &corners),
        outcome: outcome(about, grid),
        strategies: grid.strategies.clone(),
        spots,
        corners,
        margin: about.margin,
    };
    chart::frontier::draw(about, "frontier", &found).map(Some)
}

/// What the frontier says: the most that was found, and what nearly as much costs.
fn worth(grid: &Grid, spots: &[chart::frontier::Spot], corners: &[usize]) -> String {
    const NEARLY: f64 = 0.9;
    let corners: Vec<&chart::frontier::Spot> = corners.iter().map(|&corner| &spots[corner]).collect();
    let [first, .., last] = corners.as_slice() else {
        return "Whoever spends more does not do better".into();
    };
    let with = |spot: &chart::frontier::Spot| format!("“{}”", grid.strategies[spot.strategy]);
    let near = corners.iter().find(|spot| spot.share >= NEARLY * last.share).unwrap_or(first);
    let (most, days) = (percent(last.share), person_days(last.cost));
    if std::ptr::eq(*near, *last) {
        return format!(
            "The most owned adoption that was found, {most}, costs {days} ({}); nothing cheaper comes near",
            with(last)
        );
    }
    format!(
        "Owned adoption of {} costs {} ({}); the most that was found, {most}, costs {days} ({})",
        percent(near.share),
        person_days(near.cost),
        with(near),
        with(last)
    )
}
