//! The finished points of a sweep on disk: a file a point, there whole or not at all, so that a sweep that was cut
//! short goes on where it stopped, and several machines can share one.

use super::provenance::sha256;
use super::{About, ReportError};
use crate::experiment::{Point, Points};
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The file that says which sweep the points belong to.
const MARK: &str = "sweep.json";

/// How many points share a folder.
const TOGETHER: u32 = 1000;

/// Which sweep points belong to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Mark {
    written_by: String,
    version: String,
    /// The fingerprint of the scenario, its tables and its design.
    sweep_sha256: String,
    points: u32,
}

/// A folder of finished points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Store {
    folder: PathBuf,
    points: u32,
}

/// The points of several folders together.
#[derive(Debug, Clone, PartialEq)]
pub struct Gathered {
    /// Those that are finished, in order.
    pub points: Vec<Point>,
    /// The numbers of those that are to be run next.
    pub missing: Vec<u32>,
    /// How many are finished in more than one folder; the copies are the same.
    pub copies: u32,
}

impl Mark {
    fn of(points: &Points) -> Mark {
        Mark {
            written_by: "groundswell".into(),
            version: About::VERSION.into(),
            sweep_sha256: sha256(points.identity().as_bytes()),
            points: points.count(),
        }
    }

    /// That of a folder; `None` where there is none that this program wrote.
    fn read(folder: &Path) -> Option<Mark> {
        let mark: Mark = serde_json::from_slice(&fs::read(folder.join(MARK)).ok()?).ok()?;
        (mark.written_by == "groundswell").then_some(mark)
    }

    /// What tells points of this mark from those wanted.
    fn differs_from(&self, wanted: &Mark) -> Option<String> {
        if self.version != wanted.version {
            return Some(format!("version {}, this is version {}", self.version, wanted.version));
        }
        (self != wanted).then(|| "another scenario, other values or another design".into())
    }
}

impl Store {
    /// A folder for the points of a sweep: made, or the one in which some are finished.
    pub fn open(folder: &Path, points: &Points) -> Result<Store, ReportError> {
        match Store::find(folder, points)? {
            Some(store) => Ok(store),
            None if folder.join(MARK).exists() && Mark::read(folder).is_none() => {
                Err(ReportError::Damaged { path: folder.join(MARK) })
            }
            None if is_strange(folder) => match Store::find(folder, points)? {
                // Somebody else has just made it.
                Some(store) => Ok(store),
                None => Err(ReportError::NotOurs { path: folder.into() }),
            },
            None => {
                let mark = serde_json::to_vec_pretty(&Mark::of(points)).expect("a mark can be written");
                let made = make(folder).and_then(|()| whole(&folder.join(MARK), &mark));
                made.map_err(ReportError::io(folder))?;
                Ok(Store { folder: folder.into(), points: points.count() })
            }
        }
    }

    /// The folder with finished points of a sweep; `None` where there is none. One with points of another sweep is an
    /// error.
    pub fn find(folder: &Path, points: &Points) -> Result<Option<Store>, ReportError> {
        let Some(mark) = Mark::read(folder) else { return Ok(None) };
        match mark.differs_from(&Mark::of(points)) {
            None => Ok(Some(Store { folder: folder.into(), points: points.count() })),
            Some(what) => Err(ReportError::OtherSweep { path: folder.into(), what }),
        }
    }

    /// Whether this is the folder where they are kept.
    pub fn is_at(&self, folder: &Path) -> bool {
        self.folder == folder
    }

    /// The finished points, in order.
    pub fn finished(&self) -> Vec<Point> {
        (0..self.points).filter_map(|number| Some(self.read(number)?.0)).collect()
    }

    /// Writes down a finished point: aside, through to the disk, then in place by one rename.
    pub fn put(&self, point: &Point) -> Result<(), ReportError> {
        let path = self.path(point.number);
        let folder = path.parent().expect("a point lies in a folder");
        let bytes = sealed(serde_json::to_vec(point).expect("a point can be written"));
        let put = || {
            make(folder)?;
            whole(&path, &bytes)
        };
        put().map_err(ReportError::io(&path))
    }

    /// A finished point, with its bytes; `None` where it is not, or its file is damaged.
    fn read(&self, number: u32) -> Option<(Point, Vec<u8>)> {
        let bytes = fs::read(self.path(number)).ok()?;
        let point: Point = serde_json::from_slice(unsealed(&bytes)?).ok()?;
        (point.number == number).then_some((point, bytes))
    }

    fn path(&self, number: u32) -> PathBuf {
        self.folder.join(format!("{:03}", number / TOGETHER)).join(format!("{number:06}.json"))
    }

    /// Removes the folder and all points in it: aside first, so that what is left after a kill is no folder of points.
    pub fn remove(&self) {
        let mut aside = self.folder.clone().into_os_string();
        aside.push(".done");
        drop(fs::remove_dir_all(&aside));
        if fs::rename(&self.folder, &aside).is_ok() {
            drop(fs::remove_dir_all(&aside));
        }
    }
}

/// The points of several folders of the same sweep, in any order.
pub fn gathered(asked: &Points, stores: &[Store]) -> Result<Gathered, ReportError> {
    let mut gathered = Gathered { points: Vec::new(), missing: Vec::new(), copies: 0 };
    for number in 0..asked.count() {
        let mut found = stores.iter().filter_map(|store| Some((store, store.read(number)?)));
        let Some((first, (point, bytes))) = found.next() else { continue };
        let mut copied = false;
        for (other, (_, copy)) in found {
            copied = true;
            if copy != bytes {
                let [one, other] = [first, other].map(|store| store.path(number));
                return Err(ReportError::Contradiction { one, other });
            }
        }
        gathered.copies += u32::from(copied);
        gathered.points.push(point);
    }
    gathered.missing = asked.open(&asked.labels(&gathered.points));
    Ok(gathered)
}

/// A line with its fingerprint in the line below, so that what is damaged is known and run again.
fn sealed(line: Vec<u8>) -> Vec<u8> {
    let seal = sha256(&line);
    [line, format!("\n{seal}\n").into_bytes()].concat()
}

/// The line that was sealed; `None` where it is not what it was.
fn unsealed(bytes: &[u8]) -> Option<&[u8]> {
    let (line, seal) = bytes.strip_suffix(b"\n")?.split_at_checked(bytes.len().checked_sub(SEAL + 2)?)?;
    (seal.strip_prefix(b"\n")? == sha256(line).as_bytes()).then_some(line)
}

/// How long a fingerprint is, in digits.
const SEAL: usize = 64;

/// Whether a folder holds anything but what a kill may leave of ours before there is a mark.
fn is_strange(folder: &Path) -> bool {
    let ours = |name: &str| name.starts_with('.') && name.ends_with(".tmp");
    let strange =
        |entry: io::Result<fs::DirEntry>| entry.is_ok_and(|entry| !ours(&entry.file_name().to_string_lossy()));
    fs::read_dir(folder).is_ok_and(|mut entries| entries.any(strange))
}

/// Makes a folder and those above it, and waits until the disk knows them.
fn make(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(folder)?;
    let mut above = std::path::absolute(folder)?;
    // The folder's own entry, and that of the folder above it.
    for _ in 0..2 {
        if !above.pop() {
            break;
        }
        super::folder::sync(&above)?;
    }
    Ok(())
}

/// Writes a file that is there whole or not at all, whatever happens and whoever else writes the same.
fn whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().expect("a file lies in a folder");
    let mut builder = tempfile::Builder::new();
    builder.prefix(".").suffix(".tmp");
    // Others may read it, as far as files usually are.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut aside = builder.tempfile_in(folder)?;
    aside.write_all(bytes)?;
    aside.as_file().sync_all()?;
    aside.persist(path).map_err(|error| error.error)?;
    super::folder::sync(folder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::{Design, PointOutcome};
    use crate::scenario::STARTER;

    fn points(values: &str) -> Points {
        let sets = [("sweep".to_owned(), format!(r#"[{{ key = "weeks", values = [{values}] }}]"#))];
        Points::read(STARTER.as_bytes(), "starter", Path::new(""), &sets, Design::Grid, None).unwrap()
    }

    fn point(number: u32, reason: &str) -> Point {
        Point { number, values: Vec::new(), outcome: PointOutcome::Failed { reason: reason.into() } }
    }

    #[test]
    fn finished_points_are_found_again_and_damaged_ones_are_not() {
        let place = tempfile::tempdir().unwrap();
        let (folder, points) = (place.path().join("a/points"), points("4, 8, 9"));
        assert_eq!(Store::find(&folder, &points).unwrap(), None);
        let store = Store::open(&folder, &points).unwrap();
        store.put(&point(2, "x")).unwrap();
        store.put(&point(0, "y")).unwrap();
        let numbers = |store: &Store| store.finished().iter().map(|point| point.number).collect::<Vec<_>>();
        assert_eq!(numbers(&Store::open(&folder, &points).unwrap()), [0, 2]);
        fs::write(store.path(0), b"{\"number\": 0, \"val").unwrap();
        assert_eq!(numbers(&store), [2]);
        store.put(&point(0, "y")).unwrap();
        let one_letter = fs::read_to_string(store.path(0)).unwrap().replacen("\"y\"", "\"z\"", 1);
        fs::write(store.path(0), one_letter).unwrap();
        assert_eq!(numbers(&store), [2]);
        let gathered = gathered(&points, std::slice::from_ref(&store)).unwrap();
        assert_eq!((gathered.points, gathered.missing), (vec![point(2, "x")], vec![0, 1]));
        fs::write(folder.join(MARK), "{\"written_by\": \"grou").unwrap();
        assert!(matches!(Store::open(&folder, &points), Err(ReportError::Damaged { .. })));
        store.remove();
        assert!(!folder.exists());
    }

    #[test]
    fn many_may_start_at_once_and_what_a_kill_leaves_is_no_hindrance() {
        let place = tempfile::tempdir().unwrap();
        let (folder, points) = (place.path().join("points"), points("4, 8, 9"));
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join(".x1.tmp"), "half a ma").unwrap();
        std::thread::scope(|scope| {
            let start = || Store::open(&folder, &points).and_then(|store| store.put(&point(1, "x")));
            let all: Vec<_> = (0..8).map(|_| scope.spawn(start)).collect();
            all.into_iter().for_each(|one| one.join().unwrap().unwrap());
        });
        assert_eq!(Store::open(&folder, &points).unwrap().finished(), [point(1, "x")]);
    }

    #[test]
    fn points_of_another_sweep_are_left_alone() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("points");
        Store::open(&folder, &points("4, 8")).unwrap();
        let Err(ReportError::OtherSweep { what, .. }) = Store::open(&folder, &points("4, 9")) else {
            panic!("another sweep")
        };
        assert_eq!(what, "another scenario, other values or another design");
        let mark = fs::read_to_string(folder.join(MARK)).unwrap().replace(About::VERSION, "0.0.0");
        fs::write(folder.join(MARK), mark).unwrap();
        let Err(ReportError::OtherSweep { what, .. }) = Store::open(&folder, &points("4, 8")) else {
            panic!("another version")
        };
        assert!(what.starts_with("version 0.0.0, this is version "));
        let strange = place.path().join("strange");
        fs::create_dir(&strange).unwrap();
        fs::write(strange.join("mine.txt"), "mine").unwrap();
        assert!(matches!(Store::open(&strange, &points("4, 8")), Err(ReportError::NotOurs { .. })));
    }

    #[test]
    fn folders_are_gathered_in_any_order_and_copies_have_to_agree() {
        let place = tempfile::tempdir().unwrap();
        let points = points("4, 8, 9");
        let [one, other] = ["one", "other"].map(|name| Store::open(&place.path().join(name), &points).unwrap());
        one.put(&point(0, "a")).unwrap();
        other.put(&point(0, "a")).unwrap();
        other.put(&point(2, "c")).unwrap();
        for stores in [[one.clone(), other.clone()], [other.clone(), one.clone()]] {
            let gathered = gathered(&points, &stores).unwrap();
            assert_eq!(gathered.points, [point(0, "a"), point(2, "c")]);
            assert_eq!((gathered.missing, gathered.copies), (vec![1], 1));
        }
        one.put(&point(2, "b")).unwrap();
        assert!(matches!(gathered(&points, &[one, other]), Err(ReportError::Contradiction { .. })));
    }
}
