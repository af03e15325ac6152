//! What some decisions come to.

use super::log::{Decision, LEVELS};
use crate::experiment::statistics::{Estimate, quantile};
use crate::privacy::SMALLEST;
use std::collections::BTreeMap;

/// What some decisions come to. Intervals hold the mean of 95 of 100 such logs: decisions of a team are alike, so
/// that teams, not decisions, count as independent; where single decisions tell less, these do (the wider interval of
/// the two, as Angrist & Pischke 2009, 8.2.3, advise where clusters are few).
#[derive(Debug, Clone, PartialEq)]
pub struct Measures {
    /// How many decisions.
    pub decisions: usize,
    /// The degree of distributed leadership, 0 to 1: the mean of the deciding layer's depth as a share of the
    /// deepest layer.
    pub dli: Estimate,
    /// The effective number of deciding bodies, 1/Σp², at least 1: as many as this, equally busy, would decide
    /// with as little concentration. A body is a layer above a team, and the top is one body for all teams; the
    /// log does not say which teams share a manager, so that in between this counts too many rather than too few.
    pub effective_deciders: f64,
    /// The share of decisions that were escalated, 0 to 1; `None` where those of a small group would follow from it.
    pub escalated: Option<Estimate>,
    /// Days to decide: half of all decisions take at most as many.
    pub days_median: f64,
    /// Days to decide: nine in ten decisions take at most as many.
    pub days_p90: f64,
    /// The share of decisions at each level, from 1 (tell) to 7 (delegate).
    pub levels: [f64; LEVELS.len()],
    /// The mean level, 1 to 7.
    pub mean_level: Estimate,
    /// People consulted for a decision, over those decisions for which the log tells it; `None` where those are too
    /// few to be told.
    pub consulted: Option<Estimate>,
}

impl Measures {
    /// What decisions come to, sorted, at least one.
    pub(super) fn of(decisions: &[&Decision], deepest: u8) -> Measures {
        let mean = |value: fn(&Decision) -> f64| mean_by_team(decisions, |decision| Some(value(decision)));
        let depth = |decision: &Decision| f64::from(decision.layer) / f64::from(deepest.max(1));
        let mut days: Vec<f64> = decisions.iter().map(|decision| decision.days).collect();
        days.sort_unstable_by(f64::total_cmp);
        let consulted = mean_by_team(decisions, |decision| decision.consulted.map(f64::from));
        Measures {
            decisions: decisions.len(),
            dli: mean_by_team(decisions, |decision| Some(depth(decision))).within(0.0, 1.0),
            effective_deciders: effective_deciders(decisions),
            escalated: Some(mean(|decision| f64::from(u8::from(decision.escalated))).within(0.0, 1.0)),
            days_median: quantile(&days, 0.5),
            days_p90: quantile(&days, 0.9),
            levels: levels(decisions),
            mean_level: mean(|decision| f64::from(decision.level)).within(1.0, LEVELS.len() as f64),
            consulted: (consulted.n >= SMALLEST).then(|| consulted.within(0.0, f64::INFINITY)),
        }
    }
}

/// How far teams' levels lie apart: the standard deviation between teams, by the mean squares between and within them
/// (Snedecor & Cochran 1989, 13.5), 0 where teams differ no more than their decisions do; `None` of one team.
/// Decisions are sorted.
pub(super) fn level_spread(decisions: &[&Decision]) -> Option<f64> {
    let teams: Vec<Vec<f64>> = decisions
        .chunk_by(|one, other| one.team == other.team)
        .map(|team| team.iter().map(|decision| f64::from(decision.level)).collect())
        .collect();
    let (all, groups) = (decisions.len() as f64, teams.len() as f64);
    if teams.len() < 2 {
        return None;
    }
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let middle = mean(&teams.concat());
    let between: f64 = teams.iter().map(|team| team.len() as f64 * (mean(team) - middle).powi(2)).sum();
    let off = |team: &Vec<f64>| team.iter().map(|level| (level - mean(team)).powi(2)).sum::<f64>();
    let within: f64 = teams.iter().map(off).sum();
    let within = if all > groups { within / (all - groups) } else { 0.0 };
    let of_a_team = (all - teams.iter().map(|team| (team.len() as f64).powi(2)).sum::<f64>() / all) / (groups - 1.0);
    Some(((between / (groups - 1.0) - within) / of_a_team).max(0.0).sqrt())
}

/// The mean of what is known, with teams as clusters or single decisions, whichever tells less.
fn mean_by_team(decisions: &[&Decision], value: impl Fn(&Decision) -> Option<f64>) -> Estimate {
    let known = |team: &[&Decision]| team.iter().filter_map(|decision| value(decision)).collect::<Vec<f64>>();
    let teams = decisions.chunk_by(|one, other| one.team == other.team).map(known);
    let clusters: Vec<Vec<f64>> = teams.filter(|team| !team.is_empty()).collect();
    let single: Vec<Vec<f64>> = clusters.iter().flatten().map(|&value| vec![value]).collect();
    let [by_team, singly] = [&clusters, &single].map(|clusters| Estimate::clustered(clusters));
    let width = |estimate: Estimate| estimate.high - estimate.low;
    if clusters.len() > 1 && width(by_team) >= width(singly) { by_team } else { singly }
}

/// 1/Σp² over deciding bodies (Laakso & Taagepera 1979).
fn effective_deciders(decisions: &[&Decision]) -> f64 {
    let mut bodies = BTreeMap::<(&str, u8), f64>::new();
    for decision in decisions {
        let team = if decision.layer == 0 { "" } else { &decision.team };
        *bodies.entry((team, decision.layer)).or_default() += 1.0;
    }
    let all = decisions.len() as f64;
    all * all / bodies.values().map(|count| count * count).sum::<f64>()
}

fn levels(decisions: &[&Decision]) -> [f64; LEVELS.len()] {
    let mut counts = [0u32; LEVELS.len()];
    decisions.iter().for_each(|decision| counts[usize::from(decision.level) - 1] += 1);
    counts.map(|count| f64::from(count) / decisions.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decision(team: &str, layer: u8, level: u8, days: f64) -> Decision {
        Decision { team: team.into(), layer, level, days, consulted: None, escalated: layer == 0 }
    }

    /// Six decisions of two teams, sorted.
    fn six() -> [Decision; 6] {
        let consulted = |count, decision| Decision { consulted: Some(count), ..decision };
        [
            consulted(4, decision("a", 0, 1, 10.0)),
            decision("a", 2, 5, 1.0),
            consulted(1, decision("a", 2, 7, 2.0)),
            decision("b", 0, 1, 20.0),
            decision("b", 1, 3, 4.0),
            decision("b", 2, 7, 3.0),
        ]
    }

    #[test]
    fn measures_are_those_worked_out_by_hand() {
        let six = six();
        let measures = Measures::of(&six.iter().collect::<Vec<_>>(), 2);
        assert!((measures.dli.mean - 7.0 / 12.0).abs() < 1e-12); // (0 + 2 + 2 + 0 + 1 + 2) / 2 / 6
        // Sums over what lies beyond the mean: 2 − 3 × 7/12 = 0.25 and −0.25; t at one degree of freedom.
        let margin: f64 = 12.706205 * (2.0 * 2.0 * 0.0625_f64).sqrt() / 6.0;
        assert!((measures.dli.low - (7.0 / 12.0 - margin).max(0.0)).abs() < 1e-12 && measures.dli.high == 1.0);
        // Bodies: the top twice, a's front line twice, b's manager and front line once each: 36 / (4 + 4 + 1 + 1).
        assert!((measures.effective_deciders - 3.6).abs() < 1e-12);
        assert!((measures.escalated.unwrap().mean - 1.0 / 3.0).abs() < 1e-12);
        assert_eq!((measures.days_median, measures.days_p90), (3.5, 15.0)); // 1 2 3 4 10 20
        assert_eq!(measures.levels, [2.0, 0.0, 1.0, 0.0, 1.0, 0.0, 2.0].map(|count| count / 6.0));
        assert_eq!(measures.mean_level.mean, 4.0);
        assert_eq!(measures.consulted, None);
        let many = [six.clone(), six.clone(), six.clone(), six.clone(), six].concat();
        let consulted = Measures::of(&many.iter().collect::<Vec<_>>(), 2).consulted;
        assert_eq!(consulted.map(|known| (known.mean, known.n)), Some((2.5, 10)));
        let fewer = Measures::of(&many[2..].iter().collect::<Vec<_>>(), 2).consulted;
        assert_eq!(fewer, None, "it is known of nine");
    }

    #[test]
    fn levels_lie_apart_as_far_as_teams_do_beyond_their_decisions() {
        let spread = |levels: &[(&str, u8)]| {
            let decisions: Vec<Decision> = levels.iter().map(|&(team, level)| decision(team, 1, level, 1.0)).collect();
            level_spread(&decisions.iter().collect::<Vec<_>>())
        };
        assert_eq!(spread(&[("a", 7), ("a", 7), ("b", 7)]), Some(0.0));
        assert_eq!(spread(&[("a", 2), ("a", 4)]), None);
        // Means 3 and 6 of two each: between 2 · (1.5² + 1.5²) / 1 = 9, within (2 + 2) / 2 = 2, so (9 − 2) / 2.
        assert!((spread(&[("a", 2), ("a", 4), ("b", 5), ("b", 7)]).unwrap() - 3.5f64.sqrt()).abs() < 1e-12);
        assert_eq!(spread(&[("a", 1), ("a", 7), ("b", 2), ("b", 6)]), Some(0.0));
        assert_eq!(spread(&[("a", 3), ("b", 5)]), Some(2.0f64.sqrt()));
    }

    #[test]
    fn teams_that_happen_to_be_alike_do_not_make_it_certain() {
        let of = |team: &str| [0, 0, 1, 1].map(|layer| decision(team, layer, 4, 1.0));
        let eight = [of("a"), of("b")].concat();
        let dli = Measures::of(&eight.iter().collect::<Vec<_>>(), 1).dli;
        // Eight values of which half are 1: a variance of 2/7, and t at seven degrees of freedom.
        let margin = 2.364624 * (2.0_f64 / 7.0 / 8.0).sqrt();
        assert!((dli.mean - 0.5).abs() < 1e-12 && (dli.high - (0.5 + margin)).abs() < 1e-6, "{dli:?}");
    }

    #[test]
    fn one_body_counts_once_and_equally_busy_ones_each() {
        let top = [decision("a", 0, 1, 1.0), decision("b", 0, 1, 1.0), decision("c", 0, 1, 1.0)];
        assert_eq!(effective_deciders(&top.iter().collect::<Vec<_>>()), 1.0);
        let front = top.map(|decision| Decision { layer: 1, ..decision });
        assert_eq!(effective_deciders(&front.iter().collect::<Vec<_>>()), 3.0);
    }

    #[test]
    fn where_the_top_is_the_only_layer_the_degree_is_none() {
        assert_eq!(Measures::of(&[&decision("a", 0, 1, 1.0)], 0).dli.mean, 0.0);
    }
}
