//! Where axes are marked, and what the marks say.

use super::About;
use crate::report::Step;
use crate::report::words::{count, plural};
use plotters::coord::ranged1d::{BoldPoints, Ranged};
use plotters::coord::types::RangedCoordf64;

/// Weeks between marks: quarters, halves and years once there are enough.
const STEPS: [u32; 16] = [1, 2, 4, 8, 13, 26, 52, 104, 260, 520, 1040, 2600, 5200, 10_400, 26_000, 52_000];

/// Steps of a textbook model between marks.
const ROUND: [u32; 16] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];

/// The weeks that are marked, so many at most.
pub(super) fn weeks(about: &About, most: u32) -> Vec<u32> {
    let steps = if about.step == Step::Week { STEPS } else { ROUND };
    let step = steps.into_iter().find(|step| about.weeks / step < most).unwrap_or(about.weeks.max(1));
    (0..=about.weeks).step_by(step as usize).collect()
}

/// What a week is in months or years: "3 months", "2 years"; nothing where it is neither.
pub(super) fn months(about: &About, week: u32) -> Option<String> {
    if about.step != Step::Week || week == 0 || !week.is_multiple_of(13) {
        return None;
    }
    if week > 52 && week.is_multiple_of(52) {
        return Some(format!("{} years", count(week / 52)));
    }
    (week <= 104).then(|| format!("{} months", week * 3 / 13))
}

/// Round values between two ends, about so many.
pub(super) fn values(from: f64, to: f64, about_so_many: usize) -> Vec<f64> {
    RangedCoordf64::from(from..to).key_points(BoldPoints(about_so_many))
}

/// Values between two powers of ten that are read easily: 1, 2 and 5 times a power, powers alone where these are many.
pub(super) fn ratios(from: f64, to: f64) -> Vec<f64> {
    let steps: &[i32] = if to - from > 2.5 { &[1] } else { &[1, 2, 5] };
    let powers = from.floor() as i32..=to.ceil() as i32;
    // Told in digits, a power is exact.
    let value = |power: i32, step: i32| format!("{step}e{power}").parse::<f64>().unwrap_or(f64::NAN);
    let all = powers.flat_map(|power| steps.iter().map(move |&step| value(power, step)));
    all.filter(|value| (from - 1e-9..=to + 1e-9).contains(&libm::log10(*value))).collect()
}

/// The upper end of a share axis: everything, unless all curves lie in the lowest quarter.
pub(super) fn share_top(highest: f64) -> f64 {
    if highest <= 0.0 || highest >= 0.25 {
        return 1.0;
    }
    [0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25].into_iter().find(|top| highest <= *top).unwrap_or(1.0)
}

/// Says so where a share axis does not run to 100 %.
pub(super) fn zoomed(top: f64) -> String {
    if top < 1.0 {
        let percent = (top * 100.0).round();
        format!(" The axis is enlarged: it ends at {percent} point{} of 100.", plural(percent))
    } else {
        String::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn weeks_are_marked_by_the_quarter_and_the_year() {
        let (mut about, _) = example::four_strategies(1, 104);
        assert_eq!(weeks(&about, 9), [0, 13, 26, 39, 52, 65, 78, 91, 104]);
        about.weeks = 10_000;
        assert!(weeks(&about, 9).len() <= 9);
        about.weeks = 1;
        assert_eq!(weeks(&about, 9), [0, 1]);
        assert_eq!(months(&about, 26).as_deref(), Some("6 months"));
        assert_eq!(months(&about, 156).as_deref(), Some("3 years"));
        assert_eq!(months(&about, 20), None);
        about.step = Step::Step;
        about.weeks = 40;
        assert_eq!(months(&about, 26), None);
        assert_eq!(weeks(&about, 6), [0, 10, 20, 30, 40]);
    }

    #[test]
    fn an_axis_is_enlarged_only_where_everything_is_low() {
        assert_eq!(share_top(0.3), 1.0);
        assert_eq!(share_top(0.0), 1.0);
        assert_eq!(share_top(0.03), 0.05);
        assert_eq!(share_top(0.24), 0.25);
        assert!(zoomed(0.05).contains("5 points"));
        assert_eq!(zoomed(1.0), "");
    }

    #[test]
    fn ratios_are_marked_at_one_two_and_five() {
        assert_eq!(ratios(0.0, 1.4), [1.0, 2.0, 5.0, 10.0, 20.0]);
        assert_eq!(ratios(-2.5, 1.0), [0.01, 0.1, 1.0, 10.0]);
    }

    #[test]
    fn round_values_lie_between_the_ends() {
        let values = values(0.0, 1.0, 6);
        assert!(values.len() == 6 && values[0] == 0.0 && (values[3] - 0.6).abs() < 1e-9);
    }
}
