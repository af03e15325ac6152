//! Tables of ways of choosing champions; people by their ids only where that is asked for.

use crate::experiment::{Equal, RATES, Ways};
use crate::organisation::Organisation;
use crate::report::csv::{Table, number_cell};
use crate::report::network::Told;

/// `ways.csv`: a row a way.
pub(in crate::report) fn ways_csv(ways: &Ways) -> Vec<u8> {
    const HEAD: [&str; 19] = [
        "chosen_by",
        "people",
        "owned",
        "owned_low",
        "owned_high",
        "gain",
        "gain_low",
        "gain_high",
        "runs_more",
        "runs_fewer",
        "runs_level",
        "clear",
        "as_many_by_lot",
        "people_within_1_step",
        "people_within_2_steps",
        "teams_with_one",
        "teams_within_1_step",
        "teams_within_2_steps",
        "at_least_of_best",
    ];
    let mut table = Table::new(HEAD.map(String::from).to_vec());
    for way in &ways.ways {
        let (owned, gain) = (&way.owned, &way.gain.difference);
        let mut cells = vec![way.by.word(), ways.asked.to_string()];
        cells.extend([owned.mean, owned.low, owned.high, gain.mean, gain.low, gain.high].map(number_cell));
        cells.extend([way.gain.wins_first, way.gain.wins_second, way.gain.ties].map(|runs| runs.to_string()));
        cells.push(way.clear.to_string());
        cells.push(match way.equal {
            Equal::People(people) => people.to_string(),
            Equal::MoreThanAll => String::new(),
        });
        let near = ways.near(way);
        cells.extend(near.as_ref().map_or([const { String::new() }; 2], |near| near.people.map(told)));
        let teams = near.and_then(|near| near.teams);
        cells.extend(teams.map_or([const { String::new() }; 3], |near| near.map(number_cell)));
        cells.push(way.assured.map_or_else(String::new, number_cell));
        table.row(cells);
    }
    table.bytes()
}

/// `overlap.csv`: a row a pair of ways.
pub(in crate::report) fn overlap_csv(ways: &Ways) -> Vec<u8> {
    let mut table = Table::new(["first", "second", "in_common"].map(String::from).to_vec());
    for one in 0..ways.ways.len() {
        for other in one + 1..ways.ways.len() {
            let [first, second] = [one, other].map(|way| ways.ways[way].by.word());
            table.row(vec![first, second, ways.in_common(one, other).map_or_else(String::new, told)]);
        }
    }
    table.bytes()
}

/// A share as it is told.
fn told(told: Told) -> String {
    told.share().map_or_else(|| told.part(), number_cell)
}

/// `information.csv`: a row a way and response rate.
pub(in crate::report) fn information_csv(ways: &Ways) -> Vec<u8> {
    let mut table = Table::new(["chosen_by", "response", "owned", "low", "high"].map(String::from).to_vec());
    for one in &ways.information {
        for (rate, owned) in RATES.iter().zip(&one.owned) {
            let numbers = [*rate, owned.mean, owned.low, owned.high].map(number_cell);
            table.row([one.by.word()].into_iter().chain(numbers).collect());
        }
    }
    table.bytes()
}

/// `flaws.csv`: a row a flaw of what is seen and way that may go astray by it.
pub(in crate::report) fn flaws_csv(ways: &Ways) -> Vec<u8> {
    const HEAD: [&str; 8] =
        ["without", "chosen_by", "owned", "owned_low", "owned_high", "worth", "worth_low", "worth_high"];
    let mut table = Table::new(HEAD.map(String::from).to_vec());
    for rid in &ways.flaws {
        let (owned, worth) = (&rid.owned, &rid.worth);
        let numbers = [owned.mean, owned.low, owned.high, worth.mean, worth.low, worth.high].map(number_cell);
        table.row([rid.of.key().to_owned(), rid.by.word()].into_iter().chain(numbers).collect());
    }
    table.bytes()
}

/// `champions.csv`: the ids of those whom each way chooses in the first run, in the order of the data, not of merit.
pub(in crate::report) fn people_csv(ways: &Ways, organisation: &Organisation) -> Vec<u8> {
    let mut table = Table::new(["chosen_by", "person_id"].map(String::from).to_vec());
    for way in &ways.ways {
        for &person in &way.first_run {
            table.row(vec![way.by.word(), organisation.id(person).to_string()]);
        }
    }
    table.bytes()
}
