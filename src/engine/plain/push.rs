//! One run in which nobody lapses: each new adopter takes one off the count of everybody they reach.

use super::need::{NEVER, needs};
use super::prefetch::soon;
use super::{Plain, record};
use crate::engine::{Case, Trajectory};

/// Networks of more people are larger than a processor's own memory: it pays to ask ahead.
const LARGE: usize = 200_000;

/// What a run needs room for, kept from run to run.
#[derive(Default)]
pub(super) struct Space {
    need: Vec<u16>,
    /// Everybody who adopted, in order; with one place more, because the next one is written before it is
    /// known whether they adopt.
    adopters: Vec<u32>,
    /// Whom some new adopters reach, one after another.
    reached: Vec<u32>,
}

/// Whether counts of up to `most` examples have room.
pub(super) fn holds(most: u32) -> bool {
    most < u32::from(NEVER)
}

/// Runs a case from week 0 to its last week.
pub(super) fn simulate(plain: &Plain, around: &[u32], space: &mut Space) -> Trajectory {
    let case = plain.case;
    let people = case.setting.organisation.people() as usize;
    space.need.resize(people, 0);
    space.adopters.resize(people + 1, 0);
    needs(plain, around, &mut space.need);
    let Space { need, adopters, reached } = space;
    let starters = plain.starters();
    starters.iter().for_each(|&person| need[person as usize] = NEVER);
    adopters[..starters.len()].copy_from_slice(&starters);
    let mut found = starters.len();
    let mut trajectory = Trajectory::new(case.setting.organisation.layer_sizes(), case.setting.weeks);
    let mut by_layer = vec![0; usize::from(case.setting.organisation.layers())];
    count(case, &adopters[..found], &mut by_layer);
    record(&mut trajectory, people as u32, &by_layer, 0);
    let mut known = 0;
    for week in 1..=case.setting.weeks {
        let fresh = known..found;
        known = found;
        if week == 1 {
            found = innovators(need, adopters, found);
        }
        if !fresh.is_empty() {
            found = if people > LARGE {
                push::<true>(plain, fresh, need, adopters, reached, found)
            } else {
                push::<false>(plain, fresh, need, adopters, reached, found)
            };
        }
        count(case, &adopters[known..found], &mut by_layer);
        record(&mut trajectory, people as u32, &by_layer, 0);
    }
    trajectory
}

/// Counts some new adopters in their layers.
fn count(case: &Case, adopters: &[u32], by_layer: &mut [u32]) {
    match by_layer {
        [all] => *all += adopters.len() as u32,
        layers => {
            let layer = |&person: &u32| usize::from(case.setting.organisation.layer(person));
            adopters.iter().for_each(|person| layers[layer(person)] += 1);
        }
    }
}

/// In the first week those who need no example adopt.
fn innovators(need: &mut [u16], adopters: &mut [u32], mut found: usize) -> usize {
    for (person, need) in (0..).zip(need) {
        if *need == 0 {
            *need = NEVER;
            adopters[found] = person;
            found += 1;
        }
    }
    found
}

/// How many adopters are gathered for at a time.
const GATHERED: usize = 64;
/// Rows are copied so many people at a time, whatever their length: one step for most.
const STEP: usize = 16;

/// What those who adopted last week do to those they reach; how many have adopted then. Nobody's count
/// comes to 0 twice: it would have to wrap round, and nobody meets so many examples.
///
/// Rows end at places that no processor can foresee. So they are first laid end to end in steps of fixed
/// size, each written over what the one before left too much; then all are gone through in one long loop.
fn push<const FAR: bool>(
    plain: &Plain,
    fresh: std::ops::Range<usize>,
    need: &mut [u16],
    adopters: &mut [u32],
    gathered: &mut Vec<u32>,
    mut found: usize,
) -> usize {
    let (starts, reached) = plain.rows.raw();
    let last = fresh.end - 1;
    for first in fresh.clone().step_by(GATHERED) {
        let mut length = 0;
        for place in first..(first + GATHERED).min(fresh.end) {
            soon(starts, adopters[(place + 32).min(last)] as usize);
            let near = adopters[(place + 16).min(last)] as usize;
            soon(reached, starts[near] as usize);
            soon(reached, starts[near] as usize + STEP - 1);
            let person = adopters[place] as usize;
            length = gather(reached, starts[person] as usize..starts[person + 1] as usize, gathered, length);
        }
        found = take_off::<FAR>(&gathered[..length], need, adopters, found);
    }
    found
}

/// Takes one off the count of everybody reached; those for whom it was the last adopt. A function of its
/// own, so that all it works with stays in registers.
#[inline(never)]
fn take_off<const FAR: bool>(reached: &[u32], need: &mut [u16], adopters: &mut [u32], mut found: usize) -> usize {
    for (at, &person) in reached.iter().enumerate() {
        if FAR {
            soon(need, reached[(at + 32).min(reached.len() - 1)] as usize);
        }
        let need = &mut need[person as usize];
        *need = need.wrapping_sub(1);
        adopters[found] = person;
        found += usize::from(*need == 0);
    }
    found
}

/// Copies a row behind what is gathered so far; gives the new length.
#[inline(always)]
fn gather(reached: &[u32], row: std::ops::Range<usize>, gathered: &mut Vec<u32>, length: usize) -> usize {
    let end = length + row.len();
    if gathered.len() < end + STEP {
        gathered.resize(2 * (end + STEP), 0);
    }
    let ahead = &mut gathered[length..];
    match (reached[row.start..].first_chunk::<STEP>(), ahead.first_chunk_mut::<STEP>()) {
        (Some(step), Some(ahead)) if row.len() <= STEP => *ahead = *step,
        _ => ahead[..row.len()].copy_from_slice(&reached[row]),
    }
    end
}
