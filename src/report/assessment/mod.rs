//! A log of decisions, told: sentences, notes, a table, the lines that start a scenario, and its folder.

mod organisation;
mod table;
mod told;

pub(super) use table::{Reading, readings};
pub(super) use told::Told;

use super::network::layers_title;
use super::provenance::{AssessmentManifest, Print};
use super::words::{NBSP, band, capital, count, number, one_line, round, whole_percent};
use super::{FileBytes, Format, ReportError, chart, markdown};
use crate::assessment::{Assessment, Group, LEVELS, Of, SMALLEST};
use crate::experiment::statistics::Estimate;

/// A log of decisions by its name, and what it comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessed {
    /// What its file is called, without an ending.
    pub name: String,
    /// What it comes to.
    pub assessment: Assessment,
}

/// The lines that start a scenario, within a folder of results.
const ORGANISATION: &str = "organisation.toml";

impl Assessed {
    /// Everything that its folder holds: `layers` as they were given, `input` is the log.
    pub fn files(&self, layers: Option<u8>, formats: &[Format], input: Print) -> Result<Vec<FileBytes>, ReportError> {
        let mut files = vec![
            FileBytes::new("summary.md", markdown::assessment(self)),
            FileBytes::new("assessment.csv", self.csv()),
            FileBytes::new(ORGANISATION, self.organisation()),
        ];
        files.extend(chart::decisions::draw(self)?.files(formats)?);
        let manifest = AssessmentManifest::new(&self.name, layers, vec![input], &files);
        files.push(manifest.file());
        Ok(files)
    }

    /// What all decisions come to.
    pub(super) fn whole(&self) -> Told {
        Told::of(&self.assessment.whole)
    }

    /// How distributed leadership is, in a sentence without a full stop.
    pub fn finding(&self) -> String {
        let dli = self.whole().dli;
        let where_to = match dli.mean {
            ..0.2 => "held at the top",
            ..0.4 => "kept near the top",
            ..0.6 => "shared halfway down",
            ..0.8 => "shared most of the way down",
            _ => "in the hands of the front line",
        };
        format!(
            "Leadership is {where_to}: on average, decisions are taken {} of the way from the top to the front line{}",
            whole_percent(dli.mean),
            range(dli).map_or_else(String::new, |range| format!(" ({})", band(range)))
        )
    }

    /// What else stands out: what is passed up, how long it takes, how many decide.
    pub(super) fn more(&self) -> String {
        let whole = self.whole();
        let named = self.assessment.teams_named;
        let teams = if named == 1 { "1 team".into() } else { format!("{} teams", count(named as u64)) };
        let passed_up = whole.escalated.map(|share| format!(", {} were passed up", whole_percent(share.mean)));
        let of = format!("About {} decisions of {teams}{}.", count(whole.decisions), passed_up.unwrap_or_default());
        let half = whole.days_median.map(|half| format!("Half were taken within {}", days(half)));
        let most = whole.days_p90.map(|most| format!(", nine in ten within {}", days(most)));
        let taken = half.map(|half| format!("{half}{}.", most.unwrap_or_default()));
        let bodies = number(whole.effective_deciders);
        let lie = match bodies.as_str() {
            "1" => "One body took them, or nearly all.".into(),
            _ => format!("They lie with as many as {bodies} equally busy deciding bodies."),
        };
        [Some(of), taken, Some(lie)].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// What the numbers mean, and what was assumed.
    pub(super) fn notes(&self) -> Vec<String> {
        let Assessment { layers, deepest, layers_told, escalated_told, delegated_to_the_top, .. } = &self.assessment;
        let front = if *deepest == 0 { "not in the log".into() } else { format!("layer {deepest}") };
        let mut notes = vec![format!(
            "How far down: the mean depth of the layer that decided, from 0{NBSP}% (the top, layer 0) to 100{NBSP}% (the \
             front line, {front}); as a number from 0 to 1 it is the degree of distributed leadership (DLI), here \
             {}. In brackets: where it would lie in 95 of 100 such logs, since decisions of a team are alike.",
            round(self.whole().dli.mean, 2)
        )];
        if *delegated_to_the_top {
            notes.push(
                "Some decisions are at level 7, where others decide, and the log says that the top took them: one of the \
                 two is mistaken."
                    .into(),
            );
        }
        if !layers_told && *deepest > 0 {
            notes.push(
                "The deepest layer that decided anything counts as the front line; if there are more layers, give \
                 --layers."
                    .into(),
            );
        }
        if !escalated_told {
            notes.push(
                "The log does not say what was passed up: a decision counts as passed up when it was taken above the \
                 layer that decides most often for its team."
                    .into(),
            );
        }
        notes.push(
            "A deciding body is a layer above a team; the top is one body for all teams. Teams that share a manager are \
             counted as if each had its own."
                .into(),
        );
        let several = layers.len() > 1 || layers.is_empty();
        let together = "Layers stand together with the next until ten bodies decide in them, so that nobody at the top \
                        stands alone. ";
        notes.push(format!(
            "{}No team is told alone with fewer than {SMALLEST} decisions, nor is the next smallest where it could be \
             worked out from the rest. Numbers of decisions are to the nearest ten, shares and means in steps that two \
             decisions make up; a dash stands for what would hold of fewer than {SMALLEST} decisions, or of all but so \
             few.",
            if several { together } else { "" }
        ));
        notes
    }

    /// A row a group: the names of the columns, then all decisions, layers, teams.
    pub(super) fn rows(&self) -> Vec<Vec<String>> {
        let Assessment { layers, teams, .. } = &self.assessment;
        let head = ["", "Decisions", "How far down", "Passed up", "Days, half", "nine in ten", "Level", "Consulted"];
        let mut rows = vec![head.map(String::from).to_vec(), row("All decisions".into(), &self.whole(), true)];
        let is_layer = |group: &Group| matches!(group.of, Of::Layers(..));
        let groups = layers.iter().chain(teams);
        rows.extend(groups.map(|group| row(title(&group.of), &Told::of(&group.measures), !is_layer(group))));
        rows
    }
}

/// What a group is called where it is read.
pub(super) fn title(of: &Of) -> String {
    match of {
        Of::Layers(first, last) => layers_title((*first).into(), (*last).into()),
        Of::Team(team) => one_line(team),
        Of::OtherTeams(teams) => format!("Other teams ({})", count(*teams as u64)),
    }
}

/// An interval that says something.
pub(super) fn range(estimate: Estimate) -> Option<(f64, f64)> {
    let Estimate { low, high, .. } = estimate;
    (low.is_finite() && high.is_finite()).then_some((low, high))
}

/// A level with its word: "5 advise".
pub(super) fn level(place: usize) -> String {
    format!("{} {}", place + 1, LEVELS[place])
}

fn row(name: String, told: &Told, with_depth: bool) -> Vec<String> {
    let depth = |dli: Estimate| match range(dli) {
        Some(range) => {
            format!("{} ({})", whole_percent(dli.mean), band(range).trim_end_matches('%').trim_end_matches(NBSP))
        }
        None => whole_percent(dli.mean),
    };
    let or_dash = |shown: Option<String>| shown.unwrap_or_else(|| "–".into());
    vec![
        name,
        count(told.decisions),
        or_dash(with_depth.then(|| depth(told.dli))),
        or_dash(told.escalated.map(|share| whole_percent(share.mean))),
        or_dash(told.days_median.map(number)),
        or_dash(told.days_p90.map(number)),
        number(told.mean_level.mean),
        or_dash(told.consulted.map(|consulted| number(consulted.mean))),
    ]
}

/// The share of decisions at each level, as it is read.
pub(super) fn level_shares(told: &Told) -> Vec<(String, String)> {
    let shown = |share: &Option<f64>| share.map_or_else(|| "–".into(), whole_percent);
    told.levels.iter().enumerate().map(|(place, share)| (level(place), shown(share))).collect()
}

/// "1 day", "4.5 days".
fn days(days: f64) -> String {
    format!("{} day{}", number(days), super::words::plural(round(days, 1)))
}

/// The question, as a heading.
pub(super) fn heading(name: &str) -> String {
    format!("{}: how distributed is leadership?", capital(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::{assess, read_log};

    /// Decisions of two teams, all by one layer of five.
    pub(in crate::report) fn by_layer(layer: u8) -> Assessed {
        let row = |number| format!("{number},T{},4,{layer},2\n", number % 2);
        let rows: String = (0..40).map(row).collect();
        let text = format!("decision,team,level,decided_by,days\n{rows}");
        let (log, _) = read_log(text.as_bytes(), Some(5)).unwrap();
        Assessed { name: "log".into(), assessment: assess(&log) }
    }

    #[test]
    fn the_finding_answers_the_question() {
        for (layer, part) in [
            (0, "held at the top: on average, decisions are taken 0 % of the way"),
            (1, "kept near the top"),
            (
                2,
                "shared halfway down: on average, decisions are taken 50 % of the way from the top to the front line (50",
            ),
            (3, "shared most of the way down"),
            (4, "in the hands of the front line"),
        ] {
            let finding = by_layer(layer).finding().replace(NBSP, " ");
            assert!(finding.contains(part), "{finding}");
        }
        let more = by_layer(0).more().replace(NBSP, " ");
        assert!(
            more.starts_with("About 40 decisions of 2 teams, 0 % were passed up. Half were taken within 2 days."),
            "{more}"
        );
        assert!(more.ends_with("One body took them, or nearly all."), "{more}");
    }
}
