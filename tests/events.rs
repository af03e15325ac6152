//! What befalls an organisation, where it is known what has to come of it.

mod common;

use common::{Drawn, organisation, percent};
use groundswell::behaviour::{Behaviour, Measure, Stage, Stages};
use groundswell::contagion::{Rule, Simple};
use groundswell::engine::{simulate, simulate_seen};
use groundswell::event::{Event, What};
use groundswell::fraction::Percent;
use groundswell::intervention::Champions;
use groundswell::strategy::Strategy;

/// Somebody at the top, three managers and nine on the front line, each of whom follows their own manager at once.
const TIES: [(u32, u32); 12] =
    [(0, 1), (0, 2), (0, 3), (1, 4), (1, 5), (1, 6), (2, 7), (2, 8), (2, 9), (3, 10), (3, 11), (3, 12)];

fn event(number: u32, what: What, week: u32, for_weeks: u32, share_percent: Percent) -> Event {
    Event { week, what, for_weeks, share_percent, effect: 0.3, strategies: Vec::new(), number }
}

/// Champions who start in week 3 and never give up, what befalls them, and how surely others follow.
fn led(champions: &[u32], events: Vec<Event>, chance: f64) -> Drawn {
    let asked = Champions { from_week: 3, drop_out_percent_per_year: Percent::NONE, ..Champions::default() };
    Drawn {
        organisation: organisation(13, &TIES, &[1.0], false, true),
        behaviour: Behaviour {
            spreads: Some(Rule::Simple(Simple { chance_percent: percent(chance) })),
            ..Behaviour::default()
        },
        stages: Stages::AdoptionOnly,
        plan: Strategy { champions: Some(asked), events, ..Strategy::default() },
        starters: 0,
        champions: champions.to_vec(),
        ..Drawn::default()
    }
}

fn adopters(drawn: &Drawn) -> Vec<u32> {
    let run = drawn.with(simulate);
    (0..=run.weeks()).map(|week| run.count(Measure::Adoption, week)).collect()
}

#[test]
fn leaders_are_away_until_the_last_of_two_absences_is_over() {
    let short = event(0, What::LeaderAbsent, 1, 4, Percent::ALL);
    let long = event(1, What::LeaderAbsent, 2, 10, Percent::ALL);
    let after = event(2, What::LeaderAbsent, 4, 8, Percent::ALL);
    for events in [vec![short.clone(), long.clone()], vec![long.clone(), short.clone()], vec![short, after]] {
        let counts = adopters(&led(&[0], events, 100.0));
        // Both are over in week 12, and what is seen then is followed in the next.
        assert_eq!(counts[..3], [0; 3]);
        assert_eq!(counts[3..13], [1; 10], "{counts:?}");
        assert_eq!(counts[13..15], [4, 13], "{counts:?}");
    }
}

#[test]
fn a_leader_who_moves_while_away_is_seen_and_the_seat_is_empty_until_the_absence_is_over() {
    let mut some_waited = false;
    for seed in 0..20 {
        let away = event(0, What::LeaderAbsent, 1, 10, percent(50.0));
        let events = vec![away, event(1, What::Reorganisation, 5, 1, Percent::ALL)];
        let drawn = Drawn { seed, ..led(&[0, 1, 2, 3], events, 100.0) };
        let weeks: Vec<Vec<Stage>> = drawn.with(|case| {
            let mut weeks = Vec::new();
            simulate_seen(case, |_, stages| weeks.push(stages.to_vec()));
            weeks
        });
        let adopted =
            |week: usize, team: usize| weeks[week][3 * team + 1..][..3].iter().filter(|stage| stage.adopted()).count();
        for team in 1..=3 {
            let there = adopted(4, team);
            assert!(there == 0 || there == 3, "they follow together");
            assert!((7..=11).all(|week| there == 0 || adopted(week, team) == 3), "team {team}, seed {seed}");
            some_waited |= there == 0 && adopted(11, team) < 3;
            assert_eq!(adopted(12, team), 3, "team {team}, seed {seed}");
        }
    }
    assert!(some_waited);
}

#[test]
fn champions_ask_everybody_else_where_all_are_tied_to_all() {
    let people = 60;
    let all: Vec<(u32, u32)> = (0..people).flat_map(|one| (0..people).map(move |other| (one, other))).collect();
    let (mut asked, mut won) = (0.0, 0.0);
    for seed in 0..40 {
        let push = event(0, What::PushByChampions, 5, 1, Percent::ALL);
        let on = |complete| {
            let pairs = if complete { &[][..] } else { &all };
            let organisation = organisation(people, pairs, &[1.0], complete, false);
            Drawn { organisation, seed, ..led(&[0, 1, 2], vec![push.clone()], 0.0) }
        };
        let counts = adopters(&on(true));
        assert_eq!(counts, adopters(&on(false)));
        assert_eq!(counts[3..5], [3, 3]);
        (asked, won) = (asked + f64::from(people - 3), won + f64::from(counts[5] - 3));
    }
    // Three champions ask, each with a chance of 0.3.
    let expected = 1.0 - 0.7f64.powi(3);
    let error = (expected * (1.0 - expected) / asked).sqrt();
    assert!((won / asked - expected).abs() < 4.0 * error, "{} of {asked}", won / asked);
}
