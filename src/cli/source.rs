//! A scenario as it is given: a file, or the name of one inside the program.

use super::failure::Failure;
use groundswell::scenario::{self, Scenario, ScenarioError, shipped};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// The text of a scenario, and where it comes from.
pub struct Source {
    /// What its folder of results is called.
    pub name: OsString,
    /// What it is called in messages.
    pub shown: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The folder in which its tables are looked for.
    pub folder: PathBuf,
}

/// Values laid over a scenario.
type Sets = [(String, String)];

impl Source {
    /// Finds a scenario: a file that exists, or else one inside the program.
    pub fn find(given: &OsStr) -> Result<Source, Failure> {
        let path = Path::new(given);
        // A folder of results may be called like the scenario that it came from.
        let results = path.is_dir() && shipped(&given.to_string_lossy()).is_ok();
        if path.exists() && !results {
            let folder = path.parent().unwrap_or(Path::new("")).into();
            let (name, shown) = (stem(path), path.to_string_lossy().into_owned());
            return Ok(Source { name, shown, bytes: scenario::bytes_of(path)?, folder });
        }
        match shipped(&given.to_string_lossy()) {
            Ok(shipped) => Ok(Source {
                name: stem(Path::new(shipped.name)),
                shown: shipped.name.into(),
                bytes: shipped.text.into(),
                folder: PathBuf::new(),
            }),
            Err(nearest) => Err(unknown(path, nearest)),
        }
    }

    /// Reads and checks it.
    pub fn scenario(&self, sets: &Sets) -> Result<Scenario, ScenarioError> {
        Scenario::read(&self.bytes, &self.shown, &self.folder, sets)
    }

    /// What it is called in results.
    pub fn title(&self) -> String {
        self.name.to_string_lossy().into_owned()
    }
}

/// A file's name without its ending, as far as a folder can be called so.
pub fn stem(path: &Path) -> OsString {
    let named = path.file_stem().filter(|stem| *stem != "." && *stem != "..");
    named.unwrap_or(OsStr::new("scenario")).to_owned()
}

/// Neither a file nor a scenario inside the program.
fn unknown(path: &Path, nearest: Option<&str>) -> Failure {
    let by_stem = || shipped(&path.file_stem()?.to_string_lossy()).map_or_else(|near| near, |found| Some(found.name));
    let help = match nearest.or_else(by_stem) {
        Some(name) => format!("did you mean `{name}`, which is inside the program?"),
        None => "`groundswell list` shows the scenarios inside the program, `groundswell new` writes one".into(),
    };
    Failure::mistake(format!("there is no file or scenario `{}`\n   = help: {help}", path.display()))
}
