//! The box that stands on every report: what it does not say, three doubts, and what would change the answer.

use super::page::{Section, section};
use crate::report::doubts::{Doubts, MISSING};
use crate::report::opening::LIMITS;
use maud::{Markup, html};

/// The box.
pub(super) fn honesty(doubts: &Doubts) -> Section {
    let unlooked = doubts.unlooked.iter().map(|(told, _)| told.clone());
    let flip: Vec<String> = doubts.flip.iter().cloned().chain(unlooked).collect();
    let body = html! {
        div.honest {
            p { strong { (LIMITS) } }
            dl {
                dt { "Inputs that decide this result" }
                dd { (several(&doubts.decide)) }
                dt { "It would flip if" }
                dd {
                    (several(&flip))
                    @if let Some((_, command)) = &doubts.unlooked { pre { code { (command) } } }
                }
                dt { "Luck" }
                dd { (doubts.luck) }
                dt { "Missing" }
                dd { (MISSING) }
            }
        }
    };
    section("limits", "What this does not say", body)
}

/// A sentence, or several in a list.
fn several(sentences: &[String]) -> Markup {
    match sentences {
        [only] => html! { (only) },
        all => super::page::listed(all),
    }
}
