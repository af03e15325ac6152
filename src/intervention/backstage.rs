//! Leaders who support the champions and free time and permission, out of sight: never straight on staff.

use super::{Conditions, Costs, Easing, Period, Setting, WEEKS_PER_MONTH};
use crate::fraction::Fraction;
use crate::organisation::{Chart, NOBODY, Organisation};
use serde::{Deserialize, Serialize};

/// Leaders who support the champions and free time and permission, out of sight.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Backstage {
    /// How much of the role leaders of each layer take on; the volume that an equal budget scales.
    pub dose: Dose,
    /// The week in which support starts.
    #[schemars(range(min = 1, max = 10_000), extend("x-unit" = "week"))]
    pub from_week: u32,
    /// The last week of support; to the end if not given.
    #[schemars(range(min = 1, max = 10_000), extend("x-unit" = "week", "x-default" = "the last week"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until_week: Option<u32>,
    /// The time leaders take to grow into the role.
    #[schemars(range(min = 0, max = 520), extend("x-unit" = "weeks", "x-source" = "an assumption: 12 weeks"))]
    pub ramp_weeks: u32,
    /// How much a fully supported champion's conversations gain.
    #[schemars(range(min = 0.0, max = 2.0), extend("x-unit" = "share added at full support", "x-source" = "an assumption, 0–.5; coached ×1.5 at most"))]
    pub effort_effect: f64,
    /// How much more a colleague's example counts where leaders free time and give permission.
    #[schemars(range(min = 0.0, max = 2.0), extend("x-unit" = "share added at full support", "x-source" = "an assumption, 0–.5"))]
    pub ease_effect: f64,
    /// How much rarer fully supported champions give up.
    #[schemars(extend("x-unit" = "share removed at full support", "x-source" = "an assumption, 0–.5"))]
    pub drop_out_effect: Fraction,
}

/// How much of the backstage role leaders of each layer take on, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Dose {
    /// The top team (layer 0).
    #[schemars(extend("x-unit" = "0 to 1"))]
    pub top: Fraction,
    /// Leaders one layer below the top who lead leaders.
    #[schemars(extend("x-unit" = "0 to 1"))]
    pub senior: Fraction,
    /// All leaders of leaders further down.
    #[schemars(extend("x-unit" = "0 to 1"))]
    pub middle: Fraction,
    /// Leaders whose reports lead nobody.
    #[schemars(extend("x-unit" = "0 to 1"))]
    pub first_line: Fraction,
}

impl Default for Dose {
    fn default() -> Self {
        let fraction = |value| Fraction::new(value).expect("a fraction");
        Dose { top: fraction(0.6), senior: fraction(0.5), middle: fraction(0.4), first_line: fraction(0.2) }
    }
}

impl Default for Backstage {
    fn default() -> Self {
        Backstage {
            dose: Dose::default(),
            from_week: 1,
            until_week: None,
            ramp_weeks: 12,
            effort_effect: 0.25,
            ease_effect: 0.25,
            drop_out_effect: Fraction::new(0.25).expect("a fraction"),
        }
    }
}

/// How many leaders take on the role in each group of layers.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct LeaderCounts {
    /// Layer 0.
    pub top: u32,
    /// Layer 1, leading leaders.
    pub senior: u32,
    /// Further down, leading leaders.
    pub middle: u32,
    /// Leading people who lead nobody.
    pub first_line: u32,
}

/// The group of layers to which a leader belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rank {
    Top,
    Senior,
    Middle,
    FirstLine,
}

impl LeaderCounts {
    /// The leaders of an organisation; none in a textbook network.
    pub fn of(organisation: &Organisation) -> LeaderCounts {
        let mut counts = LeaderCounts::default();
        for rank in organisation.chart.iter().flat_map(ranks).flatten() {
            match rank {
                Rank::Top => counts.top += 1,
                Rank::Senior => counts.senior += 1,
                Rank::Middle => counts.middle += 1,
                Rank::FirstLine => counts.first_line += 1,
            }
        }
        counts
    }
}

impl Dose {
    /// Full-time-equivalent leaders in the role: Σ leaders · dose.
    pub fn leaders(&self, counts: LeaderCounts) -> f64 {
        f64::from(counts.top) * self.top.value()
            + f64::from(counts.senior) * self.senior.value()
            + f64::from(counts.middle) * self.middle.value()
            + f64::from(counts.first_line) * self.first_line.value()
    }

    /// Every layer's dose times `factor`, at most 1.
    pub fn scaled(&self, factor: f64) -> Dose {
        let scale =
            |dose: Fraction| Fraction::new((dose.value() * factor).min(1.0)).expect("a fraction scaled and cut off");
        Dose {
            top: scale(self.top),
            senior: scale(self.senior),
            middle: scale(self.middle),
            first_line: scale(self.first_line),
        }
    }

    fn at(&self, rank: Rank) -> f64 {
        match rank {
            Rank::Top => self.top.value(),
            Rank::Senior => self.senior.value(),
            Rank::Middle => self.middle.value(),
            Rank::FirstLine => self.first_line.value(),
        }
    }
}

impl Backstage {
    /// The weeks in which leaders give support.
    pub fn period(&self, weeks: u32) -> Period {
        Period::new(self.from_week, self.until_week, weeks)
    }

    /// Hours of support over a run of `weeks`.
    pub fn hours(&self, weeks: u32, leaders: LeaderCounts, costs: &Costs) -> f64 {
        self.hours_per_week(leaders, costs) * f64::from(self.period(weeks).weeks())
    }

    fn hours_per_week(&self, leaders: LeaderCounts, costs: &Costs) -> f64 {
        self.dose.leaders(leaders) * costs.backstage_hours_per_month / WEEKS_PER_MONTH
    }
}

/// Backstage support at work.
#[derive(Debug)]
pub struct Supporting<'a> {
    backstage: &'a Backstage,
    period: Period,
    each: Vec<f64>,
    ease: f64,
    person_days_per_week: f64,
}

impl<'a> Supporting<'a> {
    /// Before week 1.
    pub fn new(backstage: &'a Backstage, setting: Setting<'a>) -> Supporting<'a> {
        let hours = backstage.hours_per_week(LeaderCounts::of(setting.organisation), setting.costs);
        Supporting {
            backstage,
            period: setting.at_work(backstage.period(setting.weeks)),
            each: setting.organisation.chart.as_ref().map_or_else(Vec::new, |chart| support(chart, &backstage.dose)),
            ease: 0.0,
            person_days_per_week: setting.costs.support(hours),
        }
    }

    /// Support grows over the ramp and ends with the period.
    pub fn act(&mut self, week: u32, conditions: &mut Conditions) {
        let at_work = self.period.holds(week);
        let ramp = match self.backstage.ramp_weeks {
            _ if !at_work => 0.0,
            0 => 1.0,
            weeks => (f64::from(self.period.since(week) + 1) / f64::from(weeks)).min(1.0),
        };
        if conditions.support.each.is_empty() {
            conditions.support.each.clone_from(&self.each);
        }
        let ease = self.backstage.ease_effect * ramp;
        conditions.support.effort = self.backstage.effort_effect * ramp;
        conditions.support.drop_out = self.backstage.drop_out_effect.value() * ramp;
        if self.ease != ease {
            self.ease = ease;
            conditions.ease.set_all(Easing::Support, self.each.len() as u32, |person| ease * self.each[person]);
        }
        conditions.person_days += f64::from(at_work) * self.person_days_per_week;
    }
}

/// Each person's support: the mean dose of all leaders above them in the reporting line, 0 at the top.
fn support(chart: &Chart, dose: &Dose) -> Vec<f64> {
    let ranks = ranks(chart);
    let above = |person: usize| {
        let (mut sum, mut count, mut manager) = (0.0, 0.0, chart.manager[person]);
        while manager != NOBODY {
            sum += ranks[manager as usize].map_or(0.0, |rank| dose.at(rank));
            count += 1.0;
            manager = chart.manager[manager as usize];
        }
        if count > 0.0 { sum / count } else { 0.0 }
    };
    (0..chart.manager.len()).map(above).collect()
}

/// The rank of each person who leads anybody.
fn ranks(chart: &Chart) -> Vec<Option<Rank>> {
    let leads = chart.leads();
    let mut leads_leaders = vec![false; leads.len()];
    for (person, &manager) in chart.manager.iter().enumerate() {
        if manager != NOBODY && leads[person] {
            leads_leaders[manager as usize] = true;
        }
    }
    let rank = |person: usize| match chart.layer[person] {
        _ if !leads[person] => None,
        0 => Some(Rank::Top),
        _ if !leads_leaders[person] => Some(Rank::FirstLine),
        1 => Some(Rank::Senior),
        _ => Some(Rank::Middle),
    };
    (0..leads.len()).map(rank).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line_of_four() -> Chart {
        Chart {
            manager: vec![NOBODY, 0, 1, 2],
            layer: vec![0, 1, 2, 3],
            team: vec![0; 4],
            site: vec![0; 4],
            tenure_years: Vec::new(),
        }
    }

    #[test]
    fn support_is_the_mean_dose_of_the_leaders_above() {
        let fraction = |value| Fraction::new(value).unwrap();
        let dose = Dose { top: fraction(0.8), senior: fraction(0.4), middle: fraction(0.0), first_line: fraction(0.3) };
        let each = support(&line_of_four(), &dose);
        assert_eq!(each[0], 0.0);
        assert!((each[1] - 0.8).abs() < 1e-12 && (each[2] - 0.6).abs() < 1e-12 && (each[3] - 0.5).abs() < 1e-12);
    }

    #[test]
    fn ranks_follow_who_leads_leaders() {
        let expected = [Some(Rank::Top), Some(Rank::Senior), Some(Rank::FirstLine), None];
        assert_eq!(ranks(&line_of_four()), expected);
    }
}
