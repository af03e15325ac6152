//! Who reports to whom, and the teams that follow from it.

use super::{NOBODY, Pyramid};

/// Everybody's manager and layer: people are numbered from the top, layer by layer, leaders lie evenly
/// within their layer, and the reports of a layer are spread evenly over them.
pub(super) fn lines(pyramid: &Pyramid) -> (Vec<u32>, Vec<u8>) {
    let (mut manager, mut layer) = (Vec::new(), Vec::new());
    let mut above = None;
    for (depth, (&size, &leaders)) in pyramid.people.iter().zip(&pyramid.leaders).enumerate() {
        let first = manager.len() as u32;
        manager.extend((0..size).map(|at| above.map_or(NOBODY, |above| manager_of(at, size, above))));
        layer.extend((0..size).map(|_| depth as u8));
        above = Some((first, size, leaders));
    }
    (manager, layer)
}

/// The manager of number `at` among `size` reports, in the layer above: its first person, size and leaders.
fn manager_of(at: u32, size: u32, (first, above, leaders): (u32, u32, u32)) -> u32 {
    let leader = share(at, leaders, size);
    first + share(leader, above, leaders)
}

/// ⌊at · parts / whole⌋
fn share(at: u32, parts: u32, whole: u32) -> u32 {
    (u64::from(at) * u64::from(parts) / u64::from(whole)) as u32
}

/// Teams: those who report to the same manager, numbered in the order of managers.
///
/// Who reports to nobody is in the team of their own reports (the top team); all who have neither
/// manager nor reports make up one team, the last.
pub(super) fn teams(manager: &[u32]) -> Vec<u32> {
    let mut led_by = vec![NOBODY; manager.len()];
    for &leader in manager.iter().filter(|&&leader| leader != NOBODY) {
        led_by[leader as usize] = 0;
    }
    let mut teams = 0;
    for team in led_by.iter_mut().filter(|team| **team != NOBODY) {
        *team = teams;
        teams += 1;
    }
    let team = |person: usize| match (manager[person], led_by[person]) {
        (NOBODY, NOBODY) => teams,
        (NOBODY, own) => own,
        (manager, _) => led_by[manager as usize],
    };
    (0..manager.len()).map(team).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_are_spread_evenly_over_leaders() {
        let (manager, layer) = lines(&Pyramid { people: vec![1, 4, 7], leaders: vec![1, 2, 0] });
        assert_eq!(manager, [NOBODY, 0, 0, 0, 0, 1, 1, 1, 1, 3, 3, 3]);
        assert_eq!(layer, [0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2]);
    }

    #[test]
    fn a_team_is_those_with_the_same_manager_and_the_top_is_in_the_top_team() {
        assert_eq!(teams(&[NOBODY, 0, 0, 1, 1, 2]), [0, 0, 0, 1, 1, 2]);
        assert_eq!(teams(&[NOBODY, NOBODY, 1, NOBODY]), [1, 0, 0, 1]);
    }
}
