//! What may be set about champions, and what they are planned to cost.

use super::super::{Costs, Period};
use super::waves;
use crate::calendar::WEEKS_PER_MONTH;
use crate::fraction::{Fraction, Percent};
use crate::organisation::Id;
use crate::seeding::ChosenBy;
use serde::{Deserialize, Serialize};

/// Chosen colleagues who start, practise visibly and talk about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Champions {
    /// How many of all people are asked; the volume that an equal budget scales.
    #[schemars(extend("x-unit" = "% of people", "x-source" = "an assumption: 3 % (.5–15) is a common claim, never replicated"))]
    pub share_percent: Percent,
    /// How many people are asked, as a number; overrides `share_percent`.
    #[schemars(range(min = 0, max = 10_000_000), extend("x-unit" = "people", "x-default" = "none: the share decides"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<u32>,
    /// How they are chosen.
    pub chosen_by: ChosenBy,
    /// The people asked, with `chosen_by = "listed"`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ids: Vec<Id>,
    /// The week in which they start.
    #[schemars(range(min = 1, max = 10_000), extend("x-unit" = "week"))]
    pub from_week: u32,
    /// The last week in which they do more than practise; to the end if not given.
    #[schemars(range(min = 1, max = 10_000), extend("x-unit" = "week", "x-default" = "the last week"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until_week: Option<u32>,
    /// How often a champion talks about it; without talks nobody is a champion.
    #[schemars(range(min = 0.0, max = 100.0), extend("x-unit" = "conversations per week", "x-source" = "an assumption"))]
    pub conversations_per_week: f64,
    /// How much one conversation a week adds to the strength of a champion's example (a colleague's is 1).
    #[schemars(range(min = 0.0, max = 10.0), extend("x-unit" = "examples per weekly conversation", "x-source" = "an assumption: two talks a week double the example (1–3 in meeting groups)"))]
    pub conversation_effect: f64,
    /// How many champions give up in a year.
    #[schemars(extend("x-unit" = "% per year", "x-source" = "an assumption: 15 % a year"))]
    pub drop_out_percent_per_year: Percent,
    /// How many of those asked decline: they cost nothing, and nobody is asked in their place.
    #[schemars(extend("x-unit" = "% of those asked", "x-source" = "an assumption: everybody accepts"))]
    pub refusal_percent: Percent,
    /// How many of the chosen are mistaken for others: somebody drawn by lot is asked instead.
    #[schemars(extend("x-unit" = "% of those chosen", "x-source" = "an assumption: nobody is mistaken"))]
    pub wrong_picks_percent: Percent,
    /// How many champions burn out in a year: they stop being champions, and for a while their example counts half.
    #[schemars(extend("x-unit" = "% per year", "x-source" = "an assumption: nobody does"))]
    pub burnout_percent_per_year: Percent,
    /// How long the example of somebody who burnt out counts half.
    #[schemars(range(min = 0, max = 520), extend("x-unit" = "weeks", "x-source" = "an assumption: a quarter of a year"))]
    pub burnout_weeks: u32,
    /// How often a champion wins over a colleague who practises, as a champion more; at most one a week. What they
    /// spend is beyond the plan.
    #[schemars(range(min = 0.0, max = 52.0), extend("x-unit" = "new champions per champion and year", "x-source" = "an assumption: none"))]
    pub recruits_per_year: f64,
    /// In how many waves of equal size the chosen start, those chosen first in the first.
    #[schemars(range(min = 1, max = 100), extend("x-unit" = "waves", "x-source" = "a choice: all at once"))]
    pub wave_count: u32,
    /// The time from one wave to the next.
    #[schemars(range(min = 1, max = 520), extend("x-unit" = "weeks", "x-source" = "a choice: a quarter of a year"))]
    pub wave_gap_weeks: u32,
    /// How many champions of a site, near each other in the order of teams, work as a group; 1 is alone.
    #[schemars(range(min = 1, max = 1_000), extend("x-unit" = "champions per group", "x-source" = "peer groups of 6–12 in practice; alone is the neutral setting"))]
    pub work_in_groups_of: u32,
    /// Whether those next in line are chosen among the contacts of the first of each group.
    pub seeded_together: bool,
    /// How much the conversations gain of a champion whose group has another at work.
    #[schemars(range(min = 0.0, max = 2.0), extend("x-unit" = "share added", "x-source" = "an assumption: nothing; meeting groups ×1–3"))]
    pub group_effect: f64,
    /// How much rarer a champion gives up whose group has another at work.
    #[schemars(extend("x-unit" = "share removed, 0 to 1", "x-source" = "an assumption: not at all; .5 in meeting groups"))]
    pub group_support: Fraction,
    /// Whether the organisation announces who they are.
    pub announced: bool,
    /// How much the conversations of announced champions gain, or lose.
    #[schemars(range(min = -0.3, max = 0.3), extend("x-unit" = "share added", "x-source" = "an assumption: nothing; a peer-leader programme with badges gained"))]
    pub endorsement_effect: f64,
    /// How much faster people come to be able to do what they try while champions serve, by what all commit to.
    #[schemars(range(min = 0.0, max = 2.0), extend("x-unit" = "share added", "x-source" = "an assumption: nothing"))]
    pub commitment_effect: f64,
    /// The time that a champion has for conversations, of each of which half the minutes are theirs.
    #[schemars(range(min = 0.0, max = 200.0), extend("x-unit" = "hours per month", "x-default" = "none: time for all conversations"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours_per_month: Option<f64>,
}

impl Default for Champions {
    fn default() -> Self {
        let percent = |value| Percent::new(value).expect("a percentage");
        Champions {
            share_percent: percent(3.0),
            people: None,
            chosen_by: ChosenBy::Degree,
            ids: Vec::new(),
            from_week: 1,
            until_week: None,
            conversations_per_week: 2.0,
            conversation_effect: 0.5,
            drop_out_percent_per_year: percent(15.0),
            refusal_percent: Percent::NONE,
            wrong_picks_percent: Percent::NONE,
            burnout_percent_per_year: Percent::NONE,
            burnout_weeks: 13,
            recruits_per_year: 0.0,
            wave_count: 1,
            wave_gap_weeks: 13,
            work_in_groups_of: 1,
            seeded_together: false,
            group_effect: 0.0,
            group_support: Fraction::NONE,
            announced: false,
            endorsement_effect: 0.0,
            commitment_effect: 0.0,
            hours_per_month: None,
        }
    }
}

impl Champions {
    /// The weeks in which they do more than practise.
    pub fn period(&self, weeks: u32) -> Period {
        Period::new(self.from_week, self.until_week, weeks)
    }

    /// How many are asked among `people`: of those listed everybody, unless a number is
    /// given; a share above 0 asks at least one.
    pub fn count(&self, people: u32) -> u32 {
        let share = self.share_percent.fraction();
        let wanted = match self.chosen_by {
            ChosenBy::Listed => self.ids.len() as u32,
            _ => (libm::round(share * f64::from(people)) as u32).max(u32::from(share > 0.0)),
        };
        self.people.unwrap_or(wanted).min(people)
    }

    /// How many conversations a champion holds in a week: as many as wanted, as far as the time goes.
    pub fn talks_per_week(&self, costs: &Costs) -> f64 {
        let theirs = costs.conversation_minutes / 2.0;
        let time = self.hours_per_month.filter(|_| theirs > 0.0).map(|hours| hours * 60.0 / WEEKS_PER_MONTH / theirs);
        time.map_or(self.conversations_per_week, |most| most.min(self.conversations_per_week))
    }

    /// Person-days of one champion of each wave over a run of `weeks`: preparation for each of so many changes, and
    /// conversations that come to so many times those for one.
    pub fn costs(&self, weeks: u32, changes: f64, talking: f64, costs: &Costs) -> Vec<f64> {
        let (talks, period) = (self.talks_per_week(costs), self.period(weeks));
        let cost = |wave| match waves::week(self, wave) {
            start if period.holds(start) => {
                let talks = talks * f64::from(period.weeks() - period.since(start));
                changes * costs.champion_person_days + talking * costs.conversations(talks)
            }
            _ => 0.0,
        };
        (0..self.wave_count).map(cost).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conversations_need_time() {
        let costs = Costs::default();
        let of = |hours_per_month| Champions { hours_per_month, ..Champions::default() }.talks_per_week(&costs);
        assert_eq!((of(None), of(Some(200.0)), of(Some(0.0))), (2.0, 2.0, 0.0));
        // Ten minutes of 20 are a champion's own: an hour a month is six conversations.
        assert!((of(Some(1.0)) - 6.0 / WEEKS_PER_MONTH).abs() < 1e-12);
    }

    #[test]
    fn later_waves_cost_less_and_those_that_never_start_nothing() {
        let costs = Costs::default();
        let waves = Champions { wave_count: 4, wave_gap_weeks: 26, ..Champions::default() };
        let expected = [52.0, 26.0].map(|weeks| costs.champion_person_days + costs.conversations(2.0 * weeks));
        assert_eq!(waves.costs(52, 1.0, 1.0, &costs), [expected[0], expected[1], 0.0, 0.0]);
    }
}
