//! No parameter is dead: every key that can change a run does, where what it belongs to is at work.

mod everything;
mod played;

use everything::{EVERYTHING, SEVERAL, TEXTBOOK, sets};
use groundswell::engine::Trajectory;
use groundswell::scenario::{KeyLine, SHIPPED, Scenario, explain, keys, resolved_toml};
use std::collections::HashMap;
use std::path::Path;

/// Keys and tables that change no run of their own, and why.
const CHANGES_NO_RUN: [(&str, &str); 10] = [
    ("format", "says how the file is read"),
    ("title", "a name"),
    ("question", "a name"),
    ("behaviour.name", "a name"),
    ("strategy.name", "a name"),
    ("measure.", "only reports; its tests are in the reports"),
    ("sweep.", "only varies other keys"),
    ("chart.", "only draws"),
    ("expect.", "only compares"),
    ("organisation.people_file", "names a file"),
];

/// On which base a key is at work, and with what laid over it; the first prefix that fits counts, and where none
/// does everything is at work.
const BASES: [(&str, &str, &str); 29] = [
    ("stages", TEXTBOOK, ""),
    ("network.ties_file", TEXTBOOK, ""),
    ("network.direction", TEXTBOOK, "network.ties_file = \"ties.csv\"\nnetwork.direction = \"both_ways\""),
    ("network.ties_at_least", TEXTBOOK, "network.ties_file = \"weighted.csv\"\nnetwork.direction = \"both_ways\""),
    ("network.ring_lattice", TEXTBOOK, "network.ring_lattice = {}"),
    ("network.tree", TEXTBOOK, "network.tree = {}"),
    ("network.small_world", TEXTBOOK, ""),
    ("network.random", TEXTBOOK, "network.random = {}"),
    ("network.scale_free", TEXTBOOK, "network.scale_free = {}"),
    ("network.degrees", TEXTBOOK, "network.degrees.list = [6, 4]"),
    ("network.survey_favours_known", EVERYTHING, "network.survey_most_names = 3"),
    ("network.managers_error", EVERYTHING, "champions.chosen_by = \"managers\""),
    ("network.blocks", TEXTBOOK, "network.blocks = { sizes = [50, 40], tie_percent = [[15, 1], [1, 15]] }"),
    ("attention.shared", SEVERAL, ""),
    ("behaviour.effect_on", SEVERAL, ""),
    ("behaviour.promoted", SEVERAL, ""),
    ("behaviour.spreads.simple", EVERYTHING, "behaviour.spreads.simple = {}"),
    ("behaviour.spreads.cascade", EVERYTHING, "behaviour.spreads.cascade = {}"),
    ("behaviour.spreads.imitation", EVERYTHING, "behaviour.spreads.imitation = {}"),
    (
        "behaviour.spreads.threshold",
        EVERYTHING,
        "behaviour.spreads.threshold = { distribution = \"normal\", spread_percent = 10 }",
    ),
    ("behaviour.spreads.reinforced", EVERYTHING, "behaviour.spreads.reinforced.spread_percent = 40"),
    ("behaviour.spreads.dose", EVERYTHING, "behaviour.spreads.dose = {}"),
    ("starters.ids", TEXTBOOK, ""),
    ("champions.ids", EVERYTHING, "champions = { chosen_by = \"listed\", ids = [1, 2, 3] }"),
    ("champions.chosen_by", EVERYTHING, "champions.share_percent = 50"),
    ("budget.person_days", EVERYTHING, "budget = { compare = \"equal_person_days\", person_days = 700 }"),
    ("strategy.policy", EVERYTHING, POLICY),
    ("search.meeting_trials", EVERYTHING, "search.resolution = \"vote\""),
    ("search.disagreement_effect", EVERYTHING, "search.resolution = \"vote\""),
];

/// Leaders who stay in front, step back and come forward again.
const POLICY: &str = "strategy.all.policy = { start = \"front\", among_from_percent = 10, behind_from_percent = 30, \
                      front_when_drift_above = 0.2, front_when_aligned_below_percent = 15, patience_weeks = 6 }";

/// What is written for a key that has neither bounds nor words to try, and under which path.
const VALUES: [(&str, &str, &str); 17] = [
    ("network.ties_file", "network", "{ ties_file = \"ties.csv\", direction = \"both_ways\" }"),
    ("network.degrees.list", "network.degrees.list", "[3, 9]"),
    ("network.blocks.sizes", "network.blocks.sizes", "[60, 30]"),
    ("network.blocks.tie_percent", "network.blocks.tie_percent", "[[5, 5], [5, 5]]"),
    ("behaviour.effect_on.behaviour", "behaviour.first.effect_on", "[{ behaviour = \"third\", effect = 1 }]"),
    ("behaviour.effect_on.effect", "behaviour.first.effect_on", "[{ behaviour = \"second\", effect = -1 }]"),
    ("behaviour.promoted", "behaviour.second.promoted", "false"),
    ("starters.ids", "starters.ids", "[1, 2, 3]"),
    ("champions.ids", "champions.ids", "[10, 20, 30, 40]"),
    ("role_models.layers", "role_models.layers", "[\"first_line\"]"),
    ("event.week", "event.1.week", "25"),
    ("event.what", "event.1.what", "\"target_moves\""),
    ("event.for_weeks", "event.1.for_weeks", "2"),
    ("event.share_percent", "event.2.share_percent", "10"),
    ("event.effect", "event.1.effect", "0.9"),
    ("event.strategies", "event.1.strategies", "[\"No programme\"]"),
    ("strategy.uses", "strategy.all.uses", "[\"broadcast\", \"champions\", \"backstage\"]"),
];

fn read(text: &str, sets: &[(String, String)]) -> Option<Scenario> {
    Scenario::read(text, "keys.toml", Path::new("tests/keys_files"), sets).ok()
}

/// All that happened in all strategies of a scenario.
fn happened(scenario: &Scenario) -> Vec<Vec<Trajectory>> {
    played::run(scenario).arms.into_iter().map(|arm| arm.ensemble.runs).collect()
}

/// The values to try for a key, and whether each of them is a word with a meaning of its own.
fn candidates(line: &KeyLine) -> (Vec<String>, bool) {
    let found = explain(&line.key).expect("a key is explained");
    let one = found.into_iter().find(|one| one.key == line.key).expect("the key itself");
    match one.takes.as_str() {
        "one of these words" => (one.choices.into_iter().map(|(word, _)| format!("\"{word}\"")).collect(), true),
        "true or false" => (vec!["true".into(), "false".into()], true),
        _ => {
            let default = line.default.as_deref().and_then(|default| default.parse::<f64>().ok());
            let near = default.into_iter().flat_map(|default| [default * 3.0, default / 2.0]);
            let all = near.chain([1.0, 0.0, 10.0, 60.0, 3.0, 0.4, 0.1]);
            (all.map(|number| number.to_string()).collect(), false)
        }
    }
}

/// Why a key is dead, if it is: no number changes the runs, or two words do the same.
fn dead(line: &KeyLine, bases: &mut Bases) -> Option<String> {
    let Base { text, more, happened: plain } = bases.of(&line.key);
    let listed = VALUES.iter().find(|(key, ..)| *key == line.key);
    let (path, (values, words)) = match listed {
        Some((_, path, value)) => (*path, (vec![(*value).to_owned()], false)),
        None => (line.key.as_str(), candidates(line)),
    };
    let with = |value: &String| read(text, &[more.as_slice(), &[(path.into(), value.clone())]].concat());
    let changes = |scenario: &Scenario| happened(scenario) != *plain;
    if words {
        // One of the words is the base's own.
        let read: Vec<(&String, Scenario)> = values.iter().filter_map(|word| Some((word, with(word)?))).collect();
        let idle: Vec<&String> = read.iter().filter(|(_, one)| !changes(one)).map(|(word, _)| *word).collect();
        let dead = idle.len() > 1 || idle.len() == read.len();
        return dead.then(|| format!("{}: these do the same: {idle:?}", line.key));
    }
    let felt = values.iter().filter_map(with).any(|scenario| changes(&scenario));
    (!felt).then(|| format!("{}: none of these changes anything: {values:?}", line.key))
}

/// What happens on each base, simulated when it is first asked for.
#[derive(Default)]
struct Bases(HashMap<&'static str, Base>);

/// A text, what is laid over it, and what happens in it.
struct Base {
    text: &'static str,
    more: Vec<(String, String)>,
    happened: Vec<Vec<Trajectory>>,
}

impl Bases {
    fn of(&mut self, key: &str) -> &Base {
        let found = BASES.iter().find(|(prefix, ..)| key.starts_with(prefix)).unwrap_or(&("", EVERYTHING, ""));
        self.0.entry(found.0).or_insert_with(|| {
            let (text, more) = (found.1, sets(found.2));
            let plain = read(text, &more).unwrap_or_else(|| panic!("{key}: its base cannot be read"));
            Base { text, more, happened: happened(&plain) }
        })
    }
}

#[test]
fn no_parameter_is_dead() {
    let mut bases = Bases::default();
    let skipped = |line: &KeyLine| CHANGES_NO_RUN.iter().any(|(start, _)| line.key.starts_with(start));
    let dead: Vec<String> =
        keys().iter().filter(|line| !skipped(line)).filter_map(|line| dead(line, &mut bases)).collect();
    assert!(dead.is_empty(), "{}", dead.join("\n"));
}

#[test]
fn the_tables_above_name_keys_that_exist() {
    let keys = keys();
    let starts = CHANGES_NO_RUN.iter().map(|one| one.0).chain(BASES.iter().map(|one| one.0));
    for start in starts.chain(VALUES.iter().map(|one| one.0)) {
        assert!(keys.iter().any(|line| line.key.starts_with(start)), "{start}");
    }
}

#[test]
fn every_kind_of_event_is_felt() {
    let plain = happened(&read(EVERYTHING, &[]).expect("a sound scenario"));
    for number in 1..=9 {
        let late = read(EVERYTHING, &sets(&format!("event.{number}.week = 29"))).expect("a sound scenario");
        assert!(happened(&late) != plain, "event {number}");
    }
}

// ---- what is off is absent ----

/// With everything else at work: what is off, and the settings that then mean nothing.
const OFF: [(&str, &str); 38] = [
    (
        "champions.burnout_percent_per_year = 0",
        "champions.burnout_weeks = 40
         backstage.burnout_effect = 1",
    ),
    ("champions.wave_count = 1", "champions.wave_gap_weeks = 9"),
    (
        "champions.work_in_groups_of = 1",
        "champions.group_effect = 2
         champions.group_support = 1
         champions.seeded_together = true",
    ),
    ("champions.announced = false", "champions.endorsement_effect = -0.3"),
    (
        "champions.drop_out_percent_per_year = 0
         champions.burnout_percent_per_year = 0",
        "backstage.drop_out_effect = 1
         backstage.burnout_effect = 1",
    ),
    (
        "champions.conversations_per_week = 0",
        "champions.conversation_effect = 3
         champions.commitment_effect = 2
         champions.recruits_per_year = 9
         champions.hours_per_month = 2
         costs.champion_person_days = 9
         costs.conversation_minutes = 200",
    ),
    (
        "champions.people = 0",
        r#"champions.chosen_by = "random"
           champions.from_week = 9
           champions.until_week = 20
           champions.conversations_per_week = 9
           champions.refusal_percent = 60
           champions.wrong_picks_percent = 80
           champions.recruits_per_year = 9
           champions.hours_per_month = 2
           champions.commitment_effect = 2
           champions.endorsement_effect = 0.3
           backstage.effort_effect = 2
           backstage.drop_out_effect = 1
           backstage.burnout_effect = 1
           network.survey_response_percent = 40"#,
    ),
    (
        "backstage.recognitions_per_month = 0",
        r#"backstage.recognised = "everyone"
           backstage.recognition_effect = 2
           backstage.recognition_fades_in_weeks = 1
           backstage.passed_over_effect = 1
           costs.recognition_minutes = 100"#,
    ),
    (
        "backstage.recognition_effect = 0
         backstage.passed_over_effect = 0",
        r#"backstage.recognised = "everyone"
           backstage.recognition_fades_in_weeks = 1"#,
    ),
    (
        "backstage.bridges_per_month = 0",
        "backstage.bridge_width = 9
         costs.bridge_hours = 50",
    ),
    (
        "backstage.fear_of_letting_go = 0",
        "backstage.patience_weeks = 0
         backstage.plan_percent = 5
         backstage.coaching = 1
         backstage.reverts_for_weeks = 20",
    ),
    (
        "backstage.coaching = 1",
        "backstage.fear_of_letting_go = 1
         backstage.patience_weeks = 0
         backstage.plan_percent = 5
         backstage.reverts_for_weeks = 20",
    ),
    (
        "backstage.plan_percent = 0",
        "backstage.fear_of_letting_go = 1
         backstage.patience_weeks = 0
         backstage.reverts_for_weeks = 20
         backstage.coaching = 0.5",
    ),
    (
        "backstage.check_ins_per_month = 0",
        "backstage.feedback_quality = 1
         costs.check_in_minutes = 100",
    ),
    (
        "backstage.dose = { top = 0, senior = 0, middle = 0, first_line = 0 }
         event.7.week = 30
         event.8.week = 30",
        "backstage.ramp_weeks = 1
         backstage.effort_effect = 2
         backstage.ease_effect = 2
         backstage.decision_levels_effect = 4
         backstage.drop_out_effect = 1
         backstage.burnout_effect = 1
         backstage.coaching_effect = 2
         backstage.override_effect = 1
         backstage.unsupported_effect = 1",
    ),
    (
        "decisions.per_team_per_month = 0",
        "decisions.level = 5
         decisions.level_spread = 3
         decisions.days_per_step = 9
         decisions.leader_decisions_per_week = 1
         decisions.override_percent = 90
         decisions.consensus = true
         decisions.ownership_effect = 1
         decisions.waiting_effect = 1
         backstage.decision_levels_effect = 4",
    ),
    (
        "search.trials_per_week = 0",
        r#"search.aspects = 5
           search.ruggedness = 1
           search.variants_kept = 1
           search.disagreement_effect = 1
           search.resolution = "vote"
           search.resolved_every_weeks = 1
           search.meeting_trials = 1
           search.reading_error = 0.5
           search.learns_from = "team"
           search.shocks_per_year = 20
           search.shock_percent = 90"#,
    ),
    ("search.shocks_per_year = 0", "search.shock_percent = 90"),
    (
        "organisation.stance_effect = 0",
        "organisation.manager_stance = -1
         organisation.manager_stance_spread = 1",
    ),
    (
        "organisation.manager_stance = 0
         organisation.manager_stance_spread = 0",
        "organisation.stance_effect = 1",
    ),
    ("organisation.leavers_percent_per_year = 0", "organisation.engagement_link = 1"),
    (
        "behaviour.skill_weeks = 0",
        "backstage.coaching_effect = 2
         behaviour.gives_up_percent_per_week = 60",
    ),
    (
        "behaviour.risk_points = 0",
        "behaviour.team_safety = 0
         behaviour.team_safety_spread = 0.5",
    ),
    ("behaviour.dominant_people_percent = 0", "behaviour.dominance_weight = 9"),
    (
        "behaviour.turns_into_habit = false",
        "behaviour.habit_weeks = 1
         behaviour.habit_lapse_percent_per_week = 60",
    ),
    ("behaviour.visible_percent = 0", "behaviour.word_of_mouth_percent_per_week = 60"),
    (
        "broadcast.messages_per_month = 0",
        "broadcast.from_week = 9
         broadcast.until_week = 20
         broadcast.reach_percent = 10
         broadcast.opened_percent = 90
         broadcast.clarity = 0
         broadcast.persuasion_percent = 50
         broadcast.reactance_effect = 1
         costs.message_person_days = 50
         costs.reading_minutes = 50",
    ),
    (
        "cascade.rounds_per_year = 0",
        "cascade.from_week = 9
         cascade.until_week = 20
         cascade.passed_on_percent = 10
         cascade.kept_percent = 10
         cascade.weeks_per_layer = 5
         cascade.persuasion_percent = 50",
    ),
    (
        "mandate.checks_per_month = 0",
        "mandate.from_week = 9
         mandate.monitoring_until_week = 25
         mandate.complies_percent = 90
         mandate.internalised_percent_per_week = 50
         mandate.unwatched_lapse_percent_per_week = 90
         mandate.crowding_out_percent = 90
         costs.check_minutes = 100",
    ),
    (
        "role_models.leaders = 0",
        r#"role_models.layers = ["first_line"]
           role_models.from_week = 9
           role_models.until_week = 20
           role_models.practise_percent = 100
           role_models.visibility = 9
           role_models.hours_per_month = 20"#,
    ),
    (
        "event.1.effect = 0",
        r#"event.1.strategies = ["No programme"]
           event.1.week = 20
           event.1.for_weeks = 20"#,
    ),
    (
        "event.2.share_percent = 0",
        r#"event.2.strategies = ["No programme"]
           event.2.week = 20"#,
    ),
    (
        "event.3.effect = 0",
        r#"event.3.strategies = ["No programme"]
           event.3.week = 20"#,
    ),
    (
        "event.4.effect = 0",
        r#"event.4.strategies = ["all"]
           event.4.week = 20"#,
    ),
    (
        "event.5.effect = 0",
        r#"event.5.strategies = ["No programme"]
           event.5.week = 20"#,
    ),
    (
        "event.6.share_percent = 0",
        r#"event.6.strategies = ["No programme"]
           event.6.week = 20"#,
    ),
    (
        "event.7.share_percent = 0",
        r#"event.7.strategies = ["No programme"]
           event.7.week = 20
           event.7.for_weeks = 1"#,
    ),
    (
        "event.9.share_percent = 0",
        r#"event.9.strategies = ["all"]
           event.9.week = 25"#,
    ),
];

/// Effects beside which nothing loses its meaning when they are off; `leading.rs` has it.
const ELSEWHERE: [&str; 1] = ["leaders.say_do_gap_effect"];

#[test]
fn what_is_off_leaves_its_other_settings_without_meaning() {
    let mut wrong = Vec::new();
    for (off, companions) in OFF {
        let (off, companions) = (sets(off), sets(companions));
        let with = |more: &[(String, String)]| {
            Scenario::read(EVERYTHING, "keys.toml", Path::new(""), &[&off, more].concat())
                .map(|scenario| happened(&scenario))
        };
        let plain = with(&[]).unwrap_or_else(|error| panic!("{error}"));
        for one in &companions {
            match with(std::slice::from_ref(one)) {
                Ok(same) if same == plain => {}
                Ok(_) => wrong.push(format!("{off:?}: {one:?} is felt")),
                Err(error) => wrong.push(format!("{off:?}: {one:?}: {error}")),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_effect_has_been_thought_of() {
    let named = |key: &str| {
        let all = OFF.iter().flat_map(|(off, companions)| [off, companions]);
        all.flat_map(|lines| sets(lines)).any(|(set, _)| set == key) || ELSEWHERE.contains(&key)
    };
    let missing: Vec<String> =
        keys().into_iter().map(|line| line.key).filter(|key| key.ends_with("_effect") && !named(key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_scenario_as_run_reads_again_as_it_was() {
    let shipped = SHIPPED.map(|shipped| shipped.text);
    for text in [EVERYTHING, TEXTBOOK, SEVERAL].into_iter().chain(shipped) {
        let scenario = read(text, &[]).expect("a sound scenario");
        let spelled_out = resolved_toml(&scenario.file);
        let again = Scenario::read(&spelled_out, "keys.toml", Path::new("tests/keys_files"), &[]);
        let again = again.unwrap_or_else(|error| panic!("{error}\n{spelled_out}"));
        assert!(again.file == scenario.file, "{spelled_out}");
    }
}
