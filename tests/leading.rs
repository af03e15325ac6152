//! How leaders respond: without effect nothing changes, and each response does what it says.

mod played;

use groundswell::engine::Trajectory;
use groundswell::experiment::Comparison;
use groundswell::leadership::{Leading, Mode};
use played::{RULES, finals, free, mean, played, runs, same};

/// A company in which something is done, beside one in which nothing is; all settings are TOML.
fn company(top: &str, behaviour: &str, uses: &str, settings: &str) -> Comparison {
    let uses: Vec<String> = uses.split_whitespace().map(|channel| format!("\"{channel}\"")).collect();
    played(&format!(
        "runs = 6\nweeks = 52\nseed = 5\norganisation.people = 250\norganisation.layers = 4\n\
         network.contacts_per_person = 6\nbudget.compare = \"as_written\"\n{top}\n[[behaviour]]\n{behaviour}\n\
         [[strategy]]\nname = \"nothing\"\n[[strategy]]\nname = \"something\"\nuses = [{}]\n{settings}\n",
        uses.join(", ")
    ))
}

fn something(top: &str, behaviour: &str, uses: &str, settings: &str) -> Vec<Trajectory> {
    runs(&company(top, behaviour, uses, settings), "something").to_vec()
}

const SOME_DO: &str = "already_doing_percent = 8\nalready_aware_percent = 60";

/// Two sets of settings make no difference whatever, costs included.
#[track_caller]
fn idle(one: (&str, &str), other: (&str, &str), uses: &str) {
    for rule in RULES {
        let behaviour = format!("{SOME_DO}\n{rule}");
        let all = |(top, settings): (&str, &str)| something(top, &behaviour, uses, settings);
        same(&all(one), &all(other), &format!("{one:?} against {other:?} under {rule}"));
    }
}

// ---- managers as a gate ----

#[test]
fn where_managers_stand_makes_no_difference_without_an_effect_or_a_stance() {
    let uses = "broadcast champions backstage";
    idle(("", ""), ("organisation.stance_effect = 1", ""), uses);
    let stances = "organisation.manager_stance = -1\norganisation.manager_stance_spread = 1";
    idle(("", ""), (&format!("{stances}\norganisation.stance_effect = 0"), ""), uses);
}

#[test]
fn managers_who_are_against_it_close_the_gate_and_those_who_are_for_it_open_it() {
    for rule in RULES {
        let behaviour = format!("{SOME_DO}\n{rule}");
        let adopters = |stance: f64| {
            let top = format!("organisation.manager_stance = {stance}\norganisation.stance_effect = 1");
            mean(&finals(&something(&top, &behaviour, "broadcast", "")))
        };
        let (against, neither, fully) = (adopters(-1.0), adopters(0.0), adopters(1.0));
        assert!(against < neither && neither < fully, "{against}, {neither}, {fully} under {rule}");
    }
}

// ---- words and deeds ----

#[test]
fn where_nothing_is_said_no_deeds_are_missed() {
    let gap = "leaders.say_do_gap_effect = 1";
    idle(("", ""), ("", gap), "champions backstage");
    idle(("", ""), ("", "leaders.say_do_gap_effect = 0"), "broadcast cascade mandate");
}

#[test]
fn words_without_deeds_cost_adoption() {
    for channel in ["broadcast", "cascade", "mandate"] {
        let adopters = |gap: u32| {
            let settings = format!("leaders.say_do_gap_effect = {gap}");
            mean(&finals(&something("", SOME_DO, channel, &settings)))
        };
        assert!(adopters(1) < adopters(0), "{channel}: {} {}", adopters(1), adopters(0));
    }
}

#[test]
fn a_strategy_may_have_leaders_of_its_own() {
    let of_all = company("leaders.say_do_gap_effect = 1", SOME_DO, "broadcast", "");
    let own = company("", SOME_DO, "broadcast", "leaders.say_do_gap_effect = 1");
    same(&free(runs(&of_all, "something")), &free(runs(&own, "something")), "leaders of all, or of one strategy");
}

// ---- backstage: fear, contact, stepping in ----

const FULL: &str = "backstage.dose = { top = 1, senior = 1, middle = 1, first_line = 1 }\nbackstage.ramp_weeks = 0\n";

/// What leaders did in all weeks of all runs but the start.
fn led(runs: &[Trajectory]) -> Vec<Leading> {
    runs.iter().flat_map(|run| run.leading[1..].iter().copied()).collect()
}

fn over<T>(weeks: &[T], what: impl Fn(&T) -> f64) -> f64 {
    mean(&weeks.iter().map(what).collect::<Vec<_>>())
}

#[test]
fn every_week_is_written_down_where_leaders_look_and_none_where_they_do_not() {
    for (uses, settings, weeks) in [
        ("champions backstage", "", 53),
        ("broadcast", "policy.start = \"front\"", 53),
        ("broadcast champions", "leaders.say_do_gap_effect = 1", 0),
    ] {
        let runs = something("", SOME_DO, uses, settings);
        assert!(runs.iter().all(|run| run.leading.len() == weeks), "{uses}");
    }
}

#[test]
fn without_fear_or_with_full_coaching_no_leader_goes_back_to_control() {
    let more = "backstage.override_effect = 1\nbackstage.patience_weeks = 0\nbackstage.reverts_for_weeks = 30\n";
    for calm in ["backstage.fear_of_letting_go = 0\n", "backstage.coaching = 1\n"] {
        idle(("", calm), ("", &format!("{calm}{more}")), "champions backstage");
        let runs = something("", SOME_DO, "champions backstage", calm);
        assert!(led(&runs).iter().all(|week| week.reverted == 0.0));
    }
    idle(("", "backstage.fear_of_letting_go = 0"), ("", "backstage.coaching = 1"), "champions backstage");
}

#[test]
fn going_back_to_control_costs_adoption_and_coaching_keeps_leaders_backstage() {
    let settings = |coaching: f64| {
        format!(
            "{FULL}backstage.ease_effect = 1\nbackstage.override_effect = 0.5\nbackstage.fear_of_letting_go = 0.5\n\
             backstage.plan_percent = 100\nbackstage.coaching = {coaching}"
        )
    };
    let [fearful, coached, calm] =
        [0.0, 0.8, 1.0].map(|coaching| something("", SOME_DO, "champions backstage", &settings(coaching)));
    let reverted = |runs: &[Trajectory]| over(&led(runs), |week| week.reverted);
    assert!(reverted(&fearful) > reverted(&coached) && reverted(&coached) > 0.0 && reverted(&calm) == 0.0);
    let [fearful, coached, calm] = [fearful, coached, calm].map(|runs| mean(&finals(&runs)));
    assert!(fearful < coached && coached < calm, "{fearful}, {coached}, {calm}");
}

#[test]
fn what_people_expect_of_leaders_makes_no_difference_where_nobody_minds() {
    let more = "backstage.expected_contacts_per_month = 9\nbackstage.expected_contacts_spread = 3";
    for rule in RULES {
        let behaviour = format!("{SOME_DO}\n{rule}");
        let all = |more: &str| {
            let settings = format!("backstage.unsupported_effect = 0\n{more}");
            free(&something("", &behaviour, "champions backstage", &settings))
        };
        same(&all(""), &all(more), rule);
    }
}

#[test]
fn a_dose_without_contact_does_not_feel_like_support() {
    let perceived = |dose: f64, check_ins: f64| {
        let settings = format!(
            "backstage = {{ ramp_weeks = 0, fear_of_letting_go = 0, check_ins_per_month = {check_ins}, \
             dose = {{ top = {dose}, senior = {dose}, middle = {dose}, first_line = {dose} }} }}"
        );
        over(&led(&something("", SOME_DO, "backstage", &settings)), |week| week.perceived_support)
    };
    assert_eq!(perceived(0.0, 0.0), 1.0);
    // 2 in 100 expect nothing, and miss nothing.
    assert!((0.0..0.05).contains(&perceived(1.0, 0.0)) && (0.5..0.55).contains(&perceived(0.5, 0.0)));
    assert!(perceived(1.0, 0.0) < perceived(1.0, 0.5) && perceived(1.0, 0.5) < perceived(1.0, 1.0));
    assert_eq!(perceived(1.0, 5.0), 1.0);
}

#[test]
fn contact_that_is_missed_costs_adoption() {
    let adopters = |check_ins: u32| {
        let settings = format!("{FULL}backstage.unsupported_effect = 1\nbackstage.check_ins_per_month = {check_ins}");
        mean(&finals(&something("", SOME_DO, "champions backstage", &settings)))
    };
    assert!(adopters(0) < adopters(4), "{} {}", adopters(0), adopters(4));
}

#[test]
fn feedback_in_check_ins_keeps_variants_near_to_what_is_meant() {
    let behaviour = format!("{SOME_DO}\ncopying_error = 0.3");
    let drift = |quality: f64| {
        let settings = format!("{FULL}backstage.check_ins_per_month = 4\nbackstage.feedback_quality = {quality}");
        let runs = something("", &behaviour, "champions backstage", &settings);
        over(&runs, |run| run.adopted.last().expect("the last week").drift)
    };
    assert!(drift(1.0) < 0.5 * drift(0.0), "{} {}", drift(1.0), drift(0.0));
}

#[test]
fn leaders_who_never_step_in_need_no_settings_for_it() {
    let more = "backstage.steps_in_for_weeks = 9\nbackstage.directive_persuasion_percent = 50\n\
                backstage.directive_pull = 1\nbackstage.coaching = 1";
    idle(("", "backstage.coaching = 1"), ("", more), "champions backstage");
}

#[test]
fn leaders_step_in_for_some_weeks_when_they_see_drift_and_pull_variants_back() {
    let behaviour = format!("{SOME_DO}\ncopying_error = 0.3");
    let settings = |more: &str| format!("{FULL}backstage.detection_lag_weeks = 2\n{more}");
    let idle = something("", &behaviour, "champions backstage", &settings(""));
    let steps = settings("backstage.steps_in_when_drift_above = 0.1\nbackstage.steps_in_for_weeks = 3");
    let stepping = something("", &behaviour, "champions backstage", &steps);
    assert!(led(&idle).iter().all(|week| !week.stepped_in));
    for run in &stepping {
        let weeks: Vec<bool> = run.leading.iter().map(|week| week.stepped_in).collect();
        let phases: Vec<usize> =
            weeks.chunk_by(|one, other| one == other).filter(|some| some[0]).map(<[_]>::len).collect();
        let last = phases.len() - 1;
        assert!(phases[..last].iter().all(|&weeks| weeks == 3) && phases[last] <= 3, "{phases:?}");
    }
    let drift =
        |runs: &[Trajectory]| over(runs, |run| mean(&run.adopted.iter().map(|week| week.drift).collect::<Vec<_>>()));
    assert!(drift(&stepping) < drift(&idle), "{} {}", drift(&stepping), drift(&idle));
    assert!(stepping.iter().zip(&idle).all(|(stepping, idle)| stepping.person_days > idle.person_days));
}

#[test]
fn leaders_move_decisions_down_only_while_they_are_at_it() {
    let index = |settings: &str| {
        let dose = FULL.replace("backstage.ramp_weeks = 0\n", "");
        let runs =
            something("decisions.per_team_per_month = 4", SOME_DO, "backstage", &format!("{dose}backstage.{settings}"));
        runs.iter().map(|run| run.control.as_ref().expect("something was decided").dli).collect::<Vec<_>>()
    };
    let never = index("decision_levels_effect = 0");
    let whens = ["from_week = 1", "from_week = 40", "until_week = 12"];
    let [whole, late, short] = whens.map(|when| index(&format!("ramp_weeks = 0\nbackstage.{when}")));
    let slow = index("ramp_weeks = 52");
    for (part, when) in [(late, "late"), (short, "short"), (slow, "slow")] {
        for (part, (never, whole)) in part.iter().zip(never.iter().zip(&whole)) {
            assert!(never < part && part < whole, "{when}: {part} between {never} and {whole}");
        }
    }
}

#[test]
fn without_champions_and_adopters_nothing_leaders_do_backstage_changes_anything() {
    let strong = "backstage.check_ins_per_month = 8\nbackstage.feedback_quality = 1\nbackstage.unsupported_effect = 1\n\
                  backstage.fear_of_letting_go = 1\nbackstage.override_effect = 1";
    for rule in RULES {
        let behaviour = format!("already_aware_percent = 60\n{rule}");
        let comparison = company("", &behaviour, "backstage", &format!("{FULL}{strong}"));
        same(&free(runs(&comparison, "something")), &free(runs(&comparison, "nothing")), rule);
    }
}

#[test]
fn leaders_know_the_less_the_later_they_hear() {
    let off = |lag: u32| {
        let settings = format!("backstage.detection_lag_weeks = {lag}");
        over(&led(&something("", SOME_DO, "broadcast champions backstage", &settings)), |week| week.picture_off)
    };
    assert!(off(0) == 0.0 && off(2) > 0.0 && off(10) > off(2));
}

// ---- in front, among, behind ----

#[test]
fn leaders_who_stay_in_front_work_as_scheduled_and_those_behind_leave_the_stage() {
    for uses in ["broadcast champions", "cascade", "mandate"] {
        let scheduled = something("", SOME_DO, uses, "");
        let front = something("", SOME_DO, uses, "policy.start = \"front\"");
        assert!(led(&front).iter().all(|week| week.mode == Some(Mode::Front)));
        let mut unrecorded = front;
        unrecorded.iter_mut().for_each(|run| run.leading.clear());
        same(&scheduled, &unrecorded, uses);
    }
    for uses in ["broadcast", "cascade", "mandate"] {
        let comparison = company("", SOME_DO, uses, "policy.start = \"behind\"");
        same(&free(runs(&comparison, "something")), &free(runs(&comparison, "nothing")), uses);
        assert!(runs(&comparison, "something").iter().all(|run| run.person_days == 0.0));
    }
    let behind = something("", SOME_DO, "champions backstage", "policy.start = \"behind\"");
    same(&free(&behind), &free(&something("", SOME_DO, "champions backstage", "")), "behind");
}

#[test]
fn checks_are_paid_for_while_leaders_are_in_front_and_support_while_they_are_behind() {
    let weekly = 52.0 / 12.0;
    let settings = format!(
        "policy = {{ behind_from_percent = 15, front_when_drift_above = 0.3, for_weeks = 3, detection_lag_weeks = 1 }}\n\
         mandate.checks_per_month = {weekly}\nbackstage.fear_of_letting_go = 0"
    );
    let comparison = company("", SOME_DO, "mandate backstage", &settings);
    let lines = &comparison.arms[1].plan.lines;
    assert_eq!(lines[0].volume, 52.0, "a check a week");
    let [check, support] = [lines[0].person_days() / 52.0, lines[1].person_days() / 52.0];
    for run in runs(&comparison, "something") {
        let weeks = |mode| run.leading[1..].iter().filter(|week| week.mode == Some(mode)).count() as f64;
        let (front, behind) = (weeks(Mode::Front), weeks(Mode::Behind));
        assert!(front > 0.0 && behind > 0.0 && front + behind == 52.0, "{front} and {behind}");
        let expected = front * check + behind * support;
        assert!((run.person_days - expected).abs() < 1e-6, "{} instead of {expected}", run.person_days);
    }
}

#[test]
fn leaders_step_back_as_it_spreads() {
    let policy = "policy = { among_from_percent = 15, behind_from_percent = 25, detection_lag_weeks = 0 }";
    let behaviour = format!("{SOME_DO}\nspreads.simple = {{ chance_percent = 3 }}");
    for run in something("", &behaviour, "broadcast champions backstage", policy) {
        for (week, led) in run.leading.iter().enumerate().skip(2) {
            let adoption = run.share(groundswell::behaviour::Measure::Adoption, week as u32 - 2);
            let expected = if adoption >= 0.25 {
                Mode::Behind
            } else if adoption >= 0.15 {
                Mode::Among
            } else {
                Mode::Front
            };
            assert_eq!(led.mode, Some(expected), "week {week}: {adoption}");
        }
        assert!(run.leading.iter().any(|week| week.mode == Some(Mode::Behind)));
    }
}
