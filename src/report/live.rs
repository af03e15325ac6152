//! A result as a part of the live page: the answer, the adoption curves, a row a strategy, and its slides.

use super::About;
use super::chart::Picture;
use super::words::{band, count, number, percent};
use crate::behaviour::Measure;
use crate::experiment::statistics::mean;
use crate::experiment::{Arm, Comparison};
use maud::{Markup, PreEscaped, html};

/// A result by its number, as HTML.
pub fn result(about: &About, comparison: &Comparison, pictures: &[Picture], result: u64) -> String {
    let curves = format!("The adoption curves, result {result}");
    let adoption = pictures.iter().find(|picture| picture.name == "adoption");
    html! {
        p.answer { (ended(&comparison.verdict.sentence)) }
        @if let Some(picture) = adoption { div.drawing role="region" aria-label=(curves) tabindex="0" { (PreEscaped(numbered(picture, result))) } }
        (strategies(about, comparison, result))
        details {
            summary { "Single slides of this result" }
            ul.slides { @for picture in pictures { li {
                (picture.name) ": "
                a href={ "/slides/" (result) "/" (picture.name) ".png" } download { "PNG" } " "
                a href={ "/slides/" (result) "/" (picture.name) ".svg" } download { "SVG" }
            } } }
        }
    }
    .into_string()
}

/// A sentence with its full stop.
fn ended(sentence: &str) -> String {
    format!("{}.", sentence.trim_end_matches('.'))
}

fn strategies(about: &About, comparison: &Comparison, result: u64) -> Markup {
    let label = format!("The strategies side by side, result {result}");
    html! {
        div.scrolls tabindex="0" role="region" aria-label=(label) {
            table.numbers {
                caption { span { "In " (about.step.one()) " " (count(about.weeks)) ", " (count(about.runs)) " simulated copies of "
                    (count(about.people)) " people; the run in the middle, and nine runs in ten." } }
                thead { tr {
                    th scope="col" { "Strategy" }
                    th scope="col" { "Adoption" }
                    th scope="col" { "Nine in ten" }
                    th scope="col" { "Owned" }
                    th scope="col" { "Person-days" }
                } }
                tbody { @for arm in &comparison.arms { (row(arm)) } }
            }
        }
    }
}

fn row(arm: &Arm) -> Markup {
    let end = |measure| arm.ensemble.spread(measure, arm.ensemble.weeks());
    let adoption = end(Measure::Adoption);
    html! { tr {
        th scope="row" { (arm.strategy.name) }
        td { (percent(adoption.median)) }
        td { (band(adoption.nine_in_ten)) }
        td { (percent(end(Measure::Owned).median)) }
        td { (number(mean(&arm.ensemble.person_days()))) }
    } }
}

/// A drawing whose names stay apart from those of another result on the same page.
fn numbered(picture: &Picture, result: u64) -> String {
    let own = |part: &str| format!("{}-{part}", picture.name);
    let [title, description] = ["title", "description"].map(own);
    picture.svg.replace(&title, &format!("{title}-{result}")).replace(&description, &format!("{description}-{result}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{chart, example};

    #[test]
    fn two_results_stand_side_by_side_and_names_are_escaped() {
        let (about, mut comparison) = example::four_strategies(3, 20);
        comparison.arms[1].strategy.name = "<script>alert(1)</script>".into();
        let pictures = chart::pictures(&about, &comparison, 0).unwrap();
        let [one, other] = [1, 2].map(|number| result(&about, &comparison, &pictures, number));
        assert!(one.contains("adoption-title-1") && other.contains("adoption-description-2"));
        assert!(!one.contains("<script>") && one.contains("/slides/1/milestones.png"));
    }
}
