//! Messages from the top to everybody: they make aware, and persuade a few.

use super::attention::Load;
use super::{Conditions, Costs, Easing, Period, Setting};
use crate::calendar::WEEKS_PER_MONTH;
use crate::fraction::{Fraction, Percent, chance_of_hazard, times};
use crate::random::Purpose;
use serde::{Deserialize, Serialize};

/// The most messages in a month.
const MOST_PER_MONTH: f64 = 200.0;

/// Messages from the top to everybody.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Broadcast {
    /// How many messages go out, spread evenly; the volume that an equal budget scales.
    #[schemars(range(min = 0.0, max = MOST_PER_MONTH), extend("x-unit" = "messages per month", "x-source" = "an assumption"))]
    pub messages_per_month: f64,
    /// The first week with messages.
    #[schemars(range(min = 1, max = 10_000), extend("x-unit" = "week"))]
    pub from_week: u32,
    /// The last week with messages; to the end if not given.
    #[schemars(range(min = 1, max = 10_000), extend("x-unit" = "week", "x-default" = "the last week"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until_week: Option<u32>,
    /// People whom the channel reaches at all (40 % without mail: 60).
    #[schemars(extend("x-unit" = "% of people", "x-source" = "an assumption"))]
    pub reach_percent: Percent,
    /// How many of the reached open a message when nothing else asks for their attention.
    #[schemars(extend("x-unit" = "% of those reached", "x-source" = "an assumption: open rate .5"))]
    pub opened_percent: Percent,
    /// How much of an opened message is understood.
    #[schemars(extend("x-unit" = "0 to 1", "x-source" = "an assumption"))]
    pub clarity: Fraction,
    /// How many of those who read it and trust the sender fully are moved to adopt by one message.
    #[schemars(extend("x-unit" = "% per message", "x-source" = "h0 = .01 a message: a campaign then moves about 4 % of people"))]
    pub persuasion_percent: Percent,
    /// How much less examples count for everybody, from the first message on, when no attention is left for one more:
    /// people resist being told.
    #[schemars(extend("x-unit" = "share removed, 0 to 1", "x-source" = "an assumption: nothing; annoyance fades within weeks"))]
    pub reactance_effect: Fraction,
}

impl Default for Broadcast {
    fn default() -> Self {
        let percent = |value| Percent::new(value).expect("a percentage");
        Broadcast {
            messages_per_month: 3.0,
            from_week: 1,
            until_week: None,
            reach_percent: Percent::ALL,
            opened_percent: percent(50.0),
            clarity: Fraction::new(0.7).expect("a fraction"),
            persuasion_percent: percent(1.0),
            reactance_effect: Fraction::NONE,
        }
    }
}

impl Broadcast {
    /// The weeks in which messages go out.
    pub fn period(&self, weeks: u32) -> Period {
        Period::new(self.from_week, self.until_week, weeks)
    }

    /// How many messages go out in a run of `weeks`.
    pub fn messages(&self, weeks: u32) -> u64 {
        self.period(weeks).units(self.messages_per_month, WEEKS_PER_MONTH)
    }

    /// The most messages that can go out in a run of `weeks`.
    pub fn most_messages(&self, weeks: u32) -> u64 {
        self.period(weeks).units(MOST_PER_MONTH, WEEKS_PER_MONTH)
    }

    /// Person-days of one message to `people`.
    pub fn message_cost(&self, people: u32, costs: &Costs) -> f64 {
        costs.message(f64::from(people) * self.reach_percent.fraction() * self.opened_percent.fraction())
    }
}

/// A broadcast at work.
#[derive(Debug)]
pub struct Sending<'a> {
    broadcast: &'a Broadcast,
    setting: Setting<'a>,
    period: Period,
    messages: u64,
    /// Whether any message was sent so far.
    sent: bool,
    load: Load,
    reached: Option<Vec<u32>>,
}

impl<'a> Sending<'a> {
    /// Before week 1.
    pub fn new(broadcast: &'a Broadcast, setting: Setting<'a>) -> Sending<'a> {
        let reach = broadcast.reach_percent.fraction();
        let reached = |&person: &u32| setting.luck.uniform(Purpose::Reach, person, 0) < reach;
        Sending {
            broadcast,
            setting,
            period: setting.at_work(broadcast.period(setting.weeks)),
            messages: broadcast.messages(setting.weeks),
            sent: false,
            load: Load::at_start(setting.attention),
            reached: (reach < 1.0).then(|| (0..setting.organisation.people()).filter(reached).collect()),
        }
    }

    /// This week's messages: awareness (reach · attention · clarity) and persuasion (· trust in the sender); none go out
    /// unless leaders are `at_work` here.
    pub fn act(&mut self, week: u32, at_work: bool, conditions: &mut Conditions) {
        let messages = if at_work { self.period.due(self.messages, week) } else { 0 };
        let attention = self.load.attention(messages as f64 * conditions.alongside, self.setting.attention);
        let reaches = self.reached.as_ref().is_none_or(|reached| !reached.is_empty());
        self.sent |= messages > 0;
        if self.sent && reaches {
            let reactance = self.broadcast.reactance_effect.value() * (1.0 - attention);
            conditions.ease.set_everybody(Easing::Reactance, -reactance);
        }
        if messages == 0 {
            return;
        }
        conditions.said = true;
        let people = self.setting.organisation.people();
        let read = messages as f64 * self.broadcast.opened_percent.fraction() * attention;
        let aware = read * self.broadcast.clarity.value();
        conditions.remind(self.broadcast.reach_percent.fraction() * chance_of_hazard(aware));
        let trust = self.setting.trust.senior_leader.value();
        let outside = times(read * trust, self.broadcast.persuasion_percent.hazard());
        match &self.reached {
            None => {
                conditions.aware.add_everybody(aware);
                conditions.outside.add_everybody(outside);
            }
            Some(reached) => {
                for &person in reached {
                    conditions.aware.add(person, people, aware);
                    conditions.outside.add(person, people, outside);
                }
            }
        }
        conditions.person_days += messages as f64 * self.broadcast.message_cost(people, self.setting.costs);
    }
}
