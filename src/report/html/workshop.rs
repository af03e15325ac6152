//! Sheets for the room, to be printed before the result is shown: blank axes for a bet, cards, questions to take home.

use super::charts::drawing;
use super::page::{Section, section};
use crate::report::words::count;
use crate::report::{About, ReportError, chart};
use crate::scenario::File;
use maud::{Markup, html};

/// How many cards there are on a page.
const CARDS: usize = 4;

/// Five questions to think about afterwards, each with the setting that stands for it.
pub(super) const QUESTIONS: [(&str, &str, &str); 5] = [
    (
        "Autonomy",
        "Which decisions do teams take here without asking, and which one could they take from tomorrow on?",
        "decisions.level",
    ),
    (
        "Communication",
        "When did somebody on the front line last change what leaders do, and how did that reach them?",
        "backstage.check_ins_per_month",
    ),
    (
        "Empowerment",
        "To whom do colleagues turn already, and what time and permission would those people need?",
        "champions.share_percent",
    ),
    (
        "Balance",
        "What would leaders have to see before they step in, and what before they step back again?",
        "backstage.steps_in_when_drift_above",
    ),
    (
        "Impact",
        "Half a year after the programme has ended, who still does it, and how shall we look?",
        "measure.persistence_after_weeks",
    ),
];

/// So many varied keys are asked for on a card.
const KEYS: usize = 3;

/// The sheets, a page each on paper; `varied` are the keys of a sweep.
pub(super) fn sheets(about: &About, file: &File, varied: &[String]) -> Result<Section, ReportError> {
    // Where the time varies, there are no axes for all points.
    let timed = !varied.iter().any(|key| key == "weeks");
    let blank = if timed { Some(chart::blank(about)?) } else { None };
    let body = html! {
        p.note { "Print these before the result is shown: each table draws its bet and fills in a card." }
        @if let Some(blank) = blank { div.sheet.wide { h3 { (blank.data.title) } (drawing(&blank)) (names(file)) } }
        div.sheet {
            h3 { "Prediction cards" }
            div.cards { @for _ in 0..CARDS { (card(about, (file, timed), &varied[..varied.len().min(KEYS)])) } }
        }
        div.sheet {
            h3 { "Five questions to take home" }
            ol.ask { @for (word, question, key) in QUESTIONS { li {
                strong { (word) ". " } (question) " " span.note { "In the scenario: " code { (key) } "." }
                span.blank {} span.blank {}
            } } }
        }
    };
    Ok(section("room", "For the room", body))
}

fn names(file: &File) -> Markup {
    html! { p { "A line for each: " @for (place, strategy) in file.strategy.iter().enumerate() {
        @if place > 0 { " · " } (strategy.name)
    } } }
}

fn card(about: &About, (file, timed): (&File, bool), varied: &[String]) -> Markup {
    html! {
        div.card {
            p { "Table" span.blank {} }
            p { "We bet that it spreads furthest with" }
            ul { @for strategy in &file.strategy { li { (strategy.name) } } }
            @if timed {
                p { "By " (about.step.one()) " " (count(about.weeks)) ", " span.gap {} " % of people do it." }
                p { "Half of them do it from " (about.step.one()) " " span.gap {} " on." }
            }
            @for key in varied { p { "Another is ahead once " code { (key) } " passes " span.gap {} "." } }
            p { "What decides it" span.blank {} }
            p { "We would change our mind if" span.blank {} }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::explain;

    #[test]
    fn every_question_names_a_setting_that_there_is() {
        for (_, _, key) in QUESTIONS {
            assert_eq!(explain(key).unwrap()[0].key, key);
        }
    }
}
