//! Ways of choosing champions, told: sentences, notes, tables.

mod near;
mod table;

pub(super) use near::Near;
pub(super) use table::{flaws_csv, information_csv, overlap_csv, people_csv, ways_csv};

use super::About;
use super::words::{NBSP, count, list, number, percent, plural, points, round};
use crate::experiment::{Equal, Flaw, SEARCHED, Way, Ways};
use crate::privacy::SMALLEST;
use crate::scenario::File;
use crate::seeding::{CONFIDENCE, ChosenBy};

/// Ways from the one with which the most people own it down, drawing by lot among them.
pub(super) fn ranked(ways: &Ways) -> Vec<&Way> {
    let mut ranked: Vec<&Way> = ways.ways.iter().collect();
    ranked.sort_by(|one, other| other.owned.mean.total_cmp(&one.owned.mean)); // stable: equals stay in their order
    ranked
}

/// What it comes to, in a sentence without a full stop.
pub fn finding(ways: &Ways) -> String {
    let champions = format!("{} champion{}", count(ways.asked), plural(f64::from(ways.asked)));
    let lot = &ways.ways[0];
    let Some(best) = ranked(ways).into_iter().find(|way| way.by != ChosenBy::Random) else {
        return format!("With {champions} drawn by lot, {} own it in the end", percent(lot.owned.mean));
    };
    let are = if ways.asked == 1 { "is" } else { "are" };
    if !best.clear || best.gain.difference.mean <= 0.0 {
        return format!(
            "How {champions} {are} chosen is not shown to pay: drawn by lot, {} own it in the end, chosen by {}, {}",
            percent(lot.owned.mean),
            best.by.word(),
            percent(best.owned.mean)
        );
    }
    let equal = match best.equal {
        Equal::People(people) => format!("as many as with {} drawn by lot", count(people)),
        Equal::MoreThanAll => "more than with any number drawn by lot".into(),
    };
    format!(
        "With {champions} chosen by {}, {} own it in the end, {} more than with as many drawn by lot ({}) and {equal}",
        best.by.word(),
        percent(best.owned.mean),
        points(best.gain.difference.mean),
        interval(best)
    )
}

/// The interval of a gain in points: "4.2 to 8.1".
pub(super) fn interval(way: &Way) -> String {
    let end = |value: f64| one_decimal(value * 100.0);
    let gain = &way.gain.difference;
    if !(gain.low.is_finite() && gain.high.is_finite()) {
        return "one run tells no range".into();
    }
    format!("{} to {}", end(gain.low), end(gain.high))
}

/// A gain with its sign: "+4.2 points".
pub(super) fn gained(way: &Way) -> String {
    let gain = way.gain.difference.mean * 100.0;
    let sign = if round(gain, 1) > 0.0 { "+" } else { "" };
    format!("{sign}{}", one_decimal(gain))
}

/// With one decimal, also where that is 0, and a minus sign that is one.
fn one_decimal(value: f64) -> String {
    format!("{:.1}", round(value, 1)).replace('-', "−")
}

/// How many people drawn by lot do as well.
pub(super) fn equal(way: &Way) -> String {
    match way.equal {
        Equal::People(people) => count(people),
        Equal::MoreThanAll => "more than all".into(),
    }
}

/// What the numbers mean, and what was assumed.
pub(super) fn notes(about: &About, file: &File, ways: &Ways) -> Vec<String> {
    let others = ways.ways.len() - 1;
    let mut notes = vec![format!(
        "In “{}”, {} people of {} are asked, by each way the same number, in {} simulated run{}; volumes stand as \
         written. Owned: the mean share of people who own the behaviour in {} {}. Against the lot: run by run, the same \
         people with the same luck, in points, and where the mean lies in 95 of 100 such experiments.",
        ways.strategy,
        count(ways.asked),
        count(ways.people),
        count(about.runs),
        plural(f64::from(about.runs)),
        about.step.one(),
        count(about.weeks)
    )];
    if others > 1 {
        notes.push(format!(
            "The best of {others} ways is picked after the fact, so its lead is likely a little flattered."
        ));
    }
    notes.push(
        "As many by lot: the fewest people drawn by lot with whom as many own it on average; they cost more, the more \
         they are. Steps are counted on the ties as they are, people are chosen from the ties as they are seen."
            .into(),
    );
    notes.extend(ways.are_few().then(|| {
        format!(
            "Whom the chosen reach, and who is chosen by several ways, is not told: they are fewer than {SMALLEST}, and may \
             be real."
        )
    }));
    notes.extend(seen(file));
    notes.extend(alike(ways));
    notes.extend(worth(ways));
    notes.extend(flaws(ways));
    notes.extend(looking_ahead(ways));
    notes
}

/// What of the ties is seen, where not all.
fn seen(file: &File) -> Option<String> {
    let network = &file.network;
    let mut told = vec![format!("{}{NBSP}% of people answer", round(network.survey_response_percent.percent(), 1))];
    told.extend(network.survey_most_names.map(|most| format!("name {most} contacts at most")));
    let errors = [
        (network.survey_missed_percent.percent(), "of ties are missed"),
        (network.survey_false_percent.percent(), "more are seen that are not there"),
    ];
    told.extend(
        errors.iter().filter(|error| error.0 > 0.0).map(|(share, what)| format!("{}{NBSP}% {what}", round(*share, 1))),
    );
    let complete = told.len() == 1 && network.survey_response_percent.percent() == 100.0;
    (!complete).then(|| format!("What is seen of ties: {}.", list(&told)))
}

/// The two ways that choose most and least alike.
fn alike(ways: &Ways) -> Option<String> {
    let pairs = (1..ways.ways.len()).flat_map(|one| (one + 1..ways.ways.len()).map(move |other| (one, other)));
    let mut pairs: Vec<(usize, usize)> = pairs.filter(|_| !ways.are_few()).collect();
    pairs.sort_by(|&(a, b), &(c, d)| ways.overlap[c][d].total_cmp(&ways.overlap[a][b]));
    let told = |&(one, other): &(usize, usize)| {
        let [first, second] = [one, other].map(|way| ways.ways[way].by.word());
        let common = ways.in_common(one, other).map_or_else(String::new, |told| told.part());
        format!("{first} and {second} ({common} in common)")
    };
    match pairs.as_slice() {
        [] => None,
        [only] => Some(format!("Of those chosen: {}.", told(only))),
        [most, .., least] => Some(format!("Most alike choose {}, least alike {}.", told(most), told(least))),
    }
}

/// What answers are worth to the way to which they are worth most.
fn worth(ways: &Ways) -> Option<String> {
    let most = ways.information.iter().skip(1).max_by(|one, other| one.worth.mean.total_cmp(&other.worth.mean))?;
    let gain = round(most.worth.mean * 100.0, 1);
    Some(format!(
        "A survey that all answer, beside one that nobody answers, is worth most to {}: {} point{}.",
        most.by.word(),
        gain.to_string().replace('-', "−"),
        plural(gain)
    ))
}

/// What it is worth to be rid of each flaw of what is seen, to the way to which it is worth most.
fn flaws(ways: &Ways) -> Option<String> {
    let most = |flaw: &Flaw| {
        let of = ways.flaws.iter().filter(|rid| rid.of == *flaw);
        of.max_by(|one, other| one.worth.mean.total_cmp(&other.worth.mean))
    };
    let told = Flaw::ALL.iter().filter_map(most).map(|rid| {
        let end = |value: f64| one_decimal(value * 100.0);
        let (mean, low, high) = (end(rid.worth.mean), end(rid.worth.low), end(rid.worth.high));
        let range = if rid.worth.low.is_finite() { format!(" ({low} to {high})") } else { String::new() };
        format!("{}, {mean} points{range} with {}", rid.of.key(), rid.by.word())
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty())
        .then(|| format!("To be rid of a flaw of what is seen of ties is worth at most: {}.", told.join("; ")))
}

/// What ways that look ahead go by.
fn looking_ahead(ways: &Ways) -> Vec<String> {
    let has = |by| ways.ways.iter().any(|way| way.by == by);
    let mut notes = Vec::new();
    let assured = ways.ways.iter().find(|way| way.by == ChosenBy::Maximised).map(|way| way.assured);
    notes.extend(assured.map(maximised));
    if has(ChosenBy::Searched) {
        notes.push(
            "Searched tries people in runs of the strategy on the ties that are seen, with luck of their own: a planner \
             who knows the rule. Nobody knows it so well."
                .into(),
        );
    }
    notes
}

/// What is shown of those whom influence maximisation chooses; a part of the best, never more of it than is shown.
fn maximised(assured: Option<f64>) -> String {
    let looks = "Maximised looks for people from whom the behaviour goes far if single examples pass it on.";
    let Some(part) = assured else {
        return format!("{looks} Since others are asked than it finds, nothing is shown of them.");
    };
    format!(
        "{looks} If that is how it passes, those of the first run reach at least {}{NBSP}% of what the best as many \
         could, on the ties that are seen, with {}{NBSP}% confidence; if not, nothing is promised.",
        (part * 100.0).floor(),
        round(CONFIDENCE * 100.0, 1)
    )
}

/// A row a way: the names of the columns, then the ways, the best first.
pub(super) fn rows(ways: &Ways) -> Vec<Vec<String>> {
    let teams = ways.ways.iter().all(|way| way.reach.teams.is_some());
    let mut head: Vec<String> =
        ["Chosen by", "Owned", "Against the lot", "(range)", "As many by lot", "People within 1 step", "2"]
            .map(String::from)
            .to_vec();
    if teams {
        head.extend(["Teams with one", "within 1 step", "2"].map(String::from));
    }
    let row = |way: &Way| {
        let lot = way.by == ChosenBy::Random;
        let mut cells = vec![
            way.by.word(),
            percent(way.owned.mean),
            if lot { "–".into() } else { gained(way) },
            if lot { "–".into() } else { interval(way) },
            equal(way),
        ];
        cells.extend(Near::cells(ways.near(way).as_ref(), teams));
        cells
    };
    std::iter::once(head).chain(ranked(ways).into_iter().map(row)).collect()
}

/// That a list of people by their ids was asked for.
pub fn listing(ways: &Ways) -> String {
    let ids: usize = ways.ways.iter().map(|way| way.first_run.len()).sum();
    format!(
        "champions.csv lists people by their ids, because --list-ids asked for it: {} id{} by {} way{} of choosing, in \
         the first run",
        count(ids as u64),
        plural(ids as f64),
        ways.ways.len(),
        plural(ways.ways.len() as f64)
    )
}

/// What a search costs, whether it is left out or not.
pub fn search_note(runs: u32, people: u32, left_out: bool) -> String {
    let more = number(f64::from(runs) * f64::from(SEARCHED.0) * f64::from(SEARCHED.1.max(SEARCHED.2 * people)));
    match left_out {
        true => format!(
            "note: searched is left out, since it takes {more} simulated runs and more; --by searched asks for it"
        ),
        false => format!("note: searched takes {more} simulated runs and more, which are not counted below"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn a_gain_within_the_noise_is_not_told_as_one() {
        let (_, mut found) = example::ways();
        assert!(finding(&found).contains("and more than with any number drawn by lot"), "{}", finding(&found));
        found.ways.iter_mut().for_each(|way| way.clear = false);
        assert!(finding(&found).starts_with("How 12 champions are chosen is not shown to pay"));
        found.asked = 1;
        assert!(finding(&found).starts_with("How 1 champion is chosen is not"));
        found.asked = 12;
        found.ways.truncate(1);
        assert!(finding(&found).starts_with("With 12 champions drawn by lot, 20"));
    }

    #[test]
    fn what_is_seen_of_ties_is_told_where_it_is_not_all() {
        let mut file = File::default();
        assert_eq!(seen(&file), None);
        file.network.survey_most_names = Some(3);
        let told = seen(&file).map(|told| told.replace(NBSP, " "));
        assert_eq!(told.as_deref(), Some("What is seen of ties: 100 % of people answer and name 3 contacts at most."));
    }

    #[test]
    fn of_the_best_no_more_is_told_than_is_shown() {
        let told = maximised(Some(0.319)).replace(NBSP, " ");
        assert!(told.contains("at least 31 % of what the best") && told.contains("99.9 % confidence"), "{told}");
        assert!(maximised(None).ends_with("nothing is shown of them."));
    }

    #[test]
    fn a_table_has_a_row_a_way_the_best_first() {
        let (_, found) = example::ways();
        let rows = rows(&found);
        let first: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
        assert_eq!(first, ["Chosen by", "coverage", "degree", "random", "seniority"]);
        assert!(rows.iter().all(|row| row.len() == 10) && rows[1][2] == "+8.3" && rows[3][2] == "–");
    }
}
