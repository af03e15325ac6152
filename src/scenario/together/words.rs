//! What is said about values that do not go together: a headline, and what would do.

use crate::scenario::counted::crowd;
use crate::scenario::mistake::Together;
use crate::scenario::words::{did_you_mean, listed};

/// The headline and the help for values that do not go together.
pub(in crate::scenario) fn words(together: &Together) -> (String, Option<String>) {
    let (headline, help) = match together {
        Together::NobodyThere
        | Together::Networks { .. }
        | Together::NoUse { .. }
        | Together::NoDirection
        | Together::NothingToDirect
        | Together::NothingToWeigh
        | Together::OddTies { .. }
        | Together::TooManyTies { .. }
        | Together::TooManyTiesInAll { .. }
        | Together::GroupSizes { .. }
        | Together::NotSquare { .. }
        | Together::NotSymmetric { .. }
        | Together::Layers { .. } => network_words(together),
        Together::NoValues
        | Together::VariesTable { .. }
        | Together::VariesList { .. }
        | Together::VariesUnknown { .. }
        | Together::VariesTwice { .. }
        | Together::NoRatios { .. }
        | Together::BetweenWholes { .. } => sweep_words(together),
        Together::NoTimeToTip { .. }
        | Together::NoSuchWinner { .. }
        | Together::NotMeasured { .. }
        | Together::ExpectedAfterRun { .. } => expect_words(together),
        _ => strategy_words(together),
    };
    (headline, Some(help))
}

fn network_words(together: &Together) -> (String, String) {
    match together {
        Together::NobodyThere => {
            ("nobody works here".into(), "give [organisation] people = 400, or a `people_file`".into())
        }
        Together::Networks { one, other } => {
            (format!("`{one}` and `{other}` are two networks"), "a scenario has one; keep one of the two".into())
        }
        Together::NoUse { key, network } => (
            format!("`{key}` does nothing beside `{network}`"),
            format!("leave `{key}` out, or leave `{network}` out for a company's network"),
        ),
        Together::NoDirection => (
            "the ties file could be read both ways".into(),
            "add direction = \"source_turns_to_target\" for a survey (\"whom do you turn to?\"), or \
             \"source_influences_target\", or \"both_ways\""
                .into(),
        ),
        Together::NothingToDirect => {
            ("`network.direction` does nothing without a ties file".into(), "leave it out, or give `ties_file`".into())
        }
        Together::NothingToWeigh => (
            "`network.ties_at_least` does nothing without a ties file".into(),
            "leave it out, or give `ties_file`".into(),
        ),
        Together::OddTies { ties } => (
            format!("{ties} ties per person in a ring, half of them to each side"),
            "give an even number, such as 4 or 10".into(),
        ),
        Together::TooManyTiesInAll { ties, most } => (
            format!("{ties:.0} ties in all, both ends counted"),
            format!("at most {most:.0} can be simulated; give fewer people or fewer ties each"),
        ),
        Together::TooManyTies { ties, people } => {
            (format!("{ties} ties per person among {}", crowd(*people)), format!("give fewer than {people}"))
        }
        Together::GroupSizes { sum, people } => (
            format!("the groups add up to {sum} people, the organisation has {people}"),
            format!("change the sizes, or write people = {sum}"),
        ),
        Together::NotSquare { groups, rows, longest, shortest } => {
            (not_square(*groups, *rows, *longest, *shortest), format!("give {groups} rows of {groups} values"))
        }
        Together::NotSymmetric { row, column } => (
            format!("row {row}, value {column} differs from row {column}, value {row}"),
            "a tie joins both groups: the two chances have to be the same".into(),
        ),
        Together::Layers { layers, people } => {
            (format!("{layers} layers among {}", crowd(*people)), format!("give {people} at most"))
        }
        _ => unreachable!("the words of other mistakes stand elsewhere"),
    }
}

fn not_square(groups: usize, rows: usize, longest: usize, shortest: usize) -> String {
    let values = if longest == shortest { longest.to_string() } else { format!("{shortest} to {longest}") };
    format!("{rows} rows of {values} values for {groups} groups")
}

fn strategy_words(together: &Together) -> (String, String) {
    match together {
        Together::Starters { starters, free, people } => (
            format!("{starters} starters, but only {free} of {people} people could start"),
            format!("give {free} at most, or lower `never_percent` and `opponents_percent`"),
        ),
        Together::Ruggedness { ruggedness, aspects } => (
            format!("each aspect depends on {ruggedness} others, but there are {aspects} aspects"),
            format!("give {} at most, or more `aspects`", aspects - 1),
        ),
        Together::NeverAndOpponents { sum } => (
            format!("`never_percent` and `opponents_percent` together are {sum} % of people"),
            "give 100 together at most".into(),
        ),
        Together::Champions { champions, people } => {
            (format!("{champions} champions among {}", crowd(*people)), format!("give {people} at most"))
        }
        Together::EndsBeforeStart { from, until } => (
            format!("it ends in week {until}, before it starts in week {from}"),
            format!("give week {from} or later, or start earlier"),
        ),
        Together::StartsAfterRun { from, weeks } => (
            format!("it starts in week {from}, after the last week ({weeks})"),
            format!("start in week {weeks} or earlier, or give more `weeks`"),
        ),
        Together::WavesAfterRun { last, weeks, waves } => (
            format!("the last wave would start in week {last}, after the last week ({weeks})"),
            format!("give {waves} at most, a shorter `wave_gap_weeks`, or more `weeks`"),
        ),
        Together::SameName { name } => {
            (format!("two strategies are called \"{name}\""), "give each its own name".into())
        }
        Together::SameBehaviour { name } => {
            (format!("two behaviours are called \"{name}\""), "give each its own name".into())
        }
        Together::NoSuchBehaviour { given, names, .. } if names.is_empty() => {
            (format!("there is no other behaviour called \"{given}\""), "add it as another [[behaviour]]".into())
        }
        Together::NoSuchBehaviour { given, nearest, names } => {
            (format!("no other behaviour is called \"{given}\""), did_you_mean(nearest.as_deref(), names))
        }
        Together::NoSuchStrategy { given, nearest, names } => {
            (format!("no strategy is called \"{given}\""), did_you_mean(nearest.as_deref(), names))
        }
        Together::NotUsed { channel } => (
            format!("this strategy sets `{channel}` but does not use it"),
            format!("add \"{channel}\" to `uses`, or leave it out"),
        ),
        Together::UsedTwice { channel } => (format!("\"{channel}\" is used twice"), "keep one of the two".into()),
        Together::SplitNotUsed { channel } => (
            format!("part of the budget goes to `{channel}`, which this strategy does not use"),
            format!("add \"{channel}\" to `uses`, or leave it out of `split_percent`"),
        ),
        Together::SplitSum { sum } => {
            (format!("the split of the budget adds up to {sum} %"), "the parts have to add up to 100".into())
        }
        Together::NobodyListed => (
            "champions are chosen from a list, but nobody is listed".into(),
            "give their ids: ids = [\"17\", \"42\"], or choose them in another way".into(),
        ),
        Together::NobodyHasId { id, people } => (
            format!("nobody has the id `{id}`"),
            match people {
                1 => "there is one person, whose id is 0".into(),
                _ => format!("people are numbered from 0 to {}", people - 1),
            },
        ),
        Together::IdTwice { id } => (format!("`{id}` is given twice"), "give each person once".into()),
        Together::NeverAndDoing { never, doing } => {
            (format!("{doing} % already do it, while {never} % never will"), "the two add up to at most 100".into())
        }
        Together::Ignored { key, beside, instead } => {
            (format!("`{key}` does nothing beside `{beside}`"), format!("leave it out, or {instead}"))
        }
        Together::BefallsNobody { what, channel } => (
            format!("`{what}` befalls nobody: no strategy in which it happens uses \"{channel}\""),
            format!("add \"{channel}\" to the `uses` of one of them, or leave the event out"),
        ),
        Together::BefallsNobodyIn { what, channel, strategy } => (
            format!("`{what}` befalls nobody in \"{strategy}\", which does not use \"{channel}\""),
            format!("add \"{channel}\" to its `uses`, or leave \"{strategy}\" out of `strategies`"),
        ),
        Together::NothingPromoted { strategy } => (
            format!("nothing is promoted, so what \"{strategy}\" uses does nothing"),
            "leave `promoted = false` out of one behaviour, or `uses` out of the strategies".into(),
        ),
        Together::NoEffect { key } => (
            format!("`{key}` changes nothing here"),
            format!("every strategy that uses it sets its own; write `strategy.NAME.{key}`"),
        ),
        Together::ListNotUsed { chosen_by } => (
            format!("`ids` does nothing with chosen_by = \"{chosen_by}\""),
            "write chosen_by = \"listed\", or leave `ids` out".into(),
        ),
        Together::NoManagers { what, network } => (
            format!("`{what}` needs managers and teams, and `{network}` has none"),
            "use a company's network or a `people_file`, or choose something else".into(),
        ),
        _ => unreachable!("the words of other mistakes stand elsewhere"),
    }
}

fn sweep_words(together: &Together) -> (String, String) {
    match together {
        Together::NoValues => (
            "it is not said which values to try".into(),
            "give `values = [1, 2, 5]`, or `from`, `to` and `steps`".into(),
        ),
        Together::VariesTable { key, keys } => (
            format!("`{key}` is a table and has no value of its own"),
            format!("vary one of its keys: {}", listed(keys)),
        ),
        Together::VariesList { key } => (
            format!("`{key}` takes a list, which cannot be varied"),
            "vary a key that takes a number, a word or true and false".into(),
        ),
        Together::VariesUnknown { key, .. } if key.is_empty() => {
            ("it is not said which key to vary".into(), "give it: key = \"champions.share_percent\"".into())
        }
        Together::VariesUnknown { key, .. } if ["pack", "packs"].contains(&key.as_str()) => (
            format!("there is no key `{key}` to vary"),
            "`groundswell run --packs all` runs a scenario under every pack of assumptions and says what holds in all; \
             beside other keys, vary assumptions=sceptic,middle,advocate"
                .into(),
        ),
        Together::VariesUnknown { key, nearest } => (
            format!("there is no key `{key}` to vary"),
            match nearest {
                Some(nearest) => format!("did you mean `{nearest}`?"),
                None => "write it with its table, such as `champions.share_percent`".into(),
            },
        ),
        Together::VariesTwice { key } => (format!("`{key}` is varied twice"), "put its values together".into()),
        Together::NoRatios { from, to } => (
            format!("there are no equal ratios from {from} to {to}"),
            "give ends larger than 0, or spacing = \"even\"".into(),
        ),
        Together::BetweenWholes { from, step } => (
            format!("steps of {step} from {from} do not land on whole numbers"),
            "choose `from`, `to` and `steps` so that they do, or list the `values`".into(),
        ),
        _ => unreachable!("the words of other mistakes stand elsewhere"),
    }
}

fn expect_words(together: &Together) -> (String, String) {
    match together {
        Together::NoTimeToTip { weeks, after } => (
            format!("{weeks} weeks are too few to see whether it holds for {after} weeks by itself"),
            "give more `weeks`, or fewer `measure.persistence_after_weeks`".into(),
        ),
        Together::NoSuchWinner { given, nearest, names } => {
            (format!("no strategy is called \"{given}\""), did_you_mean(nearest.as_deref(), names))
        }
        Together::NotMeasured { given } => (
            format!("\"{given}\" is not measured"),
            "give `owned`, `aligned`, `adoption`, `complying`, `aware` or `payoff`, at the end or at a week: \"owned_at_week_52\"".into(),
        ),
        Together::ExpectedAfterRun { week, weeks } => {
            (format!("week {week} lies after the last week"), format!("give week {weeks} at most"))
        }
        _ => unreachable!("the words of other mistakes stand elsewhere"),
    }
}
