//! The organisation that was asked for, and what it came to.

use super::layout::{aligned, hanging};
use crate::organisation::Figures;
use crate::privacy::SMALLEST;
use crate::report::achieved::{Achieved, AchievedChart};
use crate::report::words::{count, number, one_line, percent};
use crate::scenario::{File, Scenario};

/// Figures of the first run's organisation, next to those asked for where it was grown.
pub(super) fn figures(scenario: &Scenario, figures: &Figures) -> String {
    let figures = Achieved::of(figures, scenario.data.is_some());
    let Some(chart) = &figures.chart else {
        let (people, contacts) = (count(figures.people), number(figures.contacts));
        let ties = figures.ties.map_or_else(|| format!("fewer than {SMALLEST}"), count);
        return format!("The network: {people} people, {ties} ties in one direction, {contacts} contacts a person.");
    };
    let head = ["", "people", "layers", "span", "teams", "sites", "contacts", "same team", "same site"];
    let mut rows = vec![head.map(String::from).to_vec()];
    if scenario.data.is_none() {
        rows.push(asked(&scenario.file));
    }
    rows.push(achieved(&figures, chart));
    format!("The organisation (contacts a person; same team and same site: % of ties)\n{}", aligned(&rows, 1))
}

fn asked(file: &File) -> Vec<String> {
    let open = || "–".to_owned();
    let (organisation, network) = (&file.organisation, &file.network);
    let span = if organisation.layers.is_some() { open() } else { number(organisation.span_of_control) };
    vec![
        "  asked for".into(),
        organisation.people.map_or_else(open, count),
        organisation.layers.map_or_else(open, |layers| layers.to_string()),
        span,
        open(),
        count(organisation.sites),
        number(network.contacts_per_person),
        percent(network.same_team_percent.fraction()),
        percent(network.same_site_percent.fraction()),
    ]
}

fn achieved(figures: &Achieved, chart: &AchievedChart) -> Vec<String> {
    let share = |share: Option<f64>| share.map_or_else(|| "–".into(), percent);
    vec![
        "  achieved".into(),
        count(figures.people),
        chart.layers.to_string(),
        chart.span.map_or_else(|| "–".into(), number),
        count(chart.teams),
        count(chart.sites),
        number(figures.contacts),
        share(chart.same_team),
        share(chart.same_site),
    ]
}

/// The tables that were read, and what was mended in them.
pub fn remarks(scenario: &Scenario, width: usize) -> String {
    let inputs = scenario.data.iter().flat_map(|data| &data.inputs);
    let line = |input: &crate::scenario::Input| {
        let remarks: Vec<String> = input.remarks.iter().map(ToString::to_string).collect();
        let remarks = if remarks.is_empty() { "read as it is".into() } else { remarks.join("; ") };
        hanging(&format!("{}: {}.", one_line(&input.path), one_line(&remarks)), width, 2)
    };
    inputs.map(line).collect::<Vec<_>>().join("\n")
}
