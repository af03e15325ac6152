//! Many cases side by side on one organisation: a lane each, a bit in the words of every person.

use super::again::{OfLanes, Source};
use super::need::{needs, quotient};
use super::planes::{Numbers, WORD};
use super::sum::Sum;
use super::table::Table;
use super::week::week;
use super::{Plain, SMALL, record};
use crate::engine::Trajectory;
use crate::organisation::Rows;
use crate::random::Purpose;
use std::ops::Range;

/// How many people's rows stay near at hand.
const TILE: usize = 64;

/// Planes of what is left where people adopt and lapse: for most, and for long runs among many ties.
const SHALLOW: usize = 13;
const DEEP: usize = 16;

/// As many lanes, times people, as are held at once: some 60 MB.
const ROOM: usize = 12_800_000;

/// How many lanes are held at once among so many people: whole words, at most four; none if there is no room
/// for one.
pub(super) fn at_once(people: u32) -> usize {
    match ROOM / (people.max(1) as usize * WORD) {
        0 => 0,
        1 => WORD,
        2 | 3 => 2 * WORD,
        _ => 4 * WORD,
    }
}

/// Whether the numbers of a group have room in their planes and spells: nobody has more than `most` ties,
/// and nobody lapses more often than every other week.
pub(super) fn hold(leader: &Plain, most: u32) -> bool {
    let few_spells = leader.is_one_way() || leader.case.setting.weeks <= 2 * u32::from(u8::MAX);
    let people = leader.case.setting.organisation.people();
    most <= 255 && fit(leader, most, DEEP) && few_spells && at_once(people) > 0
}

/// Whether whatever takes longer than so many planes can say takes longer than a run lasts.
fn fit(leader: &Plain, most: u32, planes: usize) -> bool {
    let weeks = if leader.is_one_way() { 1 } else { leader.case.setting.weeks };
    u64::from(most.max(1)) * u64::from(weeks) < (1 << planes) - 1
}

/// Runs the cases of a group from week 0 to their last week; row i of `seen` are those whom person i sees,
/// `around` how many they are. Words are filled before there are more of them.
pub(super) fn simulate(group: &[Plain], seen: &Rows, around: &[u32]) -> Vec<Trajectory> {
    let at_once = at_once(around.len() as u32);
    let (mut table, columns) = Table::of(group).unzip();
    let columns: Option<Vec<[u16; 2]>> = columns;
    let mut columns = columns.as_deref().map(|columns| columns.chunks(at_once));
    let mut trajectories = Vec::with_capacity(group.len());
    for cases in group.chunks(at_once) {
        let table = table.as_mut().zip(columns.as_mut().and_then(Iterator::next));
        trajectories.extend(match cases.len().div_ceil(WORD) {
            ..=1 => in_planes::<1>(cases, seen, around, table),
            2 => in_planes::<2>(cases, seen, around, table),
            _ => in_planes::<4>(cases, seen, around, table),
        });
    }
    trajectories
}

fn in_planes<const W: usize>(
    cases: &[Plain],
    seen: &Rows,
    around: &[u32],
    table: Option<(&mut Table, &[[u16; 2]])>,
) -> Vec<Trajectory> {
    let most = around.iter().copied().max().unwrap_or(0);
    let source = Source::of(cases, table);
    match (cases[0].is_one_way(), fit(&cases[0], most, SHALLOW), most) {
        (true, _, ..32) => Lanes::<W, 5, 5, true>::at_start(cases, seen, around, source).run(),
        (true, ..) => Lanes::<W, 8, 8, true>::at_start(cases, seen, around, source).run(),
        (false, true, ..32) => Lanes::<W, 5, SHALLOW, false>::at_start(cases, seen, around, source).run(),
        (false, ..) => Lanes::<W, 8, DEEP, false>::at_start(cases, seen, around, source).run(),
    }
}

/// Cases at work: `W` words wide, examples counted in `K` planes, what is left of a clock in `P`.
struct Lanes<'a, const W: usize, const K: usize, const P: usize, const ONE_WAY: bool> {
    cases: &'a [Plain<'a>],
    seen: &'a Rows,
    /// Who practises, a row a person, and who did and has lapsed.
    practising: Vec<[u64; W]>,
    lapsed: Vec<[u64; W]>,
    /// Who sets an example this week: whoever practises, or, where nobody lapses, whoever is new to it.
    examples: Vec<[u64; W]>,
    next: Vec<[u64; W]>,
    /// One less than what is left of each clock: examples to adopt, weeks to lapse.
    left: Vec<[[u64; W]; P]>,
    /// How often each has lapsed; empty where nobody does.
    spells: Vec<OfLanes<u8, W>>,
    source: Source<'a, W>,
    /// Whose clock rang among the people at hand.
    rings: Vec<[u64; W]>,
    /// Who needs no example; empty once they have adopted, in the first week.
    innovators: Vec<[u64; W]>,
    /// By layer: how many practise and how many have lapsed.
    tallies: Vec<[Sum<W>; 2]>,
}

impl<'a, const W: usize, const K: usize, const P: usize, const ONE_WAY: bool> Lanes<'a, W, K, P, ONE_WAY> {
    fn at_start(cases: &'a [Plain<'a>], seen: &'a Rows, around: &[u32], source: Source<'a, W>) -> Self {
        let organisation = cases[0].case.setting.organisation;
        let people = organisation.people() as usize;
        let where_lapsing = |people| if ONE_WAY { 0 } else { people };
        let mut lanes = Lanes {
            cases,
            seen,
            practising: vec![[0; W]; people],
            lapsed: vec![[0; W]; where_lapsing(people)],
            examples: vec![[0; W]; people],
            next: vec![[0; W]; people],
            left: vec![[[u64::MAX; W]; P]; people],
            spells: vec![[[0; WORD]; W]; where_lapsing(people)],
            source,
            rings: vec![[0; W]; TILE],
            innovators: vec![[0; W]; people],
            tallies: (0..organisation.layers()).map(|_| Default::default()).collect(),
        };
        let mut numbers = vec![Numbers::default(); people];
        for (word, cases) in cases.chunks(WORD).enumerate() {
            for (lane, plain) in cases.iter().enumerate() {
                lanes.wind(word, lane, plain, around, &mut numbers);
            }
            lanes.left.iter_mut().zip(&numbers).for_each(|(left, numbers)| numbers.fill(word, left));
        }
        lanes
    }

    /// Winds everybody's first clock in one lane; the starters practise.
    fn wind(&mut self, word: usize, lane: usize, plain: &Plain, around: &[u32], numbers: &mut [Numbers<1>]) {
        let mut need = vec![0; around.len()];
        needs(plain, around, &mut need);
        for (need, (numbers, innovators)) in need.into_iter().zip(numbers.iter_mut().zip(&mut self.innovators)) {
            numbers.put::<P>(0, lane, need.wrapping_sub(1));
            innovators[word] |= u64::from(need == 0) << lane;
        }
        for person in plain.starters() {
            self.practising[person as usize][word] |= 1 << lane;
            self.examples[person as usize][word] |= 1 << lane;
            let resolve = || plain.case.setting.luck.resolve(Purpose::Lapse, person, 0, 0);
            let number = if ONE_WAY { u16::MAX } else { quotient(resolve(), plain.lapse) - 1 };
            numbers[person as usize].put::<P>(0, lane, number);
        }
    }

    fn run(mut self) -> Vec<Trajectory> {
        let setting = &self.cases[0].case.setting;
        let layers = setting.organisation.layer_sizes();
        let empty = |_: &Plain| Trajectory::new(layers.clone(), setting.weeks);
        let mut trajectories: Vec<Trajectory> = self.cases.iter().map(empty).collect();
        self.tally(0..self.left.len());
        let mut counts = self.count();
        self.record(&counts, &mut trajectories);
        let mut still = false;
        for _ in 1..=setting.weeks {
            if !still && !setting.is_stopped() {
                for first in (0..self.left.len()).step_by(TILE) {
                    self.pass(first);
                }
                self.innovators.clear();
                counts = self.count();
                still = self.next.iter().all(|row| *row == [0; W]);
                std::mem::swap(&mut self.examples, &mut self.next);
            }
            self.record(&counts, &mut trajectories);
        }
        trajectories
    }

    /// A week of some people, the first of them `first`: while their rows are near at hand, those whose clock
    /// rang move on and are counted.
    fn pass(&mut self, first: usize) {
        let tile = first..(first + TILE).min(self.left.len());
        let far = self.left.len() > SMALL as usize;
        let week = if far { week::<W, K, P, ONE_WAY, true> } else { week::<W, K, P, ONE_WAY, false> };
        week(self.seen.raw(), tile.clone(), &self.examples, &mut self.practising, &mut self.left, &mut self.rings);
        self.innovate(&tile);
        if ONE_WAY {
            self.next[tile.clone()].copy_from_slice(&self.rings[..tile.len()]);
        } else {
            self.next[tile.clone()].copy_from_slice(&self.practising[tile.clone()]);
            self.source.wind_again(
                first,
                &self.rings[..tile.len()],
                &self.practising[tile.clone()],
                &mut self.spells[tile.clone()],
                &mut self.left[tile.clone()],
            );
            for ((lapsed, rings), practising) in
                self.lapsed[tile.clone()].iter_mut().zip(&self.rings).zip(&self.practising[tile.clone()])
            {
                for w in 0..W {
                    lapsed[w] = (lapsed[w] | rings[w]) & !practising[w];
                }
            }
        }
        self.tally(tile);
    }

    /// In the first week those who need no example adopt.
    fn innovate(&mut self, tile: &Range<usize>) {
        let Some(innovators) = self.innovators.get(tile.clone()) else { return };
        for ((practising, rings), innovators) in
            self.practising[tile.clone()].iter_mut().zip(&mut self.rings).zip(innovators)
        {
            for w in 0..W {
                rings[w] |= innovators[w] & !practising[w];
                practising[w] |= innovators[w];
            }
        }
    }

    /// Counts some people.
    fn tally(&mut self, people: Range<usize>) {
        let organisation = self.cases[0].case.setting.organisation;
        let layer = |person: usize| usize::from(organisation.layer(person as u32));
        let mut first = people.start;
        while first < people.end {
            let here = layer(first);
            let end = (first..people.end).find(|&person| layer(person) != here).unwrap_or(people.end);
            let [adopters, lapsed] = &mut self.tallies[here];
            adopters.add_all(&self.practising[first..end]);
            if !ONE_WAY {
                lapsed.add_all(&self.lapsed[first..end]);
            }
            first = end;
        }
    }

    /// By layer and lane: how many practise, and how many have lapsed.
    fn count(&mut self) -> Vec<[Vec<u32>; 2]> {
        self.tallies.iter_mut().map(|sums| sums.each_mut().map(Sum::take)).collect()
    }

    fn record(&self, counts: &[[Vec<u32>; 2]], trajectories: &mut [Trajectory]) {
        let mut adopters = vec![0; counts.len()];
        for (lane, trajectory) in trajectories.iter_mut().enumerate() {
            adopters.iter_mut().zip(counts).for_each(|(adopters, [of_layer, _])| *adopters = of_layer[lane]);
            let lapsed = counts.iter().map(|[_, lapsed]| lapsed[lane]).sum();
            record(trajectory, self.left.len() as u32, &adopters, lapsed);
        }
    }
}
