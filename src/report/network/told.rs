//! What was read and what the numbers mean, in words.

use super::figures::in_words;
use super::{Definition, Measured, Read, Told};
use crate::network::{By, Of, SMALLEST, Way};
use crate::organisation::TieCounts;
use crate::privacy::{self, Count};
use crate::report::words::{capital, count, list, one_line, plural, whole_percent};

/// What a group of people is called.
pub(in crate::report) fn way(way: Way) -> &'static str {
    match way {
        Way::Covering => "chosen to cover",
        Way::Connected => "best connected",
        Way::Leaders => "leaders from the top",
        Way::Random => "drawn by lot",
        Way::Listed => "as listed",
    }
}

/// What a definition of ties is called.
pub(in crate::report) fn definition(definition: &Definition) -> String {
    definition.at_least.map_or_else(|| "as given".into(), |least| format!("at least {least}"))
}

/// "Layer 0 (top)", "Layers 0 (top) to 2".
pub(in crate::report) fn layers_title(first: u32, last: u32) -> String {
    let name = |layer: u32| if layer == 0 { "0 (top)".to_owned() } else { layer.to_string() };
    if first == last { format!("Layer {}", name(first)) } else { format!("Layers {} to {}", name(first), name(last)) }
}

/// What a team, a site or layers are called.
pub(in crate::report) fn group_title(measured: &Measured, by: By, of: Of) -> String {
    let (names, word, many) = match by {
        By::Team => (&measured.teams, "Team", "teams"),
        By::Site => (&measured.sites, "Site", "sites"),
        By::Layer => return if let Of::Layers(first, last) = of { layers_title(first, last) } else { String::new() },
    };
    match of {
        Of::One(group) => match names.get(group as usize).map(|name| one_line(name)) {
            Some(name) if name.is_empty() => format!("Without a {}", word.to_lowercase()),
            Some(name) => name,
            None => format!("{word} {}", group + 1),
        },
        Of::Others(groups) => format!("Other {many} ({})", count(groups as u64)),
        Of::Layers(first, last) => layers_title(first, last),
    }
}

/// What was read, in sentences.
pub(super) fn reading(read: &Read, people: u32) -> Vec<String> {
    let mut told = vec![format!("{} people were read{}.", count(people), chart(read))];
    told.extend(read.grown.then(|| "The ties between them are made up, as the scenario says.".into()));
    told.extend(ties_read(read, people));
    told.extend(read.mended.iter().map(|mended| one_line(&format!("{mended}."))));
    told
}

/// What was read of ties, where it was counted.
fn ties_read(read: &Read, people: u32) -> Vec<String> {
    let Some(ties) = &read.ties else { return Vec::new() };
    let mut told = Vec::new();
    let rows = |rows: u64, one: &str, many: &str| format!("{} {}", count(rows), if rows == 1 { one } else { many });
    let left_out = [
        (ties.to_oneself, "name somebody with themselves"),
        (ties.unknown, "name somebody unknown"),
        (ties.repeated, "say again what others say"),
    ];
    let left_out: Vec<String> = left_out
        .iter()
        .filter(|(rows, _)| *rows > 0)
        .map(|&(these, many)| format!("{} {many}", in_words(Count::of(these as f64))))
        .collect();
    let left_out = if left_out.is_empty() { String::new() } else { format!("; {}", list(&left_out)) };
    let answered = Told::of(ties.answered as f64, ties.named as f64, true).part();
    let answered = if read.one_way { format!(" {} of ties are answered.", capital(&answered)) } else { String::new() };
    told.push(format!(
        "Of ties, {} {} read{left_out}.{answered}",
        rows(ties.rows, "row", "rows"),
        if ties.rows == 1 { "was" } else { "were" },
    ));
    if !ties.questions.is_empty() {
        told.push(format!("Rows by question: {}.", list(&questions(ties))));
    }
    told.extend(read.asked_all.then(|| response(ties.sources, people)));
    told
}

/// How many rows each question has, and how many have none; those with few, and all beyond the first few, are told
/// together, or not at all where there is nothing to hide them among.
fn questions(ties: &TieCounts) -> Vec<String> {
    const NAMED: usize = 10;
    let mut all = ties.questions.clone();
    let without = ties.rows - all.iter().map(|(_, rows)| rows).sum::<u64>();
    all.extend((without > 0).then(|| ("none".to_owned(), without)));
    let hidden = privacy::hidden(&all.iter().map(|(_, rows)| *rows as usize).collect::<Vec<_>>());
    let open = all.iter().zip(&hidden).filter(|(_, hidden)| !**hidden).map(|(question, _)| question);
    let named: Vec<&(String, u64)> = open.take(if all.len() > NAMED + 1 { NAMED } else { all.len() }).collect();
    let others = all.len() - named.len();
    let rest = ties.rows - named.iter().map(|(_, rows)| rows).sum::<u64>();
    let told = named.iter().map(|(question, rows)| format!("{} {}", one_line(question), count(*rows)));
    told.chain((others > 0).then(|| format!("others ({}) {}", count(others as u64), count(rest)))).collect()
}

fn chart(read: &Read) -> String {
    let Some((layers, tops)) = read.chart else { return String::new() };
    let of = |number: u32, word: &str| format!("{} {word}{}", count(number), plural(number.into()));
    let tops = if tops == 1 { "one".into() } else { in_words(Count::of(tops.into())) };
    format!(", in {}, {tops} without a manager", of(layers, "layer"))
}

/// How many answered, and what that is enough for; where it is not told how many, what the fewest there can be are.
fn response(sources: u32, people: u32) -> String {
    let all = f64::from(people);
    let (shown, share) = match Count::among(sources.into(), all) {
        Count::About(number) if number == all => ("Everybody named somebody".to_owned(), 1.0),
        Count::About(number) => (format!("{} of people named somebody", whole_percent(number / all)), number / all),
        few => {
            let least = if few == Count::AllButFew { all - (SMALLEST - 1) as f64 } else { 0.0 };
            (format!("{} people named somebody", capital(&in_words(few))), least / all)
        }
    };
    let enough = match share {
        0.8.. => "enough to name those who connect others",
        0.65.. => "enough for broad patterns, too few to name those who connect others",
        _ => "too few for more than a guess",
    };
    format!("{shown}: {enough}, by practitioners' rule (80 %, 65 %).")
}

/// What the numbers mean, and what is left out.
pub(super) fn notes(measured: &Measured) -> Vec<String> {
    let main = measured.main();
    let mut notes = vec![
        "Reached are others within so many steps along ties, whatever these carry: reach is what is possible, not adoption."
            .to_owned(),
    ];
    if main.paths.followed < main.people {
        let people = count(main.paths.followed);
        notes.push(format!(
            "Steps between people are followed from {people} of them, drawn by lot; all other numbers are of all."
        ));
    }
    let told = measured.curve(Way::Covering).and_then(|curve| curve.at(measured.group)).map(|point| point.group);
    notes.extend(told.filter(|&told| told != measured.group).map(|told| {
        format!(
            "A group of {} is told of as one of {}: groups of people who may be real grow by {SMALLEST} at a time.",
            count(measured.group),
            count(told)
        )
    }));
    notes
        .extend((told.is_some() && !measured.tells_cover()).then(|| {
            format!("What a share of people reaches is not told: a tenth of them are fewer than {SMALLEST}.")
        }));
    if main.reach.iter().any(|curve| curve.way == Way::Random) {
        notes.push("Drawn by lot: the mean of 20 groups.".into());
    }
    if measured.groupings().iter().any(|grouping| grouping.modularity() > 0.0) {
        notes.push(
            "By chance: what would stay inside if people had as many contacts as they have, with anybody; the difference is \
             modularity."
                .into(),
        );
    }
    if main.influence.is_some() {
        notes.push(
            "Influence: everybody has one part to give and shares it out over those whose example reaches them, by the \
             strength of ties."
                .into(),
        );
    }
    if measured.is_real() {
        notes.push(format!(
            "Nothing is told of one person. Groups have at least {SMALLEST} people, smaller ones stand together with the next \
             smallest, so that none can be worked out; counts of people and ties are to the nearest ten, shares to the \
             whole percent, and means have two digits. A network of real people stays personal data, with codes for ids as \
             well: agree on its use before it is drawn, and ask before anybody is named a champion."
        ));
    }
    let large = measured.definitions.len() > 1;
    notes.extend(large.then(|| {
        format!("All tables and charts but the first are of ties of {}.", definition(&measured.definitions[0]))
    }));
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(chart: Option<(u32, u32)>, ties: Option<TieCounts>) -> String {
        let read = Read { chart, ties, one_way: true, grown: false, asked_all: false, mended: Vec::new() };
        reading(&read, 124).join(" ").replace('\u{a0}', " ")
    }

    #[test]
    fn few_without_a_manager_are_not_counted_and_one_is() {
        let told = |tops| read(Some((4, tops)), None);
        assert_eq!(told(1), "124 people were read, in 4 layers, one without a manager.");
        assert_eq!(told(3), "124 people were read, in 4 layers, fewer than 10 without a manager.");
        assert_eq!(told(14), "124 people were read, in 4 layers, 10 without a manager.");
    }

    #[test]
    fn shares_are_those_of_rounded_counts() {
        let ties = |answered| Some(TieCounts { rows: 200, named: 200, answered, ..TieCounts::default() });
        assert!(read(None, ties(43)).ends_with(" 20 % of ties are answered."), "{}", read(None, ties(43)));
        let response = |sources, people| response(sources, people).replace('\u{a0}', " ");
        assert!(response(156, 200).starts_with("80 % of people named somebody: enough to name those"));
        assert!(response(154, 200).starts_with("75 % of people named somebody: enough for broad"));
    }

    #[test]
    fn who_did_not_answer_is_not_counted_by_what_is_enough_either() {
        let told = |sources| response(sources, 44);
        assert!(told(44).starts_with("Everybody named somebody: enough to name"));
        assert_eq!(told(43), told(35));
        assert!(told(35).starts_with("All but fewer than 10 people named somebody: enough for broad"));
        assert!(told(9).starts_with("Fewer than 10 people named somebody: too few"));
        assert!(response(19, 20).contains("too few for more"));
    }
}
