//! What people see of each other: kept with every change, in integer units, so that it is exact.

mod brokered;
mod doses;
mod fresh;
mod touched;

use super::Case;
use super::clocks::Change;
use crate::behaviour::{Behaviour, Stage};
use crate::contagion::{self, Rule};
use crate::exact::{UNIT, nearest, units};
use crate::intervention::{Conditions, Examples};
use crate::organisation::{Network, Rows, Tie};
use brokered::Brokered;
use doses::Doses;
use fresh::Fresh;
use touched::Touched;

/// Everybody's signal to others, and what reaches everybody.
pub(super) struct Exposures<'a> {
    network: &'a Network,
    behaviour: &'a Behaviour,
    /// Who opposes; empty if nobody does.
    opponents: Vec<bool>,
    /// What each person sends: sign · effort · visibility, 0 unless they practise or oppose.
    signals: Vec<f64>,
    /// What reaches each person, Σ w · signal; on a complete network, their own signal instead.
    reaching: Vec<i64>,
    /// On a complete network, the sum of all signals.
    total: i64,
    fresh: Option<Fresh>,
    doses: Option<Doses<'a>>,
    brokered: Brokered,
    touched: Touched,
}

impl<'a> Exposures<'a> {
    /// What reaches everybody at week 0.
    pub(super) fn at_start(case: &Case<'a>, stages: &[Stage], conditions: &Conditions) -> Exposures<'a> {
        let network = &case.setting.organisation.network;
        let count = network.people() as usize;
        let rule = case.behaviour.spreads.as_ref().expect("a behaviour is spelled out");
        let opposed = !case.dispositions.opponents.is_empty();
        let mut exposures = Exposures {
            network,
            behaviour: case.behaviour,
            opponents: vec![false; if opposed { count } else { 0 }],
            signals: vec![0.0; count],
            reaching: vec![0; count],
            total: 0,
            fresh: matches!(rule, Rule::Cascade(_)).then(|| Fresh::new(count)),
            doses: Doses::of(rule, network, case.setting.luck),
            brokered: Brokered::default(),
            touched: Touched { everybody: true, anybody: true, bits: vec![0; count.div_ceil(64)] },
        };
        for &person in &case.dispositions.opponents {
            exposures.opponents[person as usize] = true;
        }
        for (person, &stage) in stages.iter().enumerate() {
            exposures.send(person as u32, stage, conditions);
        }
        exposures
    }

    /// E: the strength of the examples that a person sees in units, at least 0, with the ease that
    /// support gives.
    #[inline(always)]
    pub(super) fn examples(&self, person: usize, conditions: &Conditions) -> i64 {
        eased(self.reaching(person), conditions.ease.of(person))
    }

    /// The same without any ease.
    #[inline(always)]
    fn reaching(&self, person: usize) -> i64 {
        let raw = match self.network {
            Network::Complete { .. } => self.total - self.reaching[person],
            Network::Rows(_) => self.reaching[person],
        };
        raw.max(0)
    }

    /// What a person meets this week; threshold and outside hazard are not in it.
    #[inline(always)]
    pub(super) fn of(&mut self, person: usize, week: u32, conditions: &Conditions) -> contagion::Exposure {
        let (ease, brokered) = (conditions.ease.of(person), self.brokered.to(person as u32));
        let examples = eased(self.reaching(person), ease);
        let all = self.network.incoming_weight(person as u32) + brokered::weight(brokered);
        let share = if all > 0.0 { (examples as f64 / UNIT / all).min(1.0) } else { 0.0 };
        let gained = self.fresh.as_ref().map_or(0, |fresh| fresh.of(person, self.network));
        let signals = &self.signals;
        let meet = |doses: &mut Doses| doses.meet(person as u32, week, self.network, brokered, signals, 1.0 + ease);
        let doses = self.doses.as_mut().map_or(0, meet);
        contagion::Exposure { examples, gained: eased(gained, ease), share, doses, ..Default::default() }
    }

    /// Says that everybody must be looked at.
    pub(super) fn touch_everybody(&mut self) {
        self.touched.everybody = true;
    }

    /// Says that some people must be looked at.
    pub(super) fn touch(&mut self, people: &[u32]) {
        people.iter().for_each(|&person| self.touched.add(person));
    }

    /// Whether anybody must be looked at.
    pub(super) fn anybody_touched(&self) -> bool {
        self.touched.everybody || self.touched.anybody
    }

    /// Those of the people from number 64 · `block` on whose exposure or stage changed since the last
    /// look, a bit each; from now on it did not.
    pub(super) fn touched(&mut self, block: usize) -> u64 {
        let bits = std::mem::take(&mut self.touched.bits[block]);
        if !self.touched.everybody {
            return bits;
        }
        let people = self.signals.len() - block * 64;
        if people < 64 { (1 << people) - 1 } else { u64::MAX }
    }

    /// Everybody was looked at.
    pub(super) fn all_seen(&mut self) {
        (self.touched.everybody, self.touched.anybody) = (false, false);
    }

    /// Two people change seats: who opposes does so wherever they sit.
    pub(super) fn swap(&mut self, one: usize, other: usize) {
        if !self.opponents.is_empty() {
            self.opponents.swap(one, other);
        }
    }

    /// Somebody new takes a seat, who opposes or does not.
    pub(super) fn set_opposed(&mut self, person: u32, opposes: bool) {
        if self.opponents.is_empty() && opposes {
            self.opponents = vec![false; self.signals.len()];
        }
        if let Some(opponent) = self.opponents.get_mut(person as usize) {
            *opponent = opposes;
        }
    }

    /// What each person sends to others.
    pub(super) fn signals(&self) -> &[f64] {
        &self.signals
    }

    /// Everybody whose practice changed, or whose example counts for more or less, sends a new signal.
    pub(super) fn update(&mut self, changes: &[Change], stages: &[Stage], conditions: &Conditions) {
        for &person in &conditions.examples.changed.people {
            self.send(person, stages[person as usize], conditions);
        }
        for change in changes {
            if let Some(doses) = &mut self.doses {
                doses.remembered[change.person as usize] = 0;
            }
            self.touched.add(change.person);
            self.send(change.person, stages[change.person as usize], conditions);
        }
    }

    /// Along ties that have come, examples go from now on; they are new to those whom they reach.
    pub(super) fn tie(&mut self, ties: &[Tie]) {
        for &tie in ties {
            self.brokered.add(tie, self.signals.len());
            let reaches = units(f64::from(tie.weight) * self.signals[tie.from as usize]);
            self.reaching[tie.to as usize] += reaches;
            self.touched.add(tie.to);
            if let Some(fresh) = &mut self.fresh {
                fresh.appears(tie.to, 0, reaches);
            }
        }
    }

    /// The ties that came during the run and reach a person.
    pub(super) fn brokered_to(&self, person: u32) -> &[Tie] {
        self.brokered.to(person)
    }

    /// Before a week's changes are sent: nothing is new yet.
    pub(super) fn nothing_new(&mut self) {
        self.brokered.nothing_new();
        let Some(fresh) = &mut self.fresh else { return };
        self.touched.everybody |= fresh.total > 0 && matches!(self.network, Network::Complete { .. });
        let touched = &mut self.touched;
        fresh.clear(&self.signals, |person| touched.add(person));
    }

    /// Replaces a person's signal by the one that follows from stage and effort.
    fn send(&mut self, person: u32, stage: Stage, conditions: &Conditions) {
        let new = self.signal(person as usize, stage, &conditions.examples);
        let old = std::mem::replace(&mut self.signals[person as usize], new);
        if old == new {
            return;
        }
        if let Some(fresh) = &mut self.fresh {
            fresh.sends(person);
        }
        match self.network {
            Network::Complete { .. } => self.send_to_all(person, old, new),
            Network::Rows(rows) => self.send_along(rows, person, old, new),
        }
    }

    fn send_to_all(&mut self, person: u32, old: f64, new: f64) {
        let change = units(new) - units(old);
        self.reaching[person as usize] += change;
        self.total += change;
        self.touched.everybody = true;
        if let Some(fresh) = &mut self.fresh {
            fresh.add(person, person, 1.0, old, new);
        }
    }

    fn send_along(&mut self, rows: &Rows, person: u32, old: f64, new: f64) {
        let (reached, weights) = (rows.reached_by(person), rows.weights_of(person));
        let reaching = &mut self.reaching;
        match weights {
            Some(weights) => reached.iter().zip(weights).for_each(|(&to, &weight)| {
                let weight = f64::from(weight);
                reaching[to as usize] += units(weight * new) - units(weight * old);
            }),
            None => {
                let change = units(new) - units(old);
                reached.iter().for_each(|&to| reaching[to as usize] += change);
            }
        }
        reached.iter().for_each(|&to| self.touched.add(to));
        if let Some(fresh) = &mut self.fresh {
            for (place, &to) in reached.iter().enumerate() {
                fresh.add(person, to, weights.map_or(1.0, |weights| f64::from(weights[place])), old, new);
            }
        }
        for tie in self.brokered.from(person) {
            let weight = f64::from(tie.weight);
            let (before, after) = (units(weight * old), units(weight * new));
            self.reaching[tie.to as usize] += after - before;
            self.touched.add(tie.to);
            match &mut self.fresh {
                Some(fresh) if self.brokered.is_new(tie) => fresh.appears(tie.to, before, after),
                Some(fresh) => fresh.add(person, tie.to, weight, old, new),
                None => (),
            }
        }
    }

    fn signal(&self, person: usize, stage: Stage, examples: &Examples) -> f64 {
        let visible = self.behaviour.visible_percent.map_or(1.0, |percent| percent.fraction());
        let practised = match stage {
            Stage::Complying => self.behaviour.complying_counts,
            stage => stage.owned(),
        };
        if practised {
            visible * examples.effort(person)
        } else if self.opponents.get(person).is_some_and(|&opposes| opposes) {
            -visible
        } else {
            match examples.contrary(person) {
                0.0 => 0.0,
                strength => -visible * strength,
            }
        }
    }
}

/// Examples with the ease that support gives; without any, the same number.
#[inline(always)]
fn eased(examples: i64, ease: f64) -> i64 {
    if ease == 0.0 { examples } else { nearest(examples as f64 * (1.0 + ease)) }
}
