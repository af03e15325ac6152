//! Tables that a network is read from.

use super::super::failure::{Failure, each};
use super::super::results::lost;
use groundswell::organisation::{DataError, Remark};
use groundswell::report::provenance::{Print, sha256};
use groundswell::scenario::{Input, inputs_from, table_bytes};
use std::path::{Path, PathBuf};

/// A table that was read, and what was mended in it.
pub struct Table {
    /// Its path as given.
    pub path: PathBuf,
    /// Its content.
    pub bytes: Vec<u8>,
    /// What was mended in it.
    pub remarks: Vec<Remark>,
}

impl Table {
    /// Reads a table.
    pub fn read<T>(
        path: &Path,
        read: impl FnOnce(&[u8]) -> Result<(T, Vec<Remark>), Vec<DataError>>,
    ) -> Result<(T, Table), Failure> {
        let bytes = table_bytes(path)?;
        let (content, remarks) = read(&bytes).map_err(|errors| mistaken(path, &errors))?;
        Ok((content, Table { path: path.into(), bytes, remarks }))
    }

    /// Its fingerprint, with its path from a folder.
    pub fn print(&self, folder: &Path) -> Result<Print, Failure> {
        let path = self.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let input = Input { path, sha256: sha256(&self.bytes), bytes: self.bytes.len() as u64, remarks: Vec::new() };
        let moved = inputs_from(&[input], self.path.parent().unwrap_or(Path::new("")), folder).map_err(lost)?;
        Ok(Print::of(&moved[0].path, &self.bytes))
    }
}

/// What was mended in a table, without what holds of few.
pub fn mended_in(path: &Path, remarks: &[Remark]) -> Vec<String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    remarks.iter().map(|remark| format!("{name}: {}", remark.without_few())).collect()
}

/// All that is wrong with a table.
pub fn mistaken(path: &Path, errors: &[DataError]) -> Failure {
    let page = |error: &DataError| Err::<(), _>(Failure::mistake(format!("{}: {error}", path.display())));
    each(errors, page).1.expect_err("what cannot be read has an error")
}
