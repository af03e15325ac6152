//! A network, told: what was read, what it is like, how far groups reach, how teams, sites and layers mix.

mod figures;
mod json;
mod reached;
mod tables;
mod told;

pub(super) use figures::{Figure, figures, in_words};
pub use json::json;
pub(super) use reached::Told;
pub(super) use told::{definition, group_title, layers_title, way};

use super::provenance::NetworkManifest;
use super::words::{capital, one_line, people, percent, round};
use super::{FileBytes, Format, ReportError, chart, markdown};
use crate::network::{Curve, Diagnosis, Grouping, LayerInfluence, Mixed, SMALLEST, Way};
use crate::organisation::TieCounts;
use crate::privacy::Count;

/// The shares of people for which it is told how many they reach.
pub(in crate::report) const SHARES: [f64; 4] = [0.01, 0.03, 0.05, 0.1];

/// A network by its name, and what it comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    /// What it is called.
    pub name: String,
    /// What was read, where the people may be real.
    pub read: Option<Read>,
    /// What it comes to, by what counts as a tie; the first is told in full. At least one.
    pub definitions: Vec<Definition>,
    /// What teams are called, by their numbers, where they have names.
    pub teams: Vec<String>,
    /// What sites are called, likewise.
    pub sites: Vec<String>,
    /// How many people were asked for in a group.
    pub group: u32,
    /// The random seed.
    pub seed: u64,
}

/// A network by what counts as a tie.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    /// What a tie must come to, where that was asked for.
    pub at_least: Option<f64>,
    /// What it comes to.
    pub diagnosis: Diagnosis,
}

/// What was read of people who may be real.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// How many layers, and people without a manager; `None` without reporting lines.
    pub chart: Option<(u32, u32)>,
    /// What there was to read of ties, where it was counted.
    pub ties: Option<TieCounts>,
    /// Whether a row of ties works in one direction.
    pub one_way: bool,
    /// Whether ties were grown on the people of a table.
    pub grown: bool,
    /// Whether everybody could have named somebody: a survey among the people of a table.
    pub asked_all: bool,
    /// What was mended in which table, without what holds of few.
    pub mended: Vec<String>,
}

impl Measured {
    /// What it is like, told in full.
    pub fn main(&self) -> &Diagnosis {
        &self.definitions[0].diagnosis
    }

    /// Its teams, sites and layers; none where few real people are all that there are.
    pub(super) fn groupings(&self) -> &[Grouping] {
        let few = self.is_real() && (self.main().people as usize) < SMALLEST;
        if few { &[] } else { &self.main().groupings }
    }

    /// Whether the people may be real, so that little must be told of few.
    pub fn is_real(&self) -> bool {
        self.read.is_some()
    }

    /// Everything that its folder holds beside `more`, which stands first; `manifest` lacks only what came out.
    pub fn files(
        &self,
        formats: &[Format],
        more: Vec<FileBytes>,
        manifest: NetworkManifest,
    ) -> Result<Vec<FileBytes>, ReportError> {
        let mut files = more;
        files.push(FileBytes::new("summary.md", markdown::network(self)));
        files.extend(self.tables());
        let pictures = [chart::reach::draw(self)?, chart::cover::draw(self)?, chart::influence::draw(self)?];
        for picture in pictures.into_iter().flatten() {
            files.extend(picture.files(formats)?);
        }
        files.push(manifest.with_outputs(&files).file());
        Ok(files)
    }

    /// The question, as a heading.
    pub fn heading(&self) -> String {
        format!("{}: who reaches whom?", capital(&one_line(&self.name)))
    }

    /// How far groups of the size asked for reach in one step, in a sentence without a full stop.
    pub fn finding(&self) -> String {
        let point = |way: Way| self.curve(way).and_then(|curve| curve.at(self.group));
        let Some(best) = point(Way::Covering) else {
            return format!("There are too few people to tell how far {SMALLEST} of them reach");
        };
        if best.group >= self.main().people {
            return format!("A group of {} is everybody: nobody is left to be reached", people(best.group));
        }
        let share = percent(f64::from(best.group) / f64::from(self.main().people));
        let others = [(Way::Leaders, "as many leaders"), (Way::Random, "as many drawn by lot")];
        let others = others.into_iter().filter_map(|(way, words)| Some((words, self.told(point(way)?, 0))));
        let others: Vec<String> = others.map(|(words, told)| format!("{words} reach {}", told.part())).collect();
        let reached = self.told(best, 0).part();
        let group = people(best.group);
        let covering = format!("{group} ({share}), chosen to cover, reach {reached} of all others in one step");
        if others.is_empty() { covering } else { format!("{covering}; {}", others.join(", ")) }
    }

    /// The groups that come about in one way.
    pub(super) fn curve(&self, way: Way) -> Option<&Curve> {
        self.main().reach.iter().find(|curve| curve.way == way)
    }

    /// What a share of people reaches in one step; nothing where they are too few to be told.
    pub(super) fn covered(&self, curve: &Curve, share: f64) -> Option<Told> {
        let group = (f64::from(self.main().people) * share).ceil() as u32;
        let few = self.is_real() && (group as usize) < SMALLEST;
        if few { None } else { Some(self.told(curve.at(group)?, 0)) }
    }

    /// Whether it can be told what any of the shares of people reaches that tables and charts are of.
    pub(in crate::report) fn tells_cover(&self) -> bool {
        self.curve(Way::Covering).is_some_and(|curve| SHARES.iter().any(|&share| self.covered(curve, share).is_some()))
    }

    /// What each layer has of all influence: of people who may be real, from sizes as they are told.
    pub(super) fn influence(&self) -> Vec<LayerInfluence> {
        let all = f64::from(self.main().people);
        let told = |layer: &LayerInfluence| match self.is_real() {
            true => LayerInfluence {
                of_people: round(f64::from(self.people(layer.people)) / all, 2).min(1.0),
                of_influence: round(layer.of_influence, 2),
                ..*layer
            },
            false => *layer,
        };
        self.main().influence.iter().flat_map(|influence| &influence.layers).map(told).collect()
    }

    /// How many people a group has: of people who may be real, to the nearest ten.
    pub(super) fn people(&self, people: u32) -> u32 {
        if self.is_real() { (people + 5) / 10 * 10 } else { people }
    }

    /// What of its contacts a group has inside, as a share or in words: of people who may be real, neither where these
    /// are few contacts, nor where the others are.
    pub(super) fn inside(&self, group: &Mixed) -> Result<f64, String> {
        let contacts = group.contacts as f64;
        match Count::among((group.inside * contacts).round(), contacts) {
            few @ (Count::Few | Count::AllButFew) if self.is_real() => Err(figures::in_words(few)),
            _ => Ok(round(group.inside, 2)),
        }
    }

    /// What was read, in sentences.
    pub(super) fn reading(&self) -> Vec<String> {
        let Some(read) = &self.read else {
            return vec![format!("A made-up organisation, drawn with seed {}.", self.seed)];
        };
        told::reading(read, self.main().people)
    }

    /// What the numbers mean, and what is left out.
    pub(super) fn notes(&self) -> Vec<String> {
        told::notes(self)
    }
}

#[cfg(test)]
mod examples;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::{Network, Organisation, Rows};

    /// A hundred people of whom 95 are in a line and two in a pair.
    fn scattered(ids: bool) -> Measured {
        let pairs = (0..94).map(|person| (person, person + 1)).chain([(95, 96)]);
        let network = Network::Rows(Rows::pairs(100, pairs));
        let ids = ids.then(|| (0..100).map(|person| format!("p{person}")).collect());
        examples::measured(&Organisation { ids, ..Organisation::alike(network) })
    }

    fn shown(measured: &Measured, key: &str) -> String {
        let all = figures(measured.main(), measured.is_real());
        all.into_iter().find(|figure| figure.key == key).unwrap().shown
    }

    #[test]
    fn few_real_people_are_not_counted() {
        let (made_up, real) = (scattered(false), scattered(true));
        assert_eq!((shown(&made_up, "isolated"), shown(&made_up, "largest_part")), ("3".into(), "95".into()));
        assert_eq!(shown(&real, "isolated"), "fewer than 10");
        for key in ["largest_part", "connected"] {
            assert_eq!(shown(&real, key), "all but fewer than 10");
        }
        assert_eq!((real.people(96), real.people(94), made_up.people(94)), (100, 90, 94));
    }

    #[test]
    fn charts_say_what_they_show_in_letters_that_can_be_read() {
        let measured = examples::measured(&examples::company(400));
        let pictures = [
            chart::reach::draw(&measured).unwrap(),
            chart::cover::draw(&measured).unwrap(),
            chart::influence::draw(&measured).unwrap(),
        ];
        for picture in pictures.map(Option::unwrap) {
            for size in picture.svg.split("font-size=\"").skip(1) {
                assert!(size.split('"').next().unwrap().parse::<f64>().unwrap() >= 22.0, "{}", picture.name);
            }
            assert!(picture.svg.contains("a made-up organisation") && !picture.alt.is_empty());
        }
        let alone = examples::measured(&Organisation::alike(Network::Rows(Rows::pairs(1, [].into_iter()))));
        assert!(chart::reach::draw(&alone).unwrap().is_none() && chart::influence::draw(&alone).unwrap().is_none());
    }
}
