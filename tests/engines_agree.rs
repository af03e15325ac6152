//! The engine agrees with the slow, obvious one, person by person and week by week.

mod common;

use common::{Drawn, any_case, organisation, percent, together};
use groundswell::behaviour::{Behaviour, Stage, Stages};
use groundswell::contagion::{Cascade, Rule, Shape, Simple, Threshold};
use groundswell::engine::{reference, simulate, simulate_seen};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

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

/// A behaviour that only is adopted and given up, with one thing more, which may or may not matter to it.
fn with_one_more(more: usize) -> Behaviour {
    let plain = Behaviour::default();
    match more {
        0 => Behaviour { start_week: 4, ..plain },
        1 => Behaviour { skill_weeks: 3.0, ..plain },
        2 => Behaviour { skill_weeks: 3.0, gives_up_percent_per_week: percent(20.0), ..plain },
        3 => Behaviour { risk_points: 30.0, ..plain },
        4 => Behaviour { outside_percent_per_week: percent(2.0), ..plain },
        5 => Behaviour { visible_percent: Some(percent(60.0)), ..plain },
        6 => Behaviour { turns_into_habit: Some(true), habit_weeks: 2.0, ..plain },
        7 => Behaviour { opponents_percent: percent(30.0), ..plain },
        8 => Behaviour { already_doing_percent: percent(20.0), ..plain },
        9 => Behaviour { told_lapse_percent_per_week: Some(percent(30.0)), lapse_forgets: true, ..plain },
        10 => Behaviour { already_aware_percent: percent(20.0), copying_error: 0.3, complying_counts: true, ..plain },
        11 => Behaviour { dominant_people_percent: percent(30.0), local_adaptation: 0.2, ..plain },
        _ => plain,
    }
}

/// Textbook cases on one organisation, of which many are run together: of one kind or several, with paces of
/// their own or few that they share.
fn plain_cases() -> impl Strategy<Value = Vec<Drawn>> {
    let chance = || prop_oneof![0.0..=100.0, prop::sample::select(vec![0.0, 5.0, 40.0, 100.0])];
    let simple = || chance().prop_map(|chance| (Rule::Simple(Simple { chance_percent: percent(chance) }), true));
    let shared = prop::sample::select(vec![2.0, 10.0, 60.0])
        .prop_map(|chance| (Rule::Simple(Simple { chance_percent: percent(chance) }), true));
    let rule = prop_oneof![
        simple(),
        chance().prop_map(|chance| (Rule::Cascade(Cascade { chance_percent: percent(chance) }), false)),
        (0.0..=60.0, prop::option::of(0.0..4.0), 0..4usize).prop_map(|(share, contacts, shape)| {
            let distribution = [Shape::Fixed, Shape::Uniform, Shape::Normal, Shape::NormalClipped][shape];
            let (share_percent, spread_percent) = (percent(share), percent(20.0));
            let threshold = Threshold { share_percent, contacts, spread_percent, distribution, ..Threshold::default() };
            (Rule::Threshold(threshold), false)
        }),
    ];
    let never = || prop_oneof![Just(0.0), 0.0..20.0];
    let case = (rule, prop_oneof![Just(0.0), 0.0..60.0], never(), 0u32..6, any::<bool>());
    let relapsing = (simple(), 0.0..60.0, never(), 0u32..6, any::<bool>());
    let sharing = (shared, prop::sample::select(vec![5.0, 50.0]), never(), 0u32..6, prop::bool::weighted(0.01));
    let network = (2u32..70, prop::collection::vec((0u32..70, 0u32..70), 0..300), any::<bool>(), any::<bool>());
    let cases = prop_oneof![
        prop::collection::vec(case.clone(), 1..8),
        prop::collection::vec(case, 60..140),
        prop::collection::vec(relapsing, 60..300),
        prop::collection::vec(sharing, 60..300),
    ];
    (network, cases, 1u32..40, any::<u64>(), 0usize..24).prop_map(
        |((people, pairs, mutual, chart), cases, weeks, seed, more)| {
            let back = pairs.iter().filter(|_| mutual).map(|&(from, to)| (to, from));
            let mut ties: Vec<(u32, u32)> = pairs.iter().copied().chain(back).collect();
            ties.sort_unstable();
            ties.dedup();
            let organisation = organisation(people, &ties, &[1.0], false, chart);
            let drawn = |(place, ((rule, relapse), lapse, never, starters, other_luck))| Drawn {
                organisation: organisation.clone(),
                behaviour: Behaviour {
                    spreads: Some(rule),
                    lapse_percent_per_week: Some(percent(if relapse { lapse } else { 0.0 })),
                    never_percent: percent(never),
                    ..with_one_more(more)
                },
                stages: Stages::AdoptionOnly,
                plan: groundswell::strategy::Strategy::default(),
                starters,
                champions: vec![],
                turnover: groundswell::organisation::Turnover::NONE,
                stance: groundswell::organisation::Stance::NONE,
                weeks,
                seed: if other_luck { seed.wrapping_add(place as u64) } else { seed },
            };
            cases.into_iter().enumerate().map(drawn).collect()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn run_together_cases_are_as_the_reference_runs_them(drawn in plain_cases()) {
        together(&drawn, |cases, trajectories| {
            for (case, trajectory) in cases.iter().zip(trajectories) {
                assert_eq!(trajectory, &simulate(case));
                if case.behaviour.start_week > 0 {
                    continue; // in the reference a behaviour is there from the start
                }
                let record = reference::simulate(case);
                for (week, stages) in record.iter().enumerate() {
                    let row = Stage::ALL.map(|stage| stages.iter().filter(|&&one| one == stage).count() as u32);
                    assert_eq!(trajectory.stages[week], row, "week {week} of {:?}", case.behaviour.spreads);
                }
            }
        });
    }
}

#[test]
fn whoever_lapses_every_other_week_does_so_to_the_end() {
    let behaviour = Behaviour {
        spreads: Some(Rule::Simple(Simple { chance_percent: percent(100.0) })),
        lapse_percent_per_week: Some(percent(100.0)),
        ..Behaviour::default()
    };
    for weeks in [510, 511] {
        let drawn = |seed| Drawn {
            organisation: organisation(3, &[(0, 1), (1, 0), (1, 2), (2, 1)], &[1.0], false, false),
            behaviour: behaviour.clone(),
            stages: Stages::AdoptionOnly,
            starters: 1,
            weeks,
            seed,
            ..Drawn::default()
        };
        let many: Vec<Drawn> = (0..10).map(drawn).collect();
        together(&many, |cases, trajectories| {
            for (case, trajectory) in cases.iter().zip(trajectories) {
                assert_eq!(trajectory, &simulate(case));
                assert!(trajectory.stages[weeks as usize - 1] != trajectory.stages[weeks as usize]);
            }
        });
    }
}

/// Everybody in a ring with one chord each, large enough that memory is asked for ahead of time.
fn large_ring(people: u32, rule: Rule, lapse: f64, weeks: u32) -> Drawn {
    let around = (0..people).flat_map(|person| [1, 7].map(|far| (person, (person + far) % people)));
    let ties: Vec<(u32, u32)> = around.flat_map(|(one, other)| [(one, other), (other, one)]).collect();
    Drawn {
        organisation: organisation(people, &ties, &[1.0], false, false),
        behaviour: Behaviour {
            spreads: Some(rule),
            lapse_percent_per_week: Some(percent(lapse)),
            ..Behaviour::default()
        },
        stages: Stages::AdoptionOnly,
        starters: 500,
        weeks,
        ..Drawn::default()
    }
}

#[test]
fn on_large_networks_too_run_together_cases_are_as_they_run_alone() {
    let back_and_forth = large_ring(9_000, Rule::Simple(Simple { chance_percent: percent(30.0) }), 20.0, 5);
    let onward = large_ring(201_000, Rule::Cascade(Cascade { chance_percent: percent(40.0) }), 0.0, 4);
    for drawn in [back_and_forth, onward] {
        let many: Vec<Drawn> = (0..9).map(|seed| Drawn { seed, ..drawn.clone() }).collect();
        together(&many, |cases, trajectories| {
            for (case, trajectory) in cases.iter().zip(trajectories) {
                assert_eq!(trajectory, &simulate(case));
            }
        });
    }
}
