//! Leaders who support the champions and free time and permission, out of sight: never straight on staff.

use super::{Costs, Dose, LeaderCounts, Period, Recognised};
use crate::calendar::WEEKS_PER_MONTH;
use crate::fraction::{Fraction, Percent};
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
    /// How many levels of delegation (of seven) full support adds, where teams meet decisions.
    #[schemars(range(min = 0.0, max = 6.0), extend("x-unit" = "levels added at full support", "x-source" = "an assumption"))]
    pub decision_levels_effect: f64,
    /// How much rarer fully supported champions give up.
    #[schemars(extend("x-unit" = "share removed at full support", "x-source" = "an assumption, 0–.5"))]
    pub drop_out_effect: Fraction,
    /// How likely leaders who see nothing at all of what was planned go back to control, a week; less where less
    /// is missing.
    #[schemars(extend("x-unit" = "hazard per week, 0 to 1", "x-source" = "an assumption: .1 (0–.5)"))]
    pub fear_of_letting_go: Fraction,
    /// How long leaders wait before they compare what they see with what was planned.
    #[schemars(range(min = 0, max = 10_000), extend("x-unit" = "weeks", "x-source" = "an assumption: a quarter of a year"))]
    pub patience_weeks: u32,
    /// The adoption that leaders expect at the end of the run; on the way, in proportion to the time.
    #[schemars(extend("x-unit" = "% of people", "x-source" = "an assumption"))]
    pub plan_percent: Percent,
    /// How much of their fear coaching takes from leaders.
    #[schemars(extend("x-unit" = "share removed, 0 to 1", "x-source" = "none by default; any other value is an assumption"))]
    pub coaching: Fraction,
    /// How long a leader who goes back to control stays there, without any dose.
    #[schemars(range(min = 1, max = 520), extend("x-unit" = "weeks", "x-source" = "an assumption: 6 weeks"))]
    pub reverts_for_weeks: u32,
    /// How much less examples count for the reports of a leader who went back to control.
    #[schemars(extend("x-unit" = "share removed, 0 to 1", "x-source" = "none by default; any other value is an assumption"))]
    pub override_effect: Fraction,
    /// How often a leader fully in the role checks in with each report.
    #[schemars(range(min = 0.0, max = 30.0), extend("x-unit" = "check-ins per report and month", "x-source" = "an assumption: as often as people expect"))]
    pub check_ins_per_month: f64,
    /// How much check-ins say about what is meant: each pulls a variant back by a fifth at full quality and
    /// full support.
    #[schemars(extend("x-unit" = "0 to 1", "x-source" = "none by default; any other value is an assumption"))]
    pub feedback_quality: Fraction,
    /// How often people expect to hear from their own leader, on average.
    #[schemars(range(min = 0.0, max = 30.0), extend("x-unit" = "contacts per month", "x-source" = "an assumption: 1 a month"))]
    pub expected_contacts_per_month: f64,
    /// How far people differ in what they expect: the standard deviation, cut off at none.
    #[schemars(range(min = 0.0, max = 30.0), extend("x-unit" = "contacts per month", "x-source" = "an assumption"))]
    pub expected_contacts_spread: f64,
    /// How much less examples count, and champions do, where a leader fully in the role is never seen: hands off
    /// is read as lack of interest.
    #[schemars(extend("x-unit" = "share removed, 0 to 1", "x-source" = "an assumption"))]
    pub unsupported_effect: Fraction,
    /// The mean drift above which leaders step in and say themselves what is meant.
    #[schemars(range(min = 0.0, max = 1000.0), extend("x-unit" = "distance from what is intended", "x-default" = "none: they do not", "x-source" = "any value is an assumption"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steps_in_when_drift_above: Option<f64>,
    /// The aligned adoption below which leaders step in once their patience is over.
    #[schemars(extend("x-unit" = "% of people", "x-default" = "none: they do not", "x-source" = "any value is an assumption: 15 %"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steps_in_when_aligned_below_percent: Option<Percent>,
    /// How long leaders who step in stay in front; meanwhile support rests.
    #[schemars(range(min = 1, max = 520), extend("x-unit" = "weeks", "x-source" = "an assumption: 4 weeks"))]
    pub steps_in_for_weeks: u32,
    /// How old the picture is on which leaders act.
    #[schemars(range(min = 0, max = 520), extend("x-unit" = "weeks", "x-source" = "an assumption: 4 weeks"))]
    pub detection_lag_weeks: u32,
    /// How many of those whom a leader tells who steps in are moved to adopt, if they trust the leader fully.
    #[schemars(extend("x-unit" = "% per week", "x-source" = "an assumption, as for a round of a cascade"))]
    pub directive_persuasion_percent: Percent,
    /// How far leaders who step in pull variants back.
    #[schemars(extend("x-unit" = "share per week, 0 to 1", "x-source" = "an assumption"))]
    pub directive_pull: Fraction,
    /// How much rarer fully supported champions burn out.
    #[schemars(extend("x-unit" = "share removed at full support", "x-source" = "an assumption, 0–.5"))]
    pub burnout_effect: Fraction,
    /// How much faster people come to be able to do what they try where everybody is fully supported; with less, by
    /// the mean support of all.
    #[schemars(range(min = 0.0, max = 2.0), extend("x-unit" = "share added at full support", "x-source" = "an assumption: nothing; coached ×1.5 at most"))]
    pub coaching_effect: f64,
    /// How often champions are thanked by name, in all; an equal budget scales it with the dose.
    #[schemars(range(min = 0.0, max = MOST_RECOGNITIONS), extend("x-unit" = "thanks per month", "x-source" = "a choice: none"))]
    pub recognitions_per_month: f64,
    /// Who is thanked.
    pub recognised: Recognised,
    /// How much the first thank adds to a champion's example; three add twice as much, seven three times.
    #[schemars(range(min = 0.0, max = 2.0), extend("x-unit" = "share added", "x-source" = "an assumption: 10 %"))]
    pub recognition_effect: f64,
    /// The time after which half of the thanks is forgotten.
    #[schemars(range(min = 0.1, max = 520.0), extend("x-unit" = "weeks", "x-source" = "an assumption: 6 weeks"))]
    pub recognition_fades_in_weeks: f64,
    /// How much less the example of champions counts who see only stars thanked.
    #[schemars(extend("x-unit" = "share removed, 0 to 1", "x-source" = "an assumption: a little"))]
    pub passed_over_effect: Fraction,
    /// How often two champions of different teams are brought together who were not tied; an equal budget scales it
    /// with the dose. Such a tie stays, with a peer's trust.
    #[schemars(range(min = 0.0, max = MOST_BRIDGES), extend("x-unit" = "bridges per month", "x-source" = "a choice: none"))]
    pub bridges_per_month: f64,
    /// How many ties a bridge has between the two teams, the one between the champions counted.
    #[schemars(range(min = 1, max = 100), extend("x-unit" = "ties per bridge", "x-source" = "a choice: narrow"))]
    pub bridge_width: u32,
}

impl Default for Backstage {
    fn default() -> Self {
        let fraction = |value| Fraction::new(value).expect("a fraction");
        let percent = |value| Percent::new(value).expect("a percentage");
        Backstage {
            dose: Dose::default(),
            from_week: 1,
            until_week: None,
            ramp_weeks: 12,
            effort_effect: 0.25,
            ease_effect: 0.25,
            decision_levels_effect: 2.0,
            drop_out_effect: fraction(0.25),
            fear_of_letting_go: fraction(0.1),
            patience_weeks: 13,
            plan_percent: percent(30.0),
            coaching: Fraction::NONE,
            reverts_for_weeks: 6,
            override_effect: Fraction::NONE,
            check_ins_per_month: 1.0,
            feedback_quality: Fraction::NONE,
            expected_contacts_per_month: 1.0,
            expected_contacts_spread: 0.5,
            unsupported_effect: fraction(0.25),
            steps_in_when_drift_above: None,
            steps_in_when_aligned_below_percent: None,
            steps_in_for_weeks: 4,
            detection_lag_weeks: 4,
            directive_persuasion_percent: percent(1.0),
            directive_pull: fraction(0.5),
            burnout_effect: fraction(0.25),
            coaching_effect: 0.0,
            recognitions_per_month: 0.0,
            recognised: Recognised::Everyone,
            recognition_effect: 0.1,
            recognition_fades_in_weeks: 6.0,
            passed_over_effect: fraction(0.05),
            bridges_per_month: 0.0,
            bridge_width: 1,
        }
    }
}

impl Backstage {
    /// The weeks in which leaders give support.
    pub fn period(&self, weeks: u32) -> Period {
        Period::new(self.from_week, self.until_week, weeks)
    }

    /// Hours of support over a run of `weeks`, check-ins included.
    pub fn hours(&self, weeks: u32, leaders: LeaderCounts, costs: &Costs) -> f64 {
        self.hours_per_week(leaders, costs) * f64::from(self.period(weeks).weeks()) + self.brokering_hours(weeks, costs)
    }

    /// Hours of support a week, as planned: leaders who go back to control or step in spend them on that.
    pub(super) fn hours_per_week(&self, leaders: LeaderCounts, costs: &Costs) -> f64 {
        let check_ins = costs.check_in_hours(self.dose.reports(leaders) * self.check_ins_per_month);
        (self.dose.leaders(leaders) * costs.backstage_hours_per_month + check_ins) / WEEKS_PER_MONTH
    }
}

/// The most thanks in a month.
pub(super) const MOST_RECOGNITIONS: f64 = 10_000.0;

/// The most bridges in a month.
pub(super) const MOST_BRIDGES: f64 = 1_000.0;
