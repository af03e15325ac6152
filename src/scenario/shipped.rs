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

/// Every scenario inside the program, in the order of their names.
pub const SHIPPED: [Shipped; 8] = [
    Shipped { name: "announce-or-seed", text: include_str!("../../scenarios/announce-or-seed.toml") },
    Shipped { name: "coexist", text: include_str!("../../scenarios/coexist.toml") },
    Shipped { name: "how-many-champions", text: include_str!("../../scenarios/how-many-champions.toml") },
    Shipped { name: "minimal", text: include_str!("../../scenarios/minimal.toml") },
    Shipped { name: "security-deadline", text: include_str!("../../scenarios/security-deadline.toml") },
    Shipped { name: "site-notice", text: include_str!("../../scenarios/site-notice.toml") },
    Shipped { name: "startup-60", text: include_str!("../../scenarios/startup-60.toml") },
    Shipped { name: "wrong-champions", text: include_str!("../../scenarios/wrong-champions.toml") },
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
    use std::path::Path;

    #[test]
    fn every_scenario_of_the_folder_is_inside_the_program() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
        let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
        files.retain(|file| file.extension().is_some_and(|ending| ending == "toml"));
        files.sort();
        let names: Vec<_> = files.iter().map(|file| file.file_stem().unwrap().to_str().unwrap()).collect();
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
