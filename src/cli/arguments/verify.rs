//! What `verify` takes.

use super::shared::Work;
use clap::Args;
use std::path::PathBuf;

/// Run a folder of results again and compare every byte.
#[derive(Debug, Args)]
pub struct Verify {
    /// A folder that `run`, `sweep`, `fit`, `assess`, `champions` or `network` wrote
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    #[command(flatten)]
    pub work: Work,
}
