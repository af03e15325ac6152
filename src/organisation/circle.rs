//! A circle of people among whom colleagues find each other: a team, a site, or everybody.

use super::pairs::sort;
use super::urn::Urn;
use super::{Chart, NOBODY};
use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use std::ops::Range;

/// How far colleagues reach for each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Within a team.
    Team,
    /// Within a site, to another team.
    Site,
    /// To another team at another site.
    Anywhere,
}

/// People of one team or one site, or everybody, in blocks between which ties are drawn: single people of
/// a team, teams of a site, sites.
pub(super) struct Circle<'a> {
    chart: &'a Chart,
    reach: Reach,
    members: &'a [u32],
    /// The places of each block among the members.
    blocks: Vec<Range<usize>>,
    /// How many pairs may be tied.
    pub(super) room: u64,
    /// How many are to be tied.
    pub(super) wanted: u64,
}

/// Below this many free pairs for each that is wanted, all pairs are gone through instead of drawing.
const CROWDED: u64 = 4;

impl<'a> Circle<'a> {
    /// The circle of `members`, who lie block by block.
    pub(super) fn new(chart: &'a Chart, reach: Reach, members: &'a [u32]) -> Circle<'a> {
        let mut circle = Circle { chart, reach, members, blocks: Vec::new(), room: 0, wanted: 0 };
        circle.blocks = circle.find_blocks();
        circle.room = circle.pairs_between_blocks() - circle.barred_pairs();
        circle
    }

    /// How many people.
    pub(super) fn people(&self) -> u64 {
        self.members.len() as u64
    }

    /// Adds as many pairs as are wanted: drawn one after the other, each in proportion to the product of
    /// the two people's sociability, none twice.
    pub(super) fn draw(&self, sociability: &[f64], rng: &mut ChaCha8Rng, pairs: &mut Vec<[u32; 2]>) {
        if self.wanted == self.room {
            self.for_each_pair(|a, b| pairs.push(ordered(a, b)));
        } else if self.room <= CROWDED * self.wanted {
            self.draw_from_all(sociability, rng, pairs);
        } else if self.wanted > 0 {
            self.draw_by_lot(sociability, rng, pairs);
        }
    }

    /// Every pair gets an exponential waiting time with its weight as rate, and the first ones are taken:
    /// the same as drawing without replacement (Efraimidis & Spirakis 2006).
    fn draw_from_all(&self, sociability: &[f64], rng: &mut ChaCha8Rng, pairs: &mut Vec<[u32; 2]>) {
        let mut waits = Vec::with_capacity(self.room as usize);
        self.for_each_pair(|a, b| {
            let rate = sociability[a as usize] * sociability[b as usize];
            waits.push((-libm::log(1.0 - rng.random::<f64>()) / rate, ordered(a, b)));
        });
        let wanted = self.wanted as usize;
        waits.select_nth_unstable_by(wanted, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        pairs.extend(waits[..wanted].iter().map(|wait| wait.1));
    }

    /// Pairs are drawn until enough different ones have come up.
    fn draw_by_lot(&self, sociability: &[f64], rng: &mut ChaCha8Rng, pairs: &mut Vec<[u32; 2]>) {
        let weight = |at: usize| sociability[self.members[at] as usize];
        let all = Urn::new((0..self.members.len()).map(weight));
        let others = |block: &Range<usize>| all.total() - all.weight(block);
        let block_of = self.block_of_each();
        let first =
            Urn::new((0..self.members.len()).map(|at| weight(at) * others(&self.blocks[block_of[at] as usize])));
        let (known, wanted) = (pairs.len(), pairs.len() + self.wanted as usize);
        while pairs.len() < wanted {
            while pairs.len() < wanted {
                let a = first.draw(rng);
                let b = all.draw_outside(&self.blocks[block_of[a] as usize], rng);
                let (a, b) = (self.members[a], self.members[b]);
                if !self.bars(a, b) {
                    pairs.push(ordered(a, b));
                }
            }
            sort(&mut pairs[known..]);
            drop_repeated(pairs, known);
        }
    }

    fn for_each_pair(&self, mut visit: impl FnMut(u32, u32)) {
        for block in &self.blocks {
            for &a in &self.members[block.clone()] {
                self.members[block.end..].iter().filter(|&&b| !self.bars(a, b)).for_each(|&b| visit(a, b));
            }
        }
    }

    /// Whether two people of different blocks are tied already, as manager and report, or belong to a
    /// closer circle.
    fn bars(&self, a: u32, b: u32) -> bool {
        let (manager, team) = (&self.chart.manager, &self.chart.team);
        let same_team = self.reach == Reach::Anywhere && team[a as usize] == team[b as usize];
        same_team || manager[a as usize] == b || manager[b as usize] == a
    }

    fn find_blocks(&self) -> Vec<Range<usize>> {
        let mut start = 0;
        let same_block = |&a: &u32, &b: &u32| self.block(a) == self.block(b);
        let ends = self.members.chunk_by(same_block).map(|block| {
            start += block.len();
            start - block.len()..start
        });
        ends.collect()
    }

    fn block(&self, person: u32) -> u32 {
        match self.reach {
            Reach::Team => person,
            Reach::Site => self.chart.team[person as usize],
            Reach::Anywhere => u32::from(self.chart.site[person as usize]),
        }
    }

    fn block_of_each(&self) -> Vec<u32> {
        self.blocks.iter().enumerate().flat_map(|(at, block)| block.clone().map(move |_| at as u32)).collect()
    }

    fn pairs_between_blocks(&self) -> u64 {
        let sizes = self.blocks.iter().map(|block| block.len() as u64);
        (self.people() * self.people() - sizes.map(|size| size * size).sum::<u64>()) / 2
    }

    /// How many pairs of different blocks are barred.
    fn barred_pairs(&self) -> u64 {
        let lines = self.members.iter().filter(|&&person| self.has_line(person)).count() as u64;
        lines + if self.reach == Reach::Anywhere { pairs_of_a_team_across_sites(self.chart) } else { 0 }
    }

    /// Whether the line to the person's manager is between two people of this circle, and of no closer one.
    fn has_line(&self, person: u32) -> bool {
        let (team, site) = (&self.chart.team, &self.chart.site);
        let manager = self.chart.manager[person as usize];
        manager != NOBODY && {
            let same_team = team[person as usize] == team[manager as usize];
            let same_site = site[person as usize] == site[manager as usize];
            match self.reach {
                Reach::Team => same_team,
                Reach::Site => !same_team && same_site,
                Reach::Anywhere => !same_team && !same_site,
            }
        }
    }
}

/// A pair with the lower number first.
pub(super) fn ordered(a: u32, b: u32) -> [u32; 2] {
    [a.min(b), a.max(b)]
}

/// Keeps each pair once from place `known` on, where equal ones lie side by side.
fn drop_repeated(pairs: &mut Vec<[u32; 2]>, known: usize) {
    let mut kept = known;
    for at in known..pairs.len() {
        if kept == known || pairs[at] != pairs[kept - 1] {
            pairs[kept] = pairs[at];
            kept += 1;
        }
    }
    pairs.truncate(kept);
}

/// How many pairs share a team but not a site.
fn pairs_of_a_team_across_sites(chart: &Chart) -> u64 {
    let mut people: Vec<(u32, u16)> = chart.team.iter().copied().zip(chart.site.iter().copied()).collect();
    people.sort_unstable();
    let pairs = |size: usize| size as u64 * (size as u64 - 1) / 2;
    let in_teams: u64 = people.chunk_by(|a, b| a.0 == b.0).map(|team| pairs(team.len())).sum();
    let at_one_site: u64 = people.chunk_by(|a, b| a == b).map(|part| pairs(part.len())).sum();
    in_teams - at_one_site
}

#[cfg(test)]
mod tests {
    use super::super::sound::rng;
    use super::*;
    use proptest::prelude::*;

    /// Four people in two teams at two sites, without managers.
    fn chart() -> Chart {
        Chart {
            manager: vec![NOBODY; 4],
            layer: vec![0; 4],
            team: vec![0, 0, 1, 1],
            site: vec![0, 1, 0, 1],
            tenure_years: vec![],
        }
    }

    /// How often each pair is among the `wanted` ones of a team of four.
    fn frequencies(wanted: u64, by_lot: bool) -> [f64; 6] {
        let chart = Chart { team: vec![0; 4], ..chart() };
        let circle = Circle { wanted, ..Circle::new(&chart, Reach::Team, &[0, 1, 2, 3]) };
        let (sociability, mut rng, mut seen) = ([0.5, 1.0, 1.5, 3.0], rng(1), [0.0; 6]);
        for _ in 0..20_000 {
            let mut pairs = Vec::new();
            if by_lot {
                circle.draw_by_lot(&sociability, &mut rng, &mut pairs);
            } else {
                circle.draw_from_all(&sociability, &mut rng, &mut pairs);
            }
            pairs.iter().for_each(|&[a, b]| seen[(b * (b - 1) / 2 + a) as usize] += 1.0 / 20_000.0);
        }
        seen
    }

    #[test]
    fn a_single_pair_is_drawn_in_proportion_to_the_product_of_sociability() {
        let expected = [0.5, 0.75, 1.5, 1.5, 3.0, 4.5].map(|product: f64| product / 11.75);
        for found in [frequencies(1, false), frequencies(1, true)] {
            for (found, expected) in found.into_iter().zip(expected) {
                let error = (expected * (1.0 - expected) / 20_000.0).sqrt();
                assert!((found - expected).abs() < 4.0 * error, "{found} instead of {expected}");
            }
        }
    }

    #[test]
    fn going_through_all_pairs_and_drawing_by_lot_are_the_same() {
        for (all, lot) in frequencies(3, false).into_iter().zip(frequencies(3, true)) {
            let error = (2.0 * all * (1.0 - all) / 20_000.0).sqrt();
            assert!((all - lot).abs() < 4.5 * error, "{all} and {lot}");
        }
    }

    #[test]
    fn a_pair_of_a_team_is_not_drawn_again_from_afar() {
        let chart = chart();
        let mut pairs = Vec::new();
        Circle::new(&chart, Reach::Anywhere, &[0, 2, 1, 3]).for_each_pair(|a, b| pairs.push(ordered(a, b)));
        assert_eq!(pairs, [[0, 3], [1, 2]]);
    }

    proptest! {
        #[test]
        fn room_counts_exactly_the_pairs_that_may_be_tied(cells in prop::collection::vec((0u32..4, 0u16..3, 0u32..9), 1..30)) {
            let manager = cells.iter().enumerate().map(|(at, cell)| if cell.2 < at as u32 { cell.2 } else { NOBODY });
            let chart = Chart {
                manager: manager.collect(),
                layer: vec![0; cells.len()],
                team: cells.iter().map(|cell| cell.0).collect(),
                site: cells.iter().map(|cell| cell.1).collect(),
                tenure_years: vec![],
            };
            let mut members: Vec<u32> = (0..cells.len() as u32).collect();
            members.sort_by_key(|&person| cells[person as usize].1);
            let circle = Circle::new(&chart, Reach::Anywhere, &members);
            let mut pairs = 0;
            circle.for_each_pair(|_, _| pairs += 1);
            prop_assert_eq!(circle.room, pairs);
        }
    }
}
