//! Chosen colleagues who start, practise visibly and talk about it.

use super::{Conditions, Costs, Period, Setting, Support, Voice, WEEKS_PER_YEAR};
use crate::exact::ticks;
use crate::fraction::{Percent, times};
use crate::organisation::{Id, Shuffle};
use crate::random::Purpose;
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

    /// Person-days of one champion over a run of `weeks`: preparation and conversations.
    pub fn cost(&self, weeks: u32, costs: &Costs) -> f64 {
        let talks = self.conversations_per_week * f64::from(self.period(weeks).weeks());
        costs.champion_person_days + costs.conversations(talks)
    }
}

/// Champions at work.
#[derive(Debug)]
pub struct Serving<'a> {
    champions: &'a Champions,
    setting: Setting<'a>,
    period: Period,
    /// Where those sit who were asked and have not left, in the order of choice.
    asked: Vec<u32>,
    drop_out: Vec<i64>,
    active: Vec<bool>,
}

impl<'a> Serving<'a> {
    /// The champions before week 1; `None` if they hold no conversations or nobody is asked.
    pub fn new(champions: &'a Champions, setting: Setting<'a>, asked: &[u32]) -> Option<Serving<'a>> {
        let works = champions.conversations_per_week > 0.0 && !asked.is_empty();
        works.then(|| Serving {
            champions,
            setting,
            period: setting.at_work(champions.period(setting.weeks)),
            asked: asked.to_vec(),
            drop_out: asked.iter().map(|&person| setting.luck.resolve(Purpose::DropOut, person, 0, 0)).collect(),
            active: vec![false; asked.len()],
        })
    }

    /// In their first week all who were asked start.
    pub fn act(&self, week: u32, conditions: &mut Conditions) {
        if self.period.starts(week) {
            conditions.start.extend_from_slice(&self.asked);
        }
    }

    /// Those who leave are no champions any more, and those who move stay champions where they sit.
    pub fn follow(&mut self, shuffle: &Shuffle) {
        let now = shuffle.follow(self.asked.iter().copied());
        let mut stays = now.iter().map(Option::is_some);
        self.drop_out.retain(|_| stays.next().unwrap_or(false));
        let mut stays = now.iter().map(Option::is_some);
        self.active.retain(|_| stays.next().unwrap_or(false));
        self.asked = now.into_iter().flatten().collect();
    }

    /// Their clocks: those who practise when it starts serve; each week a few give up. Settles everybody's
    /// effort and books the time spent.
    pub fn serve(&mut self, week: u32, practises: impl Fn(u32) -> bool, conditions: &mut Conditions) {
        if self.period.starts(week) {
            for (active, &person) in self.active.iter_mut().zip(&self.asked) {
                *active = practises(person);
                conditions.person_days += f64::from(*active) * self.setting.costs.champion_person_days;
            }
        } else {
            self.gain(&conditions.support);
        }
        let mut talking = 0u32;
        for (place, &person) in self.asked.iter().enumerate() {
            let serving = self.active[place] && self.period.holds(week);
            talking += u32::from(serving && practises(person));
            let effort = if serving { self.effort(person, &conditions.support) } else { 1.0 };
            conditions.examples.set(Voice::Champion, person, self.setting.organisation.people(), effort);
        }
        let talks = f64::from(talking) * self.champions.conversations_per_week;
        conditions.person_days += self.setting.costs.conversations(talks);
    }

    /// The drop-out clocks gain their hazard, less where leaders give support.
    fn gain(&mut self, support: &Support) {
        let hazard = self.champions.drop_out_percent_per_year.hazard() / WEEKS_PER_YEAR;
        for (place, &person) in self.asked.iter().enumerate() {
            if self.active[place] {
                self.drop_out[place] -= ticks(times(1.0 - support.drop_out * support.of(person as usize), hazard));
                self.active[place] = self.drop_out[place] > 0;
            }
        }
    }

    /// How strongly a serving champion's example counts: 1 + conversations · effect · (1 + support).
    fn effort(&self, person: u32, support: &Support) -> f64 {
        let talks = self.champions.conversations_per_week * self.champions.conversation_effect;
        1.0 + talks * (1.0 + support.effort * support.of(person as usize))
    }
}
