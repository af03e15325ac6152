//! Champions win over colleagues who practise, as champions more.

use super::member::Member;
use crate::organisation::Network;
use crate::random::{Luck, Purpose};

/// Beside the resolves of a seat, its picks have items of their own.
const PICK: u32 = 1 << 24;

/// Whom somebody whose clock has rung wins over: by lot, one of those they reach who practises and is no champion yet.
pub(super) fn pick(
    recruiter: &Member,
    week: u32,
    members: &[Member],
    network: &Network,
    practises: impl Fn(u32) -> bool,
    luck: Luck,
) -> Option<u32> {
    let free = |person: &u32| {
        *person != recruiter.person && practises(*person) && members.iter().all(|member| member.person != *person)
    };
    let candidates: Vec<u32> = match network {
        Network::Complete { people } => (0..*people).filter(free).collect(),
        Network::Rows(rows) => rows.reached_by(recruiter.person).iter().copied().filter(free).collect(),
    };
    let lot = luck.uniform(Purpose::Recruit, recruiter.person, PICK | week);
    candidates.get((lot * candidates.len() as f64) as usize).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::{Rows, Tie};

    #[test]
    fn only_a_colleague_who_practises_and_is_no_champion_is_won_over() {
        let tie = |from, to| Tie { from, to, weight: 1.0 };
        let network = Network::Rows(Rows::new(5, &[tie(0, 1), tie(0, 2), tie(0, 3), tie(4, 0)]));
        let luck = Luck::new(3, 0);
        let members = [Member::new(0, 1, 0, 0, luck), Member::new(1, 1, 0, 0, luck)];
        let won = |week| pick(&members[0], week, &members, &network, |person| person != 2, luck);
        assert!((1..50).all(|week| won(week) == Some(3)));
        assert_eq!(pick(&members[0], 1, &members, &network, |_| false, luck), None);
    }
}
