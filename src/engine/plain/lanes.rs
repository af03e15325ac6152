//! Many cases side by side on one organisation: a lane each, a bit in the words of every person.

use super::need::needs;
use super::pace::Pace;
use super::planes::{WORD, count_down, counted, merge, put, turn};
use super::resolves::Resolves;
use super::sum::Sum;
use super::{Plain, SMALL, record};
use crate::engine::Trajectory;
use crate::organisation::Rows;
use crate::random::{Luck, Purpose};
use multiversion::multiversion;

/// Bells are answered in portions of this size, so that their resolves are drawn together.
const PORTION: usize = 256;

/// How many people's rows stay near at hand.
const TILE: usize = 1024;

/// Planes of what is left where people adopt and lapse.
const DEEP: usize = 16;

/// Whether the numbers of a group have room in their planes: nobody has more than `most` ties.
pub(super) fn hold(leader: &Plain, most: u32) -> bool {
    let weeks = if leader.is_one_way() { 1 } else { leader.case.setting.weeks };
    most <= 255 && u64::from(most.max(1)) * u64::from(weeks) < (1 << DEEP) - 1
}

/// Runs the cases of a group from week 0 to their last week; row i of `seen` are those whom person i sees,
/// `around` how many they are. Where nobody lapses there is one layer.
pub(super) fn simulate(group: &[Plain], seen: &Rows, around: &[u32]) -> Vec<Trajectory> {
    let most = around.iter().copied().max().unwrap_or(0);
    let wide = group.len() > WORD && around.len() <= SMALL as usize;
    match (wide, most, group[0].is_one_way()) {
        (false, ..32, true) => in_blocks::<1, 5, 5, true>(group, seen, around),
        (false, _, true) => in_blocks::<1, 8, 8, true>(group, seen, around),
        (false, ..32, false) => in_blocks::<1, 5, DEEP, false>(group, seen, around),
        (false, _, false) => in_blocks::<1, 8, DEEP, false>(group, seen, around),
        (true, ..32, true) => in_blocks::<4, 5, 5, true>(group, seen, around),
        (true, _, true) => in_blocks::<4, 8, 8, true>(group, seen, around),
        (true, ..32, false) => in_blocks::<4, 5, DEEP, false>(group, seen, around),
        (true, _, false) => in_blocks::<4, 8, DEEP, false>(group, seen, around),
    }
}

fn in_blocks<const W: usize, const K: usize, const P: usize, const ONE_WAY: bool>(
    group: &[Plain],
    seen: &Rows,
    around: &[u32],
) -> Vec<Trajectory> {
    let mut resolves = Resolves::of(group);
    let blocks = group.chunks(W * WORD);
    blocks.flat_map(|cases| Lanes::<W, K, P, ONE_WAY>::at_start(cases, seen, around).run(&mut resolves)).collect()
}

/// Cases at work: `W` words wide, examples counted in `K` planes, what is left of a clock in `P`.
struct Lanes<'a, const W: usize, const K: usize, const P: usize, const ONE_WAY: bool> {
    cases: &'a [Plain<'a>],
    seen: &'a Rows,
    /// Who practises, a row a person.
    practising: Vec<[u64; W]>,
    /// Who sets an example this week: whoever practises, or, where nobody lapses, whoever is new to it.
    examples: Vec<[u64; W]>,
    next: Vec<[u64; W]>,
    /// One less than what is left of each clock: examples to adopt, weeks to lapse.
    left: Vec<[[u64; W]; P]>,
    /// How often each has lapsed, a cell a person and lane; empty where nobody does.
    spells: Vec<u16>,
    /// By lane: its luck, and what adds to the clock of adopting and to that of lapsing.
    lucks: Vec<Luck>,
    paces: Vec<[Pace; 2]>,
    /// Whose clock rang in which lane, person · lanes + lane; where nobody lapses only how many did.
    bells: Vec<u32>,
    rung: Sum<W>,
    /// The bells of those who need no example: they ring in the first week.
    innovators: Vec<u32>,
    /// By lane: how many practise, a cell a layer, and how many have lapsed.
    adopters: Vec<u32>,
    lapsed: Vec<u32>,
    layers: usize,
}

/// The places of the two clocks among paces and resolves.
const ADOPT: usize = 0;
const LAPSE: usize = 1;

impl<'a, const W: usize, const K: usize, const P: usize, const ONE_WAY: bool> Lanes<'a, W, K, P, ONE_WAY> {
    const LANES: usize = W * WORD;

    fn at_start(cases: &'a [Plain<'a>], seen: &'a Rows, around: &[u32]) -> Self {
        let people = cases[0].case.setting.organisation.people() as usize;
        let lapses = cases.iter().any(|plain| plain.lapse > 0);
        let layers = usize::from(cases[0].case.setting.organisation.layers());
        let mut lanes = Lanes {
            cases,
            seen,
            practising: vec![[0; W]; people],
            examples: vec![[0; W]; people],
            next: vec![[0; W]; people],
            left: vec![[[u64::MAX; W]; P]; people],
            spells: vec![0; if lapses { people * Self::LANES } else { 0 }],
            lucks: cases.iter().map(|plain| plain.case.setting.luck).collect(),
            paces: cases.iter().map(|plain| [Pace::of(plain.each()), Pace::of(plain.lapse)]).collect(),
            bells: Vec::new(),
            rung: Sum::default(),
            innovators: Vec::new(),
            adopters: vec![0; cases.len() * layers],
            lapsed: vec![0; cases.len()],
            layers,
        };
        lanes.wind(around);
        for (lane, plain) in cases.iter().enumerate() {
            lanes.start(lane, &plain.starters());
        }
        lanes
    }

    /// Winds everybody's first clock, word by word of lanes.
    fn wind(&mut self, around: &[u32]) {
        let people = self.left.len();
        let mut need = vec![[0; WORD]; people];
        let mut of_lane = vec![0; people];
        for (word, cases) in self.cases.chunks(WORD).enumerate() {
            for (lane, plain) in cases.iter().enumerate() {
                needs(plain, around, &mut of_lane);
                let bell = |person: usize| (person * Self::LANES + word * WORD + lane) as u32;
                self.innovators.extend((0..people).filter(|&person| of_lane[person] == 0).map(bell));
                need.iter_mut().zip(&of_lane).for_each(|(row, &need)| row[lane] = need);
            }
            turn(&need, word, &mut self.left);
        }
    }

    /// The starters of one case practise.
    fn start(&mut self, lane: usize, starters: &[u32]) {
        let case = self.cases[lane].case;
        for &person in starters {
            let row = person as usize;
            self.practising[row][lane / WORD] |= 1 << (lane % WORD);
            self.examples[row][lane / WORD] |= 1 << (lane % WORD);
            if !ONE_WAY {
                let resolve = case.setting.luck.resolve(Purpose::Lapse, person, 0, 0);
                put(&mut self.left[row], lane, self.paces[lane][LAPSE].one_less(resolve));
            }
            *self.adopters_with(person, lane) += 1;
        }
    }

    fn run(mut self, resolves: &mut Resolves) -> Vec<Trajectory> {
        let setting = &self.cases[0].case.setting;
        let layers = setting.organisation.layer_sizes();
        let empty = |_: &Plain| Trajectory::new(layers.clone(), setting.weeks);
        let mut trajectories: Vec<Trajectory> = self.cases.iter().map(empty).collect();
        self.record(&mut trajectories);
        let mut still = false;
        for _ in 1..=setting.weeks {
            if !still {
                for first in (0..self.left.len()).step_by(TILE) {
                    self.pass(first, resolves);
                }
                self.innovate();
                still = if ONE_WAY { !self.count() } else { self.adopters.iter().all(|&adopters| adopters == 0) };
                std::mem::swap(&mut self.examples, &mut self.next);
            }
            self.record(&mut trajectories);
        }
        trajectories
    }

    /// A week of some people, the first of them `first`: while their rows are near at hand, those whose clock
    /// rang move on.
    fn pass(&mut self, first: usize, resolves: &mut Resolves) {
        let tile = first..(first + TILE).min(self.left.len());
        self.bells.clear();
        week::<W, K, P, ONE_WAY>(
            self.seen.raw(),
            tile,
            &self.examples,
            &mut self.practising,
            &mut self.left,
            &mut self.next,
            &mut self.bells,
            &mut self.rung,
        );
        if !ONE_WAY {
            self.answer(resolves);
        }
    }

    /// In the first week those who need no example adopt.
    fn innovate(&mut self) {
        for bell in std::mem::take(&mut self.innovators) {
            let (person, lane) = Self::place(bell);
            if !practises(&self.practising[person], lane) {
                self.practising[person][lane / WORD] |= 1 << (lane % WORD);
                self.next[person][lane / WORD] |= 1 << (lane % WORD);
                self.adopters[lane] += 1;
            }
        }
    }

    /// Where nobody lapses, and there is one layer: counts the new adopters; says whether there are any.
    fn count(&mut self) -> bool {
        let rung = self.rung.take();
        for (adopters, &new) in self.adopters.iter_mut().zip(&rung) {
            *adopters += new;
        }
        self.next.iter().any(|row| *row != [0; W])
    }

    fn record(&self, trajectories: &mut [Trajectory]) {
        let rows = self.adopters.chunks(self.layers).zip(&self.lapsed);
        for (trajectory, (adopters, &lapsed)) in trajectories.iter_mut().zip(rows) {
            record(trajectory, self.left.len() as u32, adopters, lapsed);
        }
    }

    /// Those whose clock rang are counted, and the clock that follows is wound.
    fn answer(&mut self, resolves: &mut Resolves) {
        let bells = std::mem::take(&mut self.bells);
        for bells in bells.chunks(PORTION) {
            bells.iter().for_each(|&bell| self.adopt_or_lapse(bell, resolves));
            wind_again(bells, resolves.answers(), &self.next, &self.paces, &mut self.left);
            resolves.forget();
        }
        self.bells = bells;
    }

    #[inline(always)]
    fn adopt_or_lapse(&mut self, bell: u32, resolves: &mut Resolves) {
        let (person, lane) = Self::place(bell);
        let adopts = u16::from(practises(&self.next[person], lane));
        let spell = self.spells.get_mut(bell as usize).map_or(0, |spell| {
            *spell += 1 - adopts;
            *spell
        });
        let before = u32::from(adopts == 1 && spell > 0);
        self.lapsed[lane] = self.lapsed[lane] + 1 - u32::from(adopts) - before;
        let adopters = self.adopters_with(person as u32, lane);
        *adopters = *adopters + 2 * u32::from(adopts) - 1;
        let clock = if adopts == 1 { LAPSE } else { ADOPT };
        resolves.ask(self.lucks[lane], clock, person, spell);
    }

    /// How many practise in one lane and in the layer of a person.
    #[inline(always)]
    fn adopters_with(&mut self, person: u32, lane: usize) -> &mut u32 {
        if self.layers == 1 {
            return &mut self.adopters[lane];
        }
        let layer = self.cases[lane].case.setting.organisation.layer(person);
        &mut self.adopters[lane * self.layers + usize::from(layer)]
    }

    /// The person and the lane of a bell.
    #[inline(always)]
    fn place(bell: u32) -> (usize, usize) {
        (bell as usize / Self::LANES, bell as usize % Self::LANES)
    }
}

/// Whether somebody practises in a lane.
#[inline(always)]
fn practises<const W: usize>(row: &[u64; W], lane: usize) -> bool {
    row[lane / WORD] >> (lane % WORD) & 1 == 1
}

/// Winds the clocks that follow those that rang: to lapse for those who now practise, else to adopt.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn wind_again<const W: usize, const P: usize>(
    bells: &[u32],
    resolves: &[i64],
    practising: &[[u64; W]],
    paces: &[[Pace; 2]],
    left: &mut [[[u64; W]; P]],
) {
    let (mut of, mut at) = (usize::MAX, 0);
    let (mut fresh, mut written) = ([[0; P]; W], [0; W]);
    while at < bells.len() {
        let person = bells[at] as usize / (W * WORD);
        let lane = bells[at] as usize % (W * WORD);
        if person != of {
            merge(left, of, &fresh, &written);
            (of, fresh, written) = (person, [[0; P]; W], [0; W]);
        }
        let pace = &paces[lane][usize::from(practises(&practising[person], lane))];
        let number = u64::from(pace.one_less(resolves[at]));
        written[lane / WORD] |= 1 << (lane % WORD);
        for (k, plane) in fresh[lane / WORD].iter_mut().enumerate() {
            *plane |= (number >> k & 1) << (lane % WORD);
        }
        at += 1;
    }
    merge(left, of, &fresh, &written);
}

/// One week of some people's clocks in all lanes: how many examples each sees, whose clock comes to its end,
/// and who therefore sets an example next week.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
#[allow(clippy::too_many_arguments, reason = "each column is named")]
fn week<const W: usize, const K: usize, const P: usize, const ONE_WAY: bool>(
    (starts, seen): (&[u32], &[u32]),
    people: std::ops::Range<usize>,
    examples: &[[u64; W]],
    practising: &mut [[u64; W]],
    left: &mut [[[u64; W]; P]],
    next: &mut [[u64; W]],
    bells: &mut Vec<u32>,
    rung: &mut Sum<W>,
) {
    for person in people {
        let around = &seen[starts[person] as usize..starts[person + 1] as usize];
        let gain = counted::<W, K>(around, examples);
        let rings = count_down::<W, K, P, ONE_WAY>(&gain, &practising[person], &mut left[person]);
        for w in 0..W {
            practising[person][w] ^= rings[w];
            next[person][w] = if ONE_WAY { rings[w] } else { practising[person][w] };
        }
        if ONE_WAY {
            rung.add(rings);
        } else {
            ring(person, &rings, bells);
        }
    }
}

/// Adds a bell for every lane that rings.
#[inline(always)]
fn ring<const W: usize>(person: usize, rings: &[u64; W], bells: &mut Vec<u32>) {
    for (word, &lanes) in rings.iter().enumerate() {
        let mut lanes = lanes;
        while lanes != 0 {
            bells.push(((person * W + word) * WORD) as u32 + lanes.trailing_zeros());
            lanes &= lanes - 1;
        }
    }
}
