//! What stands in every report beside the answer: which inputs decide it, what would flip it, and what luck does.

use super::About;
use super::flips::{self, Flipping};
use super::sensitivity::{by_size, foremost, said};
use super::sweep::Grid;
use super::words::{count, duration, list, plural, sentence, value};
use crate::experiment::{Comparison, Design, Flips, Packs, Point, seconds_for};
use crate::scenario::File;

/// What is never in it unless it is switched on.
pub(super) const MISSING: &str = "Pay, layoffs, unions, law, power politics, emotions, the content of stories and \
                                  the personality of leaders are not in it.";

/// So many keys decide, no more.
const DECIDE: usize = 5;

/// What would change an answer: sentences, or how to find out.
pub struct Doubts {
    /// What the runs say of luck.
    pub luck: String,
    /// Which inputs decide.
    pub decide: Vec<String>,
    /// What would flip it, as far as that is known.
    pub flip: Vec<String>,
    /// The same where there is little room.
    pub briefly: Vec<String>,
    /// Where more was not looked for: what is not known, and the command that finds out.
    pub unlooked: Option<(String, String)>,
}

/// What would change the answer of a run.
pub fn of_run(about: &About, file: &File, comparison: &Comparison) -> Doubts {
    let (decide, flip) = match &comparison.packs {
        None => ("This result cannot tell: it has one value of each.".into(), None),
        Some(packs) => by_packs(&leaders(packs)),
    };
    if let (Some(sought), Some(found)) = (&comparison.flips, flips::of_run(comparison)) {
        let unlooked = |told| {
            (
                format!("{told}. This command does, where the scenario is:"),
                file.all_flips_command(&about.name, &about.sets),
            )
        };
        let briefly = flip.iter().cloned().chain(found.briefly).collect();
        let flip = flip.into_iter().chain(found.flips).chain(found.rest).chain(found.how).collect();
        return Doubts {
            luck: luck(about),
            decide: deciding(&sought.keys),
            flip,
            briefly,
            unlooked: found.untried.map(unlooked),
        };
    }
    let looked = match flip {
        None => "Not looked for in this run",
        Some(_) => "Of other inputs this run knows nothing",
    };
    let (people, strategies) = (f64::from(comparison.figures.people), comparison.arms.len() as f64);
    let seconds = seconds_for(people * f64::from(about.weeks) * strategies, about.runs, file.keys_of_flips_command());
    let unlooked =
        format!("{looked}. This command does, in about {} on two cores, where the scenario is:", duration(seconds));
    let command = file.flips_command(&about.name, &about.sets);
    let flip: Vec<String> = flip.into_iter().collect();
    Doubts { luck: luck(about), decide: vec![decide], briefly: flip.clone(), flip, unlooked: Some((unlooked, command)) }
}

/// Whether the packs of assumptions decide, and which would flip it.
fn by_packs(leaders: &[(String, Vec<String>)]) -> (String, Option<String>) {
    if let [(name, _)] = leaders {
        let same = format!(
            "No other than the pack of assumptions was varied: “{name}” has most under each, though how clear its lead is may \
             hang on it."
        );
        return (same, None);
    }
    let under = |(name, packs): &(String, Vec<String>)| format!("“{name}” has most under the {}", list(packs));
    let told = list(&leaders.iter().map(under).collect::<Vec<_>>());
    (
        "How much colleagues weigh against a word from the top: the pack of assumptions.".into(),
        Some(format!("Another pack of assumptions stands: {told} assumptions.")),
    )
}

/// Who has most in the run in the middle, and under whose assumptions.
fn leaders(packs: &Packs) -> Vec<(String, Vec<String>)> {
    let mut leaders: Vec<(String, Vec<String>)> = Vec::new();
    for under in &packs.under {
        let most = under.strategies.iter().max_by(|one, other| one.ranked.median.total_cmp(&other.ranked.median));
        let Some(most) = most else { continue };
        let whose = under.pack.whose().to_owned();
        match leaders.iter_mut().find(|(name, _)| *name == most.name) {
            Some((_, packs)) => packs.push(whose),
            None => leaders.push((most.name.clone(), vec![whose])),
        }
    }
    leaders
}

/// What would change the answer of a sweep: computed from what was varied.
pub(super) fn of_sweep(about: &About, file: &File, grid: &Grid) -> Doubts {
    let unlooked = "Where exactly it flips, this command finds out in this folder:";
    let command = || file.closer_command("scenario") + " --out ..";
    let unlooked = grid.flipping.is_none().then(|| (unlooked.to_owned(), command()));
    let flip = flip(grid);
    Doubts { luck: luck(about), decide: decide(grid), briefly: flip.clone(), flip, unlooked }
}

fn luck(about: &About) -> String {
    match about.runs {
        1 => "One run alone: how much is luck is not known.".into(),
        runs => format!(
            "{} simulated runs with the same people and the same luck for every strategy; bands hold nine in ten of them.",
            count(runs)
        ),
    }
}

/// The keys that move the outcome most, the first first.
fn decide(grid: &Grid) -> Vec<String> {
    if let Some(effects) = foremost(&grid.effects) {
        let keys = by_size(effects);
        return keys.iter().take(DECIDE).map(|(key, effect)| format!("{key}: {}.", said(effect))).collect();
    }
    if let Some(found) = grid.flipping.as_ref().filter(|found| !found.keys.is_empty()) {
        return deciding(&found.keys);
    }
    grid.strategies.iter().filter_map(|name| grid.between(name)).map(|told| sentence(&told)).collect()
}

/// The keys along which it flips.
fn deciding(keys: &[Flips]) -> Vec<String> {
    let flips: Vec<String> = keys.iter().filter(|key| key.flips()).map(|key| key.key.clone()).collect();
    let more = match flips.len().saturating_sub(DECIDE) {
        0 => String::new(),
        more => format!(", and along {more} more"),
    };
    let first = &flips[..flips.len().min(DECIDE)];
    vec![match flips.len() {
        0 => "None of the keys that were varied flips it.".into(),
        _ => format!("{}: it flips along {}{more}.", list(first), if flips.len() == 1 { "it" } else { "each of them" }),
    }]
}

/// What would flip it: looked for, or else counted over the points.
fn flip(grid: &Grid) -> Vec<String> {
    match (&grid.flipping, &grid.crossed) {
        (Some(found), _) if found.keys.is_empty() => vec![sentence(&flips::headline(found))],
        (Some(found), _) => flips::sentences(found),
        (None, Some(crossed)) => flips::crossed(crossed).into_iter().chain([tally(&grid.sweep.points)]).collect(),
        (None, None) if !grid.along.is_empty() => flips::sentences(&Flipping::along(grid.along.clone())),
        (None, None) => one_key(grid).map_or_else(|| vec![tally(&grid.sweep.points)], |told| vec![told]),
    }
}

/// Who is ahead from which value to which, where one key with numbers alone is varied.
fn one_key(grid: &Grid) -> Option<String> {
    let ([axis], Design::Grid) = (grid.sweep.axes.as_slice(), &grid.sweep.design) else { return None };
    let at = |point: &Point| Some((point.values[0].number()?, value(&point.values[0]), point.winner()));
    let mut points: Vec<(f64, String, String)> = grid.sweep.points.iter().map(at).collect::<Option<_>>()?;
    points.sort_by(|one, other| one.0.total_cmp(&other.0));
    let stretch = |stretch: &[(f64, String, String)]| {
        let [(_, first, label), .., (_, last, _)] = stretch else {
            return format!("{} at {}", flips::ahead(&stretch[0].2), stretch[0].1);
        };
        format!("{} from {first} to {last}", flips::ahead(label))
    };
    let told: Vec<String> = points.chunk_by(|one, other| one.2 == other.2).map(stretch).collect();
    Some(format!("Along {}, {}.", axis.key, list(&told)))
}

/// At how many points each strategy is ahead.
fn tally(points: &[Point]) -> String {
    let mut ahead: Vec<(String, u64)> = Vec::new();
    for winner in points.iter().map(Point::winner) {
        match ahead.iter_mut().find(|(name, _)| *name == winner) {
            Some((_, times)) => *times += 1,
            None => ahead.push((winner, 1)),
        }
    }
    ahead.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
    let all = points.len() as u64;
    let told = ahead.iter().map(|(name, times)| format!("{} of {} ({name})", count(*times), count(all)));
    format!("Who is ahead at how many point{}: {}.", plural(all as f64), list(&told.collect::<Vec<_>>()))
}
