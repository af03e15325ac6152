//! What a network is like in figures: each with its key, its words, its value.

use crate::network::{By, Diagnosis, Grouping, Kinds, SMALLEST};
use crate::report::words::{capital, count, percent, round};

/// A figure of a network.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::report) struct Figure {
    /// Its name in tables.
    pub key: String,
    /// Its name where it is read.
    pub words: String,
    /// Its value; `None` where it is of too few people to be told.
    pub value: Option<f64>,
    /// The value as it is read.
    pub shown: String,
}

/// How a figure is shown.
#[derive(Clone, Copy)]
enum Shown {
    Count,
    Share,
    Number,
}

/// Every figure of a network; of people who may be real, none that is of few of them.
pub(in crate::report) fn figures(diagnosis: &Diagnosis, is_real: bool) -> Vec<Figure> {
    let mut figures = size(diagnosis, is_real);
    figures.extend(distance(diagnosis, is_real));
    figures.extend(diagnosis.kinds.iter().flat_map(kinds));
    figures.extend(diagnosis.groupings.iter().flat_map(|one| grouping(one, diagnosis.people, is_real)));
    figures
}

fn size(diagnosis: &Diagnosis, is_real: bool) -> Vec<Figure> {
    let contacts = &diagnosis.contacts;
    vec![
        figure("people", "People", f64::from(diagnosis.people), Shown::Count),
        figure("ties", "Ties in one direction", diagnosis.ties as f64, Shown::Count),
        figure("pairs", "Tied pairs", diagnosis.pairs as f64, Shown::Count),
        figure("density", "Of all pairs that there could be", diagnosis.density(), Shown::Share),
        figure("answered", "Ties that go both ways", diagnosis.answered, Shown::Share),
        figure("contacts", "Contacts of a person, mean", contacts.mean, Shown::Number),
        figure("contacts_half", "Half of all people have at most", contacts.half.into(), Shown::Count),
        figure("contacts_nine_in_ten", "Nine in ten have at most", contacts.nine_in_ten.into(), Shown::Count),
        of_tenth(
            "top_tenth",
            "Of all contacts, with the best connected tenth",
            contacts.top_tenth,
            (diagnosis.people, is_real),
        ),
        of_few("isolated", "Without any contact", diagnosis.isolated, is_real),
        figure("clustering", "Two contacts of somebody know each other", diagnosis.clustering.overall, Shown::Share),
        figure("clustering_mean", "The same, mean over people", diagnosis.clustering.mean, Shown::Share),
    ]
}

fn distance(diagnosis: &Diagnosis, is_real: bool) -> Vec<Figure> {
    let (paths, parts, cuts) = (&diagnosis.paths, &diagnosis.components, &diagnosis.cuts);
    let outside = diagnosis.people - parts.largest;
    let hides = is_real && outside > 0 && (outside as usize) < SMALLEST;
    let all_but = |figure: Figure| match hides {
        true => Figure { value: None, shown: format!("all but fewer than {SMALLEST} people"), ..figure },
        false => figure,
    };
    vec![
        figure("steps", "Steps from one person to another, mean", paths.mean, Shown::Number),
        figure("steps_nine_in_ten", "Nine in ten pairs are within", paths.nine_in_ten.into(), Shown::Count),
        all_but(figure("connected", "Pairs of whom one reaches the other at all", paths.connected, Shown::Share)),
        figure("parts", "Parts that no tie connects", parts.count.into(), Shown::Count),
        all_but(figure("largest_part", "People in the largest", parts.largest.into(), Shown::Count)),
        figure("cut_ties", "Ties that alone connect two parts", cuts.ties as f64, Shown::Count),
        of_few("cut_people", "People who alone connect two parts", cuts.people, is_real),
    ]
}

fn kinds(kinds: &Kinds) -> Vec<Figure> {
    let tied = kinds.along_lines as f64 / kinds.lines.max(1) as f64;
    let all = (kinds.along_lines + kinds.in_teams + kinds.at_sites + kinds.elsewhere).max(1) as f64;
    let share = |key: &str, words: &str, pairs: u64| figure(key, words, pairs as f64 / all, Shown::Share);
    vec![
        figure("lines", "Reporting lines", kinds.lines as f64, Shown::Count),
        figure("lines_tied", "Reporting lines whose two are tied", tied, Shown::Share),
        share("along_lines", "Tied pairs along a reporting line", kinds.along_lines),
        share("in_teams", "Other tied pairs within a team", kinds.in_teams),
        share("at_sites", "Others within a site", kinds.at_sites),
        share("elsewhere", "All other tied pairs", kinds.elsewhere),
    ]
}

fn grouping(grouping: &Grouping, people: u32, is_real: bool) -> Vec<Figure> {
    let (key, many) = words(grouping.by);
    let share = |what: &str, words: String, value: f64| figure(&format!("{key}_{what}"), &words, value, Shown::Share);
    let between = format!("Of ties between {many}, with the tenth who have most");
    vec![
        figure(&format!("{key}s"), &capital(many), grouping.groups.into(), Shown::Count),
        share("inside", format!("Tied pairs within {many}"), grouping.inside),
        share("by_chance", "The same by chance".into(), grouping.by_chance),
        figure(&format!("{key}_modularity"), &format!("Modularity by {many}"), grouping.modularity(), Shown::Number),
        of_tenth(&format!("{key}_carried_by_tenth"), &between, grouping.carried_by_tenth, (people, is_real)),
    ]
}

/// The word for a group in tables, and for several where they are read.
pub(in crate::report) fn words(by: By) -> (&'static str, &'static str) {
    match by {
        By::Team => ("team", "teams"),
        By::Site => ("site", "sites"),
        By::Layer => ("layer", "layers"),
    }
}

fn figure(key: &str, words: &str, value: f64, shown: Shown) -> Figure {
    let text = match shown {
        Shown::Count => count(value as u64),
        Shown::Share => percent(value),
        Shown::Number => round(value, 2).to_string(),
    };
    Figure { key: key.into(), words: words.into(), value: Some(round(value, 4)), shown: text }
}

/// A count of people that is not told where they may be real and are few.
/// A share that a tenth of people has, unless these are so few that it would be told of them.
fn of_tenth(key: &str, words: &str, share: f64, (people, is_real): (u32, bool)) -> Figure {
    let told = figure(key, words, share, Shown::Share);
    if is_real && (people.div_ceil(10) as usize) < SMALLEST {
        return Figure { value: None, shown: format!("fewer than {SMALLEST} people"), ..told };
    }
    told
}

fn of_few(key: &str, words: &str, people: u32, is_real: bool) -> Figure {
    let told = figure(key, words, people.into(), Shown::Count);
    if is_real && people > 0 && (people as usize) < SMALLEST {
        return Figure { value: None, shown: format!("fewer than {SMALLEST}"), ..told };
    }
    told
}
