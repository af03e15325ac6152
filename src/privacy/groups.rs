//! Which groups may be told: none that is small, and none from which a small one could be worked out.

use std::ops::RangeInclusive;

/// The fewest people, or decisions, of a group that is told.
pub const SMALLEST: usize = 10;

/// Which of some groups are not told alone. What is left of the whole without the others can always be worked
/// out, so that where any is hidden, at least two are, with [`SMALLEST`] between them: the smallest
/// groups join until it is so. (How often a hidden group decided may still follow from the degree of the
/// whole; how it decided does not.)
pub fn hidden(sizes: &[usize]) -> Vec<bool> {
    Hidden::of(sizes.to_vec()).is_hidden
}

/// The same where some are not told alone in any case.
pub fn hidden_with(sizes: &[usize], more: &[bool]) -> Vec<bool> {
    let mut hidden = Hidden::of(sizes.to_vec());
    (0..sizes.len()).filter(|&group| more[group]).for_each(|group| hidden.also(group));
    hidden.is_hidden
}

/// Groups of which some are not told alone.
pub(super) struct Hidden {
    pub sizes: Vec<usize>,
    pub is_hidden: Vec<bool>,
    /// All of them, the smallest first, equals in their order; those before `next` are hidden.
    rising: Vec<usize>,
    next: usize,
    /// How many are hidden, and how many people these have.
    count: usize,
    together: usize,
}

impl Hidden {
    /// The small ones are hidden, and those with which they are.
    pub fn of(sizes: Vec<usize>) -> Hidden {
        let mut rising: Vec<usize> = (0..sizes.len()).collect();
        rising.sort_by_key(|&group| sizes[group]); // stable
        let small = sizes.iter().filter(|&&size| size < SMALLEST).count();
        let is_hidden = vec![false; sizes.len()];
        let mut hidden = Hidden { sizes, is_hidden, rising, next: 0, count: 0, together: 0 };
        (0..small).for_each(|_| hidden.add_smallest());
        hidden.settle();
        hidden
    }

    /// One more is hidden, and those with which it is.
    pub fn also(&mut self, group: usize) {
        self.add(group);
        self.settle();
    }

    /// Those that are not told alone, in their order.
    pub fn hidden(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.is_hidden.len()).filter(|&group| self.is_hidden[group])
    }

    /// Those that are told alone, the smallest first.
    pub fn open(&self) -> impl Iterator<Item = usize> + '_ {
        self.rising[self.next..].iter().copied().filter(|&group| !self.is_hidden[group])
    }

    fn settle(&mut self) {
        while self.next < self.rising.len() && self.count > 0 && (self.count < 2 || self.together < SMALLEST) {
            self.add_smallest();
        }
    }

    fn add_smallest(&mut self) {
        self.next += 1;
        self.add(self.rising[self.next - 1]);
    }

    fn add(&mut self, group: usize) {
        if !std::mem::replace(&mut self.is_hidden[group], true) {
            self.count += 1;
            self.together += self.sizes[group];
        }
    }
}

/// Neighbours that are told together, in order: small ones are pooled with the next, the last with the one before.
pub fn pooled(sizes: &[usize]) -> Vec<RangeInclusive<usize>> {
    pooled_to(sizes, SMALLEST)
}

/// The same where `least` people are the fewest that are told.
pub fn pooled_to(sizes: &[usize], least: usize) -> Vec<RangeInclusive<usize>> {
    let mut pooled: Vec<(RangeInclusive<usize>, usize)> = Vec::new();
    for (place, &size) in sizes.iter().enumerate() {
        match pooled.last_mut() {
            Some((places, together)) if *together < least => {
                *places = *places.start()..=place;
                *together += size;
            }
            _ => pooled.push((place..=place, size)),
        }
    }
    if let [.., (before, _), (last, together)] = pooled.as_mut_slice()
        && *together < least
    {
        *before = *before.start()..=*last.end();
        pooled.pop();
    }
    pooled.into_iter().map(|(places, _)| places).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_small_group_hides_with_the_next_smallest() {
        assert_eq!(hidden(&[30, 12, 9, 11]), [false, false, true, true]);
        assert_eq!(hidden(&[30, 9, 9, 11]), [false, true, true, false]);
        assert_eq!(hidden(&[30, 2, 3, 11]), [false, true, true, true]);
        assert_eq!(hidden(&[30, 10]), [false, false]);
        assert_eq!(hidden(&[30, 9]), [true, true]);
        assert_eq!(hidden(&[10]), [false]);
        assert_eq!(hidden_with(&[30, 12, 40, 11], &[true, false, false, false]), [true, false, false, true]);
    }

    #[test]
    fn small_neighbours_are_pooled() {
        assert_eq!(pooled(&[1, 6, 30, 200]), [0..=2, 3..=3]);
        assert_eq!(pooled(&[12, 30, 4]), [0..=0, 1..=2]);
        assert_eq!(pooled(&[3, 4]), [0..=1]);
        assert_eq!(pooled(&[]), []);
    }

    proptest! {
        #[test]
        fn nothing_small_is_told_or_left_over(sizes in prop::collection::vec(1usize..40, 1..12)) {
            let hidden = hidden(&sizes);
            let told = sizes.iter().zip(&hidden).filter(|(_, hidden)| !**hidden).map(|(size, _)| *size);
            prop_assert!(told.clone().all(|size| size >= SMALLEST));
            let left: usize = sizes.iter().sum::<usize>() - told.clone().sum::<usize>();
            let alone = sizes.len() - told.count() == 1;
            prop_assert!(!alone || sizes.len() == 1);
            prop_assert!(left == 0 || left >= SMALLEST || sizes.iter().sum::<usize>() == left);
        }
    }
}
