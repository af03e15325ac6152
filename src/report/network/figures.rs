//! What a network is like in figures: each with its key, its words, its value.

use crate::network::{By, Diagnosis, Grouping, Kind, Kinds, SMALLEST};
use crate::privacy::{Count, hidden_with};
use crate::report::words::{capital, count, percent, round, two_digits, whole_percent};

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

/// How figures are told: of people who may be real, none that is of few of them and no count to the last one. Shares are
/// then told to the whole percent, means and what is worked out of counts with two digits.
#[derive(Clone, Copy)]
struct Tell {
    is_real: bool,
    people: u32,
}

/// How a count or share is called in tables, and where it is read.
type Name<'a> = (&'a str, &'a str);

/// Every figure of a network; of people who may be real, none that is of few of them, or from which what holds of few
/// could be worked out.
pub(in crate::report) fn figures(diagnosis: &Diagnosis, is_real: bool) -> Vec<Figure> {
    let tell = Tell { is_real, people: diagnosis.people };
    let mut figures = vec![tell.figure(("people", "People"), Some(f64::from(diagnosis.people)), count_words)];
    let mut more = size(diagnosis, tell);
    more.extend(distance(diagnosis, tell));
    more.extend(diagnosis.kinds.iter().flat_map(|found| kinds(found, tell)));
    more.extend(diagnosis.groupings.iter().flat_map(|found| grouping(found, diagnosis.pairs, tell)));
    let few = tell.are_few(1);
    figures.extend(more.into_iter().map(|figure| if few { figure.untold() } else { figure }));
    figures
}

fn size(diagnosis: &Diagnosis, tell: Tell) -> Vec<Figure> {
    let contacts = &diagnosis.contacts;
    // What is worked out of a count is worked out of it as it is told, and has no more digits than that.
    let pairs = tell.counted(diagnosis.pairs as f64).value();
    let people = f64::from(diagnosis.people);
    let possible = (people * (people - 1.0) / 2.0).max(1.0);
    let density = pairs.map(|pairs| tell.worked_out(pairs / possible));
    let mean = pairs.map(|pairs| tell.worked_out(2.0 * pairs / people.max(1.0)));
    vec![
        tell.count(("ties", "Ties in one direction"), diagnosis.ties as f64),
        tell.count(("pairs", "Tied pairs"), diagnosis.pairs as f64),
        tell.figure(("density", "Of all pairs that there could be"), density, percent),
        tell.part(("answered", "Ties that go both ways"), diagnosis.answered, diagnosis.ties),
        tell.figure(("contacts", "Contacts of a person, mean"), mean, |mean| round(mean, 2).to_string()),
        tell.of_part(2, tell.rank(("contacts_half", "Half of all people have at most"), contacts.half)),
        tell.of_part(10, tell.rank(("contacts_nine_in_ten", "Nine in ten have at most"), contacts.nine_in_ten)),
        tell.of_part(
            10,
            tell.share(("top_tenth", "Of all contacts, with the best connected tenth"), contacts.top_tenth),
        ),
        tell.count(("isolated", "Without any contact"), diagnosis.isolated.into()),
        tell.share(("clustering", "Two contacts of somebody know each other"), diagnosis.clustering.overall),
        tell.share(("clustering_mean", "The same, mean over people"), diagnosis.clustering.mean),
    ]
}

fn distance(diagnosis: &Diagnosis, tell: Tell) -> Vec<Figure> {
    let (paths, parts, cuts) = (&diagnosis.paths, &diagnosis.components, &diagnosis.cuts);
    let others = f64::from(diagnosis.people.saturating_sub(1)).max(1.0);
    let name = ("connected", "Of all others, one person reaches, mean");
    let connected = match tell.counted_among(paths.connected * others, others) {
        Count::About(reached) => tell.share(name, reached / others),
        few => Figure { shown: in_words(few), ..tell.figure(name, None, percent) },
    };
    let parted = ("parts", "Unconnected parts of two people and more");
    vec![
        tell.mean(("steps", "Steps from one person to another, mean"), paths.mean),
        tell.rank(("steps_nine_in_ten", "Nine in ten of all ways are within"), paths.nine_in_ten),
        connected,
        if parts.count <= 1 { tell.rank(parted, parts.count) } else { tell.count(parted, parts.count.into()) },
        tell.among(("largest_part", "People in the largest"), parts.largest.into(), diagnosis.people.into()),
        tell.count(("cut_ties", "Ties that alone connect two parts"), cuts.ties as f64),
        tell.count(("cut_people", "People who alone connect two parts"), cuts.people.into()),
    ]
}

/// A kind of pairs that rests on few people is not told, nor what it could be worked out from: what is left of all
/// without the other kinds, and the share of reporting lines.
fn kinds(kinds: &Kinds, tell: Tell) -> Vec<Figure> {
    let pairs = [
        ("along_lines", "Tied pairs along a reporting line", kinds.along_lines),
        ("in_teams", "Other tied pairs within a team", kinds.in_teams),
        ("at_sites", "Others within a site", kinds.at_sites),
        ("elsewhere", "All other tied pairs", kinds.elsewhere),
    ];
    let all: u64 = pairs.iter().map(|(.., kind)| kind.pairs).sum();
    let of = |part: u64, all: u64| part as f64 / all.max(1) as f64;
    let some: Vec<usize> = pairs.iter().map(|(.., kind)| kind.pairs as usize).collect();
    let there: Vec<usize> = (0..some.len()).filter(|&at| some[at] > 0).collect();
    let few: Vec<bool> = there.iter().map(|&at| (pairs[at].2.rests_on as usize) < SMALLEST).collect();
    let hidden = hidden_with(&there.iter().map(|&at| some[at]).collect::<Vec<_>>(), &few);
    let hides = |at: usize| tell.is_real && there.iter().zip(&hidden).any(|(&kind, &hidden)| kind == at && hidden);
    let told = |figure: Figure, at: usize| if hides(at) { figure.not_told() } else { figure };
    let tied = of(kinds.along_lines.pairs, kinds.lines);
    let mut figures = vec![
        tell.count(("lines", "Reporting lines"), kinds.lines as f64),
        told(tell.part(("lines_tied", "Reporting lines whose two are tied"), tied, kinds.lines), 0),
    ];
    let kind = |(at, (key, words, kind)): (usize, (&str, &str, Kind))| {
        told(tell.part((key, words), of(kind.pairs, all), all), at)
    };
    figures.extend(pairs.into_iter().enumerate().map(kind));
    figures
}

/// Where fewer than two groups are told, what holds of all of them would tell of those that are not.
fn grouping(grouping: &Grouping, pairs: u64, tell: Tell) -> Vec<Figure> {
    let (key, many) = words(grouping.by);
    let share = |what: &str, words: &str, value: f64| tell.share((&format!("{key}_{what}"), words), value);
    let inside = tell.part((&format!("{key}_inside"), &format!("Tied pairs within {many}")), grouping.inside, pairs);
    let parted = (&*format!("{key}_modularity"), &*format!("Modularity by {many}"));
    // It is as exact as the share that it is made of, and is not told where that is not.
    let modularity = inside.value.map(|_| tell.hundredths(grouping.modularity()));
    let modularity = tell.figure(parted, modularity, |value| round(value, 2).to_string());
    let between = format!("Of ties between {many}, with the tenth who have most");
    let mixing = vec![
        inside,
        share("by_chance", "The same by chance", grouping.by_chance),
        if modularity.value.is_some() { modularity } else { modularity.not_told() },
        tell.of_part(10, share("carried_by_tenth", &between, grouping.carried_by_tenth)),
    ];
    let hides = tell.is_real && grouping.told.len() < 2;
    let groups = tell.rank((&format!("{key}s"), &capital(many)), grouping.groups);
    std::iter::once(groups)
        .chain(mixing.into_iter().map(|figure| if hides { figure.untold() } else { figure }))
        .collect()
}

impl Tell {
    fn figure(self, (key, words): Name, value: Option<f64>, shown: impl Fn(f64) -> String) -> Figure {
        let figure = Figure { key: key.into(), words: words.into(), value: None, shown: String::new() };
        match value {
            Some(value) => Figure { value: Some(round(value, 4)), shown: shown(value), ..figure },
            None => figure.untold(),
        }
    }

    fn counted(self, count: f64) -> Count {
        if self.is_real { Count::of(count) } else { Count::About(count) }
    }

    fn counted_among(self, count: f64, all: f64) -> Count {
        if self.is_real { Count::among(count, all) } else { Count::About(count) }
    }

    /// A count of people or ties.
    fn count(self, name: Name, count: f64) -> Figure {
        let told = self.counted(count);
        Figure { shown: in_words(told), ..self.figure(name, told.value(), count_words) }
    }

    /// A count among all people or others.
    fn among(self, name: Name, count: f64, all: f64) -> Figure {
        let told = self.counted_among(count, all);
        Figure { shown: in_words(told), ..self.figure(name, told.value(), count_words) }
    }

    /// A number of contacts, steps or groups, which counts nobody.
    fn rank(self, name: Name, rank: u32) -> Figure {
        self.figure(name, Some(rank.into()), count_words)
    }

    /// A share; of people who may be real, to the whole percent.
    fn share(self, name: Name, share: f64) -> Figure {
        self.figure(name, Some(self.hundredths(share)), if self.is_real { whole_percent } else { percent })
    }

    fn hundredths(self, share: f64) -> f64 {
        if self.is_real { round(share, 2) } else { share }
    }

    /// A mean, or what is worked out of a count; of people who may be real, with two digits.
    fn worked_out(self, number: f64) -> f64 {
        if self.is_real { two_digits(number) } else { number }
    }

    /// The share of so many lines, ties or pairs that some are, unless they are few or all but few.
    fn part(self, name: Name, share: f64, all: u64) -> Figure {
        let figure = self.share(name, share);
        match self.counted_among((share * all as f64).round(), all as f64) {
            Count::About(_) => figure,
            few => Figure { value: None, shown: in_words(few), ..figure },
        }
    }

    /// A mean.
    fn mean(self, name: Name, mean: f64) -> Figure {
        self.figure(name, Some(self.worked_out(mean)), |value| round(value, 2).to_string())
    }

    /// Whether one in so many of all people are real and few.
    fn are_few(self, part: u32) -> bool {
        self.is_real && (self.people.div_ceil(part) as usize) < SMALLEST
    }

    /// What holds of one in so many people, unless these are few.
    fn of_part(self, part: u32, figure: Figure) -> Figure {
        if self.are_few(part) { figure.untold() } else { figure }
    }
}

impl Figure {
    /// What is left of it where few could be worked out of it.
    fn not_told(self) -> Figure {
        Figure { value: None, shown: "not told".into(), ..self }
    }

    /// What is left of it where it is of too few people.
    fn untold(self) -> Figure {
        Figure { value: None, shown: format!("fewer than {SMALLEST} people"), ..self }
    }
}

/// A count as it is read.
pub(in crate::report) fn in_words(told: Count) -> String {
    match told {
        Count::About(number) => count_words(number),
        Count::Few => format!("fewer than {SMALLEST}"),
        Count::AllButFew => format!("all but fewer than {SMALLEST}"),
    }
}

fn count_words(number: f64) -> String {
    count(number.round() as u64)
}

/// The word for a group in tables, and for several where they are read.
pub(in crate::report) fn words(by: By) -> (&'static str, &'static str) {
    match by {
        By::Team => ("team", "teams"),
        By::Site => ("site", "sites"),
        By::Layer => ("layer", "layers"),
    }
}
