//! The variants that teams keep alive.

use super::landscape::Variant;

/// Each team's variants: the one it practises first, then those it also keeps, all different.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Variants {
    most: usize,
    counts: Vec<u8>,
    kept: Vec<Variant>,
}

impl Variants {
    /// Every team with one variant, and room for `most`.
    pub fn new(teams: u32, most: u8, first: impl Fn(u32) -> Variant) -> Variants {
        let most = usize::from(most.max(1));
        let mut kept = vec![0; teams as usize * most];
        for (team, variants) in (0..).zip(kept.chunks_mut(most)) {
            variants[0] = first(team);
        }
        Variants { most, counts: vec![1; teams as usize], kept }
    }

    /// What a team keeps, what it practises first.
    pub fn of(&self, team: u32) -> &[Variant] {
        let start = team as usize * self.most;
        &self.kept[start..start + usize::from(self.counts[team as usize])]
    }

    /// What a team practises.
    pub fn practised(&self, team: u32) -> Variant {
        self.kept[team as usize * self.most]
    }

    /// How many variants a team can keep at most.
    pub fn most(&self) -> usize {
        self.most
    }

    /// How many variants the team keeps that keeps most.
    pub fn most_kept(&self) -> usize {
        self.counts.iter().copied().max().map_or(0, usize::from)
    }

    /// Whether a team can keep one more.
    pub fn has_room(&self, team: u32) -> bool {
        usize::from(self.counts[team as usize]) < self.most
    }

    /// A team keeps one more variant, which must be new to it.
    pub fn add(&mut self, team: u32, variant: Variant) {
        let count = &mut self.counts[team as usize];
        self.kept[team as usize * self.most + usize::from(*count)] = variant;
        *count += 1;
    }

    /// A team puts another variant in the place of one; if it kept that already, the later place goes.
    pub fn replace(&mut self, team: u32, place: usize, variant: Variant) {
        let start = team as usize * self.most;
        let twin = self.of(team).iter().position(|&kept| kept == variant).filter(|&twin| twin != place);
        self.kept[start + place] = variant;
        if let Some(twin) = twin {
            let end = start + self.of(team).len();
            let gone = start + twin.max(place);
            self.kept.copy_within(gone + 1..end, gone);
            self.counts[team as usize] -= 1;
        }
    }

    /// A team settles on one variant; nothing else stays alive.
    pub fn settle(&mut self, team: u32, variant: Variant) {
        self.kept[team as usize * self.most] = variant;
        self.counts[team as usize] = 1;
    }

    /// How many different variants are alive among `all` there can be.
    pub fn alive(&self, all: usize) -> u32 {
        let mut seen = vec![false; all];
        let first_time = |variant: &&Variant| !std::mem::replace(&mut seen[usize::from(**variant)], true);
        let teams = 0..self.counts.len() as u32;
        teams.flat_map(|team| self.of(team)).filter(first_time).count() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_are_kept_up_to_the_most_and_settled() {
        let mut variants = Variants::new(2, 3, |team| team as Variant);
        variants.add(1, 5);
        variants.add(1, 6);
        assert_eq!((variants.of(0), variants.of(1)), (&[0][..], &[1, 5, 6][..]));
        assert!(variants.has_room(0) && !variants.has_room(1));
        assert_eq!(variants.alive(8), 4);
        variants.settle(1, 6);
        assert_eq!((variants.of(1), variants.alive(8)), (&[6][..], 2));
    }

    #[test]
    fn nothing_is_kept_twice() {
        let three = || {
            let mut variants = Variants::new(1, 3, |_| 1);
            variants.add(0, 2);
            variants.add(0, 3);
            variants
        };
        let replaced = |place, variant| {
            let mut variants = three();
            variants.replace(0, place, variant);
            variants.of(0).to_vec()
        };
        assert_eq!(replaced(0, 2), [2, 3]);
        assert_eq!(replaced(1, 1), [1, 3]);
        assert_eq!(replaced(2, 2), [1, 2]);
        assert_eq!(replaced(1, 7), [1, 7, 3]);
    }
}
