//! How much may be asked for at once.

/// The most bytes of a request's head.
pub(super) const HEAD_BYTES: usize = 16 * 1024;

/// The most bytes that a request may bring.
pub(super) const BODY_BYTES: usize = 64 * 1024;

/// How much may be asked for at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most runs at work at a time.
    pub at_once: usize,
    /// The most person-weeks of one run of everything: people × weeks × runs × strategies.
    pub person_weeks: u64,
    /// On how many threads one goes.
    pub threads: usize,
}

impl Limits {
    /// What a scenario asks for, in words, where that is too much.
    pub(super) fn refused(&self, people: u32, weeks: u32, runs: u32, strategies: usize) -> Option<String> {
        let asked = f64::from(people) * f64::from(weeks) * f64::from(runs) * strategies as f64;
        (asked > self.person_weeks as f64).then(|| {
            format!(
                "{people} people × {weeks} weeks × {runs} runs × {strategies} strategies is more than this page runs at \
                 once: ask for fewer runs, or use `groundswell run`"
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_much_is_said() {
        let limits = Limits { at_once: 1, person_weeks: 1000, threads: 1 };
        assert_eq!(limits.refused(10, 10, 5, 2), None);
        assert!(limits.refused(10, 10, 6, 2).unwrap().contains("6 runs"));
        assert!(limits.refused(u32::MAX, u32::MAX, u32::MAX, usize::MAX).is_some());
    }
}
