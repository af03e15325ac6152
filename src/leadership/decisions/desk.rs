//! A leader's desk: decisions are taken in the order in which they were met, as fast as the leader can.

use std::collections::VecDeque;

/// A decision that a leader is to take.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Open {
    /// Whose decision it is.
    pub team: u32,
    /// Whether the leader takes it over, rather than that it was passed up.
    pub taken_over: bool,
    /// When it was met, in ticks.
    pub met: i64,
    /// How long it takes beside waiting, in ticks.
    pub takes: i64,
}

/// What lies on a leader's desk.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Desk {
    open: VecDeque<Open>,
    /// From when on the leader has time for the next.
    free_from: i64,
}

impl Desk {
    /// Puts a decision behind all that were met before it; of those met at once, by the order of teams.
    pub fn put(&mut self, open: Open) {
        let before = |other: &Open| (other.met, other.team) <= (open.met, open.team);
        let later = self.open.iter().rev().take_while(|other| !before(other)).count();
        self.open.insert(self.open.len() - later, open);
    }

    /// The next decision that is taken before `until`, each keeping the leader busy for `each` ticks, and how
    /// long it had to wait.
    pub fn next(&mut self, until: i64, each: i64) -> Option<(Open, i64)> {
        let first = self.open.front()?;
        let turn = self.free_from.max(first.met);
        if turn >= until {
            return None;
        }
        self.free_from = turn + each;
        self.open.pop_front().map(|open| (open, turn - open.met))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_while_a_leader_is_busy_waits() {
        let mut desk = Desk::default();
        let open = |met| Open { team: 0, taken_over: false, met, takes: 0 };
        [15, 0, 2, 40].into_iter().for_each(|met| desk.put(open(met)));
        let waits: Vec<i64> = std::iter::from_fn(|| desk.next(20, 10)).map(|(_, wait)| wait).collect();
        assert_eq!(waits, [0, 8]); // the third has its turn at 20
        let waits: Vec<i64> = std::iter::from_fn(|| desk.next(50, 10)).map(|(_, wait)| wait).collect();
        assert_eq!(waits, [5, 0]);
    }
}
