//! How many others a group reaches, as it is told.

use super::Measured;
use super::figures::in_words;
use crate::network::Point;
use crate::privacy::Count;
use crate::report::words::{percent, round, whole_percent};

/// How many others a group reaches, as it is told.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::report) struct Told {
    reached: Count,
    others: f64,
    is_real: bool,
}

impl Told {
    /// Those reached among all whom it could be: of people who may be real, neither few nor all but few are counted, from
    /// whom could be read off who they are.
    pub fn of(reached: f64, others: f64, is_real: bool) -> Told {
        Told { reached: if is_real { Count::among(reached, others) } else { Count::About(reached) }, others, is_real }
    }

    /// The number, unless it is of few or all but few.
    pub fn number(&self) -> Option<f64> {
        self.reached.value()
    }

    /// The share of all others that it comes to: of people who may be real, to the whole percent.
    pub fn share(&self) -> Option<f64> {
        let share = self.number().map(|number| if self.others > 0.0 { number / self.others } else { 1.0 });
        share.map(|share| if self.is_real { round(share, 2) } else { share })
    }

    fn percent(&self) -> Option<String> {
        self.share().map(if self.is_real { whole_percent } else { percent })
    }

    /// The share where it is drawn: few stand as none, all but few as all.
    pub fn drawn(&self) -> f64 {
        self.share().unwrap_or(if self.reached == Count::Few { 0.0 } else { 1.0 })
    }

    /// "40 (35 %)", "all but fewer than 10", "nobody is left".
    pub fn words(&self) -> String {
        if self.others == 0.0 {
            return "nobody is left".into();
        }
        let part = self.percent().map_or_else(String::new, |share| format!(" ({share})"));
        in_words(self.reached) + &part
    }

    /// "35 %", "all but fewer than 10".
    pub fn part(&self) -> String {
        self.percent().unwrap_or_else(|| in_words(self.reached))
    }
}

impl Measured {
    /// How many others a group reaches within one step more than `step`. Of people who may be real it is told neither
    /// where these are few, nor where those are who are left: from whom nobody is reached could be read off.
    pub(in crate::report) fn told(&self, point: Point, step: usize) -> Told {
        let others = f64::from(self.main().people.saturating_sub(point.group));
        Told::of(point.reached[step], others, self.is_real())
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples;
    use super::*;

    #[test]
    fn who_cannot_be_reached_cannot_be_counted() {
        let mut company = examples::company(112);
        let point = |reached| Point { group: 12, reached: [reached; 3] };
        assert_eq!(examples::measured(&company).told(point(97.0), 0).number(), Some(97.0));
        company.ids = Some((0..112).map(|person| format!("p{person}")).collect());
        let real = examples::measured(&company);
        let words = |reached| real.told(point(reached), 0).words().replace('\u{a0}', " ");
        assert_eq!([91.0, 99.5].map(words), ["all but fewer than 10"; 2]);
        let all = Point { group: 112, reached: [0.0; 3] };
        assert_eq!(real.told(all, 0).words(), "nobody is left");
        assert_eq!([words(9.0), words(38.2), words(100.0)], ["fewer than 10", "40 (40 %)", "100 (100 %)"]);
    }
}
