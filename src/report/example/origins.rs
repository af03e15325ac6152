//! Where made-up adoptions come from, and in which form.

use crate::behaviour::Measure;
use crate::engine::{Adopted, Passing, Trajectory};

/// Parts of all owners by source, for a strategy each.
const SOURCES: [[u32; 7]; 4] =
    [[60, 0, 0, 0, 0, 0, 40], [5, 55, 12, 0, 0, 0, 28], [3, 0, 4, 0, 18, 35, 40], [2, 22, 8, 0, 9, 21, 38]];

/// Gives a run origins: forms that drift with the weeks, sources by strategy, generations that shrink.
pub(super) fn give(run: &mut Trajectory, place: usize) {
    let parts = SOURCES[place % SOURCES.len()];
    for week in 0..=run.weeks() {
        let owned = run.count(Measure::Owned, week);
        let mut by_source = parts.map(|part| owned * part / 100);
        by_source[6] += owned - by_source.iter().sum::<u32>();
        let drifted = owned * week.min(80) / 400;
        let hijacked = owned * week.min(60) / 600;
        let champions = (owned - drifted - hijacked) * parts[4] / 100;
        let by_form = [owned - champions - drifted - hijacked, champions, drifted, hijacked];
        run.adopted.push(Adopted { by_source, by_form, drift: 0.3 * f64::from(drifted) / f64::from(owned.max(1)) });
    }
    let owned = run.count(Measure::Owned, run.weeks());
    run.passing = Passing {
        generations: vec![owned * 3 / 10, owned * 4 / 10, owned * 2 / 10, owned / 10],
        structural_virality: 3.2,
        effective_contributors: f64::from(owned) / 4.0,
        emergent_leaders: owned / 20,
        followed_by_layer: vec![0; run.layer_sizes.len()],
    };
    run.hijacked = run.adopted[run.weeks() as usize].by_form[3];
}
