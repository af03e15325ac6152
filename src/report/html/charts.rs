//! Charts, each with the numbers that it plots.

use super::page::{Section, section};
use super::table::table;
use crate::report::chart::{Data, Picture, film};
use maud::{Markup, PreEscaped, html};

/// All charts of a run or a sweep; the film has a section of its own.
pub(super) fn charts(pictures: &[Picture]) -> Section {
    let still = pictures.iter().filter(|picture| picture.name != film::NAME);
    section("charts", "The charts", html! { @for picture in still { (chart(picture)) } })
}

/// A chart below its name, and its numbers folded away; on paper they are laid open.
fn chart(picture: &Picture) -> Markup {
    let id = format!("chart-{}", picture.name);
    let Data { title, note, head, names, rows } = &picture.data;
    html! {
        figure aria-labelledby=(id) {
            h3 id=(id) { (title) }
            (drawing(picture))
            details {
                summary { "The numbers: " (title) }
                (table(note, head, *names, rows))
            }
        }
    }
}

/// The chart itself, on the light ground for which it is drawn.
pub(super) fn drawing(picture: &Picture) -> Markup {
    let label = format!("Chart: {}", picture.data.title);
    html! { div.drawing role="region" aria-label=(label) tabindex="0" { (PreEscaped(&picture.svg)) } }
}
