//! What several commands take: values that differ from the file, where results go, and how the work is done.

use clap::{Args, ValueEnum};
use groundswell::report;
use groundswell::scenario::typed;
use std::path::PathBuf;

/// Values that differ from the file.
#[derive(Debug, Clone, Args)]
pub struct Changes {
    /// Change a value of the scenario; may be repeated
    #[arg(long, value_name = "KEY=VALUE", value_parser = typed::setting)]
    set: Vec<(String, String)>,
    /// How many simulated copies: short for --set runs=N
    #[arg(long, value_name = "N", value_parser = whole)]
    runs: Option<u64>,
    /// The random seed: short for --set seed=N
    #[arg(long, value_name = "N", value_parser = whole)]
    seed: Option<u64>,
}

/// A whole number that is not negative.
pub(super) fn whole(given: &str) -> Result<u64, String> {
    given.trim().parse().map_err(|_| format!("give a whole number from 0 to {}", u64::MAX))
}

impl Changes {
    /// The same with so many runs.
    pub fn with_runs(&self, runs: u64) -> Changes {
        Changes { runs: Some(runs), ..self.clone() }
    }

    /// All changes as settings beside the file.
    pub fn sets(&self) -> Vec<(String, String)> {
        let short = [("runs", self.runs), ("seed", self.seed)];
        let short = short.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?.to_string())));
        self.set.iter().cloned().chain(short).collect()
    }
}

/// Where results go, and how.
#[derive(Debug, Args)]
pub struct Results {
    /// The folder in which the folder NAME of the results is made
    #[arg(long, value_name = "FOLDER", default_value = "output")]
    pub out: PathBuf,
    /// The formats of charts
    #[arg(long, value_name = "FORMATS", value_delimiter = ',', value_enum)]
    formats: Vec<Format>,
    /// Print one JSON object instead of text
    #[arg(long)]
    pub json: bool,
}

impl Results {
    /// The formats as a setting beside the file, where any are given.
    pub fn set(&self) -> Option<(String, String)> {
        let words: Vec<&str> = self
            .formats
            .iter()
            .map(|format| match format {
                Format::Png => "\"png\"",
                Format::Svg => "\"svg\"",
            })
            .collect();
        (!words.is_empty()).then(|| ("chart.formats".into(), format!("[{}]", words.join(", "))))
    }

    /// The formats of charts, each once: all where none is given.
    pub fn formats(&self) -> Vec<report::Format> {
        let mut formats = Vec::new();
        for format in if self.formats.is_empty() { &[Format::Png, Format::Svg] } else { self.formats.as_slice() } {
            let format = match format {
                Format::Png => report::Format::Png,
                Format::Svg => report::Format::Svg,
            };
            if !formats.contains(&format) {
                formats.push(format);
            }
        }
        formats
    }
}

/// The format of a chart.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Png,
    Svg,
}

/// How the work is done; it changes no number.
#[derive(Debug, Args)]
pub struct Work {
    /// How many runs go side by side [default: as many as the machine can]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Say nothing of progress
    #[arg(long, short)]
    pub quiet: bool,
}
