//! Who passed it on to whom: adoptions as trees, one under each that followed nobody.

use crate::organisation::{Organisation, Shuffle};

const NONE: u32 = u32::MAX;

/// Every adoption of a run with the one whose example it followed.
pub(super) struct Tree {
    /// By adoption: the one it followed, and how many steps it is from one that followed nobody.
    parents: Vec<u32>,
    generations: Vec<u16>,
    /// By seat: the last adoption, and how many followed the person who sits there now.
    last: Vec<u32>,
    followers: Vec<u32>,
    /// How many followed people who have left, and where they sat.
    gone: Vec<(u32, u32)>,
}

/// How a behaviour passed from person to person in one run.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Passing {
    /// Adoptions by how many steps they are from one that followed nobody's example.
    pub generations: Vec<u32>,
    /// The mean distance between two adoptions of one tree (Goel, Anderson, Hofman &
    /// Watts 2016); 0 if nobody followed anybody.
    pub structural_virality: f64,
    /// 1 / Σ p², where p is a person's share of all adoptions that followed an example; 0 if none did.
    pub effective_contributors: f64,
    /// People who lead nobody, and whom three or more followed.
    pub emergent_leaders: u32,
    /// Adoptions by the layer of the person who was followed.
    pub followed_by_layer: Vec<u32>,
}

impl Passing {
    /// R: further adoptions per adoption, by generation from 0.
    pub fn reproduction(&self) -> Vec<f64> {
        self.generations.windows(2).map(|pair| f64::from(pair[1]) / f64::from(pair[0])).collect()
    }
}

impl Tree {
    pub(super) fn new(people: usize) -> Tree {
        Tree {
            parents: Vec::new(),
            generations: Vec::new(),
            last: vec![NONE; people],
            followers: vec![0; people],
            gone: Vec::new(),
        }
    }

    /// Somebody adopts after nobody's example; gives the adoption.
    pub(super) fn root(&mut self, person: u32) -> u32 {
        self.add(person, NONE, 0)
    }

    /// Somebody adopts after somebody else's example; gives the adoption.
    pub(super) fn child(&mut self, person: u32, model: u32) -> u32 {
        let parent = self.last[model as usize];
        self.followers[model as usize] += 1;
        let generation = self.generations.get(parent as usize).map_or(0, |&generation| generation.saturating_add(1));
        self.add(person, parent, generation)
    }

    fn add(&mut self, person: u32, parent: u32, generation: u16) -> u32 {
        let event = self.parents.len() as u32;
        self.parents.push(parent);
        self.generations.push(generation);
        self.last[person as usize] = event;
        event
    }

    pub(super) fn change_seats(&mut self, shuffle: &Shuffle) {
        for &(one, other) in &shuffle.swapped {
            self.last.swap(one as usize, other as usize);
            self.followers.swap(one as usize, other as usize);
        }
        for &seat in &shuffle.newcomers {
            let followers = std::mem::take(&mut self.followers[seat as usize]);
            if followers > 0 {
                self.gone.push((seat, followers));
            }
            self.last[seat as usize] = NONE;
        }
    }

    /// What it comes to; `leads` says who leads anybody.
    pub(super) fn passing(&self, organisation: &Organisation, leads: &[bool]) -> Passing {
        let mut generations = Vec::new();
        for &generation in &self.generations {
            let generation = usize::from(generation);
            generations.resize(generations.len().max(generation + 1), 0);
            generations[generation] += 1;
        }
        let here = (0..).zip(self.followers.iter().copied()).filter(|&(_, followers)| followers > 0);
        let followed: Vec<(u32, u32)> = here.chain(self.gone.iter().copied()).collect();
        let mut by_layer = vec![0; usize::from(organisation.layers())];
        followed.iter().for_each(|&(seat, followers)| by_layer[usize::from(organisation.layer(seat))] += followers);
        let all: f64 = followed.iter().map(|&(_, followers)| f64::from(followers)).sum();
        let squares: f64 = followed.iter().map(|&(_, followers)| f64::from(followers).powi(2)).sum();
        let emerged = |&&(seat, followers): &&(u32, u32)| followers >= 3 && !leads.get(seat as usize).unwrap_or(&false);
        Passing {
            generations,
            structural_virality: self.structural_virality(),
            effective_contributors: if all > 0.0 { all * all / squares } else { 0.0 },
            emergent_leaders: followed.iter().filter(emerged).count() as u32,
            followed_by_layer: by_layer,
        }
    }

    /// Σ of distances over pairs of one tree, by how often each link lies between two: below it, and not.
    fn structural_virality(&self) -> f64 {
        let count = self.parents.len();
        let mut below = vec![1u64; count];
        let mut tree: Vec<u32> = (0..count as u32).collect();
        for event in (0..count).rev() {
            if let Some(sum) = below.get(self.parents[event] as usize).map(|&above| above + below[event]) {
                below[self.parents[event] as usize] = sum;
            }
        }
        let (mut distance, mut pairs) = (0.0, 0.0);
        for event in 0..count {
            match tree.get(self.parents[event] as usize).copied() {
                Some(root) => {
                    tree[event] = root;
                    distance += below[event] as f64 * (below[root as usize] - below[event]) as f64;
                }
                None => pairs += below[event] as f64 * (below[event] - 1) as f64 / 2.0,
            }
        }
        if pairs > 0.0 { distance / pairs } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::{Complete, Organisation};

    fn alike() -> Organisation {
        Organisation::alike(Complete {}.build(10))
    }

    #[test]
    fn a_star_has_a_virality_near_two_and_a_chain_of_a_third_of_its_length() {
        let mut star = Tree::new(10);
        star.root(0);
        (1..10).for_each(|person| _ = star.child(person, 0));
        // (9 · 1 + 36 · 2) / 45
        assert!((star.structural_virality() - 81.0 / 45.0).abs() < 1e-12);
        let mut chain = Tree::new(10);
        chain.root(0);
        (1..10).for_each(|person| _ = chain.child(person, person - 1));
        // the mean distance on a path of n is (n + 1) / 3
        assert!((chain.structural_virality() - 11.0 / 3.0).abs() < 1e-12);
        assert_eq!(chain.passing(&alike(), &[]).generations, [1; 10]);
    }

    #[test]
    fn those_whom_three_follow_have_emerged_even_if_they_have_left() {
        let mut tree = Tree::new(10);
        tree.root(0);
        (1..4).for_each(|person| _ = tree.child(person, 0));
        (4..6).for_each(|person| _ = tree.child(person, 1));
        tree.change_seats(&Shuffle { swapped: vec![(0, 9)], newcomers: vec![9] });
        let passing = tree.passing(&alike(), &[false; 10]);
        assert_eq!((passing.emergent_leaders, passing.generations.as_slice()), (1, &[1, 3, 2][..]));
        assert!((passing.effective_contributors - 25.0 / 13.0).abs() < 1e-12);
        assert_eq!(passing.reproduction(), [3.0, 2.0 / 3.0]);
        assert_eq!(tree.passing(&alike(), &[true; 10]).emergent_leaders, 0);
    }
}
