//! Every effect is off unless it is asked for, and is felt when it is.

mod played;

use groundswell::behaviour::Measure;
use groundswell::engine::Trajectory;
use played::{finals, free, mean, played, runs, same};

/// A company in which one strategy does `settings`.
fn company(behaviour: &str, uses: &str, settings: &str) -> Vec<Trajectory> {
    let uses: Vec<String> = uses.split_whitespace().map(|channel| format!("\"{channel}\"")).collect();
    let text = format!(
        r#"
        runs = 6
        weeks = 40
        seed = 7
        organisation = {{ people = 250, layers = 4, sites = 2 }}
        network.contacts_per_person = 6
        budget.compare = "as_written"
        [[behaviour]]
        name = "asks"
        already_aware_percent = 60
        already_doing_percent = 8
        {behaviour}
        [[strategy]]
        name = "something"
        uses = [{}]
        {settings}
        "#,
        uses.join(", ")
    );
    runs(&played(&text), "something").to_vec()
}

const SPREADS: &str = "spreads.simple = { chance_percent = 3 }";
const ALL: &str = "broadcast mandate champions backstage";

/// What is set beside the effect so that there is something for it to work on.
const BASE: &str = "champions.share_percent = 8\nbackstage.ramp_weeks = 0\n\
                    backstage.dose = { top = 1, senior = 1, middle = 1, first_line = 1 }\n";

fn done(settings: &str) -> Vec<Trajectory> {
    company(
        &format!("{SPREADS}\nskill_weeks = 3"),
        ALL,
        &format!("{BASE}mandate.monitoring_until_week = 20\n{settings}"),
    )
}

#[test]
fn an_effect_at_zero_changes_no_bit() {
    let plain = done("");
    for (off, idle) in [
        ("champions.refusal_percent = 0", ""),
        ("champions.wrong_picks_percent = 0", ""),
        ("champions.burnout_percent_per_year = 0", "champions.burnout_weeks = 50\nbackstage.burnout_effect = 1"),
        ("champions.recruits_per_year = 0", ""),
        ("champions.wave_count = 1", "champions.wave_gap_weeks = 3"),
        ("champions.work_in_groups_of = 1", "champions.group_effect = 2\nchampions.group_support = 1"),
        ("champions.group_effect = 0", "champions.work_in_groups_of = 6"),
        ("champions.seeded_together = true", "champions.work_in_groups_of = 1"),
        ("champions.announced = false", "champions.endorsement_effect = 0.3"),
        ("champions.endorsement_effect = 0", "champions.announced = true"),
        ("champions.commitment_effect = 0", ""),
        ("champions.hours_per_month = 200", ""),
        ("backstage.recognitions_per_month = 0", "backstage.recognised = \"stars\"\nbackstage.passed_over_effect = 1"),
        ("backstage.bridges_per_month = 0", "backstage.bridge_width = 9"),
        ("backstage.coaching_effect = 0", ""),
        ("broadcast.reactance_effect = 0", ""),
        ("mandate.crowding_out_percent = 0", ""),
    ] {
        same(&done(&format!("{off}\n{idle}")), &plain, off);
    }
    let free_of = |settings| free(&done(settings));
    let thanked = "backstage.recognitions_per_month = 40\nbackstage.recognition_effect = 0";
    same(&free_of(thanked), &free(&plain), thanked);
    assert!(done(thanked).iter().zip(&plain).all(|(thanked, plain)| thanked.person_days > plain.person_days));
}

#[test]
fn every_effect_is_felt() {
    let plain = free(&done(""));
    for settings in [
        "champions.refusal_percent = 50",
        "champions.wrong_picks_percent = 50",
        "champions.burnout_percent_per_year = 80",
        "champions.recruits_per_year = 4",
        "champions.wave_count = 3\nchampions.wave_gap_weeks = 5",
        "champions.work_in_groups_of = 6\nchampions.group_effect = 0.5",
        "champions.work_in_groups_of = 6\nchampions.seeded_together = true",
        "champions.announced = true\nchampions.endorsement_effect = -0.3",
        "champions.commitment_effect = 1",
        "champions.hours_per_month = 0.5",
        "backstage.recognitions_per_month = 40",
        "backstage.recognitions_per_month = 40\nbackstage.recognised = \"stars\"",
        "backstage.bridges_per_month = 4",
        "backstage.coaching_effect = 1",
        "broadcast.reactance_effect = 1",
        "mandate.crowding_out_percent = 30",
    ] {
        assert!(free(&done(settings)) != plain, "{settings} is not felt");
    }
}

#[test]
fn brokered_ties_are_felt_under_every_rule() {
    for rule in played::RULES {
        let with = |bridges: u32, width: u32| {
            let settings = format!("{BASE}backstage.bridges_per_month = {bridges}\nbackstage.bridge_width = {width}");
            free(&company(rule, "champions backstage", &settings))
        };
        let (none, narrow, wide) = (with(0, 1), with(12, 1), with(12, 4));
        assert!(none != narrow && narrow != wide, "{rule}");
    }
}

#[test]
fn more_than_planned_is_spent_only_on_champions_won_over() {
    for (settings, more) in [
        ("backstage.recognitions_per_month = 10\nbackstage.bridges_per_month = 2\nbackstage.bridge_width = 3", false),
        ("champions.refusal_percent = 40\nchampions.wave_count = 3", false),
        ("champions = { recruits_per_year = 20, drop_out_percent_per_year = 0 }", true),
    ] {
        let text = format!(
            "runs = 3\nweeks = 40\norganisation = {{ people = 250, leavers_percent_per_year = 0 }}\n\
             budget.person_days = 700\n[[behaviour]]\nalready_doing_percent = 20\nlapse_percent_per_week = 0\n\
             [[strategy]]\nname = \"s\"\nuses = [\"champions\", \"backstage\", \"role_models\"]\n{settings}"
        );
        let comparison = played(&text);
        let plan = comparison.arms[1].plan.person_days();
        assert!(plan > 600.0, "{plan}");
        assert!(runs(&comparison, "s").iter().all(|run| (run.person_days > plan + 1e-6) == more), "{settings}");
    }
}

#[test]
fn a_role_models_practice_and_its_visibility_are_two_things() {
    let with = |practise: u32, visibility: f64| {
        let settings = format!(
            "role_models = {{ practise_percent = {practise}, visibility = {visibility}, hours_per_month = 0 }}"
        );
        company(SPREADS, "role_models", &settings)
    };
    same(&with(0, 1.0), &with(0, 5.0), "nobody practises");
    same(&with(0, 1.0), &company(SPREADS, "", ""), "nobody is asked");
    let (quiet, seen) = (with(100, 1.0), with(100, 5.0));
    assert!(quiet != seen && quiet != with(0, 1.0));
    assert!(mean(&finals(&seen)) > mean(&finals(&with(0, 1.0))));
}

#[test]
fn when_checks_end_practice_may_fall_below_where_it_started() {
    let owned_after = |percent: u32| {
        let settings = format!("mandate = {{ monitoring_until_week = 10, crowding_out_percent = {percent} }}");
        let behaviour = "spreads.simple = { chance_percent = 0 }\nlapse_percent_per_week = 0";
        company(behaviour, "mandate", &settings)
    };
    let shares =
        |runs: &[Trajectory], week| mean(&runs.iter().map(|run| run.share(Measure::Owned, week)).collect::<Vec<_>>());
    let (kept, crowded) = (owned_after(0), owned_after(50));
    assert_eq!(shares(&kept, 10), shares(&crowded, 10));
    assert!(shares(&crowded, 11) < 0.6 * shares(&crowded, 10) && shares(&kept, 11) > 0.95 * shares(&kept, 10));
    assert!(shares(&crowded, 11) < shares(&crowded, 0));
    assert!(owned_after(100).iter().all(|run| run.share(Measure::Owned, 11) < 0.02));
}

#[test]
fn who_is_told_too_often_listens_less_to_colleagues() {
    let loud = |effect: f64| {
        let settings =
            format!("broadcast = {{ messages_per_month = 40, persuasion_percent = 0, reactance_effect = {effect} }}");
        mean(&finals(&company(SPREADS, "broadcast", &settings)))
    };
    assert!(loud(1.0) < 0.8 * loud(0.0), "{} {}", loud(1.0), loud(0.0));
}
