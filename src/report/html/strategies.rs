//! The strategies side by side: what each comes to, what it does differently from the first, and what it costs.

use super::page::{Section, listed, section};
use super::table::{framed, table};
use crate::experiment::Comparison;
use crate::report::words::{channel, count, list};
use crate::report::{About, costs, events, outcomes, pairs};
use crate::scenario::{Differing, File};
use maud::{Markup, html};

/// The strategies side by side.
pub(super) fn side_by_side(about: &About, file: &File, comparison: &Comparison) -> Section {
    let (costs, pairs) = (costs::told(about, comparison), pairs::told(about, comparison));
    let caption = format!("In {} {}. {}", about.step.one(), count(about.weeks), outcomes::note(about, comparison));
    let body = html! {
        (table(&caption, &outcomes::head(about, comparison), 1, &outcomes::rows(about, comparison)))
        @if file.strategy.len() > 1 {
            h3 { "What each does differently" }
            (differences(about, file))
        }
        @if !costs.is_empty() { h3 { "What was done, and at what cost" } (listed(&costs)) }
        @if !pairs.is_empty() { h3 { "Run by run" } p { (pairs::opening(about, comparison)) } (listed(&pairs)) }
    };
    section("strategies", "The strategies side by side", body)
}

/// A row a setting in which they differ, beside the first strategy that does anything.
pub(super) fn differences(about: &About, file: &File) -> Markup {
    let first = file.first_that_acts();
    let caption = format!(
        "Settings as differences from “{}”. Left out is what is the same in all that have it, and what a channel that it does \
         not use has by default; scenario.toml in this folder has everything.",
        file.strategy[first].name
    );
    // The one beside which the others are told comes first.
    let order: Vec<usize> =
        std::iter::once(first).chain((0..file.strategy.len()).filter(|&place| place != first)).collect();
    let uses = |place: usize| {
        let used: Vec<String> = file.strategy[place].uses.iter().map(|&used| channel(used).to_owned()).collect();
        if used.is_empty() { "nothing".into() } else { list(&used) }
    };
    let befalls = |place: usize| match events::befalling(about, &file.strategy[place].name) {
        none if none.is_empty() => "nothing".into(),
        told => told.join("; "),
    };
    let body = html! {
        thead { tr {
            th scope="col" { "Setting" }
            @for &place in &order { th scope="col" { (file.strategy[place].name) } }
        } }
        tbody {
            tr {
                th scope="row" { "What it uses" }
                @for &place in &order { td class=[(place == first).then_some("first")] { (uses(place)) } }
            }
            @if about.events.iter().any(|event| !event.strategies.is_empty()) {
                tr {
                    th scope="row" { "What befalls it" code { "event" } }
                    @for &place in &order { td class=[(place == first).then_some("first")] { (befalls(place)) } }
                }
            }
            @for setting in file.differing() { (row(&setting, &order)) }
        }
    };
    framed(&caption, "words", &body)
}

fn row(setting: &Differing, order: &[usize]) -> Markup {
    let beside = &setting.values[order[0]];
    html! {
        tr {
            th scope="row" { (setting.meaning) code { (setting.key) } }
            @for (column, &place) in order.iter().enumerate() {
                @match &setting.values[place] {
                    None => td.same { "–" },
                    value if column > 0 && value == beside => td.same { "the same" },
                    Some(value) => td class=[(column == 0).then_some("first")] { (value) },
                }
            }
        }
    }
}
