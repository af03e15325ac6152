//! What holds under several packs, in sentences: without condition only what holds in all of them.

use super::{Lead, Packs, Standing};
use crate::experiment::verdict::{in_points, whole_or_tenth};
use crate::scenario::{Pack, Scenario};

/// More strategies than this are told by the pairs of the best of them, which stand first.
const MANY: usize = 4;

/// A pack and by how many points something leads there.
type Led = (Pack, f64);

/// What the packs come to together: who is ahead of every other strategy, and where.
pub(super) fn finding(packs: &Packs, scenario: &Scenario) -> String {
    if scenario.file.runs == 1 {
        return "One run cannot tell the strategies apart under any of the assumptions".into();
    }
    match packs.under[0].strategies.len() {
        1 => lone(packs),
        2 => packs.of_pair(&packs.standings[0]),
        _ => at_the_top(packs),
    }
}

/// The pairs worth a sentence of their own, and what was expected.
pub(super) fn others(packs: &Packs) -> Vec<String> {
    let told = match packs.under[0].strategies.len() {
        0..=2 => 0,
        3..=MANY => packs.standings.len(),
        many => many - 1,
    };
    packs.standings.iter().take(told).map(|standing| packs.of_pair(standing)).chain(expected(packs)).collect()
}

/// A strategy alone: from where to where it gets.
fn lone(packs: &Packs) -> String {
    let levels = packs.under.iter().map(|under| under.strategies[0].ranked.median);
    let (least, most) =
        levels.fold((f64::INFINITY, 0.0), |(least, most): (f64, f64), level| (least.min(level), most.max(level)));
    format!(
        "“{}” ends between {} and {} %, depending on the assumptions",
        packs.name(0),
        whole_or_tenth(100.0 * least),
        whole_or_tenth(100.0 * most)
    )
}

/// Who is ahead of every other strategy.
fn at_the_top(packs: &Packs) -> String {
    let tops: Vec<(usize, Led)> = packs.tops();
    let Some(&(leader, _)) = tops.first() else {
        return format!("No strategy is clearly ahead of every other under {}", any(packs.under.len()));
    };
    let name = packs.name(leader);
    let led: Vec<Led> = tops.iter().filter(|top| top.0 == leader).map(|top| top.1).collect();
    if led.len() == packs.under.len() {
        return format!("“{name}” is ahead of every other strategy in {}: by {}", all(packs.under.len()), points(&led));
    }
    if led.len() == tops.len() {
        return format!("“{name}” is ahead of every other strategy only {}: by {}", under(&led), points(&led));
    }
    let mut leaders: Vec<(usize, Vec<Led>)> = Vec::new();
    for (place, led) in tops {
        match leaders.iter_mut().find(|leader| leader.0 == place) {
            Some(leader) => leader.1.push(led),
            None => leaders.push((place, vec![led])),
        }
    }
    let each = |(place, led): &(usize, Vec<Led>)| {
        format!("“{}” under {} (by {})", packs.name(*place), whose(led), points(led))
    };
    let each: Vec<String> = leaders.iter().map(each).collect();
    format!("Who is ahead of all others hangs on the assumptions: {}", each.join(", "))
}

/// Whether what was expected came true.
fn expected(packs: &Packs) -> Option<String> {
    let met: Vec<bool> = packs.under.iter().map(|under| under.expectation_met).collect::<Option<_>>()?;
    let hits: Vec<Led> =
        packs.under.iter().zip(&met).filter(|(_, met)| **met).map(|(under, _)| (under.pack, 0.0)).collect();
    let count = packs.under.len();
    Some(match hits.len() {
        0 => format!("What was expected is missed in {}", all(count)),
        hit if hit == count => format!("What was expected is met in {}", all(count)),
        _ => format!("What was expected is met only {}", under(&hits)),
    })
}

impl Packs {
    fn name(&self, place: usize) -> &str {
        &self.under[0].strategies[place].name
    }

    /// In which packs which strategy is clearly ahead of every other, and of the next by how much.
    fn tops(&self) -> Vec<(usize, Led)> {
        let strategies = self.under[0].strategies.len();
        let lead = |pack: usize, one: usize, other: usize| {
            let found = self.standings.iter().find(|standing| {
                (standing.first, standing.second) == (one, other) || (standing.second, standing.first) == (one, other)
            });
            match found.map(|standing| (standing.first == one, standing.leads[pack])) {
                Some((true, Lead::Ahead(points)) | (false, Lead::Behind(points))) => Some(points),
                _ => None,
            }
        };
        let least = |pack: usize, one: usize| {
            let others = (0..strategies).filter(|&other| other != one).map(|other| lead(pack, one, other));
            others.collect::<Option<Vec<f64>>>().map(|leads| leads.into_iter().fold(f64::INFINITY, f64::min))
        };
        let top = |pack: usize| (0..strategies).find_map(|one| Some((one, (self.under[pack].pack, least(pack, one)?))));
        (0..self.under.len()).filter_map(top).collect()
    }

    /// One pair of strategies in a sentence.
    fn of_pair(&self, standing: &Standing) -> String {
        let led = |of: fn(Lead) -> Option<f64>| -> Vec<Led> {
            let all = standing.leads.iter().zip(&self.under);
            all.filter_map(|(lead, under)| Some((under.pack, of(*lead)?))).collect()
        };
        let ahead = led(|lead| if let Lead::Ahead(points) = lead { Some(points) } else { None });
        let behind = led(|lead| if let Lead::Behind(points) = lead { Some(points) } else { None });
        let (first, second) = (self.name(standing.first), self.name(standing.second));
        let count = self.under.len();
        match (ahead.len(), behind.len()) {
            (0, 0) => format!("No clear difference between “{first}” and “{second}” in {}", any_pack(count)),
            (in_all, 0) if in_all == count => {
                format!("“{first}” is ahead of “{second}” in {}: by {}", all(count), points(&ahead))
            }
            (_, 0) => format!("“{first}” is ahead of “{second}” only {}: by {}", under(&ahead), points(&ahead)),
            _ => format!(
                "“{first}” is ahead of “{second}” {} (by {}), and behind under {} (by {})",
                under(&ahead),
                points(&ahead),
                whose(&behind),
                points(&behind)
            ),
        }
    }
}

/// "all three packs", "both packs".
fn all(count: usize) -> &'static str {
    if count == 2 { "both packs" } else { "all three packs" }
}

/// "any of the three packs", "either pack".
fn any_pack(count: usize) -> &'static str {
    if count == 2 { "either pack" } else { "any of the three packs" }
}

fn any(count: usize) -> &'static str {
    if count == 2 { "either pack of assumptions" } else { "any of the three packs of assumptions" }
}

/// "under the sceptic's assumptions", "under the middle and the advocate's assumptions".
fn under(led: &[Led]) -> String {
    format!("under {} assumptions", whose(led))
}

/// "the sceptic's", "the middle and the advocate's".
fn whose(led: &[Led]) -> String {
    let whose: Vec<String> = led.iter().map(|(pack, _)| format!("the {}", pack.whose())).collect();
    whose.join(" and ")
}

/// "6 points", "6 to 14 points".
fn points(led: &[Led]) -> String {
    let (least, most) = led
        .iter()
        .fold((f64::INFINITY, 0.0), |(least, most): (f64, f64), (_, points)| (least.min(*points), most.max(*points)));
    let (low, high) = (whole_or_tenth(least), in_points(most));
    if high.split(' ').next() == Some(&low) { high } else { format!("{low} to {high}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::behaviour::Measure;
    use crate::experiment::{Spread, StrategyUnderPack, UnderPack};
    use Lead::{Ahead, Behind, Level};
    use std::path::Path;

    /// Strategies under the three packs, with the leads of every pair: 1 to 2, 1 to 3, …, 2 to 3.
    fn packs(names: &[&str], leads: &[[Lead; 3]]) -> Packs {
        let level = Spread { mean: 0.2, median: 0.2, middle_half: (0.2, 0.2), nine_in_ten: (0.2, 0.2) };
        let strategy = |name: &&str| StrategyUnderPack {
            name: (*name).into(),
            ranked: level,
            curve: Vec::new(),
            adoption: Vec::new(),
            owned: Vec::new(),
            ahead_of: Vec::new(),
        };
        let strategies: Vec<StrategyUnderPack> = names.iter().map(strategy).collect();
        let under = |pack| UnderPack { pack, strategies: strategies.clone(), expectation_met: None };
        let pairs = (0..names.len()).flat_map(|one| (one + 1..names.len()).map(move |other| (one, other)));
        let standings =
            pairs.zip(leads).map(|((first, second), leads)| Standing { first, second, leads: leads.to_vec() });
        Packs {
            measure: Measure::Owned,
            week: 52,
            under: Pack::ALL.map(under).to_vec(),
            standings: standings.collect(),
            finding: String::new(),
            sentences: Vec::new(),
        }
    }

    fn found(names: &[&str], leads: &[[Lead; 3]], runs: u32) -> String {
        let text =
            format!("runs = {runs}\norganisation.people = 9\n[[behaviour]]\n[[strategy]]\nuses = [\"champions\"]\n");
        finding(&packs(names, leads), &Scenario::read(&text, "x", Path::new(""), &[]).unwrap())
    }

    #[test]
    fn only_what_holds_in_all_packs_stands_without_condition() {
        let two = |leads| found(&["Both", "Announce"], &[leads], 200);
        assert_eq!(
            two([Ahead(6.04), Ahead(9.0), Ahead(14.2)]),
            "“Both” is ahead of “Announce” in all three packs: by 6 to 14 points"
        );
        assert_eq!(
            two([Level, Level, Ahead(9.0)]),
            "“Both” is ahead of “Announce” only under the advocate's assumptions: by 9 points"
        );
        assert_eq!(
            two([Level, Ahead(4.0), Ahead(9.0)]),
            "“Both” is ahead of “Announce” only under the middle and the advocate's assumptions: by 4 to 9 points"
        );
        assert_eq!(
            two([Behind(3.0), Level, Ahead(9.0)]),
            "“Both” is ahead of “Announce” under the advocate's assumptions (by 9 points), and behind under the \
             sceptic's (by 3 points)"
        );
        assert_eq!(two([Level; 3]), "No clear difference between “Both” and “Announce” in any of the three packs");
        assert_eq!(
            found(&["Both", "Announce"], &[[Level; 3]], 1),
            "One run cannot tell the strategies apart under any of the assumptions"
        );
    }

    #[test]
    fn who_is_ahead_of_every_other_is_told_pack_by_pack() {
        let three = |leads: [[Lead; 3]; 3]| found(&["A", "B", "C"], &leads, 200);
        assert_eq!(
            three([[Ahead(5.0); 3], [Ahead(7.0), Ahead(3.0), Ahead(9.0)], [Level; 3]]),
            "“A” is ahead of every other strategy in all three packs: by 3 to 5 points"
        );
        assert_eq!(
            three([[Level, Ahead(5.0), Ahead(6.0)], [Ahead(7.0); 3], [Level; 3]]),
            "“A” is ahead of every other strategy only under the middle and the advocate's assumptions: by 5 to 6 points"
        );
        assert_eq!(
            three([[Behind(2.0), Level, Ahead(6.0)], [Ahead(7.0); 3], [Ahead(8.0), Ahead(1.0), Level]]),
            "Who is ahead of all others hangs on the assumptions: “B” under the sceptic's (by 2 points), “A” under the \
             advocate's (by 6 points)"
        );
        assert_eq!(
            three([[Behind(2.0), Ahead(4.0), Ahead(6.0)], [Ahead(7.0); 3], [Ahead(8.0), Level, Level]]),
            "Who is ahead of all others hangs on the assumptions: “B” under the sceptic's (by 2 points), “A” under the \
             middle and the advocate's (by 4 to 6 points)"
        );
        assert_eq!(
            three([[Level; 3]; 3]),
            "No strategy is clearly ahead of every other under any of the three packs of assumptions"
        );
    }

    #[test]
    fn of_many_strategies_the_pairs_of_the_best_are_told() {
        let told = |count: usize| {
            let names: Vec<String> = (0..count).map(|place| place.to_string()).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            others(&packs(&names, &vec![[Ahead(3.0); 3]; count * (count - 1) / 2])).len()
        };
        assert_eq!([told(1), told(2), told(3), told(4), told(7)], [0, 0, 3, 6, 6]);
    }

    #[test]
    fn an_expectation_is_met_where_it_is_met() {
        let mut packs = packs(&["A", "B"], &[[Level; 3]]);
        let mut told = |met: [bool; 3]| {
            packs.under.iter_mut().zip(met).for_each(|(under, met)| under.expectation_met = Some(met));
            others(&packs).pop().unwrap()
        };
        assert_eq!(told([true; 3]), "What was expected is met in all three packs");
        assert_eq!(told([false, true, false]), "What was expected is met only under the middle assumptions");
        assert_eq!(told([false; 3]), "What was expected is missed in all three packs");
    }
}
