//! Champions work in groups: those of a site who are near each other in the order of teams.

use super::Champions;
use super::member::Member;
use crate::organisation::Organisation;

/// The group of each of some people, given in the order of choice: the champions of a site by team (or as they come,
/// where they were chosen together), so many to a group, of which the last of a site may be smaller.
pub(super) fn formed(champions: &Champions, organisation: &Organisation, people: &[u32]) -> Vec<u32> {
    let place = |person: u32| {
        let Some(chart) = &organisation.chart else { return (0, 0) };
        let team = if champions.seeded_together { 0 } else { chart.team[person as usize] };
        (chart.site[person as usize], team)
    };
    let mut order: Vec<usize> = (0..people.len()).collect();
    order.sort_by_key(|&member| place(people[member]));
    let (mut groups, mut group, mut size) = (vec![0; people.len()], 0, 0);
    let mut before: Option<u16> = None;
    for member in order {
        let (site, _) = place(people[member]);
        if before.is_some_and(|before| before != site) || size == champions.work_in_groups_of {
            (group, size) = (group + 1, 0);
        }
        (before, size) = (Some(site), size + 1);
        groups[member] = group;
    }
    groups
}

/// How many of each group are at work; nobody where all work alone.
pub(super) fn at_work(champions: &Champions, members: &[Member]) -> Vec<u32> {
    if champions.work_in_groups_of == 1 {
        return Vec::new();
    }
    let groups = members.iter().map(|member| member.group + 1).max().unwrap_or(0);
    let mut at_work = vec![0; groups as usize];
    members.iter().filter(|member| member.active).for_each(|member| at_work[member.group as usize] += 1);
    at_work
}

/// Whether somebody at work has company in their group.
pub(super) fn has_company(at_work: &[u32], member: &Member) -> bool {
    at_work.get(member.group as usize).is_some_and(|&count| count > u32::from(member.active))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::{Chart, NOBODY, Network};

    fn two_sites() -> Organisation {
        let chart = Chart {
            manager: vec![NOBODY; 8],
            layer: vec![0; 8],
            team: vec![0, 0, 1, 1, 2, 2, 3, 3],
            site: vec![0, 0, 0, 0, 1, 1, 1, 1],
            tenure_years: Vec::new(),
        };
        Organisation { chart: Some(chart), ..Organisation::alike(Network::Complete { people: 8 }) }
    }

    fn groups_of(work_in_groups_of: u32) -> Champions {
        Champions { work_in_groups_of, ..Champions::default() }
    }

    #[test]
    fn groups_keep_to_sites_and_to_neighbouring_teams() {
        let chosen = [7, 0, 3, 4, 1, 2];
        assert_eq!(formed(&groups_of(2), &two_sites(), &chosen), [2, 0, 1, 2, 0, 1]);
        assert_eq!(formed(&groups_of(3), &two_sites(), &chosen), [2, 0, 0, 2, 0, 1]);
        assert_eq!(formed(&groups_of(1), &two_sites(), &chosen), [5, 0, 2, 4, 1, 3]);
        let together = Champions { seeded_together: true, ..groups_of(2) };
        assert_eq!(formed(&together, &two_sites(), &chosen), [2, 0, 0, 2, 1, 1]);
    }

    #[test]
    fn company_is_another_at_work() {
        let luck = crate::random::Luck::new(1, 0);
        let member = |group, active| Member { active, ..Member::new(0, 1, group, 0, luck) };
        let members = [member(0, true), member(0, false), member(1, true), member(1, true)];
        let company = |champions: &Champions| {
            let at_work = at_work(champions, &members);
            members.iter().map(|member| has_company(&at_work, member)).collect::<Vec<_>>()
        };
        assert_eq!(company(&groups_of(2)), [false, true, true, true]);
        assert_eq!(company(&groups_of(1)), [false; 4]);
    }
}
