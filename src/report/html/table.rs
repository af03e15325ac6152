//! Tables: every cell belongs to a named row and a named column, and a wide one can be moved by keyboard.

use maud::{Markup, html};

/// A table with a caption; the first columns, so many, name the rows.
pub(super) fn table(caption: &str, head: &[String], names: usize, rows: &[Vec<String>]) -> Markup {
    let body = html! {
        thead { tr { @for name in head { th scope="col" { (name.replace(" %", "\u{a0}%")) } } } }
        tbody {
            @for row in rows {
                tr {
                    @for (place, cell) in row.iter().enumerate() {
                        @if place < names { th scope="row" { (cell) } } @else { td { (cell) } }
                    }
                }
            }
        }
    };
    framed(caption, "numbers", &body)
}

/// What stands in a table, framed such that it scrolls where it is wider than the page.
pub(super) fn framed(caption: &str, class: &str, body: &Markup) -> Markup {
    html! {
        div.scrolls role="region" aria-label=(caption) tabindex="0" {
            table class=(class) {
                caption { span { (caption) } }
                (body)
            }
        }
    }
}
