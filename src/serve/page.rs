//! The page: the scenario's own values as controls, a place for results, and one for bets.

use super::controls::controls;
use super::subject::Subject;
use crate::scenario::Scenario;
use maud::{DOCTYPE, Markup, html};

/// How many points a bet has beside its first.
const MARKS: u32 = 4;

/// The whole page.
pub(super) fn page(subject: &Subject) -> String {
    let scenario = &subject.first;
    let file = &scenario.file;
    let title = if file.title.trim().is_empty() { subject.name.as_str() } else { file.title.trim() };
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                (head(title))
                link rel="icon" href="data:,";
                link rel="stylesheet" href="/page.css";
                script src="/page.js" defer {}
                script src="/bets.js" defer {}
            }
            body.live {
                a.skip href="#results" { "Skip to the results" }
                header {
                    h1 { (title) }
                    @if !file.question.trim().is_empty() { p.question { (file.question.trim()) } }
                }
                main #closed hidden { (no_link()) }
                main #page {
                    noscript { p { "This page needs JavaScript, which this browser does not run." } }
                    (controls(subject, scenario))
                    (results())
                    (bets(scenario))
                }
                footer { p { "What-if, not a forecast. Everything stays on this machine." } }
            }
        }
    }
    .into_string()
}

/// What is shown to whoever comes without the link.
pub(super) fn closed() -> String {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                (head("Groundswell"))
            }
            body { main { h1 { "Groundswell" } (no_link()) } }
        }
    }
    .into_string()
}

/// What every page has in its head.
fn head(title: &str) -> Markup {
    html! {
        meta charset="utf-8";
        meta name="viewport" content="width=device-width, initial-scale=1";
        meta name="color-scheme" content="light dark";
        title { (title) }
    }
}

fn no_link() -> Markup {
    html! {
        p { strong { "This page opens only by its link." } }
        p {
            "Use the whole link that " code { "groundswell serve" } " has printed, from “http” to the end: it holds a word \
             that this tab does not have. If the program was started again, it has printed another link."
        }
    }
}

fn results() -> Markup {
    html! {
        section.results #results tabindex="-1" aria-labelledby="results-heading" {
            h2 #results-heading { "What comes of it" }
            p #nothing { "Nothing has been run yet. Place your bets first." }
            div #changed role="status" {}
            div.side {
                div #before hidden { h3 { "Before" } div.result {} }
                div #after hidden { h3 { "Now" } div.result {} }
            }
        }
    }
}

/// Blank axes on which each table draws its curve before anything is shown.
fn bets(scenario: &Scenario) -> Markup {
    let weeks = scenario.file.weeks;
    let at = |mark: u32| u64::from(weeks) * u64::from(mark) / u64::from(MARKS);
    html! {
        section.bets aria-labelledby="bets-heading" {
            h2 #bets-heading { "Bets" }
            p {
                "Each table draws its curve before the run: drag across the axes, or type the numbers. A bet is of the values \
                 that stand above when it is placed, and is scored once, when they are first run."
            }
            form #bet data-weeks=(weeks) autocomplete="off" {
                label { "Who bets " input #bettor name="bettor" required maxlength="40"; }
                label { "On " select #betted name="betted" {
                    @for strategy in &scenario.strategies {
                        option selected[Some(&strategy.name) == scenario.strategies.last().map(|last| &last.name)] {
                            (strategy.name)
                        }
                    }
                } }
                (axes(weeks))
                div.marks { @for mark in 0..=MARKS {
                    label { "Week " span.week-of { (at(mark)) } " "
                        input.mark type="number" min="0" max="100" step="1" required;
                        " %"
                    }
                } }
                div.buttons {
                    button type="submit" { "Place the bet" }
                    button type="reset" { "Clear" }
                }
            }
            div #revealed {}
            div.scrolls tabindex="0" role="region" aria-label="Bets placed" {
                table.words #placed hidden {
                    caption { span { "Bets. How far off: on average over the weeks marked, against the run in the middle." } }
                    thead { tr {
                        th scope="col" { "Who" }
                        th scope="col" { "On" }
                        th scope="col" { "With" }
                        th scope="col" { "How far off" }
                        th scope="col" { "Change of mind" }
                    } }
                    tbody {}
                }
            }
        }
    }
}

/// The blank axes: adoption in percent over the weeks.
fn axes(weeks: u32) -> Markup {
    html! {
        svg.axes #pad viewBox="0 0 1000 520" role="img" aria-label="Blank axes for a bet: adoption in percent over the weeks" {
            rect x="70" y="20" width="900" height="420" class="plane" {}
            @for tenth in 0..=4u32 {
                line x1="70" x2="970" y1=(440 - 105 * tenth) y2=(440 - 105 * tenth) class="grid" {}
                text x="60" y=(447 - 105 * tenth) class="up" { (25 * tenth) " %" }
            }
            @for mark in 0..=MARKS {
                text x=(70 + 225 * mark) y="475" class="across week" { (u64::from(weeks) * u64::from(mark) / u64::from(MARKS)) }
            }
            text x="520" y="510" class="across" { "weeks since the start" }
            g.drawn {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::subject::tests::of;
    use super::*;
    use crate::scenario::STARTER;

    #[test]
    fn names_are_escaped() {
        let text = STARTER.replace("Announce it", "<script>alert(1)</script>");
        let page = page(&of(&text.replace("My first comparison", "<img src=x onerror=alert(1)>")));
        assert!(!page.contains("<script>alert") && !page.contains("<img") && page.contains("&lt;script&gt;"));
    }
}
