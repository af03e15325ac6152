//! The scenarios inside the program, by name.

use super::nearest::nearest;

/// A scenario inside the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shipped {
    /// Its name: that of its file, without the ending.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
}

/// The scenarios of some names, with the texts of their files.
macro_rules! scenarios {
    ($($name:literal),+ $(,)?) => {
        [$(Shipped { name: $name, text: include_str!(concat!("../../scenarios/", $name, ".toml")) }),+]
    };
}

/// Every scenario inside the program, in the order of their names.
pub const SHIPPED: [Shipped; 23] = scenarios![
    "announce-or-seed",
    "coexist",
    "collective-genius-300",
    "does-it-stick",
    "dose-by-layer",
    "drift-and-hijack",
    "fatigue-20k",
    "front-among-behind",
    "half-the-champions-leave",
    "how-many-champions",
    "merger-bridges",
    "minimal",
    "multinational-200k",
    "nerve-at-month-3",
    "private-habit",
    "quiet-leader-misread",
    "reference/hospital-8000",
    "reference/reach-1200",
    "security-deadline",
    "site-notice",
    "startup-60",
    "stop-work",
    "wrong-champions",
];

/// A scenario to start from: short, commented, and it runs.
pub const STARTER: &str = include_str!("starter.toml");

/// The scenario of a name; if there is none, the nearest name.
pub fn shipped(name: &str) -> Result<Shipped, Option<&'static str>> {
    let found = SHIPPED.into_iter().find(|shipped| shipped.name == name);
    found.ok_or_else(|| nearest(name, SHIPPED.map(|shipped| shipped.name)))
}

impl Shipped {
    /// The question with which it opens.
    pub fn question(&self) -> String {
        let comments = self.text.lines().map_while(|line| line.strip_prefix('#')).map(str::trim);
        comments.take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{File, read};
    use std::path::{Path, PathBuf};

    #[test]
    fn every_scenario_of_the_folder_is_inside_the_program() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
        let inside = |folder: &Path| -> Vec<PathBuf> {
            std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect()
        };
        let mut files: Vec<_> = inside(&root).into_iter().chain(inside(&root.join("reference"))).collect();
        files.retain(|file| file.extension().is_some_and(|ending| ending == "toml"));
        files.sort();
        let name = |file: &PathBuf| file.strip_prefix(&root).unwrap().with_extension("").to_str().unwrap().to_owned();
        let names: Vec<String> = files.iter().map(name).collect();
        assert_eq!(names, SHIPPED.map(|shipped| shipped.name));
        for (file, shipped) in files.iter().zip(SHIPPED) {
            assert_eq!(std::fs::read_to_string(file).unwrap(), shipped.text);
        }
    }

    #[test]
    fn every_scenario_reads_needs_no_other_file_and_opens_with_its_question() {
        for shipped in SHIPPED {
            let File { organisation, network, .. } = read(shipped.text.as_bytes(), shipped.name, &[]).unwrap();
            assert!(organisation.people_file.is_none() && network.ties_file.is_none(), "{}", shipped.name);
            assert!(shipped.question().ends_with('?'), "{}: {}", shipped.name, shipped.question());
        }
        read(STARTER.as_bytes(), "starter", &[]).unwrap();
    }

    #[test]
    fn a_slip_in_a_name_is_understood() {
        assert_eq!(shipped("announce-or-sed"), Err(Some("announce-or-seed")));
        assert_eq!(shipped("xyzzy"), Err(None));
        assert_eq!(shipped("minimal").unwrap().name, "minimal");
    }
}
