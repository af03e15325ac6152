//! Leaders in the backstage role: whether they stay there, step in, and are felt to support.

use super::Seen;
use super::contact::Contact;
use super::fear::Fear;
use super::line::Line;
use super::stepping_in::SteppingIn;
use crate::event::Event;
use crate::intervention::{Backstage, Changed, Conditions, Easing, Setting};
use crate::organisation::Shuffle;

/// Leaders in the backstage role.
#[derive(Debug)]
pub(super) struct Backing<'a> {
    backstage: &'a Backstage,
    line: Line<'a>,
    fear: Option<Fear<'a>>,
    stepping_in: Option<SteppingIn<'a>>,
    contact: Contact<'a>,
    ease: f64,
    /// How much support people have in the mean.
    mean: f64,
}

impl<'a> Backing<'a> {
    /// Before week 1; `None` without reporting lines.
    pub(super) fn new(
        backstage: &'a Backstage,
        events: &'a [Event],
        setting: Setting<'a>,
        number: u8,
    ) -> Option<Backing<'a>> {
        let chart = setting.organisation.chart.as_ref()?;
        Some(Backing {
            backstage,
            line: Line::new(chart),
            fear: Fear::new(backstage, events, &backstage.dose.of_everybody(chart), setting, number),
            stepping_in: SteppingIn::new(backstage, setting),
            contact: Contact::new(backstage, setting),
            ease: 0.0,
            mean: 0.0,
        })
    }

    /// Phase 1: people sit elsewhere than last week.
    pub(super) fn follow(&mut self, shuffle: &Shuffle, conditions: &mut Conditions) {
        if let Some(fear) = &mut self.fear {
            fear.follow(shuffle, &mut conditions.support);
        }
        self.contact.follow(shuffle);
    }

    /// Phase 3: leaders go back to control or let go, step in or back, and what they give reaches everybody.
    pub(super) fn respond(&mut self, week: u32, seen: &Seen, conditions: &mut Conditions) {
        if let Some(fear) = &mut self.fear {
            fear.respond(week, seen, &mut conditions.support);
        }
        if let Some(stepping_in) = &mut self.stepping_in {
            stepping_in.respond(week, seen, &self.line, conditions);
        }
        let doses = conditions.support.take_changed();
        let supported = self.line.pass_on(&doses, &mut conditions.support);
        if self.backstage.coaching_effect > 0.0 {
            self.coach(&doses, conditions);
        }
        self.ease(&supported, conditions);
        self.contact.respond(&self.line, &doses, conditions);
    }

    /// The more support there is, the faster people learn what they try.
    fn coach(&mut self, doses: &Changed, conditions: &mut Conditions) {
        if doses.any() {
            let each = &conditions.support.each;
            self.mean = each.iter().sum::<f64>() / each.len().max(1) as f64;
        }
        conditions.skill *= 1.0 + conditions.support.coaching * self.mean;
    }

    /// Support makes examples count more, and control in its place less; `supported` are those whose support is
    /// another one.
    fn ease(&mut self, supported: &[u32], conditions: &mut Conditions) {
        let ease = conditions.support.ease;
        let control = self.backstage.override_effect.value();
        let of = |person: u32| {
            let manager = self.line.chart.manager[person as usize];
            let reverted = control > 0.0 && self.fear.as_ref().is_some_and(|fear| fear.has_reverted(manager));
            ease * conditions.support.of(person as usize) - if reverted { control } else { 0.0 }
        };
        let people = self.line.chart.manager.len() as u32;
        if self.ease == ease {
            supported.iter().for_each(|&person| conditions.ease.set(Easing::Support, person, people, of(person)));
        } else {
            conditions.ease.set_all(Easing::Support, people, |person| of(person as u32));
        }
        self.ease = ease;
    }

    /// The share of the leaders in the role who went back to control.
    pub(super) fn reverted(&self) -> f64 {
        self.fear.as_ref().map_or(0.0, Fear::share)
    }

    /// Whether leaders stepped in this week.
    pub(super) fn stepped_in(&self) -> bool {
        self.stepping_in.as_ref().is_some_and(|stepping_in| stepping_in.in_front)
    }

    /// How supported people feel.
    pub(super) fn perceived_support(&self) -> f64 {
        self.contact.perceived
    }

    /// How old the picture is on which they act.
    pub(super) fn lag(&self) -> u32 {
        self.backstage.detection_lag_weeks
    }
}
