//! Whether what was measured bears a claim out.

use super::concept::Claim;
use crate::experiment::statistics::{Paired, mean, paired};

/// What one experiment says of its claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Borne out, outside the noise and by the margin.
    Holds,
    /// The difference claimed is not there.
    Fails,
    /// The interval holds both: more runs are needed.
    Undecided,
    /// Nothing was claimed.
    Found,
}

/// What one experiment says, with its numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Whether the claim is borne out.
    pub outcome: Outcome,
    /// The mean of each way.
    pub means: Vec<f64>,
    /// The comparisons on which it rests: what is compared with what, run by run.
    pub pairs: Vec<Pair>,
}

/// Two ways (or two gaps between ways) compared run by run, first minus second.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// The places of what is compared: one way, or two whose gap it is.
    pub first: Vec<usize>,
    /// The same of what it is compared with.
    pub second: Vec<usize>,
    /// Their paired difference.
    pub paired: Paired,
}

/// Judges a claim by the values of each way, run by run.
pub(super) fn judged(claim: Claim, margin: f64, ways: &[Vec<f64>]) -> Finding {
    let means: Vec<f64> = ways.iter().map(|values| mean(values)).collect();
    let (outcomes, pairs): (Vec<Outcome>, Vec<Pair>) = Judge { ways, margin }.parts(claim, &means).into_iter().unzip();
    let outcome = if claim == Claim::AsFound { Outcome::Found } else { together(&outcomes) };
    Finding { outcome, means, pairs }
}

/// A claim of several parts holds if all do, and fails if one does.
fn together(outcomes: &[Outcome]) -> Outcome {
    match outcomes {
        _ if outcomes.contains(&Outcome::Fails) => Outcome::Fails,
        _ if outcomes.contains(&Outcome::Undecided) => Outcome::Undecided,
        _ => Outcome::Holds,
    }
}

/// The values of all ways, and by how much they have to differ.
struct Judge<'a> {
    ways: &'a [Vec<f64>],
    margin: f64,
}

impl Judge<'_> {
    /// What a claim comes to, part by part.
    fn parts(&self, claim: Claim, means: &[f64]) -> Vec<(Outcome, Pair)> {
        let last = means.len() - 1;
        let rest = 1..=last;
        match claim {
            Claim::FirstLarger => rest.map(|other| self.larger(&[0], &[other])).collect(),
            Claim::FirstSmaller => rest.map(|other| self.larger(&[other], &[0])).collect(),
            Claim::FirstNotLarger => rest.map(|other| self.no_larger(0, other)).collect(),
            Claim::NoDifference => rest.map(|other| self.alike(0, other)).collect(),
            Claim::PeakInside => {
                let inside = (1..last).max_by(|&a, &b| means[a].total_cmp(&means[b])).expect("three ways or more");
                [0, last].map(|end| self.larger(&[inside], &[end])).into()
            }
            Claim::GapLarger => vec![self.larger(&[0, 1], &[2, 3])],
            Claim::OrderTurns => vec![self.larger(&[0], &[1]), self.larger(&[3], &[2])],
            Claim::AsFound => rest.map(|other| (Outcome::Found, self.pair(&[0], &[other]))).collect(),
        }
    }

    /// Whether one is larger than another: outside the noise and by the margin.
    fn larger(&self, first: &[usize], second: &[usize]) -> (Outcome, Pair) {
        let pair = self.pair(first, second);
        let difference = pair.paired.difference;
        let outcome = if difference.low > 0.0 && difference.mean >= self.margin {
            Outcome::Holds
        } else if difference.high < self.margin || difference.high <= 0.0 {
            Outcome::Fails
        } else {
            Outcome::Undecided
        };
        (outcome, pair)
    }

    /// Whether one is larger than another by no more than the margin.
    fn no_larger(&self, first: usize, second: usize) -> (Outcome, Pair) {
        let (larger, pair) = self.larger(&[first], &[second]);
        let outcome = match larger {
            Outcome::Holds => Outcome::Fails,
            _ if pair.paired.difference.high <= self.margin => Outcome::Holds,
            _ => Outcome::Undecided,
        };
        (outcome, pair)
    }

    /// Whether two differ by no more than the margin.
    fn alike(&self, first: usize, second: usize) -> (Outcome, Pair) {
        let pair = self.pair(&[first], &[second]);
        let difference = pair.paired.difference;
        let apart = (difference.low > 0.0 || difference.high < 0.0) && difference.mean.abs() >= self.margin;
        let outcome = if difference.low >= -self.margin && difference.high <= self.margin {
            Outcome::Holds
        } else if apart {
            Outcome::Fails
        } else {
            Outcome::Undecided
        };
        (outcome, pair)
    }

    fn pair(&self, first: &[usize], second: &[usize]) -> Pair {
        let paired = paired(&self.gap(first), &self.gap(second), self.margin);
        Pair { first: first.to_vec(), second: second.to_vec(), paired }
    }

    /// The values of one way, or of one less another.
    fn gap(&self, places: &[usize]) -> Vec<f64> {
        match places {
            [one, other] => self.ways[*one].iter().zip(&self.ways[*other]).map(|(one, other)| one - other).collect(),
            one => self.ways[one[0]].clone(),
        }
    }
}

impl Claim {
    /// Whether so many ways, a fixed value counted, can be judged.
    pub(super) fn takes(self, ways: usize) -> bool {
        match self {
            Claim::FirstLarger | Claim::FirstSmaller | Claim::FirstNotLarger | Claim::NoDifference => ways >= 2,
            Claim::PeakInside => ways >= 3,
            Claim::GapLarger | Claim::OrderTurns => ways == 4,
            Claim::AsFound => ways >= 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten runs around a mean, all with the same luck.
    fn around(mean: f64) -> Vec<f64> {
        (0..10).map(|run| mean + f64::from(run)).collect()
    }

    /// Ten runs around a mean with luck of their own.
    fn uncertain(mean: f64) -> Vec<f64> {
        (0..10).map(|run| mean + if run % 2 == 0 { 20.0 } else { -20.0 }).collect()
    }

    fn outcome(claim: Claim, ways: &[Vec<f64>]) -> Outcome {
        judged(claim, 1.0, ways).outcome
    }

    #[test]
    fn a_difference_holds_fails_or_needs_more_runs() {
        let larger = |first, second| outcome(Claim::FirstLarger, &[first, second]);
        assert_eq!(larger(around(12.0), around(10.0)), Outcome::Holds);
        assert_eq!(larger(around(10.5), around(10.0)), Outcome::Fails, "less than the margin");
        assert_eq!(larger(around(10.0), around(10.0)), Outcome::Fails);
        assert_eq!(larger(uncertain(12.0), around(10.0)), Outcome::Undecided);
        assert_eq!(outcome(Claim::FirstSmaller, &[around(10.0), around(12.0)]), Outcome::Holds);
    }

    #[test]
    fn the_first_has_to_be_ahead_of_all_others() {
        let ways = [around(12.0), around(10.0), around(12.0)];
        assert_eq!(outcome(Claim::FirstLarger, &ways), Outcome::Fails);
        assert_eq!(outcome(Claim::FirstLarger, &ways[..2]), Outcome::Holds);
    }

    #[test]
    fn no_difference_needs_a_narrow_interval() {
        let alike = |first, second| outcome(Claim::NoDifference, &[first, second]);
        assert_eq!(alike(around(10.5), around(10.0)), Outcome::Holds);
        assert_eq!(alike(around(12.0), around(10.0)), Outcome::Fails);
        assert_eq!(alike(uncertain(10.0), around(10.0)), Outcome::Undecided);
    }

    #[test]
    fn not_larger_fails_only_where_it_is_larger() {
        let not_larger = |first, second| outcome(Claim::FirstNotLarger, &[first, second]);
        assert_eq!(not_larger(around(10.5), around(10.0)), Outcome::Holds);
        assert_eq!(not_larger(around(8.0), around(10.0)), Outcome::Holds);
        assert_eq!(not_larger(around(12.0), around(10.0)), Outcome::Fails);
        assert_eq!(not_larger(uncertain(10.0), around(10.0)), Outcome::Undecided);
    }

    #[test]
    fn a_peak_lies_above_both_ends() {
        let [low, high] = [around(10.0), around(15.0)];
        assert_eq!(outcome(Claim::PeakInside, &[low.clone(), high.clone(), low.clone()]), Outcome::Holds);
        assert_eq!(outcome(Claim::PeakInside, &[low, high.clone(), high]), Outcome::Fails);
    }

    #[test]
    fn gaps_and_orders_are_compared() {
        let ways = |means: [f64; 4]| means.map(around);
        assert_eq!(outcome(Claim::GapLarger, &ways([20.0, 10.0, 15.0, 10.0])), Outcome::Holds);
        assert_eq!(outcome(Claim::GapLarger, &ways([15.0, 10.0, 15.0, 10.0])), Outcome::Fails);
        assert_eq!(outcome(Claim::OrderTurns, &ways([20.0, 10.0, 10.0, 15.0])), Outcome::Holds);
        assert_eq!(outcome(Claim::OrderTurns, &ways([20.0, 10.0, 15.0, 10.0])), Outcome::Fails);
    }
}
