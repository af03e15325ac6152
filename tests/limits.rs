//! As much of everything as a scenario may have: nothing breaks, and what comes out can be.

mod everything;
mod played;

use everything::{EVERYTHING, sets};
use groundswell::behaviour::Measure;
use groundswell::engine::Trajectory;
use groundswell::scenario::Scenario;
use std::fmt::Write as _;
use std::path::Path;

fn read(text: &str, lines: &str) -> Scenario {
    Scenario::read(text, "limits.toml", Path::new(""), &sets(lines)).unwrap_or_else(|error| panic!("{error}"))
}

/// Counts add up to people, shares lie between 0 and 1, and nothing is unknown.
#[track_caller]
fn sound(run: &Trajectory, people: u32, weeks: u32) {
    assert_eq!((run.people(), run.weeks()), (people, weeks));
    let within = |share: f64| assert!((0.0..=1.0).contains(&share), "{share}");
    for week in 0..=weeks {
        assert_eq!(run.stages[week as usize].iter().sum::<u32>(), people, "week {week}");
        let adopters = run.adopters_by_layer(week);
        assert_eq!(adopters.iter().sum::<u32>(), run.count(Measure::Adoption, week), "week {week}");
        assert!(adopters.iter().zip(&run.layer_sizes).all(|(adopters, size)| adopters <= size), "week {week}");
        for measure in [Measure::Adoption, Measure::Owned, Measure::Aware, Measure::Aligned] {
            within(run.share(measure, week));
        }
    }
    for (week, adopted) in (0..).zip(&run.adopted) {
        let owned = run.count(Measure::Owned, week);
        assert_eq!((adopted.by_source.iter().sum::<u32>(), adopted.by_form.iter().sum::<u32>()), (owned, owned));
        assert!(adopted.drift.is_finite() && adopted.drift >= 0.0, "{}", adopted.drift);
    }
    for led in &run.leading {
        within(led.reverted);
        within(led.perceived_support);
        assert!(led.picture_off.is_finite());
    }
    run.payoffs.iter().for_each(|payoff| within(payoff.mean));
    assert_eq!(run.sites.iter().map(|site| site.1).sum::<u32>(), people);
    assert!(run.sites.iter().all(|(owned, of)| owned <= of));
    assert!(run.person_days.is_finite() && run.person_days >= 0.0, "{}", run.person_days);
    run.others.iter().for_each(|other| sound(other, people, weeks));
}

/// Runs a scenario; every run of every strategy is sound.
#[track_caller]
fn plays(scenario: &Scenario) -> Vec<Trajectory> {
    let (people, weeks) = (scenario.people(), scenario.file.weeks);
    let arms = played::run(scenario).arms;
    let runs: Vec<Trajectory> = arms.into_iter().flat_map(|arm| arm.ensemble.runs).collect();
    runs.iter().for_each(|run| sound(run, people, weeks));
    runs
}

/// Every event in the same week.
fn all_at_once(week: u32) -> String {
    (1..=9).fold(String::new(), |mut lines, number| {
        writeln!(lines, "event.{number}.week = {week}").expect("a text grows");
        lines
    })
}

#[test]
fn fifty_behaviours_at_once() {
    let mut text = String::from(
        "runs = 1\nweeks = 20\norganisation = { people = 100, sites = 2 }\nbudget.compare = \"as_written\"\n",
    );
    for number in 1..=50 {
        let rule = played::RULES[number % played::RULES.len()];
        let next = number % 50 + 1;
        let helps = if number % 2 == 0 { 0.5 } else { -0.5 };
        writeln!(
            text,
            "[[behaviour]]\nname = \"b{number}\"\nalready_doing_percent = {}\nstart_week = {}\n{rule}\n\
             effect_on = [{{ behaviour = \"b{next}\", effect = {helps} }}]",
            2 + number % 20,
            number % 7
        )
        .expect("a text grows");
    }
    let channels = "\"broadcast\", \"cascade\", \"mandate\", \"champions\", \"backstage\", \"role_models\"";
    writeln!(text, "[[strategy]]\nname = \"all\"\nuses = [{channels}]").expect("a text grows");
    assert!(plays(&read(&text, "")).iter().all(|run| run.others.len() == 49));
    let one_more = format!("{text}\n[[behaviour]]\nname = \"b51\"\n");
    assert!(Scenario::read(&one_more, "limits.toml", Path::new(""), &[]).is_err());
}

#[test]
fn twenty_thousand_people_in_nine_layers_whom_everything_befalls_in_one_week() {
    let lines = format!(
        "runs = 1\nweeks = 8\norganisation.people = 20000\norganisation.layers = 9\norganisation.sites = 20\n\
         organisation.leavers_percent_per_year = 100\norganisation.movers_percent_per_year = 100\n{}",
        all_at_once(4)
    );
    let runs = plays(&read(EVERYTHING, &lines));
    assert!(runs.iter().all(|run| run.layer_sizes.len() == 9 && run.count(Measure::Adoption, 8) > 0));
}

#[test]
fn two_hundred_thousand_people_with_everything() {
    plays(&read(EVERYTHING, &format!("runs = 1\nweeks = 3\norganisation.people = 200000\n{}", all_at_once(2))));
}

#[test]
fn the_fewest_people_with_everything() {
    for people in [2, 3, 5, 12] {
        for rule in played::RULES {
            let (key, value) = rule.split_once('=').expect("a rule");
            let small =
                "organisation.sites = 1\nevent.6.what = \"breach\"\nstarters.people = 1\nrole_models.leaders = 1";
            let lines =
                format!("organisation.people = {people}\n{small}\nbehaviour.{key} = {value}\n{}", all_at_once(1));
            plays(&read(EVERYTHING, &lines));
        }
    }
}

#[test]
fn everything_at_its_most() {
    let most = "organisation.leavers_percent_per_year = 100\norganisation.movers_percent_per_year = 100\n\
                organisation.engagement_link = 1\norganisation.manager_stance_spread = 1\norganisation.stance_effect = 1\n\
                behaviour.copying_error = 1\nbehaviour.local_adaptation = 1\nbehaviour.dominant_people_percent = 50\n\
                behaviour.lapse_percent_per_week = 100\nbehaviour.gives_up_percent_per_week = 100\n\
                behaviour.outside_percent_per_week = 100\nbehaviour.word_of_mouth_percent_per_week = 100\n\
                leaders.say_do_gap_effect = 1\ndecisions.override_percent = 100\ndecisions.ownership_effect = 1\n\
                decisions.waiting_effect = 1\nsearch.shocks_per_year = 52\nbroadcast.reactance_effect = 1\n\
                broadcast.persuasion_percent = 100\ncascade.persuasion_percent = 100\nmandate.complies_percent = 100\n\
                mandate.crowding_out_percent = 100\nchampions.share_percent = 100\n\
                champions.burnout_percent_per_year = 100\nchampions.drop_out_percent_per_year = 100\n\
                champions.recruits_per_year = 10\nbackstage.fear_of_letting_go = 1\nbackstage.override_effect = 1\n\
                backstage.unsupported_effect = 1\nbackstage.passed_over_effect = 1\n";
    plays(&read(EVERYTHING, most));
    for event in 1..=9 {
        let share = if [1, 3].contains(&event) { "" } else { "event.N.share_percent = 100\n" };
        let effect = if [1, 3, 4, 5].contains(&event) { "event.N.effect = 1\n" } else { "" };
        plays(&read(EVERYTHING, &format!("{most}{share}{effect}").replace('N', &event.to_string())));
    }
}
