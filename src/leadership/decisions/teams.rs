//! The teams of an organisation, each with who leads it and which team that leader belongs to.

use crate::organisation::{Chart, Grouped, NOBODY};

/// Where a team lies.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Team {
    /// Who leads it.
    pub leader: u32,
    /// The leader's layer.
    pub leader_layer: u8,
    /// Its members' layer, the deepest of several.
    pub layer: u8,
    /// The team that the leader belongs to; nobody leads those at the top.
    pub above: Option<u32>,
    /// How many leaders are above it.
    pub leaders: u32,
}

/// All teams, in the order of their leaders, and who belongs to which.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Teams {
    pub all: Vec<Team>,
    /// Who leads each.
    pub led_by: Vec<u32>,
    members: Grouped,
}

impl Teams {
    pub fn new(chart: &Chart) -> Teams {
        let leaders = leaders(chart);
        let mut led = vec![None; chart.manager.len()];
        (0..).zip(&leaders).for_each(|(team, &leader)| led[leader as usize] = Some(team));
        let of: Vec<Option<u32>> =
            chart.manager.iter().map(|&manager| led.get(manager as usize).copied().flatten()).collect();
        let members =
            Grouped::new(leaders.len(), of.iter().zip(0..).filter_map(|(&team, person)| Some((team?, person))));
        let team = |(number, &leader): (u32, &u32)| {
            let above = of[leader as usize];
            let layers = members.of(number).iter().map(|&member| chart.layer[member as usize]);
            let layer = layers.max().expect("a leader leads somebody");
            let leaders = std::iter::successors(Some(leader), |&leader| chart.manager.get(leader as usize).copied());
            let leaders = leaders.take_while(|&leader| leader != NOBODY).count() as u32;
            Team { leader, leader_layer: chart.layer[leader as usize], layer, above, leaders }
        };
        Teams { all: (0..).zip(&leaders).map(team).collect(), led_by: leaders, members }
    }

    /// The members of a team.
    pub fn members(&self, team: u32) -> &[u32] {
        self.members.of(team)
    }

    /// The team whose leader decides what a team passes up so often, at least once.
    pub fn decider(&self, team: u32, passed: u32) -> u32 {
        (1..passed).fold(team, |team, _| self.all[team as usize].above.expect("it is passed up to the top at most"))
    }
}

/// Everybody who leads somebody, in order.
fn leaders(chart: &Chart) -> Vec<u32> {
    let leads = chart.leads().into_iter().zip(0..);
    leads.filter(|(leads, _)| *leads).map(|(_, person)| person).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_team_is_those_with_one_manager() {
        let manager = vec![NOBODY, 0, 0, 1, 1, 2, 3];
        let layer = vec![0, 1, 1, 2, 2, 2, 3];
        let chart = Chart { manager, layer, team: vec![0; 7], site: vec![0; 7], tenure_years: vec![] };
        let teams = Teams::new(&chart);
        let team = |leader, leader_layer, above, leaders| Team {
            leader,
            leader_layer,
            layer: leader_layer + 1,
            above,
            leaders,
        };
        let wanted = [team(0, 0, None, 1), team(1, 1, Some(0), 2), team(2, 1, Some(0), 2), team(3, 2, Some(1), 3)];
        assert_eq!(teams.all, wanted);
        assert_eq!((teams.members(0), teams.members(1), teams.members(3)), (&[1, 2][..], &[3, 4][..], &[6][..]));
        assert_eq!([1, 2, 3].map(|passed| teams.decider(3, passed)), [3, 1, 0]);
    }
}
