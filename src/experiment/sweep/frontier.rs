//! The frontier of cost and outcome (Pareto 1906): where nobody cheaper does better.

/// The places of those, among pairs of cost and outcome, to whom nobody who costs no more comes close: the cheapest, and
/// then each next one that does better by more than `margin`; in rising order of both.
pub fn frontier(pairs: &[(f64, f64)], margin: f64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    order.sort_by(|&one, &other| {
        let ((cost, outcome), (other_cost, other_outcome)) = (pairs[one], pairs[other]);
        cost.total_cmp(&other_cost).then(other_outcome.total_cmp(&outcome)).then(one.cmp(&other))
    });
    let mut best = f64::NEG_INFINITY;
    order.retain(|&place| {
        let better = pairs[place].1 > best + margin;
        best = if better { pairs[place].1 } else { best };
        better
    });
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_step_that_is_no_better_than_the_margin_is_none() {
        let pairs = [(4.0, 0.50), (0.0, 0.10), (2.0, 0.40), (3.0, 0.405), (2.0, 0.30), (9.0, 0.45)];
        assert_eq!(frontier(&pairs, 0.01), [1, 2, 0]);
        assert_eq!(frontier(&pairs, 0.0), [1, 2, 3, 0]);
        assert_eq!(frontier(&[], 0.01), [0; 0]);
    }

    proptest! {
        #[test]
        fn without_a_margin_it_is_who_is_beaten_by_nobody(
            pairs in prop::collection::vec((0_u8..12, 0_u8..12), 0..40),
        ) {
            let pairs: Vec<(f64, f64)> =
                pairs.into_iter().map(|(cost, outcome)| (f64::from(cost), f64::from(outcome))).collect();
            let beats = |one: (f64, f64), other: (f64, f64)| one.0 <= other.0 && one.1 >= other.1 && one != other;
            let unbeaten = |pair: &&(f64, f64)| !pairs.iter().any(|&one| beats(one, **pair));
            let mut wanted: Vec<(f64, f64)> = pairs.iter().filter(unbeaten).copied().collect();
            wanted.sort_by(|one, other| one.0.total_cmp(&other.0));
            wanted.dedup();
            let found: Vec<(f64, f64)> = frontier(&pairs, 0.0).into_iter().map(|place| pairs[place]).collect();
            prop_assert_eq!(found, wanted);
        }

        #[test]
        fn whoever_is_not_on_it_is_matched_by_somebody_who_costs_no_more(
            pairs in prop::collection::vec((0.0_f64..100.0, 0.0_f64..1.0), 1..40),
        ) {
            let on: Vec<(f64, f64)> = frontier(&pairs, 0.05).into_iter().map(|place| pairs[place]).collect();
            let matched = |pair: &(f64, f64)| on.iter().any(|one| one.0 <= pair.0 && one.1 >= pair.1 - 0.05);
            prop_assert!(pairs.iter().all(matched));
            prop_assert!(on.windows(2).all(|step| step[1].1 > step[0].1 + 0.05));
        }
    }
}
