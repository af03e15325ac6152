//! The comparison is not rigged: what has no effect changes nothing, names and order change nothing, all
//! strategies meet the same people with the same luck and the same contagion, and cost the same.

mod played;

use groundswell::behaviour::{Measure, Stage};
use groundswell::experiment::statistics::sample_variance;
use groundswell::experiment::{Comparison, Difference, Line, Outcome, planned};
use played::{RULES, error, finals, free, mean, organisation, played, read, run, runs, same, seen};
use proptest::prelude::*;

/// A company of a few hundred, strategies as written; `behaviour` and `strategies` are TOML.
fn company(behaviour: &str, strategies: &str) -> String {
    format!(
        r#"
        runs = 4
        weeks = 40
        seed = 77
        organisation = {{ people = 250, layers = 4, sites = 2, leavers_percent_per_year = 0, movers_percent_per_year = 0 }}
        network.contacts_per_person = 6
        budget.compare = "as_written"
        [[behaviour]]
        name = "asks"
        {behaviour}
        {strategies}
        "#
    )
}

fn strategy(name: &str, uses: &str, settings: &str) -> String {
    let uses: Vec<String> = uses.split_whitespace().map(|channel| format!("\"{channel}\"")).collect();
    format!("[[strategy]]\nname = \"{name}\"\nuses = [{}]\n{settings}\n", uses.join(", "))
}

/// The runs of one strategy in a company, beside one in which nothing is done.
fn with(behaviour: &str, uses: &str, settings: &str) -> Comparison {
    let strategies = strategy("nothing", "", "") + &strategy("something", uses, settings);
    played(&company(behaviour, &strategies))
}

const SOME_DO: &str = "already_doing_percent = 8\nalready_aware_percent = 50";
const FULL_DOSE: &str = "backstage.dose = { top = 1, senior = 1, middle = 1, first_line = 1 }\n";
/// Leaders who are neither missed nor talk about what is meant.
const UNMISSED: &str = "backstage.unsupported_effect = 0\nbackstage.check_ins_per_month = 0\n";
const STRONG: &str = "backstage.ramp_weeks = 0\nbackstage.ease_effect = 2\nbackstage.effort_effect = 2\n";

// ---- what has no effect changes nothing ----

#[test]
fn support_without_effects_leaves_champions_as_they_are_run_for_run() {
    for rule in RULES {
        let idle = "backstage.effort_effect = 0\nbackstage.ease_effect = 0\nbackstage.drop_out_effect = 0\n";
        let strategies = strategy("champions", "champions", "")
            + &strategy("supported", "champions backstage", &format!("{idle}{FULL_DOSE}{UNMISSED}"));
        let comparison = played(&company(&format!("{SOME_DO}\n{rule}"), &strategies));
        let (alone, supported) = (runs(&comparison, "champions"), runs(&comparison, "supported"));
        same(&free(alone), &free(supported), rule);
        assert!(alone.iter().zip(supported).all(|(alone, supported)| alone.person_days < supported.person_days));
    }
}

#[test]
fn every_effect_of_support_is_felt_under_every_rule() {
    let effects = ["effort_effect", "ease_effect", "drop_out_effect"];
    for rule in RULES {
        for felt in effects {
            if felt == "drop_out_effect" && rule.starts_with("spreads.cascade") {
                continue; // an example counts once, when it appears: later effort is not read
            }
            let value = |effect: &&str| if *effect == felt { 1.0 } else { 0.0 };
            let settings: Vec<String> =
                effects.iter().map(|effect| format!("backstage.{effect} = {}", value(effect))).collect();
            let champions = "champions = { share_percent = 10, drop_out_percent_per_year = 90 }\n";
            let supported = format!("{FULL_DOSE}{UNMISSED}{champions}{}", settings.join("\n"));
            let strategies = strategy("champions", "champions", champions)
                + &strategy("supported", "champions backstage", &supported);
            let comparison = played(&company(&format!("already_aware_percent = 100\n{rule}"), &strategies));
            let (alone, supported) = (runs(&comparison, "champions"), runs(&comparison, "supported"));
            assert!(free(alone) != free(supported), "{felt} under {rule}");
        }
    }
}

#[test]
fn a_channel_of_no_volume_is_absent_bit_for_bit_cost_included() {
    let empty = [
        ("champions", "champions.people = 0"),
        ("champions", "champions.conversations_per_week = 0"),
        ("champions", "champions.hours_per_month = 0"),
        ("role_models", "role_models.leaders = 0"),
        ("role_models", "role_models.layers = []"),
        ("broadcast", "broadcast.messages_per_month = 0"),
        ("cascade", "cascade.rounds_per_year = 0"),
        ("mandate", "mandate.checks_per_month = 0"),
    ];
    for budget in ["budget.compare = \"as_written\"", "budget.person_days = 500"] {
        for (channel, settings) in empty {
            let strategies = strategy("nothing", "", "")
                + &strategy("empty", channel, settings)
                + &strategy("other", "broadcast mandate", "")
                + &strategy("both", &format!("{channel} backstage"), settings)
                + &strategy("support", "backstage", "");
            let text = company(SOME_DO, &strategies).replace("budget.compare = \"as_written\"", budget);
            let comparison = played(&text);
            same(&runs(&comparison, "empty"), &runs(&comparison, "nothing"), settings);
            same(&runs(&comparison, "both"), &runs(&comparison, "support"), settings);
            assert_eq!(comparison.arms[1].plan.person_days(), 0.0, "{settings}, {budget}");
        }
    }
}

#[test]
fn leaders_support_changes_nothing_where_there_is_no_champion_and_no_adopter() {
    for rule in RULES {
        for more in ["", "opponents_percent = 10", "word_of_mouth_percent_per_week = 50"] {
            let behaviour = format!("already_aware_percent = 60\n{rule}\n{more}");
            let settings = format!("{FULL_DOSE}{STRONG}");
            let comparison = with(&behaviour, "backstage", &settings);
            same(&free(runs(&comparison, "something")), &free(runs(&comparison, "nothing")), &behaviour);
        }
    }
}

/// Under the first behaviour, the two sets of further settings make no difference whatever.
#[track_caller]
fn idle(behaviour: &str, one: &str, other: &str, uses: &str) {
    let played = |more: &str| with(&format!("{behaviour}\n{more}"), uses, "");
    let (one_played, other_played) = (played(one), played(other));
    for (one_arm, other_arm) in one_played.arms.iter().zip(&other_played.arms) {
        same(&one_arm.ensemble, &other_arm.ensemble, &format!("{behaviour}: {one} against {other}"));
    }
}

#[test]
fn a_mechanism_whose_rate_is_zero_leaves_its_other_settings_without_meaning() {
    let all = "broadcast champions mandate backstage";
    let some = format!("{SOME_DO}\nspreads.simple = {{ chance_percent = 3 }}\n");
    let off = |settings: &str| format!("{some}{settings}");
    idle(
        &off("turns_into_habit = false\nhabit_lapse_percent_per_week = 5"),
        "habit_weeks = 1",
        "habit_weeks = 90",
        all,
    );
    idle(
        &off("turns_into_habit = false"),
        "habit_lapse_percent_per_week = 0",
        "habit_lapse_percent_per_week = 80",
        all,
    );
    let never_lapses = "lapse_percent_per_week = 0\nhabit_lapse_percent_per_week = 0";
    idle(&off(never_lapses), "lapse_forgets = true", "lapse_forgets = false", "broadcast champions backstage");
    let no_opponents = "never_percent = 0\nopponents_percent = 0";
    idle(&some, no_opponents, "", all);
    let unseen = format!("{SOME_DO}\nword_of_mouth_percent_per_week = 50\nvisible_percent = 0");
    for rule in RULES {
        idle(&unseen, rule, "spreads.simple = { chance_percent = 0 }", "broadcast mandate");
    }
    let silent = format!("{SOME_DO}\nvisible_percent = 0");
    idle(&silent, "word_of_mouth_percent_per_week = 0", "word_of_mouth_percent_per_week = 100", "broadcast mandate");
}

#[test]
fn what_is_certain_changes_nothing_where_nothing_of_it_arrives() {
    let channels = [
        ("broadcast", "broadcast = { persuasion_percent = 100, opened_percent = 0 }"),
        ("cascade", "cascade = { persuasion_percent = 100, kept_percent = 0 }"),
    ];
    for (channel, settings) in channels {
        let comparison = with(SOME_DO, channel, settings);
        same(&free(runs(&comparison, "something")), &free(runs(&comparison, "nothing")), settings);
    }
    let told = with("word_of_mouth_percent_per_week = 100", "broadcast", "broadcast.opened_percent = 1");
    assert!(runs(&told, "something").iter().all(|run| run.count(Measure::Aware, 40) > 0));
    let supported = |percent: u32| {
        let settings = format!(
            "champions = {{ chosen_by = \"listed\", ids = [240, 241, 242], drop_out_percent_per_year = {percent} }}\n\
             {FULL_DOSE}backstage.ramp_weeks = 0\nbackstage.drop_out_effect = 1\nbackstage.fear_of_letting_go = 0"
        );
        with(SOME_DO, "champions backstage", &settings).arms[1].ensemble.clone()
    };
    same(&supported(100), &supported(0), "fully supported champions never give up");
}

#[test]
fn whoever_never_lapses_keeps_practising() {
    let behaviour = format!("{SOME_DO}\nlapse_percent_per_week = 0\nhabit_lapse_percent_per_week = 0");
    for run in runs(&with(&behaviour, "broadcast champions", ""), "something") {
        assert!(run.stages.iter().all(|row| row[Stage::Lapsed as usize] == 0));
        let owned: Vec<u32> = (0..=run.weeks()).map(|week| run.count(Measure::Owned, week)).collect();
        assert!(owned.is_sorted());
    }
}

#[test]
fn without_word_of_mouth_and_channels_nobody_hears_of_it() {
    let behaviour = format!("{SOME_DO}\nword_of_mouth_percent_per_week = 0");
    for run in runs(&with(&behaviour, "", ""), "nothing") {
        let aware: Vec<u32> = (0..=run.weeks()).map(|week| run.count(Measure::Aware, week)).collect();
        assert!(aware.iter().all(|&count| count == aware[0]), "{aware:?}");
    }
}

#[test]
fn without_outside_influence_and_examples_nobody_adopts() {
    for rule in RULES {
        let behaviour = format!("already_aware_percent = 100\noutside_percent_per_week = 0\n{rule}");
        assert_eq!(finals(runs(&with(&behaviour, "", ""), "nothing")), [0.0; 4], "{rule}");
    }
}

#[test]
fn with_nobody_who_never_adopts_all_can_be_won() {
    let behaviour = |closed: &str| {
        format!(
            "already_aware_percent = 100\noutside_percent_per_week = 100\nlapse_percent_per_week = 0\nhabit_lapse_percent_per_week = 0\n{closed}"
        )
    };
    let after = |closed: &str| finals(runs(&with(&behaviour(closed), "", ""), "nothing"));
    assert_eq!(after("never_percent = 0\nopponents_percent = 0"), [250.0; 4]);
    assert_eq!(after("never_percent = 20\nopponents_percent = 4"), [190.0; 4]);
}

#[test]
fn a_threshold_without_noise_lets_nobody_adopt_below_it() {
    let adopters = |below: u32| {
        let behaviour = format!("spreads.threshold = {{ share_percent = 100, below_percent = {below} }}");
        let text = format!(
            "runs = 4\nweeks = 20\nstages = \"adoption_only\"\norganisation.people = 60\nstarters.people = 3\n\
             network.ring_lattice = {{ ties_per_person = 6 }}\n[[behaviour]]\n{behaviour}\n[[strategy]]\nname = \"s\""
        );
        mean(&finals(runs(&played(&text), "s")))
    };
    assert_eq!(adopters(0), 3.0);
    assert!(adopters(30) > 10.0);
}

#[test]
fn messages_that_neither_inform_nor_persuade_only_cost() {
    let settings = [
        ("broadcast", "broadcast = { persuasion_percent = 0, clarity = 0 }"),
        ("broadcast", "broadcast.reach_percent = 0"),
        ("broadcast", "broadcast.opened_percent = 0"),
        ("cascade", "cascade = { persuasion_percent = 0, kept_percent = 0 }"),
        ("mandate", "mandate.complies_percent = 0"),
    ];
    for (channel, settings) in settings {
        let comparison = with(SOME_DO, channel, settings);
        same(&free(runs(&comparison, "something")), &free(runs(&comparison, "nothing")), settings);
        assert!(runs(&comparison, "something").iter().all(|run| run.person_days > 0.0), "{settings}");
    }
    for channel in ["broadcast", "cascade"] {
        // what renews the goal keeps copies nearer to it, so that there must be nothing to keep near
        let all_know = "already_aware_percent = 100\nalready_doing_percent = 8\ncopying_error = 0\n\
                        dominant_people_percent = 0";
        let comparison = with(all_know, channel, &format!("{channel}.persuasion_percent = 0"));
        same(&free(runs(&comparison, "something")), &free(runs(&comparison, "nothing")), channel);
    }
}

#[test]
fn nothing_is_made_ones_own_where_that_never_happens() {
    let behaviour = "already_aware_percent = 100\nspreads.simple = { chance_percent = 0 }";
    let owned = |settings: &str| {
        let comparison = with(behaviour, "mandate", settings);
        runs(&comparison, "something").iter().map(|run| f64::from(run.count(Measure::Owned, 40))).sum::<f64>()
    };
    assert_eq!(owned("mandate.internalised_percent_per_week = 0"), 0.0);
    assert!(owned("mandate.internalised_percent_per_week = 5") > 0.0);
}

#[test]
fn champions_who_never_give_up_cost_what_was_planned() {
    let behaviour = format!("{SOME_DO}\nlapse_percent_per_week = 0\nhabit_lapse_percent_per_week = 0");
    let spent = |percent: u32, more: &str| {
        let settings = format!("champions = {{ drop_out_percent_per_year = {percent}, from_week = 5{more} }}");
        let comparison = with(&behaviour, "champions", &settings);
        let plan = comparison.arms[1].plan.person_days();
        runs(&comparison, "something").iter().map(|run| run.person_days / plan).collect::<Vec<_>>()
    };
    for people in [1, 3, 11] {
        for (wave_count, gap) in [(1, 13), (4, 1), (4, 9), (10, 1), (10, 3), (3, 13)] {
            let waves = format!(", people = {people}, wave_count = {wave_count}, wave_gap_weeks = {gap}");
            let shares = spent(0, &waves);
            assert!(shares.iter().all(|share| (share - 1.0).abs() < 1e-9), "{waves}: {shares:?}");
        }
    }
    assert!(spent(60, "").iter().all(|&share| share < 1.0));
    let some = format!("{SOME_DO}\n");
    let supported = |effect: f64| {
        let settings = format!("champions.drop_out_percent_per_year = 0\nbackstage.drop_out_effect = {effect}");
        with(&some, "champions backstage", &settings).arms[1].ensemble.clone()
    };
    same(&supported(0.0), &supported(1.0), "support against giving up, where nobody gives up");
}

#[test]
fn all_people_listed_as_champions_are_asked() {
    let settings = "champions = { chosen_by = \"listed\", ids = [3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 2, 1] }";
    for budget in ["budget.compare = \"as_written\"", "budget.person_days = 1000"] {
        let text = company("spreads.simple = { chance_percent = 0 }", &strategy("listed", "champions", settings))
            .replace("budget.compare = \"as_written\"", budget);
        let comparison = played(&text);
        let listed = runs(&comparison, "listed");
        assert!(listed.iter().all(|run| run.count(Measure::Adoption, 1) == 12), "{budget}");
    }
}

#[test]
fn an_event_in_one_strategy_leaves_the_events_of_all_to_the_same_people() {
    let settings = "champions.share_percent = 10";
    let strategies = strategy("struck", "champions backstage", settings)
        + &strategy("other", "champions backstage", settings)
        + "[[event]]\nweek = 5\nwhat = \"breach\"\neffect = 0\nstrategies = [\"struck\"]\n"
        + "[[event]]\nweek = 10\nwhat = \"reorganisation\"\n[[event]]\nweek = 15\nwhat = \"leader_absent\"\n"
        + "[[event]]\nweek = 20\nwhat = \"champions_leave\"\n";
    let comparison = played(&company(SOME_DO, &strategies));
    same(&runs(&comparison, "struck"), &runs(&comparison, "other"), "a breach that nobody feels");
}

// ---- names and order change nothing ----

#[test]
fn strategies_under_each_others_name_and_in_another_order_do_the_same() {
    let (loud, quiet) = ("broadcast cascade", "champions backstage");
    let head = |strategies: &str| {
        company(SOME_DO, strategies).replace("budget.compare = \"as_written\"", "budget.person_days = 600")
    };
    let one = played(&head(&(strategy("Loud", loud, "") + &strategy("Quiet", quiet, ""))));
    let swapped = played(&head(&(strategy("Quiet", loud, "") + &strategy("Loud", quiet, ""))));
    let turned = played(&head(&(strategy("Quiet", quiet, "") + &strategy("Loud", loud, ""))));
    for (name, other) in [("Loud", "Quiet"), ("Quiet", "Loud"), ("No programme", "No programme")] {
        same(&runs(&one, name), &runs(&swapped, other), name);
        same(&runs(&one, name), &runs(&turned, name), name);
    }
    let renamed = one.verdict.sentence.replace("Loud", "*").replace("Quiet", "Loud").replace('*', "Quiet");
    assert_ne!(renamed, one.verdict.sentence, "the sentence names a strategy");
    assert_eq!(swapped.verdict.sentence, renamed);
    assert_eq!(turned.verdict.sentence, one.verdict.sentence);
}

#[test]
fn strategies_that_are_added_move_nobody_elses_runs() {
    let champions = strategy("few", "champions", "champions = { people = 4, chosen_by = \"nomination\" }");
    let more = strategy("many", "champions", "champions = { people = 40, chosen_by = \"nomination\" }");
    let alone = played(&company(SOME_DO, &champions));
    let beside = played(&company(SOME_DO, &(more + &champions + &strategy("loud", "broadcast", ""))));
    same(&runs(&alone, "few"), &runs(&beside, "few"), "few");
    same(&runs(&alone, "No programme"), &runs(&beside, "No programme"), "No programme");
}

// ---- equal cost ----

fn any_mix() -> impl Strategy<Value = Vec<&'static str>> {
    proptest::sample::subsequence(
        vec!["broadcast", "cascade", "mandate", "champions", "backstage", "role_models"],
        1..=6,
    )
}

fn budgeted(uses: &[&str], person_days: f64, people: u32, more: &str) -> String {
    format!(
        "runs = 2\nweeks = 60\norganisation.people = {people}\nbudget.person_days = {person_days}\n{more}\n\
         [[behaviour]]\nname = \"asks\"\n{}",
        strategy("mix", &uses.join(" "), "")
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn every_plan_is_the_budget_to_less_than_its_cheapest_open_unit(
        uses in any_mix(), budget in 0.0..5000.0f64, people in 30..400u32, talks in 0.5..6.0f64,
        messages in 0.5..9.0f64, from in 1..50u32,
    ) {
        let mut more = format!("broadcast = {{ messages_per_month = {messages}, from_week = {from} }}\n");
        more += &format!("champions = {{ conversations_per_week = {talks}, share_percent = 5 }}");
        let scenario = read(&budgeted(&uses, budget, people, &more));
        let (strategies, plans) = planned(&scenario, &organisation(&scenario, 0));
        let place = strategies.iter().position(|strategy| strategy.name == "mix").unwrap();
        let plan = &plans[place];
        prop_assert_eq!(plan.budget, Some(budget));
        prop_assert_eq!(plan.lines.len(), uses.len());
        prop_assert!(plan.person_days() <= budget + 1e-6, "{:?}", plan);
        prop_assert!((plan.person_days() + plan.unspent - budget).abs() < 1e-6, "{:?}", plan);
        let open = plan.lines.iter().filter(|line| line.written > 0.0 && line.volume + 1.0 <= line.most);
        let unit = open.map(Line::next).fold(f64::INFINITY, f64::min);
        prop_assert!(plan.unspent < unit, "{:?}", plan);
    }

    #[test]
    fn a_split_plan_gives_each_channel_its_part_to_less_than_a_unit(
        budget in 50.0..5000.0f64, first in 0..=100u32, people in 60..400u32,
    ) {
        let split = format!("split_percent = {{ broadcast = {first}, champions = {} }}", 100 - first);
        let text = budgeted(&["broadcast", "champions"], budget, people, "") + &split;
        let scenario = read(&text);
        let (_, plans) = planned(&scenario, &organisation(&scenario, 0));
        for (line, part) in plans[1].lines.iter().zip([first, 100 - first]) {
            let left = budget * f64::from(part) / 100.0 - line.person_days();
            prop_assert!(left > -1e-6 && (left < line.next() || line.volume + 1.0 > line.most), "{:?}: {}", line, left);
        }
    }
}

#[test]
fn no_run_spends_more_than_was_planned_and_what_luck_cannot_change_is_spent() {
    for (uses, certain) in [
        ("broadcast", true),
        ("mandate", true),
        ("backstage", true),
        ("cascade", false),
        ("champions", false),
        ("broadcast cascade champions backstage mandate role_models", false),
    ] {
        let uses: Vec<&str> = uses.split(' ').collect();
        let comparison = played(&budgeted(&uses, 700.0, 200, "cascade.from_week = 9\nbackstage.from_week = 7"));
        let plan = &comparison.arms[1].plan;
        assert!(plan.person_days() > 100.0, "{uses:?}: {plan:?}");
        for run in runs(&comparison, "mix") {
            let left = plan.person_days() - run.person_days;
            assert!(left > -1e-6 && (!certain || left < 1e-6), "{uses:?}: {left} of {}", plan.person_days());
        }
    }
}

// ---- the same people, the same luck ----

#[test]
fn strategies_are_the_same_person_for_person_until_the_week_in_which_they_part() {
    let parts = [
        ("broadcast", "broadcast"),
        ("cascade", "cascade"),
        ("mandate", "mandate"),
        ("champions", "champions"),
        ("champions backstage", "backstage"),
        ("role_models", "role_models"),
    ];
    for rule in RULES {
        for (uses, late) in parts {
            let all = "champions.people = 20\n".repeat(usize::from(uses.starts_with("champions")));
            let ramp = "backstage.ramp_weeks = 0\nbackstage.ease_effect = 2\n".repeat(usize::from(late == "backstage"));
            let base = uses.strip_suffix(late).unwrap_or("").trim();
            let strategies = strategy("base", base, if base.is_empty() { "" } else { &all })
                + &strategy("late", uses, &format!("{all}{ramp}{late}.from_week = 17"));
            let behaviour = format!("already_aware_percent = 70\nalready_doing_percent = 15\n{rule}");
            let scenario = read(&company(&behaviour, &strategies));
            let mut parted = false;
            for run in 0..2 {
                let people = seen(&scenario, run);
                let (base, late) = (&people[people.len() - 2], &people[people.len() - 1]);
                same(&base[..17], &late[..17], &format!("{uses} under {rule}"));
                parted |= base != late;
            }
            assert!(parted, "{uses} never did anything under {rule}");
        }
    }
}

#[test]
fn people_seen_one_by_one_are_those_of_the_comparison() {
    let text = company(SOME_DO, &strategy("all", "broadcast cascade champions backstage mandate", ""));
    let scenario = read(&text);
    let comparison = run(&scenario);
    for number in 0..4 {
        for (arm, weeks) in comparison.arms.iter().zip(seen(&scenario, number)) {
            for (week, stages) in weeks.iter().enumerate() {
                let row = Stage::ALL.map(|stage| stages.iter().filter(|&&one| one == stage).count() as u32);
                assert_eq!(arm.ensemble.runs[number as usize].stages[week], row);
            }
        }
    }
}

#[test]
fn all_strategies_meet_the_same_people() {
    let strategies = strategy("loud", "broadcast", "") + &strategy("quiet", "champions", "");
    let behaviour = format!("{SOME_DO}\nnever_percent = 10");
    let comparison = played(&company(&behaviour, &strategies));
    for (number, first) in comparison.arms[0].ensemble.runs.iter().enumerate() {
        for arm in &comparison.arms {
            let other = &arm.ensemble.runs[number];
            assert_eq!(other.layer_sizes, first.layer_sizes);
            assert_eq!((other.stages[0], other.adopters_by_layer(0)), (first.stages[0], first.adopters_by_layer(0)));
        }
    }
}

#[test]
fn whoever_a_message_wins_passes_it_on_like_a_champion() {
    // One message at week 5 wins everybody who knows of it; in the other strategy the same people are
    // champions of that week, who do no more than practise.
    for rule in RULES {
        let behaviour = format!("already_aware_percent = 12\nnever_percent = 10\n{rule}");
        let message = "broadcast = { messages_per_month = 4.4, from_week = 5, until_week = 5, opened_percent = 100, \
                       clarity = 0, persuasion_percent = 100 }";
        let won = strategy("won", "broadcast", message);
        let scenario = read(&company(&behaviour, &won));
        for number in 0..3 {
            let people = &seen(&scenario, number)[1];
            let ids: Vec<String> = (0..250).filter(|&id| people[5][id].owned()).map(|id| id.to_string()).collect();
            assert!(ids.len() > 20 && people[4].iter().all(|stage| !stage.adopted()));
            let champions = format!(
                "champions = {{ chosen_by = \"listed\", ids = [{}], from_week = 5, conversation_effect = 0, \
                 drop_out_percent_per_year = 0 }}",
                ids.join(", ")
            );
            let both = read(&company(&behaviour, &(won.clone() + &strategy("asked", "champions", &champions))));
            let people = seen(&both, number);
            for (week, (won, asked)) in people[1].iter().zip(&people[2]).enumerate() {
                same(won, asked, &format!("week {week} under {rule}"));
            }
            assert!(people[1][5] != people[1][40], "{rule}");
        }
    }
}

#[test]
fn champions_too_are_passed_over() {
    let behaviour = "already_aware_percent = 100\nspreads.simple = { chance_percent = 0 }";
    let comparison = with(behaviour, "champions backstage", "champions.people = 9");
    for run in runs(&comparison, "something") {
        assert!((1..=40).all(|week| run.count(Measure::Adoption, week) <= 9));
    }
}

// ---- inside the noise there is no difference ----

#[track_caller]
fn owned_between<'a>(comparison: &'a Comparison, first: &str, second: &str) -> &'a Difference {
    let place = |name: &str| comparison.arms.iter().position(|arm| arm.strategy.name == name).unwrap();
    let (first, second) = (place(first), place(second));
    let is_owned = |outcome| matches!(outcome, Outcome::Share(Measure::Owned, _));
    let found = comparison.differences.iter().find(|d| (d.first, d.second) == (first, second) && is_owned(d.outcome));
    found.expect("every pair is compared")
}

#[test]
fn identical_strategies_do_not_differ_clearly() {
    let strategies = strategy("one", "broadcast champions", "") + &strategy("other", "broadcast champions", "");
    let comparison = played(&company(SOME_DO, &strategies));
    let difference = owned_between(&comparison, "one", "other");
    let paired = difference.paired.unwrap();
    assert_eq!((paired.difference.mean, paired.difference.low, paired.difference.high), (0.0, 0.0, 0.0));
    assert_eq!((paired.wins_first, paired.wins_second, paired.ties), (0, 0, 4));
    assert!(!difference.clear);
    let none = strategy("idle", "", "") + &strategy("idle too", "", "");
    let sentence = played(&company(SOME_DO, &none)).verdict.sentence;
    assert!(sentence.starts_with("No clear difference"), "{sentence}");
    assert!(comparison.verdict.level_with.len() == 1 && comparison.verdict.sentence.starts_with("No clear difference"));
}

#[test]
fn strategies_that_differ_by_luck_alone_are_told_apart_five_times_in_a_hundred() {
    let experiments = 400;
    let covers = |seed: u32| {
        let champions =
            |way: &str| strategy(way, "champions", &format!("champions = {{ people = 4, chosen_by = \"{way}\" }}"));
        let text = format!(
            "runs = 20\nweeks = 12\nseed = {seed}\norganisation.people = 40\nnetwork.complete = {{}}\n\
             budget.compare = \"as_written\"\nmeasure.margin_points = 0\n[[behaviour]]\nalready_aware_percent = 100\n\
             never_percent = 20\nspreads.simple = {{ chance_percent = 1 }}\n{}{}",
            champions("random"),
            champions("volunteers")
        );
        let comparison = played(&text);
        let difference = owned_between(&comparison, "random", "volunteers");
        let interval = difference.paired.unwrap().difference;
        assert_eq!(difference.clear, interval.low > 0.0 || interval.high < 0.0);
        interval.low <= 0.0 && 0.0 <= interval.high
    };
    let covered = (0..experiments).filter(|&seed| covers(seed)).count() as f64 / f64::from(experiments);
    played::holds("coverage", covered, 0.95, (0.95 * 0.05 / f64::from(experiments)).sqrt());
}

#[test]
fn pairing_narrows_the_interval_and_moves_no_mean() {
    let strategies = strategy("No programme", "", "")
        + &strategy("Announced", "broadcast cascade", "")
        + &strategy("Backstage", "champions backstage", "");
    let text = format!(
        "runs = 40\nweeks = 104\norganisation = {{ people = 400, layers = 4 }}\nbudget.person_days = 300\n\
         network.survey_response_percent = 80\n[[behaviour]]\nalready_doing_percent = 4\n{strategies}"
    );
    let comparison = played(&text);
    for (first, second) in [("No programme", "Announced"), ("No programme", "Backstage"), ("Announced", "Backstage")] {
        let paired = owned_between(&comparison, first, second).paired.unwrap();
        let shares = |name: &str| runs(&comparison, name).iter().map(|run| run.share(Measure::Owned, 104)).collect();
        let (ours, theirs): (Vec<f64>, Vec<f64>) = (shares(first), shares(second));
        assert!((paired.difference.mean - (mean(&ours) - mean(&theirs))).abs() < 1e-12);
        let unpaired = error(&ours).hypot(error(&theirs));
        let differences: Vec<f64> = ours.iter().zip(&theirs).map(|(ours, theirs)| ours - theirs).collect();
        assert!(error(&differences) < unpaired, "{first}, {second}");
        let expected = (sample_variance(&ours).unwrap() + sample_variance(&theirs).unwrap())
            / sample_variance(&differences).unwrap();
        let reduction = paired.variance_reduction.unwrap();
        assert!((reduction / expected - 1.0).abs() < 1e-9 && reduction > 1.0, "{first}, {second}: {reduction}");
    }
}
