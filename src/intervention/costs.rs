//! What things cost, in person-days (the ledger's rates).

use serde::{Deserialize, Serialize};

/// What things cost, all in the end as person-days of eight hours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Costs {
    /// Writing and sending one message.
    #[schemars(range(min = 0.0, max = 100_000.0), extend("x-unit" = "person-days per message", "x-source" = "an assumption"))]
    pub message_person_days: f64,
    /// Reading it, for everybody who opens it.
    #[schemars(range(min = 0.0, max = 10_000.0), extend("x-unit" = "minutes per reader", "x-source" = "an assumption"))]
    pub reading_minutes: f64,
    /// A team meeting of a cascade, for everybody who sits in it.
    #[schemars(range(min = 0.0, max = 10_000.0), extend("x-unit" = "minutes per person", "x-source" = "an assumption"))]
    pub meeting_minutes: f64,
    /// One check of one person.
    #[schemars(range(min = 0.0, max = 10_000.0), extend("x-unit" = "minutes per check", "x-source" = "an assumption"))]
    pub check_minutes: f64,
    /// Preparing one champion.
    #[schemars(range(min = 0.0, max = 1_000.0), extend("x-unit" = "person-days per champion", "x-source" = "an assumption: a camp of one to two days"))]
    pub champion_person_days: f64,
    /// One conversation, for the two who hold it together.
    #[schemars(range(min = 0.0, max = 10_000.0), extend("x-unit" = "minutes per conversation", "x-source" = "an assumption"))]
    pub conversation_minutes: f64,
    /// One check-in, for the two who hold it together.
    #[schemars(range(min = 0.0, max = 10_000.0), extend("x-unit" = "minutes per check-in", "x-source" = "an assumption: a quarter of an hour each"))]
    pub check_in_minutes: f64,
    /// Coaching and support by one leader who takes on the backstage role fully.
    #[schemars(range(min = 0.0, max = 1_000.0), extend("x-unit" = "hours per leader and month", "x-source" = "an assumption"))]
    pub backstage_hours_per_month: f64,
    /// Thanking a champion once, for all who take part.
    #[schemars(range(min = 0.0, max = 10_000.0), extend("x-unit" = "minutes per thank", "x-source" = "an assumption"))]
    pub recognition_minutes: f64,
    /// Bringing two people together who did not know each other, for all who take part.
    #[schemars(range(min = 0.0, max = 1_000.0), extend("x-unit" = "hours per tie", "x-source" = "an assumption"))]
    pub bridge_hours: f64,
}

impl Default for Costs {
    fn default() -> Self {
        Costs {
            message_person_days: 2.0,
            reading_minutes: 3.0,
            meeting_minutes: 30.0,
            check_minutes: 3.0,
            champion_person_days: 1.5,
            conversation_minutes: 20.0,
            check_in_minutes: 30.0,
            backstage_hours_per_month: 4.0,
            recognition_minutes: 15.0,
            bridge_hours: 4.0,
        }
    }
}

/// A person-day in minutes: eight hours.
const DAY_MINUTES: f64 = 480.0;

impl Costs {
    /// Person-days of one message that `readers` people read.
    pub fn message(&self, readers: f64) -> f64 {
        self.message_person_days + readers * self.reading_minutes / DAY_MINUTES
    }

    /// Person-days of `people` sitting in a team meeting.
    pub fn meeting(&self, people: f64) -> f64 {
        people * self.meeting_minutes / DAY_MINUTES
    }

    /// Person-days of checking `people` once.
    pub fn check(&self, people: f64) -> f64 {
        people * self.check_minutes / DAY_MINUTES
    }

    /// Person-days of `talks` conversations.
    pub fn conversations(&self, talks: f64) -> f64 {
        talks * self.conversation_minutes / DAY_MINUTES
    }

    /// Hours of so many check-ins.
    pub fn check_in_hours(&self, check_ins: f64) -> f64 {
        check_ins * self.check_in_minutes / 60.0
    }

    /// Person-days of thanking champions so often.
    pub fn thanks(&self, thanks: f64) -> f64 {
        thanks * self.recognition_minutes / DAY_MINUTES
    }

    /// Person-days of brokering so many ties.
    pub fn bridges(&self, ties: f64) -> f64 {
        self.support(ties * self.bridge_hours)
    }

    /// Person-days of `hours` of leaders' support.
    pub fn support(&self, hours: f64) -> f64 {
        hours * 60.0 / DAY_MINUTES
    }
}
