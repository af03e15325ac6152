//! Several behaviours in the same people: side by side they are as they are alone, unless they have something to do
//! with each other.

mod common;
mod played;

use common::any_case;
use groundswell::behaviour::{Dispositions, EffectOn, Measure};
use groundswell::engine::{Case, simulate, simulate_side_by_side};
use groundswell::event::What;
use groundswell::intervention::{Attention, Setting};
use played::{mean, played, runs};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn without_effects_and_shared_attention_they_are_as_alone(drawn in any_case(), other in any_case()) {
        let attention = Attention { shared: false, ..Attention::default() };
        drawn.with(|case| {
            let mut behaviour = other.behaviour.clone().spelled_out(case.stages);
            behaviour.name = "another".into();
            let people = case.setting.organisation.people();
            let dispositions = Dispositions::draw(&behaviour, 1, people, &[], case.setting.luck);
            let setting = Setting { attention: &attention, ..case.setting };
            let one = Case { setting, ..*case };
            let starters = dispositions.starters(2, case.setting.luck);
            let other = Case { behaviour: &behaviour, number: 1, dispositions: &dispositions, starters: &starters, ..one };
            let mut alone = simulate(&other);
            // Decisions are the organisation's: the first record has them.
            alone.control = None;
            if !befalls_everybody(case) {
                assert!(simulate_side_by_side(&[one, other]) == [simulate(&one), alone]);
            }
            let nothing = EffectOn { behaviour: behaviour.name.clone(), effect: 0.0 };
            let idle = groundswell::behaviour::Behaviour { effect_on: vec![nothing], ..case.behaviour.clone() };
            let idle = Case { behaviour: &idle, ..one };
            assert!(simulate_side_by_side(&[idle, other]) == simulate_side_by_side(&[one, other]));
        });
    }
}

/// Whether something befalls everybody that hangs on all behaviours together: who leaves on whether they own any, which
/// champions leave on who serves for any, the level at which decisions fall on the support that leaders give for any.
fn befalls_everybody(case: &Case) -> bool {
    let plan = case.strategy;
    let raised = plan.backstage.as_ref().is_some_and(|backstage| backstage.decision_levels_effect > 0.0);
    case.setting.turnover.engagement_link.value() > 0.0
        || plan.events.iter().any(|event| event.what == What::ChampionsLeave)
        || raised && plan.decisions.is_some()
}

/// Two behaviours in a company, of which the first has an effect on the second; a second one that starts later.
fn two(effect: f64, more: &str) -> String {
    format!(
        "runs = 20\nweeks = 60\nbudget.compare = \"as_written\"\norganisation = {{ people = 300, layers = 4 }}\n\
         [[behaviour]]\nname = \"first\"\nalready_doing_percent = 30\n\
         effect_on = [{{ behaviour = \"second\", effect = {effect} }}]\n\
         [[behaviour]]\nname = \"second\"\nalready_doing_percent = 5\nspreads.simple.chance_percent = 2\n{more}\n\
         [[strategy]]\nname = \"messages\"\nuses = [\"broadcast\"]\n"
    )
}

/// Owned adoption of the second behaviour in the end, in the mean over runs.
fn second(text: &str) -> f64 {
    let comparison = played(text);
    let finals: Vec<f64> =
        runs(&comparison, "messages").iter().map(|run| run.others[0].share(Measure::Owned, run.weeks())).collect();
    mean(&finals)
}

#[test]
fn one_helps_or_hinders_the_other() {
    let [hindered, alone, helped] = [-1.0, 0.0, 2.0].map(|effect| second(&two(effect, "")));
    assert!(hindered + 0.02 < alone && alone + 0.02 < helped, "{hindered} {alone} {helped}");
}

#[test]
fn nobody_does_what_has_not_started_and_nothing_is_done_for_what_is_not_promoted() {
    let comparison = played(&two(0.0, "start_week = 20"));
    for run in runs(&comparison, "messages") {
        assert!((0..20).all(|week| run.others[0].count(Measure::Adoption, week) == 0));
        assert_eq!(run.others[0].count(Measure::Owned, 20), 15);
    }
    let alone = two(0.0, "promoted = false").replace("uses = [\"broadcast\"]", "uses = []");
    assert_eq!(second(&two(0.0, "promoted = false")), second(&alone));
}

#[test]
fn messages_for_several_behaviours_wear_attention_out() {
    let separate = two(0.0, "")
        .replace("[[behaviour]]\nname = \"first\"", "[attention]\nshared = false\n[[behaviour]]\nname = \"first\"");
    assert!(second(&two(0.0, "")) < second(&separate));
}

/// Two behaviours, of which nothing is done for the first and nobody does it.
fn behind_an_idle_one(more: &str) -> String {
    let [first, second] = ["idle", "second"].map(|name| format!("[[behaviour]]\nname = \"{name}\"\n"));
    format!(
        "runs = 20\nweeks = 60\nbudget.compare = \"as_written\"\n{more}\n{first}promoted = false\n\
         spreads.simple.chance_percent = 0\n{second}already_doing_percent = 30\n[[strategy]]\nname = \"messages\"\n\
         uses = [\"champions\", \"backstage\"]\nbackstage.dose = {{ top = 1, senior = 1, middle = 1, first_line = 1 }}\nchampions.people = 30\n"
    )
}

#[test]
fn those_stay_who_own_any_of_several() {
    let leave = |link: f64| {
        let organisation = "organisation.people = 300\norganisation.layers = 4\n\
                            organisation.leavers_percent_per_year = 60\norganisation.engagement_link = ";
        second(&behind_an_idle_one(&format!("{organisation}{link}")))
    };
    let [free, held] = [0.0, 1.0].map(leave);
    assert!(held > free + 0.05, "{held} {free}");
}

#[test]
fn support_for_any_of_several_moves_decisions_down() {
    let dli = |effect: f64| {
        let organisation = "organisation = { people = 300, layers = 4 }\ndecisions.per_team_per_month = 2";
        let text = behind_an_idle_one(organisation) + &format!("backstage.decision_levels_effect = {effect}\n");
        let degrees =
            runs(&played(&text), "messages").iter().map(|run| run.control.as_ref().unwrap().dli).collect::<Vec<_>>();
        mean(&degrees)
    };
    let [none, two] = [0.0, 2.0].map(dli);
    assert!(two > none + 0.05, "{two} {none}");
}

#[test]
fn champions_leave_who_serve_for_any_of_several() {
    let event = "[[event]]\nweek = 3\nwhat = \"champions_leave\"\nshare_percent = 100\n";
    let lost = |event: &str| {
        second(
            &(behind_an_idle_one("organisation = { people = 300, layers = 4, leavers_percent_per_year = 0 }") + event),
        )
    };
    assert!(lost("") > lost(event) + 0.02, "{} {}", lost(""), lost(event));
}
