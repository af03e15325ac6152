//! Ties as they were read, made into a network: each counted once, strong enough, and no weight above 1.

use super::{TieCounts, TieRules};
use crate::organisation::{DataError, Direction, Lines, Network, Remark, Rows, Tie};

/// Who was read to be tied to whom.
#[derive(Default)]
pub(super) struct Pairs(Vec<Pair>);

/// A tie as read, before weights are scaled.
struct Pair {
    from: u32,
    to: u32,
    /// Whether the file has the two the other way round.
    turned: bool,
    weight: f64,
    line: u64,
}

impl Pair {
    fn ends(&self) -> (u32, u32) {
        (self.from, self.to)
    }
}

impl Pairs {
    /// A row of a source and a target.
    pub fn add(&mut self, (source, target): (u32, u32), direction: Direction, weight: f64, line: u64) {
        let (from, to) = match direction {
            Direction::BothWays => (source.min(target), source.max(target)),
            Direction::SourceInfluencesTarget => (source, target),
            Direction::SourceTurnsToTarget => (target, source),
        };
        self.0.push(Pair { from, to, turned: from != source, weight, line });
    }

    /// Gives people other numbers: `to` has the new one of each.
    pub fn renumber(&mut self, to: &[u32], direction: Direction) {
        for tie in &mut self.0 {
            (tie.from, tie.to) = (to[tie.from as usize], to[tie.to as usize]);
            if direction == Direction::BothWays && tie.from > tie.to {
                (tie.from, tie.to, tie.turned) = (tie.to, tie.from, !tie.turned);
            }
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The network of the ties among so many people; what was repeated or answered is counted.
    pub fn network(
        mut self,
        people: u32,
        rules: TieRules,
        counts: &mut TieCounts,
        remarks: &mut Vec<Remark>,
    ) -> Result<Network, DataError> {
        self.0.sort_unstable_by_key(|tie| (tie.from, tie.to, tie.line));
        self.count_named(rules.direction, counts);
        let said = if rules.at_least.is_some() { Remark::AddedUp } else { Remark::RepeatedTies };
        remarks.extend(self.merge_repeated(rules.at_least.is_some()).report(said));
        if let Some(at_least) = rules.at_least {
            remarks.extend(self.keep(at_least)?);
        }
        let largest = self.0.iter().map(|tie| tie.weight).fold(1.0, f64::max);
        if largest > 1.0 {
            remarks.push(Remark::Scaled { largest });
        }
        let scaled = |weight: f64| ((weight / largest) as f32).max(f32::MIN_POSITIVE);
        let ties = self.0.iter().map(|tie| Tie { from: tie.from, to: tie.to, weight: scaled(tie.weight) });
        Ok(Network::Rows(match rules.direction {
            Direction::BothWays => Rows::lay(people, ties.flat_map(|tie| [tie, tie.turned()])),
            Direction::SourceInfluencesTarget | Direction::SourceTurnsToTarget => Rows::lay(people, ties),
        }))
    }

    /// Counts who names whom, once a direction. Ties are sorted.
    fn count_named(&self, direction: Direction, counts: &mut TieCounts) {
        let firsts = || self.0.chunk_by(|one, next| one.ends() == next.ends());
        let (mut named, mut both) = (0, 0);
        for same in firsts() {
            let turned = same.iter().any(|tie| tie.turned != same[0].turned);
            named += 1 + u64::from(turned);
            both += 2 * u64::from(turned);
        }
        if direction != Direction::BothWays {
            let mutual = |tie: &&Pair| self.0.binary_search_by_key(&(tie.to, tie.from), Pair::ends).is_ok();
            both = firsts().map(|same| &same[0]).filter(mutual).count() as u64;
        }
        counts.repeated = self.0.len() as u64 - named;
        (counts.named, counts.answered) = (named, both);
    }

    /// Keeps each tie once, with its largest weight, or with all of them `added` up; where the others were. Ties are
    /// sorted.
    fn merge_repeated(&mut self, added: bool) -> Lines {
        let mut repeated = Vec::new();
        self.0.dedup_by(|tie, kept| {
            let same = tie.ends() == kept.ends();
            if same {
                kept.weight = if added { kept.weight + tie.weight } else { kept.weight.max(tie.weight) };
                repeated.push(tie.line);
            }
            same
        });
        repeated.sort_unstable();
        repeated.into_iter().collect()
    }

    /// Keeps the ties that come to enough, in full.
    fn keep(&mut self, at_least: f64) -> Result<Option<Remark>, DataError> {
        let all = self.0.len();
        let most = self.0.iter().map(|tie| tie.weight).fold(0.0, f64::max);
        self.0.retain(|tie| tie.weight >= at_least);
        self.0.iter_mut().for_each(|tie| tie.weight = 1.0);
        let left_out = (all - self.0.len()) as u64;
        if self.0.is_empty() {
            return Err(DataError::AllTooWeak { at_least, most });
        }
        Ok((left_out > 0).then_some(Remark::TooWeak { left_out, at_least }))
    }
}
