//! The slides of a talk, in its order: the question, blank axes for bets, the charts, and what they do not say. All of
//! them are 16:9.

use super::chart::{self, Part, Picture, Slide};
use super::doubts::{Doubts, MISSING};
use super::opening::LIMITS;
use super::words::{capital, channel, count, list, sentence};
use super::{About, ReportError};
use crate::scenario::File;

/// The slides of a run, with its charts among them.
pub fn of_run(about: &About, file: &File, doubts: &Doubts, charts: &[Picture]) -> Result<Vec<Picture>, ReportError> {
    let bet = chart::blank(about)?;
    around(about, (question(file, None), Some(bet)), doubts, charts)
}

/// The slides of a sweep over some keys, with its charts among them.
pub fn of_sweep(
    about: &About,
    (file, keys): (&File, &[String]),
    doubts: &Doubts,
    charts: &[Picture],
) -> Result<Vec<Picture>, ReportError> {
    around(about, (question(file, Some(keys)), None), doubts, charts)
}

fn around(
    about: &About,
    (parts, bet): (Vec<Part>, Option<Picture>),
    doubts: &Doubts,
    charts: &[Picture],
) -> Result<Vec<Picture>, ReportError> {
    let asked = about.question.trim();
    let headline = if asked.is_empty() { about.heading() } else { asked };
    let people = if about.people == 0 { String::new() } else { format!("{} people, ", count(about.people)) };
    let subtitle = format!("{people}{} {}.", count(about.weeks), about.step.many());
    let first = Slide { name: "question", headline: headline.into(), subtitle, parts }.draw(about)?;
    let last = limits(doubts).draw(about)?;
    Ok(std::iter::once(first).chain(bet).chain(charts.iter().cloned()).chain([last]).collect())
}

/// The behaviour, and what is compared.
fn question(file: &File, keys: Option<&[String]>) -> Vec<Part> {
    let behaviours: Vec<String> = file.behaviour.iter().map(|one| sentence(&one.name)).collect();
    let head = if behaviours.len() == 1 { "What is to spread" } else { "What spreads" };
    let strategy = |strategy: &crate::scenario::file::StrategyTable| {
        let uses: Vec<String> = strategy.uses.iter().map(|&used| channel(used).to_owned()).collect();
        let uses = if uses.is_empty() { "nothing is done".into() } else { list(&uses) };
        (strategy.name.clone(), vec![sentence(&capital(&uses))])
    };
    let varied = keys.map(|keys| ("What is varied".to_owned(), vec![sentence(&list(keys))]));
    std::iter::once((head.into(), behaviours)).chain(file.strategy.iter().map(strategy)).chain(varied).collect()
}

/// What the charts do not say.
fn limits(doubts: &Doubts) -> Slide {
    let known = if doubts.briefly.is_empty() { "Not looked for in this run: report.html" } else { "report.html" };
    let more = doubts.unlooked.iter().map(|_| format!("{known} has the command that finds out."));
    let flip = doubts.briefly.iter().cloned().chain(more).collect();
    let part = |head: &str, said: Vec<String>| (head.to_owned(), said);
    Slide {
        name: "limits",
        headline: "What this does not say".into(),
        subtitle: LIMITS.into(),
        parts: vec![
            part("Inputs that decide", doubts.decide.clone()),
            part("It would flip if", flip),
            part("Luck", vec![doubts.luck.clone()]),
            part("Missing", vec![MISSING.into()]),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::super::doubts;
    use super::*;
    use crate::report::example;
    use crate::scenario::{STARTER, read};

    #[test]
    fn a_talk_begins_with_the_question_and_ends_with_what_is_not_said() {
        let (about, comparison) = example::four_strategies(6, 20);
        let file = read(STARTER.as_bytes(), "test", &[]).unwrap();
        let charts = chart::pictures(&about, &comparison, 0).unwrap();
        let slides = of_run(&about, &file, &doubts::of_run(&about, &file, &comparison), &charts).unwrap();
        let names: Vec<&str> = slides.iter().map(|slide| slide.name.as_str()).collect();
        assert_eq!((names[0], names[1], names[2], *names.last().unwrap()), ("question", "bet", "adoption", "limits"));
        assert!(slides[0].alt.contains(&file.strategy[0].name) && slides[0].svg.contains("Is it better to announce"));
        assert!(slides[names.len() - 1].alt.contains("does not forecast"));
        assert!(slides.iter().all(|slide| slide.svg.contains("viewBox=\"0 0 1920 1080\"")));
    }
}
