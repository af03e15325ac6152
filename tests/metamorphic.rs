//! What must stay the same, or move one way only, when a scenario is changed; and chains worked out exactly.

mod common;
mod played;

use common::any_case;
use groundswell::behaviour::{Measure, Stage};
use groundswell::calendar::WEEKS_PER_MONTH;
use groundswell::engine::{simulate, simulate_seen};
use groundswell::experiment::Comparison;
use groundswell::scenario::Scenario;
use played::{RULES, error, finals, free, holds, mean, played, read, read_in, run, runs, same, seen};
use proptest::prelude::*;
use std::fmt::Write as _;

/// A textbook scenario with one strategy: adoption only.
fn textbook(head: &str, behaviour: &str) -> String {
    format!("stages = \"adoption_only\"\n{head}\n[[behaviour]]\n{behaviour}\n[[strategy]]\nname = \"as it is\"")
}

fn only(comparison: &Comparison) -> &[groundswell::engine::Trajectory] {
    &comparison.arms[0].ensemble.runs
}

/// A share of `people`, counted once: within four standard errors of what is expected.
#[track_caller]
fn share_holds(what: &str, found: f64, expected: f64, people: f64) {
    holds(what, found, expected, (expected * (1.0 - expected) / people).sqrt() + 1e-9);
}

// ---- who is called what, and in which order it is written ----

/// Ties of a small organisation: a ring, chords, and a few people with many ties.
fn ties() -> Vec<(u32, u32, f64)> {
    let ring = (0..60).map(|id| (id, (id + 1) % 60, 0.9));
    let chords = (0..30).map(|id| (id * 2, (id * 14 + 25) % 60, 0.4));
    let hub = (1..12).map(|id| (0, id * 5, 0.7));
    ring.chain(chords).chain(hub).filter(|(from, to, _)| from != to).collect()
}

/// The scenario of these ties, with ids given by `id` and rows in the order given; `people` names them first.
fn from_files(
    name: &str,
    ties: &[(u32, u32, f64)],
    id: impl Fn(u32) -> u32,
    people: bool,
    behaviour: &str,
) -> Scenario {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).expect("a folder for the tables");
    let mut table = "source,target,weight\n".to_owned();
    for &(from, to, weight) in ties {
        writeln!(table, "p{},p{},{weight}", id(from), id(to)).expect("text can be written");
    }
    std::fs::write(folder.join("ties.csv"), table).expect("the ties are written");
    let listed: String = (0..60).map(|person| format!("p{person}\n")).collect();
    std::fs::write(folder.join("people.csv"), format!("person_id\n{listed}")).expect("the people are written");
    let organisation = if people { "organisation.people_file = \"people.csv\"" } else { "" };
    let text = format!(
        "runs = 300\nweeks = 4\nstages = \"adoption_only\"\n{organisation}\nbudget.compare = \"as_written\"\n\
         starters.ids = [\"p{}\", \"p{}\"]\n\
         [network]\nties_file = \"ties.csv\"\ndirection = \"source_influences_target\"\n[[behaviour]]\n{behaviour}\n\
         [[strategy]]\nname = \"s\"\nuses = [\"champions\", \"broadcast\"]\n\
         champions = {{ people = 5, chosen_by = \"pagerank\" }}\nbroadcast.reach_percent = 60",
        id(0),
        id(31)
    );
    read_in(&text, &folder)
}

#[test]
fn the_order_of_the_rows_of_a_ties_file_changes_not_a_bit() {
    let ties = ties();
    let mut turned = ties.clone();
    turned.reverse();
    turned.rotate_left(17);
    for rule in RULES {
        let one = run(&from_files("rows", &ties, |id| id, true, rule));
        let other = run(&from_files("rows_turned", &turned, |id| id, true, rule));
        same(only(&one), only(&other), rule);
    }
}

#[test]
fn whether_people_are_listed_and_in_which_order_ties_come_changes_not_a_bit() {
    let ties = ties();
    let mut turned = ties.clone();
    turned.reverse();
    for rule in RULES {
        let one = run(&from_files("listed", &ties, |id| id, true, rule));
        let other = run(&from_files("unlisted", &turned, |id| id, false, rule));
        same(only(&one), only(&other), rule);
    }
}

#[test]
fn other_names_for_the_same_people_leave_the_distribution_as_it_is() {
    let ties = ties();
    for rule in RULES {
        let one = finals(only(&run(&from_files("named", &ties, |id| id, true, rule))));
        let other = finals(only(&run(&from_files("renamed", &ties, |id| (id * 7 + 3) % 60, true, rule))));
        assert!(one != other, "other numbers have other luck");
        holds(rule, mean(&other), mean(&one), error(&one).hypot(error(&other)));
    }
}

#[test]
fn ids_are_but_names_where_they_come_in_the_same_order() {
    let ties = ties();
    for rule in RULES {
        let one = run(&from_files("first_named", &ties, |id| id, false, rule));
        let other = run(&from_files("first_renamed", &ties, |id| id + 100, false, rule));
        same(only(&one), only(&other), rule);
    }
}

// ---- threads, runs, observation ----

const WHOLE: &str = r#"
    weeks = 30
    organisation = { people = 200, layers = 4, sites = 2 }
    network.survey_response_percent = 70
    [[behaviour]]
    already_doing_percent = 6
    opponents_percent = 3
    [[strategy]]
    name = "loud"
    uses = ["broadcast", "cascade", "mandate"]
    mandate.monitoring_until_week = 20
    [[strategy]]
    name = "quiet"
    uses = ["champions", "backstage"]
    champions.chosen_by = "betweenness"
"#;

#[test]
fn threads_change_no_number() {
    let scenario = read(&format!("runs = 12\n{WHOLE}"));
    let with =
        |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(|| run(&scenario));
    let one = with(1);
    for threads in [2, 3, 7] {
        let other = with(threads);
        for (one, other) in one.arms.iter().zip(&other.arms) {
            same(&one.ensemble, &other.ensemble, &format!("{threads} threads"));
        }
        same(&one.differences, &other.differences, &format!("{threads} threads"));
        same(&one.verdict, &other.verdict, &format!("{threads} threads"));
    }
}

#[test]
fn asking_for_more_runs_changes_none_of_the_earlier_ones() {
    let (few, many) = (played(&format!("runs = 20\n{WHOLE}")), played(&format!("runs = 40\n{WHOLE}")));
    for (few, many) in few.arms.iter().zip(&many.arms) {
        same(&few.ensemble.runs[..], &many.ensemble.runs[..20], "the first twenty runs");
    }
}

#[test]
fn a_longer_scenario_begins_like_a_shorter_one() {
    let at = |weeks: u32| {
        let text = WHOLE.replace("weeks = 30", &format!("weeks = {weeks}")).replace(
            "uses = [\"broadcast\", \"cascade\", \"mandate\"]\n    mandate.monitoring_until_week = 20",
            "uses = []",
        );
        // What leaders expect by now depends on when the end is.
        let calm = "backstage.fear_of_letting_go = 0";
        seen(&read(&format!("runs = 1\nbudget.compare = \"as_written\"\n{calm}\n{text}")), 0)
    };
    for (short, long) in at(20).iter().zip(&at(40)) {
        same(&short[..], &long[..21], "the first twenty weeks");
    }
}

proptest! {
    #[test]
    fn looking_on_changes_nothing(drawn in any_case()) {
        drawn.with(|case| {
            let mut weeks = 0;
            let seen = simulate_seen(case, |_, _| {
                simulate(case); // whatever the onlooker does, it is not felt
                weeks += 1;
            });
            assert_eq!(weeks, case.setting.weeks + 1);
            same(&seen, &simulate(case), "seen and unseen");
        });
    }
}

#[test]
fn a_survey_that_all_answer_is_full_knowledge() {
    let at = |percent: &str| {
        played(&format!("runs = 4\n{}", WHOLE.replace("percent = 70", &format!("percent = {percent}"))))
    };
    let (all, nearly_all, some) = (at("100"), at("99.999999999"), at("70"));
    same(runs(&all, "quiet"), runs(&nearly_all, "quiet"), "all but nobody answer");
    assert!(runs(&all, "quiet") != runs(&some, "quiet"));
    same(runs(&all, "loud"), runs(&some, "loud"), "without champions nobody looks at the survey");
}

// ---- more of what helps never hurts ----

/// In the first scenario adoption is never ahead of that in the second, run by run and week by week; gives
/// whether it is behind anywhere.
#[track_caller]
fn never_behind(fewer: &str, more: &str, what: &str) -> bool {
    let (fewer, more) = (played(fewer), played(more));
    let mut differ = false;
    for (fewer, more) in only(&fewer).iter().zip(only(&more)) {
        for week in 0..=fewer.weeks() {
            let (fewer, more) = (fewer.count(Measure::Adoption, week), more.count(Measure::Adoption, week));
            assert!(fewer <= more, "{what}: {fewer} > {more} in week {week}");
            differ |= fewer < more;
        }
    }
    differ
}

/// The same on every network, and behind on at least one.
#[track_caller]
fn never_behind_anywhere(what: &str, pair: impl Fn(&str) -> (String, String)) {
    let behind = NETWORKS.map(|network| {
        let (fewer, more) = pair(network);
        never_behind(&fewer, &more, &format!("{what}, {network}"))
    });
    assert!(behind.contains(&true), "{what} changes nothing");
}

const NETWORKS: [&str; 4] = [
    "organisation = { people = 200, layers = 4 }",
    "organisation.people = 150\nnetwork.small_world = { ties_per_person = 6, rewired_percent = 10 }",
    "organisation.people = 150\nnetwork.scale_free = { ties_per_newcomer = 3 }",
    "organisation.people = 60\nnetwork.complete = {}",
];

#[test]
fn more_starters_never_lower_adoption_in_any_run() {
    for rule in RULES {
        never_behind_anywhere(&format!("more starters, {rule}"), |network| {
            let with =
                |people| textbook(&format!("runs = 20\nweeks = 15\n{network}\nstarters.people = {people}"), rule);
            (with(4), with(6))
        });
    }
}

#[test]
fn a_higher_chance_never_lowers_adoption_in_any_run() {
    let reinforced = |pace| format!("spreads.reinforced = {{ share_percent = 10, pace_percent = {pace} }}");
    let simple = |more: &str| format!("spreads.simple.chance_percent = 3\n{more}");
    let dose = |chance, limit, memory| {
        format!("spreads.dose = {{ chance_percent = {chance}, limit = {limit}, memory_weeks = {memory} }}")
    };
    let cascade = |chance| format!("spreads.cascade.chance_percent = {chance}");
    let imitation = |q| format!("spreads.imitation.imitation_percent = {q}");
    for (lower, higher) in [
        (simple(""), "spreads.simple.chance_percent = 4".into()),
        (simple(""), simple("outside_percent_per_week = 1")),
        (simple("visible_percent = 60"), simple("visible_percent = 80")),
        (cascade(15), cascade(25)),
        (imitation(20), imitation(30)),
        (reinforced(10), reinforced(15)),
        (dose(60, 2, 8), dose(80, 2, 8)),
        (dose(60, 3, 8), dose(60, 2, 8)),
        (dose(60, 2, 3), dose(60, 2, 9)),
    ] {
        never_behind_anywhere(&higher, |network| {
            let with =
                |behaviour| textbook(&format!("runs = 20\nweeks = 20\n{network}\nstarters.people = 8"), behaviour);
            (with(&lower), with(&higher))
        });
    }
}

#[test]
fn lower_thresholds_never_lower_adoption_in_any_run() {
    let threshold = |settings: &str| format!("spreads.threshold = {{ {settings} }}");
    let reinforced = |share| format!("spreads.reinforced = {{ share_percent = {share}, distribution = \"fixed\" }}");
    let normal =
        |share| threshold(&format!("share_percent = {share}, spread_percent = 10, distribution = \"normal_clipped\""));
    let uniform = |contacts| threshold(&format!("contacts = {contacts}, distribution = \"uniform\""));
    for (higher, lower) in [
        (threshold("share_percent = 20, below_percent = 1"), threshold("share_percent = 15, below_percent = 1")),
        (threshold("share_percent = 20, below_percent = 1"), threshold("share_percent = 20, below_percent = 3")),
        (threshold("contacts = 3, below_percent = 1"), threshold("contacts = 2, below_percent = 1")),
        (uniform(9), uniform(6)),
        (normal(30), normal(20)),
        (reinforced(25), reinforced(10)),
    ] {
        never_behind_anywhere(&lower, |network| {
            let with =
                |behaviour| textbook(&format!("runs = 20\nweeks = 25\n{network}\nstarters.people = 7"), behaviour);
            (with(&higher), with(&lower))
        });
    }
}

#[test]
fn fewer_people_who_never_adopt_never_lower_adoption_in_any_run() {
    for rule in RULES {
        never_behind_anywhere(&format!("fewer who never adopt, {rule}"), |network| {
            let with = |never| {
                let behaviour = format!("{rule}\nnever_percent = {never}\nalready_doing_percent = 7");
                textbook(&format!("runs = 20\nweeks = 15\n{network}"), &behaviour)
            };
            (with(40), with(20))
        });
    }
}

#[test]
fn opponents_lower_adoption_below_that_of_people_who_merely_never_adopt() {
    for rule in RULES {
        if rule.starts_with("spreads.cascade") || rule.starts_with("spreads.dose") {
            continue; // a new example, or the one colleague met, is not weighed against the others
        }
        never_behind_anywhere(&format!("opponents, {rule}"), |network| {
            let with = |closed: &str| {
                let behaviour = format!("{rule}\n{closed}\nalready_doing_percent = 10");
                textbook(&format!("runs = 20\nweeks = 15\n{network}"), &behaviour)
            };
            (with("opponents_percent = 20"), with("never_percent = 20"))
        });
    }
}

#[test]
fn in_the_whole_model_too_more_of_what_helps_never_hurts_where_nobody_lapses() {
    let with = |more: &str| {
        format!(
            "runs = 20\nweeks = 60\norganisation = {{ people = 200, layers = 4 }}\nbudget.compare = \"as_written\"\n\
             [[behaviour]]\nalready_doing_percent = 5\nlapse_percent_per_week = 0\nhabit_lapse_percent_per_week = 0\n\
             [[strategy]]\nname = \"s\"\nuses = [\"broadcast\", \"champions\", \"backstage\"]\n\
             backstage.drop_out_effect = 0\n{more}\n[[strategy]]\nname = \"none\"\nuses = []"
        )
    };
    for more in [
        "champions.people = 12",
        "broadcast.clarity = 0.9",
        "broadcast.persuasion_percent = 2",
        "champions.conversation_effect = 1",
        "backstage.ease_effect = 0.6",
        "backstage.effort_effect = 0.6",
        "champions.drop_out_percent_per_year = 0",
    ] {
        assert!(never_behind(&with(""), &with(more), more), "{more} changes nothing");
    }
}

#[test]
fn people_who_never_adopt_still_count_among_those_around() {
    let with = |never: u32| {
        let head = "runs = 5\nweeks = 5\norganisation.people = 10\nnetwork.complete = {}\nstarters.people = 4";
        let behaviour = format!("spreads.threshold.share_percent = 50\nnever_percent = {never}");
        finals(only(&played(&textbook(head, &behaviour))))
    };
    assert_eq!(with(50), [4.0; 5]); // the fifth sees 4 of 9, not 4 of 4
    assert_eq!(with(0), [4.0; 5]);
}

// ---- starters help each other less and less: submodular, where theory says so ----

/// The ties of two triangles with a bridge (both ways), as in `tests/data/two_triangles.csv`.
const TRIANGLES: [(u32, u32); 7] = [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (4, 5), (3, 5)];

/// Who is reached from `starters` (a set as bits) along some directed ties.
fn reached(starters: u32, ties: &[(u32, u32)]) -> u32 {
    let mut reached = starters;
    for _ in 0..6 {
        for &(from, to) in ties {
            reached |= (reached >> from & 1) << to;
        }
    }
    reached.count_ones()
}

/// The expected spread of an independent cascade: all worlds of live ties.
fn cascade_spread(starters: u32, chance: f64) -> f64 {
    let world = |live: u32| {
        let ties = TRIANGLES.iter().enumerate().filter(|(place, _)| live >> place & 1 == 1);
        let both: Vec<(u32, u32)> = ties.flat_map(|(_, &(a, b))| [(a, b), (b, a)]).collect();
        let count = live.count_ones() as i32;
        chance.powi(count) * (1.0 - chance).powi(7 - count) * f64::from(reached(starters, &both))
    };
    (0..1 << 7).map(world).sum()
}

/// The expected spread of the linear threshold model: everybody has one live incoming tie.
fn threshold_spread(starters: u32) -> f64 {
    let around: Vec<Vec<u32>> = (0..6)
        .map(|person| {
            TRIANGLES
                .iter()
                .filter_map(|&(a, b)| if a == person { Some(b) } else { (b == person).then_some(a) })
                .collect()
        })
        .collect();
    let worlds: usize = around.iter().map(Vec::len).product();
    let world = |mut number: usize| {
        let live = |(person, around): (usize, &Vec<u32>)| {
            let one = around[number % around.len()];
            number /= around.len();
            (one, person as u32)
        };
        let ties: Vec<(u32, u32)> = around.iter().enumerate().map(live).collect();
        f64::from(reached(starters, &ties))
    };
    (0..worlds).map(world).sum::<f64>() / worlds as f64
}

/// The simulated spread from every set of starters: mean and standard error.
fn simulated_spread(behaviour: &str, runs: u32) -> Vec<(f64, f64)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let sets = |sets: std::ops::Range<u32>| {
        let strategy = |set: u32| {
            let ids: Vec<String> = (0..6).filter(|id| set >> id & 1 == 1).map(|id| id.to_string()).collect();
            format!("[[strategy]]\nname = \"set {set}\"\nstarters.ids = [{}]\n", ids.join(", "))
        };
        let strategies: String = sets.map(strategy).collect();
        let text = format!(
            "runs = {runs}\nweeks = 6\nstages = \"adoption_only\"\norganisation.people = 6\n\
             measure.milestones_percent = []\n\
             [network]\nties_file = \"two_triangles.csv\"\ndirection = \"both_ways\"\n[[behaviour]]\n{behaviour}\n{strategies}"
        );
        let comparison = run(&read_in(&text, &folder));
        let spread = |arm: &groundswell::experiment::Arm| {
            let finals = finals(&arm.ensemble.runs);
            (mean(&finals), error(&finals))
        };
        comparison.arms.iter().map(spread).collect::<Vec<_>>()
    };
    let mut all = sets(1..33);
    all.extend(sets(33..64));
    all.insert(0, (0.0, 0.0));
    all
}

/// By how much the gain of one more starter grows with the others: above 0 nowhere if submodular.
fn worst_growth(spread: &[f64]) -> f64 {
    let mut worst = f64::NEG_INFINITY;
    for others in 0..64usize {
        for (x, y) in (0..6).flat_map(|x| (0..6).map(move |y| (1 << x, 1 << y))) {
            if x != y && others & (x | y) == 0 {
                let alone = spread[others | x] - spread[others];
                worst = worst.max(spread[others | x | y] - spread[others | y] - alone);
            }
        }
    }
    worst
}

#[test]
fn in_cascades_and_linear_thresholds_every_further_starter_adds_less() {
    let cascade = |set| cascade_spread(set, 0.3);
    let exact: [(&str, Vec<f64>); 2] = [
        ("spreads.cascade = { chance_percent = 30 }", (0..64).map(cascade).collect()),
        ("spreads.threshold = { distribution = \"uniform\" }", (0..64).map(threshold_spread).collect()),
    ];
    for (behaviour, exact) in exact {
        assert!(worst_growth(&exact) < 1e-12, "{behaviour}");
        let simulated = simulated_spread(behaviour, 4000);
        for (set, (&(mean, error), exact)) in simulated.iter().zip(&exact).enumerate() {
            holds(&format!("{behaviour} from {set:b}"), mean, *exact, error + 1e-9);
        }
        let means: Vec<f64> = simulated.iter().map(|(mean, _)| *mean).collect();
        let largest = simulated.iter().map(|(_, error)| *error).fold(0.0, f64::max);
        assert!(worst_growth(&means) < 4.0 * 2.0 * largest, "{behaviour}: {}", worst_growth(&means));
    }
}

#[test]
fn where_it_takes_two_contacts_a_second_starter_adds_more_than_the_first() {
    let simulated = simulated_spread("spreads.threshold = { contacts = 2 }", 1);
    let means: Vec<f64> = simulated.iter().map(|(mean, _)| *mean).collect();
    assert_eq!((means[0b1], means[0b10], means[0b11]), (1.0, 1.0, 3.0));
    assert!(worst_growth(&means) >= 1.0);
}

// ---- parts that are not tied add up ----

#[test]
fn parts_without_ties_between_them_live_as_if_alone_person_for_person() {
    let part =
        |first: u32| ties().into_iter().map(move |(from, to, weight)| (from % 30 + first, to % 30 + first, weight));
    let part = |first: u32| -> Vec<(u32, u32, f64)> {
        let mut ties: Vec<_> = part(first).filter(|(from, to, _)| from != to).collect();
        ties.sort_by_key(|&(from, to, _)| (from, to));
        ties.dedup_by_key(|&mut (from, to, _)| (from, to));
        ties
    };
    let more = "\nword_of_mouth_percent_per_week = 40\nlapse_percent_per_week = 5\nopponents_percent = 5";
    for rule in RULES {
        let of = |name: &str, ties: &[(u32, u32, f64)]| {
            let scenario = from_files(name, ties, |id| id, true, &format!("{rule}{more}"));
            let text = groundswell::scenario::resolved_toml(&scenario.file).replace("adoption_only", "full");
            let text = text.replace("pagerank", "random");
            let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
            seen(&read_in(&text, &folder), 3).pop().expect("one strategy")
        };
        let both: Vec<_> = part(0).into_iter().chain(part(30)).collect();
        let (both, left, right) = (of("both", &both), of("left", &part(0)), of("right", &part(30)));
        for week in 0..both.len() {
            same(&both[week][..30], &left[week][..30], rule);
            same(&both[week][30..], &right[week][30..], rule);
        }
        assert!(both != left && both != right);
    }
}

// ---- a week that stands for half a week ----

#[test]
fn halving_the_step_and_the_rates_hardly_moves_slow_curves() {
    let curve = |weeks: u32, chance: f64, rest: &str| {
        let head = format!(
            "runs = 12\nweeks = {weeks}\norganisation.people = 2000\nnetwork.complete = {{}}\nstarters.people = 200"
        );
        let behaviour = format!("spreads.simple.chance_percent = {chance}\n{rest}");
        let comparison = played(&textbook(&head, &behaviour));
        let at = |week: u32| mean(&comparison.arms[0].ensemble.shares(Measure::Adoption, week));
        (1..=10).map(|tenth| at(weeks / 10 * tenth)).collect::<Vec<_>>()
    };
    let chance = 100.0 * 0.01 / 1999.0;
    for (whole, half) in [
        ("", ""),
        (
            "lapse_percent_per_week = 0.5\noutside_percent_per_week = 0.1",
            "lapse_percent_per_week = 0.25\noutside_percent_per_week = 0.05",
        ),
    ] {
        for (whole, half) in curve(300, chance, whole).into_iter().zip(curve(600, chance / 2.0, half)) {
            assert!((whole / half - 1.0).abs() < 0.02, "{whole} {half}");
        }
    }
}

// ---- clocks with constant hazards against their chains ----

const MANY: u32 = 20_000;

/// Shares of people by stage and week, in a full model of many people in which nobody follows an example.
fn shares(behaviour: &str, strategy: &str, weeks: u32) -> Vec<[f64; Stage::ALL.len()]> {
    let text = format!(
        "runs = 1\nweeks = {weeks}\norganisation.people = {MANY}\norganisation.leavers_percent_per_year = 0\norganisation.movers_percent_per_year = 0\nnetwork.complete = {{}}\nbudget.compare = \"as_written\"\n\
         [[behaviour]]\nspreads.simple.chance_percent = 0\n{behaviour}\n[[strategy]]\nname = \"s\"\n{strategy}\n\
         [[strategy]]\nname = \"none\"\nuses = []"
    );
    let comparison = played(&text);
    let stages = &only(&comparison)[0].stages;
    stages.iter().map(|row| row.map(|count| f64::from(count) / f64::from(MANY))).collect()
}

#[test]
fn who_practises_and_lapses_with_one_chance_leaves_a_geometric_share() {
    let shares =
        shares("already_doing_percent = 100\nturns_into_habit = false\nlapse_percent_per_week = 5", "uses = []", 60);
    for week in [1, 2, 10, 30, 60] {
        share_holds(
            "still practising",
            shares[week][Stage::Practising as usize],
            0.95f64.powi(week as i32),
            f64::from(MANY),
        );
    }
}

#[test]
fn half_of_those_who_practise_have_the_habit_after_the_habit_weeks() {
    let shares = shares(
        "already_doing_percent = 100\nhabit_weeks = 9.5\nlapse_percent_per_week = 0\nhabit_lapse_percent_per_week = 0",
        "uses = []",
        40,
    );
    for week in [1, 9, 10, 19, 38] {
        let practising = 0.5f64.powf(week as f64 / 9.5);
        share_holds("not yet a habit", shares[week][Stage::Practising as usize], practising, f64::from(MANY));
    }
}

#[test]
fn lapse_habit_and_return_follow_their_exact_chain() {
    let behaviour = "already_doing_percent = 100\nhabit_weeks = 6\nlapse_percent_per_week = 8\nhabit_lapse_percent_per_week = 2\noutside_percent_per_week = 4";
    let shares = shares(behaviour, "uses = []", 80);
    let habit = 1.0 - 0.5f64.powf(1.0 / 6.0);
    let (mut practising, mut habitual, mut lapsed) = (1.0, 0.0, 0.0);
    for (week, row) in shares.iter().enumerate() {
        let found = [Stage::Practising, Stage::Habit, Stage::Lapsed].map(|stage| row[stage as usize]);
        for (found, expected) in found.into_iter().zip([practising, habitual, lapsed]) {
            share_holds(&format!("week {week}"), found, expected, f64::from(MANY));
        }
        (practising, habitual, lapsed) = (
            practising * 0.92 * (1.0 - habit) + lapsed * 0.04,
            habitual * 0.98 + practising * 0.92 * habit,
            lapsed * 0.96 + practising * 0.08 + habitual * 0.02,
        );
    }
}

#[test]
fn complying_internalising_and_stopping_follow_their_exact_chain() {
    let mandate = "uses = [\"mandate\"]\nmandate = { checks_per_month = 2, from_week = 3, monitoring_until_week = 28, \
                   complies_percent = 20, internalised_percent_per_week = 4, unwatched_lapse_percent_per_week = 15 }";
    let behaviour = "already_aware_percent = 100\nturns_into_habit = false\nlapse_percent_per_week = 3";
    let shares = shares(behaviour, mandate, 60);
    let checks = (2.0 * 26.0 / WEEKS_PER_MONTH).round() as u32;
    let due = |week: u32| {
        let by = |passed: u32| (passed * checks).div_ceil(26);
        if (3..=28).contains(&week) { by(week - 2) - by(week - 3) } else { 0 }
    };
    assert_eq!((0..60).map(due).sum::<u32>(), checks);
    // waiting: aware or lapsed, who may be made to comply (again)
    let (mut waiting, mut complying, mut practising) = (1.0, 0.0, 0.0);
    for week in 0..=60u32 {
        let row = shares[week as usize];
        let found = [
            row[Stage::Aware as usize] + row[Stage::Lapsed as usize],
            row[Stage::Complying as usize],
            row[Stage::Practising as usize],
        ];
        for (found, expected) in found.into_iter().zip([waiting, complying, practising]) {
            share_holds(&format!("week {week}"), found, expected, f64::from(MANY));
        }
        let complies = 1.0 - 0.8f64.powi(due(week + 1) as i32);
        let stops = if week + 1 > 28 { 0.15 } else { 0.0 };
        (waiting, complying, practising) = (
            waiting * (1.0 - complies) + complying * stops + practising * 0.03,
            complying * (1.0 - stops) * 0.96 + waiting * complies,
            practising * 0.97 + complying * (1.0 - stops) * 0.04,
        );
    }
}

#[test]
fn where_two_clocks_ring_in_one_week_lapse_goes_first() {
    let doing = "already_doing_percent = 100\nhabit_weeks = 1\nlapse_percent_per_week = 50";
    let first = shares(doing, "uses = []", 1)[1];
    share_holds("a habit", first[Stage::Habit as usize], 0.25, f64::from(MANY));
    share_holds("lapsed", first[Stage::Lapsed as usize], 0.5, f64::from(MANY));
    let mandate = "uses = [\"mandate\"]\nmandate = { checks_per_month = 4.4, monitoring_until_week = 1, \
                   complies_percent = 100, internalised_percent_per_week = 50, unwatched_lapse_percent_per_week = 50 }";
    let complying = shares("already_aware_percent = 100\nturns_into_habit = false", mandate, 2);
    assert_eq!(complying[1][Stage::Complying as usize], 1.0);
    share_holds("made one's own", complying[2][Stage::Practising as usize], 0.25, f64::from(MANY));
    share_holds("stopped", complying[2][Stage::Lapsed as usize], 0.5, f64::from(MANY));
}

#[test]
fn becoming_aware_and_adopting_follow_their_exact_chain() {
    let strategy = "uses = [\"broadcast\"]\nbroadcast = { messages_per_month = 8.666667, opened_percent = 60, clarity = 0.5, persuasion_percent = 10, reach_percent = 100 }";
    let behaviour = "turns_into_habit = false\nlapse_percent_per_week = 0\nword_of_mouth_percent_per_week = 0";
    let shares = shares(behaviour, strategy, 30);
    let kept = (-1.0f64 / 8.0).exp();
    let halved = 6.0 / WEEKS_PER_MONTH / (1.0 - kept);
    let (mut unaware, mut aware, mut load) = (1.0, 0.0, 0.0);
    for (week, row) in shares.iter().enumerate() {
        share_holds(&format!("unaware in week {week}"), row[Stage::Unaware as usize], unaware, f64::from(MANY));
        share_holds(&format!("aware in week {week}"), row[Stage::Aware as usize], aware, f64::from(MANY));
        load = load * kept + 2.0;
        let read = 2.0 * 0.6 / (1.0 + load / halved);
        let stays_unaware = (-read * 0.5).exp();
        let stays_aware = 0.9f64.powf(read * 0.4); // the default trust in senior leaders
        (unaware, aware) = (unaware * stays_unaware, aware * stays_aware + unaware * (1.0 - stays_unaware));
    }
}

#[test]
fn a_channel_leaves_those_unaware_whom_it_does_not_reach() {
    let strategy = "uses = [\"broadcast\"]\nbroadcast = { messages_per_month = 100, opened_percent = 100, clarity = 1, \
                    persuasion_percent = 0, reach_percent = 40 }";
    let last = shares("word_of_mouth_percent_per_week = 0", strategy, 100)[100];
    share_holds("not reached", last[Stage::Unaware as usize], 0.6, f64::from(MANY));
}

#[test]
fn two_rounds_of_team_meetings_follow_their_exact_chain() {
    // seven people report to the top, forty-nine to them: only managers who heard it themselves can pass it on
    let text = "runs = 400\nweeks = 12\norganisation = { people = 57, layers = 3 }\nbudget.compare = \"as_written\"\n\
                [[behaviour]]\nspreads.simple.chance_percent = 0\nword_of_mouth_percent_per_week = 0\n\
                [[strategy]]\nname = \"s\"\nuses = [\"cascade\"]\ncascade = { rounds_per_year = 8.6667, until_week = 12, \
                passed_on_percent = 60, kept_percent = 80, weeks_per_layer = 1, persuasion_percent = 0 }\n\
                [[strategy]]\nname = \"none\"\nuses = []";
    let scenario = read(text);
    let layers = played::organisation(&scenario, 0).chart.expect("a company has a chart").layer;
    let sizes: Vec<usize> = (0..3).map(|layer| layers.iter().filter(|&&one| one == layer).count()).collect();
    let comparison = run(&scenario);
    let aware: Vec<f64> = only(&comparison).iter().map(|run| f64::from(run.count(Measure::Aware, 12))).collect();
    let (near, far) = ((-0.8f64).exp(), (-0.64f64).exp()); // left unaware by one round, one and two layers down
    let expected = sizes[1] as f64 * (1.0 - near * near) + sizes[2] as f64 * (1.0 - (0.4 + 0.6 * far).powi(2));
    holds("aware after two rounds", mean(&aware), expected, error(&aware));
}

#[test]
fn nobody_passes_on_what_they_did_not_hear() {
    let text = "runs = 2\nweeks = 12\norganisation = { people = 200, layers = 4 }\nnetwork.trust.own_manager = 1\n\
                budget.compare = \"as_written\"\n[[behaviour]]\nalready_aware_percent = 100\n\
                lapse_percent_per_week = 0\nhabit_lapse_percent_per_week = 0\nspreads.simple.chance_percent = 0\n\
                [[strategy]]\nname = \"s\"\nuses = [\"cascade\"]\ncascade = { rounds_per_year = 52, until_week = 1, \
                passed_on_percent = 50, kept_percent = 100, persuasion_percent = 100 }\n\
                [[strategy]]\nname = \"none\"\nuses = []";
    let scenario = read(text);
    for number in 0..2 {
        let organisation = played::organisation(&scenario, number);
        let chart = organisation.chart.as_ref().expect("a company has a chart");
        let last = seen(&scenario, number)[0].last().expect("weeks have passed").clone();
        let told = |person: usize| last[person].adopted();
        assert!((0..200).any(|person| chart.layer[person] == 3 && told(person)));
        for person in (0..200).filter(|&person| chart.layer[person] > 1 && told(person)) {
            assert!(told(chart.manager[person] as usize), "{person} was told by somebody who had not heard it");
        }
    }
}

#[test]
fn one_dose_on_a_complete_network_follows_its_exact_chain() {
    let (people, chance, weeks) = (30usize, 0.3, 12);
    for memory in [1, 9] {
        let head = format!(
            "runs = 4000\nweeks = {weeks}\norganisation.people = {people}\nnetwork.complete = {{}}\nstarters.people = 2"
        );
        let behaviour = format!("spreads.dose = {{ chance_percent = 30, limit = 1, memory_weeks = {memory} }}");
        let comparison = played(&textbook(&head, &behaviour));
        // the distribution of the number of adopters: of those left, each meets an adopter with chance A / (N − 1)
        let mut adopters = vec![0.0; people + 1];
        adopters[2] = 1.0;
        for week in 1..=weeks {
            let mut next = vec![0.0; people + 1];
            for (count, weight) in adopters.iter().enumerate().filter(|(_, weight)| **weight > 0.0) {
                let p = chance * count as f64 / (people as f64 - 1.0);
                let left = people - count;
                let mut chance_of = (1.0 - p).powi(left as i32);
                for new in 0..=left {
                    next[count + new] += weight * chance_of;
                    chance_of *= (left - new) as f64 / (new + 1) as f64 * p / (1.0 - p);
                }
            }
            adopters = next;
            let expected: f64 = adopters.iter().enumerate().map(|(count, weight)| count as f64 * weight).sum();
            let found: Vec<f64> =
                only(&comparison).iter().map(|run| f64::from(run.count(Measure::Adoption, week))).collect();
            holds(&format!("week {week}"), mean(&found), expected, error(&found));
        }
    }
}

#[test]
fn a_champion_who_gives_up_counts_like_any_colleague() {
    // who gives up in the week after the first talks no longer than who is asked for one week only
    let text = |champions: &str| {
        format!(
            "runs = 5\nweeks = 30\norganisation = {{ people = 150, layers = 3 }}\nbudget.compare = \"as_written\"\n\
             [[behaviour]]\nalready_aware_percent = 100\nspreads.simple.chance_percent = 5\n\
             [[strategy]]\nname = \"s\"\nuses = [\"champions\"]\nchampions = {{ people = 10, {champions} }}\n\
             [[strategy]]\nname = \"none\"\nuses = []"
        )
    };
    let gone = played(&text("until_week = 1"));
    let silent = played(&text("conversation_effect = 0"));
    let active = played(&text("conversation_effect = 3"));
    let total = |comparison: &Comparison| finals(only(comparison)).iter().sum::<f64>();
    assert!(total(&active) > total(&silent) && total(&active) > total(&gone));
    let give_up = played(&text("drop_out_percent_per_year = 100"));
    same(&free(only(&give_up)), &free(only(&gone)), "all give up after their first week");
}
