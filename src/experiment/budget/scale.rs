//! Volumes scaled by one factor until they cost the budget.

use super::Line;

/// Beyond this factor every volume with a bound has met it, and the others cost nothing.
pub(super) const MOST_FACTOR: f64 = 1e9;

/// Scales volumes by the largest one factor whose whole units cost no more than the budget; what is
/// left buys single units, so that less than the cheapest unit stays unspent.
pub(super) fn scale(lines: &mut [Line], budget: f64) {
    let fits = |factor: f64| {
        let cost: f64 = lines.iter().map(|line| line.price.of(line.at(factor))).sum();
        cost <= budget * (1.0 + 1e-12)
    };
    let (mut low, mut high) = (0.0f64, 1.0f64);
    while fits(high) && high < MOST_FACTOR {
        (low, high) = (high, high * 2.0);
    }
    while low.next_up() < high {
        let middle = low + (high - low) / 2.0;
        if fits(middle) { low = middle } else { high = middle }
    }
    for line in lines.iter_mut() {
        line.volume = line.at(low);
    }
    spend_the_rest(lines, budget);
}

/// Buys single units with what is left, each for the channel that is furthest behind its written volume.
fn spend_the_rest(lines: &mut [Line], budget: f64) {
    loop {
        let left = budget * (1.0 + 1e-12) - lines.iter().map(Line::person_days).sum::<f64>();
        let affordable = |line: &&mut Line| {
            line.written > 0.0 && !line.is_free() && line.next() <= left && line.volume + 1.0 <= line.most
        };
        let behind = |a: &&mut Line, b: &&mut Line| (a.volume / a.written).total_cmp(&(b.volume / b.written));
        match lines.iter_mut().filter(affordable).min_by(behind) {
            Some(line) => line.volume += 1.0,
            None => return,
        }
    }
}
