//! What it rests on: every setting that plays a part, by who says it, with its source or without one.

use super::page::{Section, section};
use super::table::framed;
use crate::report::About;
use crate::report::words::{count, plural};
use crate::scenario::{Basis, File, Pack, Setting};
use maud::{Markup, html};

/// The assumptions.
pub(super) fn assumptions(about: &About, file: &File) -> Section {
    let settings = file.settings();
    let all = |is: &dyn Fn(&Basis) -> bool| settings.iter().filter(|one| is(&one.basis)).collect::<Vec<_>>();
    let written = all(&|basis| *basis == Basis::Written);
    let textbook = all(&|basis| *basis == Basis::Stages);
    let packed = all(&|basis| matches!(basis, Basis::Pack(_)));
    let sourced = all(&|basis| matches!(basis, Basis::Sourced(_)));
    let assumed = all(&|basis| matches!(basis, Basis::Assumed(_)));
    let body = html! {
        p {
            (opening(about))
            " Of " (count(settings.len() as u64)) " settings that play a part, " (count(written.len() as u64))
            " are this scenario’s own, "
            @if !textbook.is_empty() { (count(textbook.len() as u64)) " follow from " code { "stages = \"adoption_only\"" } ", " }
            @if !packed.is_empty() { (count(packed.len() as u64)) " are said by the pack, " }
            (count(sourced.len() as u64)) " are defaults that rest on a source, and " (count(assumed.len() as u64))
            " are defaults without one: assumptions. A run cannot prove what is typed in; it shows what follows."
        }
        (group("This scenario’s own", &written, true))
        (group("What follows from stages = \"adoption_only\": a textbook model", &textbook, false))
        (group("Said by the pack of assumptions", &packed, true))
        (group("Defaults that rest on a source", &sourced, false))
        (group("Assumptions: defaults without a source", &assumed, false))
        p.note { "“groundswell explain KEY” tells more of each." }
    };
    section("assumptions", "What is assumed", body)
}

fn opening(about: &About) -> String {
    match about.assumptions {
        Some(Pack::Middle) => "Where the scenario says nothing, the middle assumptions stand.".into(),
        Some(pack) => format!("Where the scenario says nothing, the {} assumptions stand.", pack.whose()),
        None => "Where the scenario says nothing, the defaults stand.".into(),
    }
}

/// The settings that rest on the same, folded away unless they are the scenario's own.
fn group(title: &str, settings: &[&Setting], open: bool) -> Markup {
    let grounds = |basis: &Basis| match basis {
        Basis::Sourced(source) => Some(("Source", source.clone())),
        Basis::Assumed(why) => Some(("What speaks for it", why.clone().unwrap_or_default())),
        Basis::Written | Basis::Stages | Basis::Pack(_) => None,
    };
    let ground = settings.first().and_then(|one| Some(grounds(&one.basis)?.0));
    let body = html! {
        thead { tr {
            th scope="col" { "Setting" }
            th scope="col" { "Value" }
            @if let Some(ground) = ground { th scope="col" { (ground) } }
        } }
        tbody { @for setting in settings { tr {
            th scope="row" { (setting.meaning) code { (setting.key) } }
            td { (setting.value.as_deref().unwrap_or("differs by strategy")) }
            @if let Some((_, told)) = grounds(&setting.basis) { td { (told) } }
        } } }
    };
    let named = format!("{title} ({} setting{})", count(settings.len() as u64), plural(settings.len() as f64));
    html! {
        @if !settings.is_empty() {
            details open[open] { summary { (named) } (framed(&named, "words", &body)) }
        }
    }
}
