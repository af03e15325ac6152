//! A fit, told: sentences, notes, tables, and its chart.

mod tables;

pub(super) use tables::{fan_csv, keys_csv, plausible_csv, sets_csv};

use super::About;
use super::words::{NBSP, band, capital, count, level, list, percent, plural, points, round};
use crate::experiment::{Fit, Learned, Tied};
use crate::scenario::file::Value;

/// What there is to say of a scenario, and what a survey says of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// The scenario.
    pub about: About,
    /// What came out.
    pub fit: Fit,
}

/// The name of the table of plausible sets, within a folder of results.
pub const PLAUSIBLE: &str = "plausible.csv";

/// So near to the end of a range, as a share of it, the middle half of what fits lies at the edge.
const EDGE: f64 = 0.15;

impl Fitted {
    /// What it comes to, in a sentence without a full stop.
    pub fn finding(&self) -> String {
        let (fit, about) = (&self.fit, &self.about);
        let nearest = fit.sets.first().map_or(0.0, |set| set.distance);
        if fit.misses() {
            return format!(
                "No set of values fits: even the nearest is {} off the survey, where luck explains {}",
                points(nearest),
                points(fit.luck)
            );
        }
        match fit.fan.last() {
            Some(end) if fit.observed_until() < about.weeks => format!(
                "With the sets of values that fit, adoption in {} {} is {} in nine cases of ten, {} in the middle",
                about.step.one(),
                count(about.weeks),
                band(end.nine_in_ten),
                percent(end.median)
            ),
            _ => format!("The sets of values that fit follow the survey: their middle is {} off it", points(fit.error)),
        }
    }

    /// What the sets that were kept are: those that fit, or merely the nearest.
    pub(super) fn kept(&self) -> &'static str {
        if self.fit.misses() { "Nearest sets" } else { "Sets that fit" }
    }

    /// What else there is to know, a sentence each.
    pub fn sentences(&self) -> Vec<String> {
        let mut told = vec![self.how_many()];
        if self.fit.misses() {
            told.push(self.beside_bass());
            return told;
        }
        told.extend(self.narrowed());
        told.extend(self.at_the_edge());
        told.extend(self.unknown());
        told.extend(self.fit.tied.iter().map(|tied| self.tied(tied)));
        told.extend(self.milestones());
        told.push(self.beside_bass());
        told
    }

    /// What the numbers mean, and what was assumed.
    pub fn notes(&self) -> Vec<String> {
        let fit = &self.fit;
        let mut notes = vec![format!(
            "People were in “{}”. {} sets of values were tried, and the nearest {} kept, each counting by how seldom its \
             surroundings were tried (adaptive approximate Bayesian computation, Lenormand, Jabot & Deffuant 2013); \
             before the survey, every value in a range is taken to be as likely as any other.",
            fit.strategy,
            count(fit.tried),
            count(fit.sets.len() as u64)
        )];
        notes.push(
            "Those asked are taken for a random part of everybody. Who answers because of doing it makes adoption look \
             higher than it is."
                .into(),
        );
        if fit.survey.groups > 1 {
            notes.push("Groups asked in the same week are put together, each by how many were asked.".into());
        }
        notes.push(
            "That a scenario fits does not make it right: others may fit as well. Only what was observed is fitted; the \
             ranking of strategies hangs on keys of which a curve says little."
                .into(),
        );
        notes
    }

    /// How many sets fit equally well.
    fn how_many(&self) -> String {
        let (all, near) = self.fit.evenly;
        let luck = points(self.fit.luck);
        format!(
            "Of {} sets spread evenly over all ranges, {} fit{} equally well: within {luck}, as near as two runs of one \
             set are to each other in 95 of 100 cases.",
            count(all),
            if near == 0 { "none".into() } else { count(near) },
            if near == 1 { "s" } else { "" }
        )
    }

    /// What the survey says of keys, as far as it says anything.
    fn narrowed(&self) -> Option<String> {
        let told = |learned: &Learned| {
            let [low, .., high] = &learned.quantiles;
            format!("{} ({} to {}, nine in ten)", learned.key, short(low), short(high))
        };
        let keys: Vec<String> = self.fit.learned.iter().filter(|one| !one.is_unknown()).map(told).collect();
        (!keys.is_empty()).then(|| format!("It narrows down {}.", list(&keys)))
    }

    /// The keys that fit best where their range ends, so that what fits best may lie beyond.
    fn at_the_edge(&self) -> Option<String> {
        let edge = |learned: &Learned| match learned.places {
            _ if learned.is_unknown() => None,
            [_, low, _, high, _] if high <= EDGE || low >= 1.0 - EDGE => {
                let end = if high <= EDGE { &learned.range.0 } else { &learned.range.1 };
                Some(format!("{} near {}", learned.key, short(end)))
            }
            _ => None,
        };
        let keys: Vec<String> = self.fit.learned.iter().filter_map(edge).collect();
        (!keys.is_empty()).then(|| {
            format!(
                "What fits lies at the end of a range: {}. A range that goes on from there may fit better.",
                list(&keys)
            )
        })
    }

    /// The keys of which the survey says nothing.
    fn unknown(&self) -> Option<String> {
        let keys: Vec<String> =
            self.fit.learned.iter().filter(|one| one.is_unknown()).map(|one| one.key.clone()).collect();
        (!keys.is_empty()).then(|| format!("It says next to nothing of {}: any value in the range fits.", list(&keys)))
    }

    /// Two keys that only go together.
    fn tied(&self, tied: &Tied) -> String {
        let [one, other] = [tied.one, tied.other].map(|key| &self.fit.learned[key].key);
        let with = if tied.correlation < 0.0 { "less" } else { "more" };
        format!("It cannot tell {one} and {other} apart: more of the one with {with} of the other fits as well.")
    }

    /// How likely each milestone that is still open is.
    fn milestones(&self) -> Option<String> {
        let open: Vec<&(f64, f64)> =
            self.fit.reached.iter().filter(|(_, share)| (0.005..0.995).contains(share)).collect();
        let told = |(at, share): &&(f64, f64)| {
            let cases = round(share * 100.0, 0);
            format!("{cases} reach{} {}{NBSP}%", if cases == 1.0 { "es" } else { "" }, level(*at))
        };
        let told: Vec<String> = open.iter().map(told).collect();
        let (step, weeks) = (self.about.step.one(), count(self.about.weeks));
        (!told.is_empty()).then(|| format!("Of 100 cases that fit, {} by {step} {weeks}.", list(&told)))
    }

    /// How a curve with three numbers does.
    fn beside_bass(&self) -> String {
        let own = points(self.fit.error);
        let Some(bass) = &self.fit.bass else {
            return format!(
                "The middle of the sets is {own} off the survey. Bass’s curve needs at least four {} after the start to be fitted.",
                self.about.step.many()
            );
        };
        let rate = |rate: f64| if rate < 0.001 { "< 0.001".into() } else { round(rate, 3).to_string() };
        format!(
            "The middle of the sets is {own} off the survey, Bass’s curve {} (p {}, q {} a {}, {} in the end).",
            points(bass.error),
            rate(bass.innovation),
            rate(bass.imitation),
            self.about.step.one(),
            percent(bass.most)
        )
    }

    /// A row a key, with a head: its range and its plausible values.
    pub fn rows(&self) -> Vec<Vec<String>> {
        let head = ["Key", "Range", "Middle", "Middle half", "Nine in ten"].map(String::from).to_vec();
        let to = |low: &Value, high: &Value| format!("{} to {}", short(low), short(high));
        let row = |learned: &Learned| {
            let [lowest, low, middle, high, highest] = &learned.quantiles;
            let range = to(&learned.range.0, &learned.range.1);
            vec![learned.key.clone(), range, short(middle), to(low, high), to(lowest, highest)]
        };
        std::iter::once(head).chain(self.fit.learned.iter().map(row)).collect()
    }

    /// What the survey was of: "3 weeks, 120 to 300 people asked".
    pub(super) fn observed(&self) -> String {
        let pulses = &self.fit.survey.pulses;
        let asked: Vec<u32> = pulses.iter().filter_map(|pulse| pulse.asked).collect();
        let weeks = pulses.len();
        let many = if weeks == 1 { self.about.step.one() } else { self.about.step.many() };
        let who = match (asked.iter().min(), asked.iter().max()) {
            (Some(least), Some(most)) if least == most => format!("{} asked", count(*least)),
            (Some(least), Some(most)) => format!("{} to {} asked", count(*least), count(*most)),
            _ => "everybody asked".into(),
        };
        format!("{} {many} observed, {who}", count(weeks as u64))
    }

    /// The headline of its chart.
    pub(super) fn headline(&self) -> String {
        capital(&self.finding())
    }
}

/// A value with no more figures than are read.
fn short(value: &Value) -> String {
    match value.number() {
        Some(number) if number.fract() != 0.0 => {
            let decimals = (2 - libm::floor(libm::log10(number.abs())) as i32).clamp(0, 12);
            round(number, decimals).to_string()
        }
        _ => value.to_string(),
    }
}

/// "1 set", "3 sets".
pub(super) fn sets(count_of: usize) -> String {
    format!("{} set{}", count(count_of as u64), plural(count_of as f64))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::experiment::{Bass, Set, Spread};
    use crate::pulse::{Pulse, Survey};
    use crate::report::example;
    use crate::scenario::typed::axis;

    /// A made-up fit over so many weeks, of which the first are observed.
    pub fn example(weeks: u32, observed: &[u32]) -> Fitted {
        let (about, _) = example::four_strategies(1, weeks);
        let share = |week: u32| 0.6 / (1.0 + libm::exp((20.0 - f64::from(week)) / 8.0));
        let spread = |week: u32| {
            let (middle, wide) = (share(week), 0.01 + 0.002 * f64::from(week));
            let around = |by: f64| ((middle - by).max(0.0), middle + by);
            Spread { mean: middle, median: middle, middle_half: around(wide), nine_in_ten: around(2.0 * wide) }
        };
        let pulses = observed.iter().map(|&week| Pulse { week, share: share(week) + 0.01, asked: Some(120) });
        let learned = |key: &str, low: f64, high: f64, places: [f64; 5]| Learned {
            key: key.into(),
            range: (Value::Number(low), Value::Number(high)),
            quantiles: places.map(|place| Value::Number(low + (high - low) * place)),
            places,
        };
        let set = |place: u32| Set {
            values: vec![Value::Number(0.5 + f64::from(place) / 7.0), Value::Number(0.3)],
            weight: 0.25,
            distance: 0.01 * f64::from(place + 1),
        };
        let fit = Fit {
            strategy: "Both".into(),
            axes: vec![
                axis("behaviour.1.spreads.simple.chance_percent=0.1..3").unwrap(),
                axis("network.trust.peer=0..1").unwrap(),
            ],
            survey: Survey { pulses: pulses.collect(), groups: 1, start: None },
            sets: (0..4).map(set).collect(),
            tried: 3400,
            evenly: (500, 61),
            luck: 0.05,
            learned: vec![
                learned("behaviour.1.spreads.simple.chance_percent", 0.1, 3.0, [0.1, 0.15, 0.2, 0.24, 0.3]),
                learned("network.trust.peer", 0.0, 1.0, [0.04, 0.2, 0.5, 0.8, 0.97]),
            ],
            tied: vec![Tied { one: 0, other: 1, correlation: -0.8 }],
            fan: (0..=weeks).map(spread).collect(),
            error: 0.012,
            reached: vec![(0.1, 1.0), (0.5, 0.64), (0.8, 0.0)],
            bass: (observed.len() > 3).then_some(Bass { innovation: 0.002, imitation: 0.13, most: 0.7, error: 0.021 }),
        };
        Fitted { about, fit }
    }

    #[test]
    fn it_says_how_many_fit_what_is_unknown_and_what_goes_together() {
        let fitted = example(52, &[4, 8, 12, 20]);
        let told = fitted.sentences().join(" ").replace(NBSP, " ");
        for part in [
            "Of 500 sets spread evenly over all ranges, 61 fit equally well: within 5 points",
            "narrows down behaviour.1.spreads.simple.chance_percent (0.39 to 0.97, nine in ten)",
            "next to nothing of network.trust.peer",
            "more of the one with less of the other",
            "Of 100 cases that fit, 64 reach 50 % by week 52.",
            "1.2 points off the survey, Bass’s curve 2.1 points (p 0.002, q 0.13 a week, 70 % in the end)",
        ] {
            assert!(told.contains(part), "{part} in {told}");
        }
        assert!(fitted.finding().contains("in nine cases of ten"));
        assert!(example(20, &[4, 20]).finding().contains("follow the survey"));
        assert!(example(20, &[4, 20]).sentences().join(" ").contains("needs at least four weeks"));
    }

    #[test]
    fn what_fits_at_the_end_of_a_range_may_fit_better_beyond() {
        let mut fitted = example(52, &[4, 8]);
        assert!(!fitted.sentences().join(" ").contains("end of a range"));
        fitted.fit.learned[0].places = [0.8, 0.9, 0.95, 0.97, 0.99];
        let told = fitted.sentences().join(" ");
        assert!(told.contains("at the end of a range: behaviour.1.spreads.simple.chance_percent near 3. A"), "{told}");
    }

    #[test]
    fn a_fit_that_misses_says_so_first() {
        let mut fitted = example(52, &[4, 8]);
        fitted.fit.luck = 0.005;
        fitted.fit.evenly.1 = 0;
        assert!(fitted.finding().starts_with("No set of values fits: even the nearest is 1\u{a0}point off"));
        assert!(fitted.sentences()[0].contains("none fit equally well"));
    }
}
