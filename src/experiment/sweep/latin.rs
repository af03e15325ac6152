//! A Latin hypercube: every axis is cut into as many parts as there are points, and each part has one of them.

use crate::random::{Luck, Purpose};
use rand::seq::SliceRandom;

/// Points in the unit cube.
#[derive(Debug, Clone)]
pub(in crate::experiment) struct LatinHypercube {
    /// For each axis, the part in which each point lies.
    parts: Vec<Vec<u32>>,
    points: u32,
    luck: Luck,
}

impl LatinHypercube {
    /// So many points over so many axes, by lot.
    pub fn new(axes: usize, points: u32, seed: u64) -> LatinHypercube {
        let luck = Luck::shared(seed);
        let mut stream = luck.stream(Purpose::Design);
        let shuffled = |_| {
            let mut parts: Vec<u32> = (0..points).collect();
            parts.shuffle(&mut stream);
            parts
        };
        LatinHypercube { parts: (0..axes).map(shuffled).collect(), points, luck }
    }

    /// Where a point lies on an axis, from 0 to 1: anywhere in its part.
    pub fn lot(&self, axis: u32, point: u32) -> f64 {
        let within = self.luck.uniform(Purpose::Design, point, axis);
        (f64::from(self.parts[axis as usize][point as usize]) + within) / f64::from(self.points)
    }
}
