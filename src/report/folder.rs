//! A folder of results appears whole or not at all: written aside, then put in place by one rename.

use super::provenance::{self, MANIFEST};
use super::{FileBytes, ReportError};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes files as one folder. A folder that is already there is replaced if this program wrote it or it
/// is empty, and left alone otherwise. If anything fails, what was there before is what is there now.
pub fn write(folder: &Path, files: &[FileBytes]) -> Result<(), ReportError> {
    write_with(folder, files, write_through)
}

/// Whether a folder may be written: it is absent, empty, or one that this program wrote.
pub fn check(folder: &Path) -> Result<(), ReportError> {
    if let Some(file) = folder.ancestors().find(|path| path.exists()).filter(|path| !path.is_dir()) {
        return Err(ReportError::NotAFolder { path: file.into() });
    }
    if folder.exists() && !is_ours(folder).map_err(ReportError::io(folder))? {
        return Err(ReportError::NotOurs { path: folder.into() });
    }
    Ok(())
}

/// Whether the disk takes files where a folder is to be; leaves nothing behind.
pub fn probe(folder: &Path) -> Result<(), ReportError> {
    check(folder)?;
    let whole = std::path::absolute(folder).map_err(ReportError::io(folder))?;
    let parent = whole.ancestors().skip(1).find(|path| path.is_dir()).unwrap_or(Path::new("."));
    tempfile::tempfile_in(parent).map(drop).map_err(ReportError::io(folder))
}

/// The same with another way to write a file's bytes.
fn write_with(
    folder: &Path,
    files: &[FileBytes],
    write_file: impl FnMut(&Path, &[u8]) -> io::Result<()>,
) -> Result<(), ReportError> {
    check(folder)?;
    let folder = if folder.exists() { folder.canonicalize().map_err(ReportError::io(folder))? } else { folder.into() };
    let parent = match folder.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_path_buf(),
        _ => PathBuf::from("."),
    };
    let made = missing(&parent);
    let written = fs::create_dir_all(&parent)
        .map_err(ReportError::io(&parent))
        .and_then(|()| write_aside(&parent, &folder, files, write_file));
    if written.is_err() {
        remove_empty(&made);
    }
    written
}

/// Empty, or with a manifest that carries our mark and names every file that is there.
fn is_ours(folder: &Path) -> io::Result<bool> {
    let listed = fs::read(folder.join(MANIFEST)).ok().and_then(|manifest| provenance::files_of_ours(&manifest));
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        let ours = |files: &Vec<String>| name == MANIFEST || files.iter().any(|file| name == **file);
        if !listed.as_ref().is_some_and(ours) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The folders that have to be made for this one to be there, deepest first.
pub fn missing(folder: &Path) -> Vec<PathBuf> {
    folder
        .ancestors()
        .take_while(|path| !path.as_os_str().is_empty() && !path.exists())
        .map(Path::to_path_buf)
        .collect()
}

/// Removes folders, deepest first; one that is not empty belongs to somebody else by now, and stays.
pub fn remove_empty(folders: &[PathBuf]) {
    folders.iter().for_each(|path| drop(fs::remove_dir(path)));
}

/// Writes into a hidden neighbour of the folder and then exchanges the two.
fn write_aside(
    parent: &Path,
    folder: &Path,
    files: &[FileBytes],
    mut write_file: impl FnMut(&Path, &[u8]) -> io::Result<()>,
) -> Result<(), ReportError> {
    // The neighbour is removed with all that is in it, whatever happens; a folder made inside it has the
    // usual permissions, which the neighbour itself has not.
    let aside = tempfile::Builder::new().prefix(".groundswell-").tempdir_in(parent).map_err(ReportError::io(parent))?;
    let new = aside.path().join("new");
    fs::create_dir(&new).map_err(ReportError::io(folder))?;
    for file in files {
        write_file(&new.join(&file.name), &file.bytes).map_err(ReportError::io(&folder.join(&file.name)))?;
    }
    sync(&new).map_err(ReportError::io(folder))?;
    put_in_place(&new, folder, &aside.path().join("old")).map_err(ReportError::io(folder))?;
    sync(parent).map_err(ReportError::io(parent))
}

/// Writes a file and waits until the disk has it.
fn write_through(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Puts the new folder where the old one is, if there is one.
fn put_in_place(new: &Path, folder: &Path, old: &Path) -> io::Result<()> {
    if !folder.exists() {
        return fs::rename(new, folder);
    }
    exchange(new, folder).or_else(|_| replace(new, folder, old))
}

/// Both folders change places in one step.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(new: &Path, folder: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, new, CWD, folder, RenameFlags::EXCHANGE)?)
}

/// This system cannot exchange folders.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_new: &Path, _folder: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// The old folder is set aside, and put back if the new one cannot take its place.
fn replace(new: &Path, folder: &Path, old: &Path) -> io::Result<()> {
    fs::rename(folder, old)?;
    fs::rename(new, folder).or_else(|error| {
        fs::rename(old, folder)?;
        Err(error)
    })
}

/// Waits until the disk knows a folder's entries.
#[cfg(unix)]
pub(super) fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Folders cannot be opened as files here.
#[cfg(not(unix))]
pub(super) fn sync(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ours(content: &str) -> Vec<FileBytes> {
        let manifest = r#"{"written_by": "groundswell", "outputs": [{"path": "a.csv"}, {"path": "gone.svg"}]}"#;
        vec![FileBytes::new("a.csv", content), FileBytes::new(MANIFEST, manifest)]
    }

    /// A disk that is full after so many bytes.
    fn full_after(mut room: usize) -> impl FnMut(&Path, &[u8]) -> io::Result<()> {
        move |path, bytes| {
            write_through(path, &bytes[..room.min(bytes.len())])?;
            room = room.checked_sub(bytes.len()).ok_or(io::ErrorKind::StorageFull)?;
            Ok(())
        }
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_folder_is_made_with_its_parents() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("output/deep/run");
        write(&folder, &ours("1")).unwrap();
        assert_eq!(names(&folder), ["a.csv", MANIFEST]);
        assert_eq!(names(folder.parent().unwrap()), ["run"]);
    }

    #[test]
    fn our_own_folder_is_replaced_whole() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("run");
        let mut first = ours("1");
        first.push(FileBytes::new("gone.svg", ""));
        write(&folder, &first).unwrap();
        write(&folder, &ours("2")).unwrap();
        assert_eq!(names(&folder), ["a.csv", MANIFEST]);
        assert_eq!(fs::read_to_string(folder.join("a.csv")).unwrap(), "2");
        assert_eq!(names(place.path()), ["run"]);
    }

    #[test]
    fn a_file_that_somebody_put_beside_the_results_is_kept() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("run");
        write(&folder, &ours("1")).unwrap();
        fs::write(folder.join("notes.txt"), "mine").unwrap();
        assert!(matches!(write(&folder, &ours("2")), Err(ReportError::NotOurs { .. })));
        assert_eq!(fs::read_to_string(folder.join("notes.txt")).unwrap(), "mine");
    }

    #[test]
    fn an_empty_folder_is_used_and_a_strange_one_is_not() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("run");
        fs::create_dir(&folder).unwrap();
        write(&folder, &ours("1")).unwrap();
        fs::write(folder.join(MANIFEST), "{}").unwrap();
        assert!(matches!(write(&folder, &ours("2")), Err(ReportError::NotOurs { .. })));
        fs::remove_file(folder.join(MANIFEST)).unwrap();
        assert!(matches!(write(&folder, &ours("2")), Err(ReportError::NotOurs { .. })));
        assert_eq!(fs::read_to_string(folder.join("a.csv")).unwrap(), "1");
    }

    #[test]
    fn below_a_file_there_is_no_folder() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("file");
        fs::write(&file, "mine").unwrap();
        for folder in [file.clone(), file.join("run"), file.join("deep/run")] {
            let error = write(&folder, &ours("1")).unwrap_err();
            assert_eq!(error.to_string(), format!("{} is a file, not a folder", file.display()));
        }
        assert_eq!(fs::read_to_string(file).unwrap(), "mine");
    }

    #[test]
    fn a_failure_at_any_point_leaves_everything_as_it_was() {
        let files = ours("1234567890");
        let size: usize = files.iter().map(|file| file.bytes.len()).sum();
        for room in (0..size).step_by(6) {
            let place = tempfile::tempdir().unwrap();
            let fresh = place.path().join("new/parents/run");
            assert!(matches!(write_with(&fresh, &files, full_after(room)), Err(ReportError::Io { .. })));
            assert_eq!(names(place.path()), [""; 0]);
            let old = place.path().join("run");
            write(&old, &ours("old")).unwrap();
            write_with(&old, &files, full_after(room)).unwrap_err();
            assert_eq!(fs::read_to_string(old.join("a.csv")).unwrap(), "old");
            assert_eq!(names(place.path()), ["run"]);
        }
    }

    #[test]
    fn without_an_exchange_the_old_folder_is_put_back() {
        let place = tempfile::tempdir().unwrap();
        let at = |name: &str| place.path().join(name);
        write(&at("run"), &ours("old")).unwrap();
        assert!(replace(&at("missing"), &at("run"), &at("old")).is_err());
        assert_eq!(names(place.path()), ["run"]);
        write(&at("new"), &ours("new")).unwrap();
        replace(&at("new"), &at("run"), &at("old")).unwrap();
        assert_eq!(fs::read_to_string(at("run").join("a.csv")).unwrap(), "new");
        assert_eq!(names(place.path()), ["old", "run"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_keeps_pointing_to_its_folder() {
        let place = tempfile::tempdir().unwrap();
        let (folder, link) = (place.path().join("run"), place.path().join("latest"));
        write(&folder, &ours("1")).unwrap();
        std::os::unix::fs::symlink(&folder, &link).unwrap();
        write(&link, &ours("2")).unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read_to_string(folder.join("a.csv")).unwrap(), "2");
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_can_be_read_by_those_who_may() {
        use std::os::unix::fs::PermissionsExt;
        let place = tempfile::tempdir().unwrap();
        let usual = place.path().join("usual");
        fs::create_dir(&usual).unwrap();
        write(&place.path().join("run"), &ours("1")).unwrap();
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode();
        assert_eq!(mode(&place.path().join("run")), mode(&usual));
    }
}
