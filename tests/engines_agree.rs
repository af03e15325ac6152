//! The engine agrees with the slow, obvious one, person by person and week by week.

mod common;

use common::{Drawn, any_case};
use groundswell::engine::{reference, simulate_seen};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn the_engine_agrees_with_the_reference(drawn in any_case()) {
        drawn.with(|case| {
            let mut record = Vec::new();
            simulate_seen(case, |_, stages| record.push(stages.to_vec()));
            assert!(record == reference::simulate(case), "they differ on {drawn:?}");
        });
    }
}

#[test]
fn a_record_counts_what_is_seen() {
    let drawn = Drawn::default();
    drawn.with(|case| {
        let mut seen = Vec::new();
        let trajectory = simulate_seen(case, |_, stages| seen.push(stages.to_vec()));
        for (week, stages) in seen.iter().enumerate() {
            let adopters = stages.iter().filter(|stage| stage.adopted()).count() as u32;
            let measure = groundswell::behaviour::Measure::Adoption;
            assert_eq!(trajectory.count(measure, week as u32), adopters);
            assert_eq!(trajectory.adopters_by_layer(week as u32).iter().sum::<u32>(), adopters);
        }
    });
}
