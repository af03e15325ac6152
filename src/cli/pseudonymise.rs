//! `groundswell pseudonymise`: tables of people and ties with codes instead of ids.

use super::arguments::Pseudonymise;
use super::failure::{Failure, each};
use super::interrupt;
use super::output;
use super::results::{put, written};
use groundswell::organisation::{DataError, Fate, Pseudonymised, SeenIds, pseudonymise as coded};
use groundswell::privacy::Key;
use groundswell::report::provenance::{CodedManifest, MANIFEST};
use groundswell::report::{FileBytes, csv, folder};
use groundswell::scenario::table_bytes;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Component, Path, PathBuf};

/// Reads all tables, makes the key if there is none, and writes the folder.
pub fn pseudonymise(asked: &Pseudonymise) -> Result<(), Failure> {
    folder::check(&asked.out)?;
    outside(&asked.key, &asked.out)?;
    distinct(&asked.files)?;
    none_is_lost(asked)?;
    let known = key_of(&asked.key)?;
    let key = match &known {
        Some(key) => key.clone(),
        None => new_key()?,
    };
    let mut seen = SeenIds::default();
    let (tables, mistakes) = each(&asked.files, |path| {
        let bytes = table_bytes(path)?;
        Ok((path.clone(), coded(&bytes, &key, &asked.keep, &mut seen).map_err(|errors| mistaken(path, &errors))?))
    });
    mistakes?;
    all_are_there(&asked.keep, &tables)?;
    folder::probe(&asked.out)?;
    if known.is_none() {
        write_key(&asked.key, &key)?;
        output::note(&format!("{}: a new key. Keep it to yourself, away from the tables.", asked.key.display()));
    }
    for (path, table) in tables.iter().filter(|_| !asked.quiet) {
        output::note(&told(path, table));
    }
    let file = |(path, table): (PathBuf, Pseudonymised)| FileBytes::new(name_of(&path), csv::of_rows(table.rows));
    let mut files: Vec<FileBytes> = tables.into_iter().map(file).collect();
    files.push(CodedManifest::new(&files).file());
    interrupt::listen();
    put(&asked.out, &files)?;
    output::print(&written(&asked.out, &files))
}

/// What became of a table's columns.
fn told(path: &Path, table: &Pseudonymised) -> String {
    let of = |fate: Fate, words: &str| {
        let columns = table.columns(fate);
        (!columns.is_empty()).then(|| format!("{words} {}", columns.join(", ")))
    };
    let told = [
        of(Fate::Coded, "codes in"),
        of(Fate::Kept, "copied as they are:"),
        of(Fate::Naming, "left out, because they say who somebody is:"),
        of(Fate::Unknown, "left out, because it is not known what they say (--keep COLUMN copies one):"),
    ];
    format!("{}: {}", path.display(), told.into_iter().flatten().collect::<Vec<_>>().join("; "))
}

/// Every column that is to be kept is in some table.
fn all_are_there(keep: &[String], tables: &[(PathBuf, Pseudonymised)]) -> Result<(), Failure> {
    let missing = |column: &&String| !tables.iter().any(|(_, table)| table.keeps(column));
    match keep.iter().find(missing) {
        Some(column) => Err(Failure::mistake(format!(
            "--keep {column}: no table has such a column beside its ids\n   = help: the columns are {}",
            tables
                .iter()
                .flat_map(|(_, table)| &table.columns)
                .map(|(name, _)| name.as_str())
                .collect::<Vec<_>>()
                .join(", ")
        ))),
        None => Ok(()),
    }
}

/// What a table is called in the folder.
fn name_of(path: &Path) -> String {
    format!("{}.csv", path.file_stem().unwrap_or_default().to_string_lossy())
}

/// No two tables would be written under one name.
fn distinct(files: &[PathBuf]) -> Result<(), Failure> {
    let twice =
        files.iter().enumerate().find(|(at, file)| files[..*at].iter().any(|other| name_of(other) == name_of(file)));
    match twice {
        Some((_, file)) => Err(Failure::mistake(format!("two tables would both be written to {}", name_of(file)))),
        None => Ok(()),
    }
}

/// No table with codes that lies in the folder would be gone.
fn none_is_lost(asked: &Pseudonymise) -> Result<(), Failure> {
    let there = std::fs::read(asked.out.join(MANIFEST)).ok().and_then(|bytes| CodedManifest::read(&bytes));
    let names: Vec<String> = asked.files.iter().map(|file| name_of(file)).collect();
    let lost: Vec<String> = there
        .into_iter()
        .flat_map(|there| there.outputs)
        .map(|one| one.path)
        .filter(|path| !names.contains(path))
        .collect();
    if lost.is_empty() {
        return Ok(());
    }
    Err(Failure::mistake(format!(
        "{} holds {} with codes, which this would replace\n   = help: give all tables at once, or another --out; with the \
         same --key the codes are the same",
        asked.out.display(),
        lost.join(", ")
    )))
}

/// The key lies outside the folder that is given away.
fn outside(key: &Path, folder: &Path) -> Result<(), Failure> {
    let lost = |error: io::Error| Failure::failed(format!("cannot find {}: {error}", key.display()));
    if whole(key).map_err(lost)?.starts_with(whole(folder).map_err(lost)?) {
        return Err(Failure::mistake(format!(
            "{} lies in the folder of the tables, and would be given away with them\n   = help: give --key a file elsewhere",
            key.display()
        )));
    }
    Ok(())
}

/// A path without links and steps back, as far as it exists and beyond.
fn whole(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    let there = path.ancestors().find(|path| path.exists()).unwrap_or(Path::new("/"));
    let mut whole = there.canonicalize()?;
    for part in path.strip_prefix(there).unwrap_or(Path::new("")).components() {
        if part == Component::ParentDir {
            whole.pop();
        } else {
            whole.push(part);
        }
    }
    Ok(whole)
}

/// The key in its file, if there is one that nobody else can read.
fn key_of(path: &Path) -> Result<Option<Key>, Failure> {
    let shown = path.display();
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Failure::mistake(format!("cannot read {shown}: {error}"))),
    };
    let cannot = |error: io::Error| Failure::mistake(format!("cannot read {shown}: {error}"));
    if is_open_to_others(&file).map_err(cannot)? {
        return Err(Failure::mistake(format!("others can read the key {shown}\n   = help: chmod 600 {shown}")));
    }
    let mut text = String::new();
    Read::take(&mut file, 1000).read_to_string(&mut text).map_err(cannot)?;
    let help = "give the file of a key that was made before, or a name at which there is none";
    Key::read(&text).map(Some).ok_or_else(|| Failure::mistake(format!("{shown} holds no key\n   = help: {help}")))
}

#[cfg(unix)]
fn is_open_to_others(file: &File) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    Ok(file.metadata()?.permissions().mode() & 0o077 != 0)
}

/// This system keeps no such permissions.
#[cfg(not(unix))]
fn is_open_to_others(_file: &File) -> io::Result<bool> {
    Ok(false)
}

fn new_key() -> Result<Key, Failure> {
    let mut secret = [0; Key::BYTES];
    getrandom::fill(&mut secret).map_err(|error| Failure::failed(format!("cannot make a key: {error}")))?;
    Ok(Key::new(secret))
}

/// Writes a key where there is no file, so that only its owner can read it.
fn write_key(path: &Path, key: &Key) -> Result<(), Failure> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(path).and_then(|mut file| {
        file.write_all(key.written().as_bytes())?;
        file.sync_all()
    });
    written.map_err(|error| Failure::failed(format!("cannot write {}: {error}", path.display())))
}

/// All that is wrong with a table.
fn mistaken(path: &Path, errors: &[DataError]) -> Failure {
    let page = |error: &DataError| Err::<(), _>(Failure::mistake(format!("{}: {error}", path.display())));
    each(errors, page).1.expect_err("what cannot be read has an error")
}
