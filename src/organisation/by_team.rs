//! What belongs to each team, team by team.

/// What belongs to each team, team by team.
#[derive(Debug, Clone, PartialEq)]
pub struct ByTeam {
    /// Where each team's part starts, and where the last one ends.
    starts: Vec<u32>,
    parts: Vec<u32>,
}

impl ByTeam {
    /// Lays out what belongs to which of so many teams, in the order given; gone through twice, to count first.
    pub fn new(teams: usize, belongs: impl Iterator<Item = (u32, u32)> + Clone) -> ByTeam {
        let mut starts = vec![0; teams + 1];
        belongs.clone().for_each(|(team, _)| starts[team as usize + 1] += 1);
        (0..teams).for_each(|team| starts[team + 1] += starts[team]);
        let (mut next, mut parts) = (starts.clone(), vec![0; starts[teams] as usize]);
        for (team, part) in belongs {
            let at = &mut next[team as usize];
            parts[*at as usize] = part;
            *at += 1;
        }
        ByTeam { starts, parts }
    }

    /// What belongs to a team.
    pub fn of(&self, team: u32) -> &[u32] {
        &self.parts[self.starts[team as usize] as usize..self.starts[team as usize + 1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_team_has_what_belongs_to_it_in_the_order_given() {
        let by_team = ByTeam::new(4, [(2, 7), (0, 3), (2, 1), (0, 9), (3, 4)].into_iter());
        let all = [0, 1, 2, 3].map(|team| by_team.of(team));
        assert_eq!(all, [&[3, 9][..], &[], &[7, 1], &[4]]);
    }
}
