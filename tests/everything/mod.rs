//! A scenario in which everything is at work, small enough to be run hundreds of times.

#![allow(dead_code, reason = "each test uses a part")]

/// Every channel, every mechanism and every kind of event, in a company.
pub const EVERYTHING: &str = r#"
    runs = 2
    weeks = 30
    seed = 3
    budget.compare = "as_written"
    network.contacts_per_person = 6
    starters.people = 3
    [organisation]
    people = 150
    span_of_control = 4
    sites = 3
    leavers_percent_per_year = 20
    movers_percent_per_year = 20
    engagement_link = 0.3
    manager_stance = 0.1
    manager_stance_spread = 0.3
    [attention]
    other_messages_per_month = 2
    [[behaviour]]
    already_doing_percent = 6
    already_aware_percent = 40
    never_percent = 4
    opponents_percent = 3
    outside_percent_per_week = 0.2
    habit_weeks = 5
    copying_error = 0.1
    local_adaptation = 0.1
    dominant_people_percent = 10
    goal_fades_in_weeks = 8
    skill_weeks = 2
    gives_up_percent_per_week = 3
    told_lapse_percent_per_week = 3
    risk_points = 5
    team_safety = 0.5
    team_safety_spread = 0.2
    [leaders]
    say_do_gap_effect = 0.2
    [decisions]
    per_team_per_month = 4
    override_percent = 10
    ownership_effect = 0.5
    waiting_effect = 0.3
    [search]
    trials_per_week = 2
    variants_kept = 3
    resolution = "recombine"
    shocks_per_year = 3
    [broadcast]
    from_week = 2
    reactance_effect = 0.3
    [cascade]
    rounds_per_year = 8
    [mandate]
    monitoring_until_week = 20
    crowding_out_percent = 10
    [champions]
    share_percent = 12
    drop_out_percent_per_year = 40
    refusal_percent = 10
    wrong_picks_percent = 10
    burnout_percent_per_year = 60
    burnout_weeks = 5
    recruits_per_year = 2
    wave_count = 3
    wave_gap_weeks = 1
    work_in_groups_of = 3
    group_effect = 0.3
    group_support = 0.3
    announced = true
    endorsement_effect = 0.2
    commitment_effect = 0.5
    [backstage]
    dose = { top = 0.9, senior = 0.8, middle = 0.7, first_line = 0.6 }
    ramp_weeks = 4
    fear_of_letting_go = 0.2
    patience_weeks = 5
    plan_percent = 95
    feedback_quality = 0.5
    recognitions_per_month = 20
    recognised = "stars"
    bridges_per_month = 8
    coaching_effect = 0.5
    override_effect = 0.3
    steps_in_when_drift_above = 0.1
    detection_lag_weeks = 2
    [role_models]
    leaders = 8
    [[event]]
    week = 5
    what = "breach"
    [[event]]
    week = 7
    what = "reorganisation"
    [[event]]
    week = 9
    what = "target_moves"
    [[event]]
    week = 10
    what = "push_by_champions"
    [[event]]
    week = 11
    what = "push_by_the_top"
    [[event]]
    week = 12
    what = "merger"
    [[event]]
    week = 13
    what = "leader_absent"
    [[event]]
    week = 18
    what = "leaders_revert_to_control"
    [[event]]
    week = 22
    what = "champions_leave"
    [[strategy]]
    name = "all"
    uses = ["broadcast", "cascade", "mandate", "champions", "backstage", "role_models"]
"#;

/// A textbook model on a textbook network, with messages.
pub const TEXTBOOK: &str = r#"
    runs = 2
    weeks = 30
    stages = "adoption_only"
    organisation.people = 90
    starters.people = 6
    network.small_world = {}
    budget.compare = "as_written"
    [[behaviour]]
    spreads.simple.chance_percent = 3
    lapse_percent_per_week = 3
    [[strategy]]
    name = "all"
    uses = ["broadcast"]
"#;

/// Two behaviours with something to do with each other.
pub const SEVERAL: &str = r#"
    runs = 2
    weeks = 30
    organisation.people = 150
    budget.compare = "as_written"
    [[behaviour]]
    name = "first"
    already_doing_percent = 30
    [[behaviour.effect_on]]
    behaviour = "second"
    effect = 1
    [[behaviour]]
    name = "second"
    already_doing_percent = 8
    spreads.simple.chance_percent = 2
    [[behaviour]]
    name = "third"
    already_doing_percent = 8
    spreads.simple.chance_percent = 2
    [[strategy]]
    name = "all"
    uses = ["broadcast"]
"#;

/// Values to be laid over a text, a `key = value` a line.
pub fn sets(lines: &str) -> Vec<(String, String)> {
    let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let (key, value) = line.split_once('=').expect("a key and its value");
            (key.trim().into(), value.trim().into())
        })
        .collect()
}
