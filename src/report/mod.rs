//! What is left of a comparison or an assessment: tables, a summary, charts and where they came from, as bytes; and the
//! one place that writes them.
//!
//! Everything here is a function of its input: no clock, no host, no thread count, so that the same
//! comparison gives the same bytes.

mod about;
mod achieved;
pub mod assessment;
mod behaviours;
pub mod bundle;
pub mod chart;
mod control;
mod costs;
mod critical_mass;
pub mod csv;
mod curve;
mod doubts;
mod effects;
mod error;
mod events;
#[cfg(test)]
mod example;
mod findings;
pub mod fit;
mod flip_map;
pub mod flips;
pub mod folder;
mod groups;
pub mod html;
pub mod json;
mod key;
mod leaders;
pub mod live;
pub mod markdown;
mod measures;
pub mod network;
mod opening;
mod outcomes;
mod packs;
mod pairs;
mod parquet;
pub mod plain;
pub mod provenance;
mod sensitivity;
mod spent;
pub mod store;
pub mod sweep;
mod sweep_charts;
mod sweep_tables;
pub mod talk;
pub mod ways;
mod words;

use crate::experiment::Comparison;
use flips::Flipping;
use serde::{Deserialize, Serialize};

pub use about::{About, Step};
pub use doubts::{Doubts, of_run as doubts_of_run};
pub use error::ReportError;
pub(crate) use words::capital;

/// A file that is to be written: a name without folders, and what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileBytes {
    /// Its name within the folder.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// Which people it names by their ids, if any: whoever writes it leaves a line in a log.
    pub names_people: Option<String>,
}

impl FileBytes {
    /// A file with this name and content.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> FileBytes {
        FileBytes { name: name.into(), bytes: bytes.into(), names_people: None }
    }

    /// The same where it names people by their ids.
    pub fn naming(self, people: Option<String>) -> FileBytes {
        FileBytes { names_people: people, ..self }
    }
}

/// A picture format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Scalable, with text that can be edited.
    Svg,
    /// 1920 × 1080 pixels: a slide.
    Png,
}

/// A format of tables beside CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableFormat {
    /// Columns with types, as data frames and databases read them.
    Parquet,
}

/// What is wanted beside the tables and the summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The formats that every chart is given in.
    pub formats: Vec<Format>,
    /// How many single runs are drawn as thin lines and listed in `curves.csv`.
    pub single_runs_shown: u32,
}

/// Every table, summary and chart of a comparison, in the order in which they are listed.
pub fn files(
    about: &About,
    comparison: &Comparison,
    pictures: &[chart::Picture],
    options: &Options,
) -> Result<Vec<FileBytes>, ReportError> {
    let mut files = vec![
        FileBytes::new("summary.md", markdown::summary(about, comparison)),
        FileBytes::new("curves.csv", csv::curves(comparison, options.single_runs_shown)),
        FileBytes::new("runs.csv", csv::runs(about, comparison)),
        FileBytes::new("differences.csv", csv::differences(comparison)),
    ];
    files.extend(behaviours::table(about, comparison));
    files.extend(effects::tables(comparison));
    files.extend(comparison.packs.as_ref().map(packs::table));
    let flips = comparison.flips.as_ref().map(|sought| Flipping::of_run(sought, comparison));
    files.extend(flips.map(|found| FileBytes::new("flips.csv", flips::csv(&found))));
    for picture in pictures {
        files.extend(picture.files(&options.formats)?);
    }
    files.extend(chart::film::gif(about, comparison)?);
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_comparison_gives_the_same_bytes() {
        let (about, comparison) = example::four_strategies(12, 30);
        let options = Options { formats: vec![Format::Svg, Format::Png], single_runs_shown: 5 };
        let made = || {
            let pictures = chart::pictures(&about, &comparison, 5).unwrap();
            files(&about, &comparison, &pictures, &options).unwrap()
        };
        let once = made();
        assert_eq!(once, made());
        let names: Vec<&str> = once.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(
            names,
            [
                "summary.md",
                "curves.csv",
                "runs.csv",
                "differences.csv",
                "generations.csv",
                "adoption.svg",
                "adoption.png",
                "stages.svg",
                "stages.png",
                "milestones.svg",
                "milestones.png",
                "layers.svg",
                "layers.png",
                "cost.svg",
                "cost.png",
                "sources.svg",
                "sources.png",
                "forms.svg",
                "forms.png",
                "generations.svg",
                "generations.png"
            ]
        );
    }
}
