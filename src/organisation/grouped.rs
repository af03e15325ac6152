//! What belongs to each of some groups, group by group: members of teams, reports of leaders.

/// What belongs to each of some groups, group by group.
#[derive(Debug, Clone, PartialEq)]
pub struct Grouped {
    /// Where each group's part starts, and where the last one ends.
    starts: Vec<u32>,
    parts: Vec<u32>,
}

impl Grouped {
    /// Lays out what belongs to which of so many groups, in the order given; gone through twice, to count first.
    pub fn new(groups: usize, belongs: impl Iterator<Item = (u32, u32)> + Clone) -> Grouped {
        let mut starts = vec![0; groups + 1];
        belongs.clone().for_each(|(group, _)| starts[group as usize + 1] += 1);
        (0..groups).for_each(|group| starts[group + 1] += starts[group]);
        let (mut next, mut parts) = (starts.clone(), vec![0; starts[groups] as usize]);
        belongs.for_each(|(group, part)| {
            let at = &mut next[group as usize];
            parts[*at as usize] = part;
            *at += 1;
        });
        Grouped { starts, parts }
    }

    /// How many things belong to any.
    pub fn count(&self) -> usize {
        self.parts.len()
    }

    /// What belongs to a group.
    pub fn of(&self, group: u32) -> &[u32] {
        &self.parts[self.starts[group as usize] as usize..self.starts[group as usize + 1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_group_has_what_belongs_to_it_in_the_order_given() {
        let grouped = Grouped::new(4, [(2, 7), (0, 3), (2, 1), (0, 9), (3, 4)].into_iter());
        let all = [0, 1, 2, 3].map(|group| grouped.of(group));
        assert_eq!(all, [&[3, 9][..], &[], &[7, 1], &[4]]);
    }
}
