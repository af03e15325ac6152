//! How leaders respond: without effect nothing changes, and each response does what it says.

mod played;

use groundswell::engine::Trajectory;
use groundswell::experiment::Comparison;
use played::{RULES, finals, free, mean, played, runs, same};

/// A company in which something is done, beside one in which nothing is; all settings are TOML.
fn company(top: &str, behaviour: &str, uses: &str, settings: &str) -> Comparison {
    let uses: Vec<String> = uses.split_whitespace().map(|channel| format!("\"{channel}\"")).collect();
    played(&format!(
        "runs = 6\nweeks = 52\nseed = 5\norganisation = {{ people = 250, layers = 4 }}\n\
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
