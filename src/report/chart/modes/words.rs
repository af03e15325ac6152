//! What the chart of where leaders stand says in words.

use super::row::{Row, WORTH, highest};
use crate::experiment::Comparison;
use crate::experiment::statistics::{mean, quantile};
use crate::leadership::{Leading, Mode};
use crate::report::chart::style::TITLE;
use crate::report::chart::{About, frame, left_out, text};
use crate::report::words::{count, list, number, percent};

/// Where leaders stand, in words.
pub(super) fn word(mode: Mode) -> &'static str {
    match mode {
        Mode::Front => "in front",
        Mode::Among => "among",
        Mode::Behind => "behind",
    }
}

impl Row<'_> {
    /// "in front until week 12, then among until week 30, then behind".
    fn story(&self, about: &About) -> String {
        let step = about.step.one();
        match &self.stands[..] {
            [only] => format!("stay {} all the time", word(only.mode)),
            few if few.len() <= 4 => {
                let each = few.iter().enumerate().map(|(place, stay)| {
                    let until = format!(" until {step} {}", stay.until);
                    format!("{}{}", word(stay.mode), if place + 1 < few.len() { &until } else { "" })
                });
                format!("are {}", each.collect::<Vec<_>>().join(", then "))
            }
            many => format!("change their place {} times and end {}", many.len() - 1, word(many[many.len() - 1].mode)),
        }
    }
}

/// What ribbons and strips are.
pub(super) fn subtitle(about: &About, comparison: &Comparison, rows: &[Row]) -> String {
    let ribbon =
        if rows.iter().any(|row| !row.stands.is_empty()) { "Ribbons: where leaders stand in most runs. " } else { "" };
    let tracks = [
        (rows.iter().any(Row::steps_in), "% of runs in which leaders step in"),
        (rows.iter().any(Row::reverts), "% of leaders backstage who are back at control"),
    ];
    let tracks: Vec<String> = tracks.into_iter().filter(|track| track.0).map(|track| track.1.to_owned()).collect();
    let strips = match tracks[..] {
        [] => String::new(),
        _ => format!("Strips on grey: {} (full height: 100 %). ", list(&tracks)),
    };
    format!("{ribbon}{strips}From {}.{}", frame::sample(about), left_out(comparison.arms.len()))
}

/// Who changes place most, or else who steps in most, or else who goes back to control most.
pub(super) fn headline(about: &About, rows: &[Row]) -> String {
    let name = |row: &Row| format!("“{}”", text::shorten(&row.name, TITLE, 460));
    let busiest = rows.iter().rev().filter(|row| !row.stands.is_empty()).max_by_key(|row| row.stands.len());
    if let Some(row) = busiest {
        return format!("With {}, leaders {} in most runs", name(row), row.story(about))
            .replace(" all the time in", " in");
    }
    let most = |shares: fn(&Row) -> f64| {
        rows.iter().rev().filter(|row| shares(row) > WORTH).max_by(|one, other| shares(one).total_cmp(&shares(other)))
    };
    if let Some(row) = most(|row| mean(&row.stepped_in)) {
        return format!("With {}, leaders {}", name(row), stepping_in(about, row));
    }
    match most(|row| mean(&row.reverted)) {
        Some(row) => {
            let (week, peak) = highest(&row.reverted);
            format!(
                "With {}, leaders backstage are back at control in {} of their weeks, and up to {} at once ({} {week})",
                name(row),
                percent(mean(&row.reverted)),
                percent(peak),
                about.step.one()
            )
        }
        None => "Where leaders stand".into(),
    }
}

/// In how many runs they step in, when first, and for how long.
fn stepping_in(about: &About, row: &Row) -> String {
    let runs = &row.arm.ensemble.runs;
    let first = |leading: &[Leading]| leading.iter().position(|leading| leading.stepped_in);
    let mut firsts: Vec<f64> = runs.iter().filter_map(|run| first(&run.leading)).map(|week| week as f64).collect();
    firsts.sort_by(f64::total_cmp);
    format!(
        "step in: in {} of {} runs, first in {} {} (the run in the middle), for {} of {} on average",
        count(firsts.len() as u64),
        count(runs.len() as u64),
        about.step.one(),
        number(quantile(&firsts, 0.5)),
        number(row.stepped_in.iter().sum()),
        frame::span(about, f64::from(about.weeks))
    )
}

/// What each row shows, for those who cannot see it.
pub(super) fn told(about: &About, rows: &[Row]) -> String {
    let told = |row: &Row| {
        let mut parts = Vec::new();
        if row.stands.is_empty() {
            parts.push("channels as scheduled".to_owned());
        } else {
            parts.push(format!("leaders {}", row.story(about)));
        }
        if row.steps_in() {
            parts.push(format!("leaders step in in up to {} of runs", percent(highest(&row.stepped_in).1)));
        }
        if row.reverts() {
            parts.push(format!("up to {} of leaders are back at control", percent(highest(&row.reverted).1)));
        }
        format!("{}: {}", row.name, parts.join(", "))
    };
    rows.iter().map(told).collect::<Vec<_>>().join(". ")
}
