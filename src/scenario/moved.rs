//! A scenario seen from another folder: where the tables it names are from there.

use super::data::Input;
use super::file::File;
use super::overlay;
use super::{Scenario, keys, synonyms, written};
use std::io;
use std::path::{Component, Path, PathBuf};

/// The settings that make a file in `folder` run from the folder `other`: its tables by their paths from there.
pub fn tables_from(file: &File, folder: &Path, other: &Path) -> io::Result<Vec<(String, String)>> {
    let tables =
        [("organisation.people_file", &file.organisation.people_file), ("network.ties_file", &file.network.ties_file)];
    let named = tables.into_iter().filter_map(|(key, path)| Some((key, path.as_ref()?)));
    let moved = named.map(|(key, path)| {
        let path = between(&real(other)?, &real(&folder.join(path))?);
        Ok((key.to_owned(), toml::Value::from(path).to_string()))
    });
    moved.collect()
}

/// The text of a file with values laid over it, nothing else spelled out.
///
/// # Panics
/// If the text or a value has mistakes.
pub fn laid_over_toml(text: &str, sets: &[(String, String)]) -> String {
    let (mut tree, _) = written::parse(text, written::Source::File);
    let mut mistakes = Vec::new();
    synonyms::settle(&mut tree, keys::all(), "", &mut mistakes);
    for (number, (key, value)) in sets.iter().enumerate() {
        overlay::set(&mut tree, key, value, number).expect("checked before");
        synonyms::settle(&mut tree, keys::all(), "", &mut mistakes);
    }
    toml::to_string(&tree.plain()).expect("a table can be written as TOML")
}

/// Tables by their paths from the folder `other`, instead of from `folder`.
pub fn inputs_from(inputs: &[Input], folder: &Path, other: &Path) -> io::Result<Vec<Input>> {
    let other = real(other)?;
    let moved = |input: &Input| {
        let path = between(&other, &real(&folder.join(&input.path))?);
        Ok(Input { path, ..input.clone() })
    };
    inputs.iter().map(moved).collect()
}

impl Scenario {
    /// Its file and its tables as they are from the folder `other`, instead of from `folder`.
    pub fn seen_from(&self, folder: &Path, other: &Path) -> io::Result<(File, Vec<Input>)> {
        let mut file = self.file.clone();
        let inputs = self.data.as_ref().map_or(&[][..], |data| &data.inputs);
        let moved = inputs_from(inputs, folder, other)?;
        for table in [&mut file.organisation.people_file, &mut file.network.ties_file] {
            let place = inputs.iter().position(|input| Some(&input.path) == table.as_ref());
            *table = place.map(|place| moved[place].path.clone());
        }
        Ok((file, moved))
    }
}

/// A path without links and dots, as far as it exists.
fn real(path: &Path) -> io::Result<PathBuf> {
    let whole = std::path::absolute(path)?;
    let there = whole.ancestors().find_map(|part| Some((part, part.canonicalize().ok()?)));
    Ok(match there {
        Some((part, real)) => real.join(whole.strip_prefix(part).unwrap_or(Path::new(""))),
        None => whole,
    })
}

/// How to get from a folder to a file; whole where there is no way, as between two disks of Windows.
fn between(folder: &Path, file: &Path) -> String {
    let (from, to): (Vec<_>, Vec<_>) = (folder.components().collect(), file.components().collect());
    let same = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    if same == 0 {
        return file.to_string_lossy().into_owned();
    }
    let up = from[same..].iter().map(|_| "..".into());
    let down = to[same..].iter().map(|part: &Component| part.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<String>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::read;

    #[test]
    fn a_file_is_found_from_another_folder() {
        let between = |folder: &str, file: &str| super::between(Path::new(folder), Path::new(file));
        assert_eq!(between("/a/output/run", "/a/data/ties.csv"), "../../data/ties.csv");
        assert_eq!(between("/a", "/a/ties.csv"), "ties.csv");
    }

    #[test]
    fn what_is_laid_over_a_text_reads_as_text_and_settings_do() {
        let text = crate::scenario::STARTER;
        let sets = [("champions.share_percent", "3"), ("title", "\"T\""), ("strategy.Both.influencers.people", "5")];
        let sets = sets.map(|(key, value)| (key.to_owned(), value.to_owned()));
        let beside = read(text.as_bytes(), "x", &sets).unwrap();
        assert_eq!(read(laid_over_toml(text, &sets).as_bytes(), "x", &[]).unwrap(), beside);
    }
}
