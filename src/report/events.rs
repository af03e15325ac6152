//! What befalls the organisation while it lasts, in words, and where it stands on a chart.

use super::About;
use super::words::{capital, list, round};
use crate::event::{Event, What};

/// A week in which something happens, and what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// The week.
    pub week: u32,
    /// What happens in it, few words each.
    pub words: String,
}

/// A sentence on what befalls the organisation, in the order of weeks; none where nothing does.
pub(super) fn told(about: &About) -> Option<String> {
    let told = in_order(about).into_iter().map(|event| {
        let only: Vec<String> = event.strategies.iter().map(|name| format!("“{name}”")).collect();
        let only = if only.is_empty() { String::new() } else { format!(" (only in {})", list(&only)) };
        format!("in {} {}: {}{only}", about.step.one(), event.week, whole(event))
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| format!("{}.", capital(&told.join("; "))))
}

/// What befalls the strategy of a name, in the order of weeks.
pub(super) fn befalling(about: &About, strategy: &str) -> Vec<String> {
    let befalls = in_order(about).into_iter().filter(|event| event.befalls(strategy));
    befalls.map(|event| format!("{} {}: {}", about.step.one(), event.week, whole(event))).collect()
}

/// The weeks in which something happens, for a chart; several things of a week together.
pub(super) fn marks(about: &About) -> Vec<Mark> {
    let events = in_order(about);
    let week = |same: &[&Event]| {
        let mut words: Vec<&str> = same.iter().map(|event| short(event.what)).collect();
        words.dedup();
        Mark { week: same[0].week, words: capital(&words.join(", ")) }
    };
    events.chunk_by(|one, other| one.week == other.week).map(week).collect()
}

fn in_order(about: &About) -> Vec<&Event> {
    let mut events: Vec<&Event> = about.events.iter().collect();
    events.sort_by_key(|event| event.week);
    events
}

/// What happens, with how many it befalls and how long it lasts.
fn whole(event: &Event) -> String {
    let share = format!("{}\u{a0}%", round(event.share_percent.percent(), 1));
    let time = if event.for_weeks == 1 { "1 week".into() } else { format!("{} weeks", event.for_weeks) };
    match event.what {
        What::ChampionsLeave => format!("{share} of the champions leave"),
        What::LeadersRevertToControl => format!("{share} of the leaders revert to control for {time}"),
        What::LeaderAbsent => format!("{share} of the leaders are away for {time}"),
        What::PushByChampions => format!("champions push, and {share} of those to whom they are tied are reached"),
        What::PushByTheTop => format!("the top pushes, and {share} of people are reached"),
        What::Breach => format!("a promise is broken, felt in full for {time}"),
        What::TargetMoves => format!("what is intended moves by {}", round(event.effect, 2)),
        What::Reorganisation => format!("{share} of people change seats in a reorganisation"),
        What::Merger => format!("a merger ties {share} of people to another site"),
    }
}

fn short(what: What) -> &'static str {
    match what {
        What::ChampionsLeave => "champions leave",
        What::LeadersRevertToControl => "leaders revert to control",
        What::LeaderAbsent => "leaders away",
        What::PushByChampions => "champions push",
        What::PushByTheTop => "the top pushes",
        What::Breach => "a promise is broken",
        What::TargetMoves => "the target moves",
        What::Reorganisation => "reorganisation",
        What::Merger => "merger",
    }
}

#[cfg(test)]
pub(in crate::report) mod tests {
    use super::*;
    use crate::fraction::Percent;
    use crate::report::example;

    /// Something that happens in a week to half of those whom it can befall.
    pub(in crate::report) fn event(week: u32, what: What, strategies: &[&str]) -> Event {
        Event {
            week,
            what,
            for_weeks: 1,
            share_percent: Percent::new(50.0).expect("a percentage"),
            effect: 0.3,
            strategies: strategies.iter().map(|name| (*name).into()).collect(),
            number: 0,
        }
    }

    #[test]
    fn events_are_told_by_week_and_marked_once_a_week() {
        let (mut about, _) = example::four_strategies(1, 52);
        assert!(told(&about).is_none() && marks(&about).is_empty());
        about.events = vec![
            event(30, What::Breach, &[]),
            event(17, What::ChampionsLeave, &["Both", "Champions"]),
            event(30, What::Merger, &[]),
        ];
        assert_eq!(
            told(&about).unwrap(),
            "In week 17: 50\u{a0}% of the champions leave (only in “Both” and “Champions”); in week 30: a promise is broken, \
             felt in full for 1 week; in week 30: a merger ties 50\u{a0}% of people to another site."
        );
        let marked = [(17, "Champions leave"), (30, "A promise is broken, merger")];
        assert_eq!(marks(&about), marked.map(|(week, words)| Mark { week, words: words.into() }));
    }
}
