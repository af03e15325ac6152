//! What can go wrong when results are drawn and written.

use std::path::{Path, PathBuf};

/// What can go wrong when results are drawn and written.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The disk said no.
    #[error("cannot write {}: {source}", path.display())]
    Io {
        /// What was being written.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A chart could not be drawn.
    #[error("cannot draw a chart: {0}")]
    Chart(String),
    /// A folder that this program did not write, and so does not replace.
    #[error("{} holds files that groundswell did not write; give another folder, or empty it", path.display())]
    NotOurs {
        /// The folder.
        path: PathBuf,
    },
    /// A folder with finished points of another sweep.
    #[error(
        "{} holds finished points of another sweep: {what}. To go on with that one, give what it was given; to start \
         anew, remove the folder or give another --out",
        path.display()
    )]
    OtherSweep {
        /// The folder.
        path: PathBuf,
        /// What is different.
        what: String,
    },
    /// The file that says whose points a folder holds cannot be read.
    #[error(
        "{} does not say any more which sweep the points beside it belong to: remove their folder to start anew, or give \
         another --out",
        path.display()
    )]
    Damaged {
        /// The file.
        path: PathBuf,
    },
    /// Two copies of one point that are not the same.
    #[error("{} and {} are the same point and differ; remove the one that is wrong", one.display(), other.display())]
    Contradiction {
        /// The one.
        one: PathBuf,
        /// The other.
        other: PathBuf,
    },
    /// A file stands where a folder is needed.
    #[error("{} is a file, not a folder", path.display())]
    NotAFolder {
        /// The file.
        path: PathBuf,
    },
}

impl ReportError {
    /// An error of the system, with the path that it is about.
    pub(super) fn io(path: &Path) -> impl FnOnce(std::io::Error) -> ReportError {
        let path = path.to_path_buf();
        move |source| ReportError::Io { path, source }
    }

    /// An error of a drawing library.
    pub(super) fn chart(error: impl std::fmt::Display) -> ReportError {
        ReportError::Chart(error.to_string())
    }
}
