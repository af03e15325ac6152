//! What people see of each other: kept with every change, in integer units, so that it is exact.

use super::Case;
use super::clocks::Change;
use crate::behaviour::{Behaviour, Stage};
use crate::contagion::{self, Dose, Rule};
use crate::exact::{UNIT, nearest, units};
use crate::intervention::Conditions;
use crate::organisation::{Network, Rows};
use crate::random::{Luck, Purpose};

/// Everybody's signal to others, and what reaches everybody.
pub(super) struct Exposures<'a> {
    network: &'a Network,
    behaviour: &'a Behaviour,
    /// Who opposes; empty if nobody does.
    opponents: Vec<bool>,
    /// How strongly each person's example counts; empty where all count 1.
    efforts: Vec<f64>,
    /// What each person sends: sign · effort · visibility, 0 unless they practise or oppose.
    signals: Vec<f64>,
    /// What reaches each person, Σ w · signal; on a complete network, their own signal instead.
    reaching: Vec<i64>,
    /// On a complete network, the sum of all signals.
    total: i64,
    fresh: Option<Fresh>,
    doses: Option<Doses<'a>>,
    touched: Touched,
}

/// Whose exposure or stage changed since it was last looked at, a bit a person.
struct Touched {
    everybody: bool,
    anybody: bool,
    bits: Vec<u64>,
}

/// What is new since last week (independent cascade): examples that appeared, none that went.
#[derive(Default)]
struct Fresh {
    reaching: Vec<i64>,
    people: Vec<u32>,
    total: i64,
}

/// Remembered doses, and who can be met (dose rule).
struct Doses<'a> {
    rule: &'a Dose,
    luck: Luck,
    seen: Option<Rows>,
    remembered: Vec<u64>,
}

impl<'a> Exposures<'a> {
    /// What reaches everybody at week 0.
    pub(super) fn at_start(case: &Case<'a>, stages: &[Stage]) -> Exposures<'a> {
        let network = &case.setting.organisation.network;
        let count = network.people() as usize;
        let rule = case.behaviour.spreads.as_ref().expect("a behaviour is spelled out");
        let opposed = !case.dispositions.opponents.is_empty();
        let mut exposures = Exposures {
            network,
            behaviour: case.behaviour,
            opponents: vec![false; if opposed { count } else { 0 }],
            efforts: Vec::new(),
            signals: vec![0.0; count],
            reaching: vec![0; count],
            total: 0,
            fresh: matches!(rule, Rule::Cascade(_)).then(|| Fresh { reaching: vec![0; count], ..Fresh::default() }),
            doses: Doses::of(rule, network, case.setting.luck),
            touched: Touched { everybody: true, anybody: true, bits: vec![0; count.div_ceil(64)] },
        };
        for &person in &case.dispositions.opponents {
            exposures.opponents[person as usize] = true;
        }
        for (person, &stage) in stages.iter().enumerate() {
            exposures.send(person as u32, stage);
        }
        exposures
    }

    /// E: the strength of the examples that a person sees in units, at least 0, with the ease that
    /// support gives.
    #[inline(always)]
    pub(super) fn examples(&self, person: usize, conditions: &Conditions) -> i64 {
        let raw = match self.network {
            Network::Complete { .. } => self.total - self.reaching[person],
            Network::Rows(_) => self.reaching[person],
        };
        eased(raw.max(0), conditions.support.ease_of(person))
    }

    /// What a person meets this week; threshold and outside hazard are not in it.
    #[inline(always)]
    pub(super) fn of(&mut self, person: usize, week: u32, conditions: &Conditions) -> contagion::Exposure {
        let examples = self.examples(person, conditions);
        let all = self.network.incoming_weight(person as u32);
        let share = if all > 0.0 { (examples as f64 / UNIT / all).min(1.0) } else { 0.0 };
        let ease = conditions.support.ease_of(person);
        let gained = self.fresh.as_ref().map_or(0, |fresh| fresh.of(person, self.network));
        let signals = &self.signals;
        let meet = |doses: &mut Doses| doses.meet(person as u32, week, self.network, signals, 1.0 + ease);
        let doses = self.doses.as_mut().map_or(0, meet);
        contagion::Exposure { examples, gained: eased(gained, ease), share, doses, ..Default::default() }
    }

    /// Says that everybody must be looked at.
    pub(super) fn touch_everybody(&mut self) {
        self.touched.everybody = true;
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

    /// Champions' efforts for the coming week.
    pub(super) fn set_efforts(&mut self, people: &[u32], efforts: &[f64], stages: &[Stage]) {
        for (&person, &effort) in people.iter().zip(efforts) {
            if self.efforts.is_empty() && effort != 1.0 {
                self.efforts = vec![1.0; self.signals.len()];
            }
            if self.efforts.get(person as usize).is_some_and(|&before| before != effort) {
                self.efforts[person as usize] = effort;
                self.send(person, stages[person as usize]);
            }
        }
    }

    /// Phase 7: everybody whose practice changed sends a new signal. What was new is so no longer.
    pub(super) fn update(&mut self, changes: &[Change], stages: &[Stage]) {
        for change in changes {
            if let Some(doses) = &mut self.doses {
                doses.remembered[change.person as usize] = 0;
            }
            self.touched.add(change.person);
            self.send(change.person, stages[change.person as usize]);
        }
    }

    /// Before a week's changes are sent: nothing is new yet.
    pub(super) fn nothing_new(&mut self) {
        let Some(fresh) = &mut self.fresh else { return };
        self.touched.everybody |= fresh.total > 0 && matches!(self.network, Network::Complete { .. });
        for person in fresh.people.drain(..) {
            fresh.reaching[person as usize] = 0;
            self.touched.add(person);
        }
        fresh.total = 0;
    }

    /// Replaces a person's signal by the one that follows from stage and effort.
    fn send(&mut self, person: u32, stage: Stage) {
        let new = self.signal(person as usize, stage);
        let old = std::mem::replace(&mut self.signals[person as usize], new);
        if old == new {
            return;
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
            fresh.add(person, change);
        }
    }

    fn send_along(&mut self, rows: &Rows, person: u32, old: f64, new: f64) {
        let weights = rows.weights_of(person);
        let plain = units(new) - units(old);
        for (place, &to) in rows.reached_by(person).iter().enumerate() {
            let change = weights.map_or(plain, |weights| {
                let weight = f64::from(weights[place]);
                units(weight * new) - units(weight * old)
            });
            self.reaching[to as usize] += change;
            self.touched.add(to);
            if let Some(fresh) = &mut self.fresh {
                fresh.add(to, change);
            }
        }
    }

    fn signal(&self, person: usize, stage: Stage) -> f64 {
        let visible = self.behaviour.visible_percent.map_or(1.0, |percent| percent.fraction());
        let practised = match stage {
            Stage::Complying => self.behaviour.complying_counts,
            stage => stage.owned(),
        };
        if practised {
            visible * self.efforts.get(person).copied().unwrap_or(1.0)
        } else if self.opponents.get(person).is_some_and(|&opposes| opposes) {
            -visible
        } else {
            0.0
        }
    }
}

/// Examples with the ease that support gives; without any, the same number.
#[inline(always)]
fn eased(examples: i64, ease: f64) -> i64 {
    if ease == 0.0 { examples } else { nearest(examples as f64 * (1.0 + ease)) }
}

impl Touched {
    #[inline(always)]
    fn add(&mut self, person: u32) {
        self.anybody = true;
        self.bits[person as usize / 64] |= 1 << (person % 64);
    }
}

impl Fresh {
    fn of(&self, person: usize, network: &Network) -> i64 {
        match network {
            Network::Complete { .. } => self.total - self.reaching[person],
            Network::Rows(_) => self.reaching[person],
        }
    }

    fn add(&mut self, person: u32, change: i64) {
        if change > 0 {
            self.reaching[person as usize] += change;
            self.people.push(person);
            self.total += change;
        }
    }
}

impl<'a> Doses<'a> {
    fn of(rule: &'a Rule, network: &Network, luck: Luck) -> Option<Doses<'a>> {
        let Rule::Dose(rule) = rule else { return None };
        let seen = match network {
            Network::Complete { .. } => None,
            Network::Rows(rows) => Some(rows.reversed()),
        };
        Some(Doses { rule, luck, seen, remembered: vec![0; network.people() as usize] })
    }

    /// One colleague, picked by a keyed draw of (person, week), leaves a dose with the rule's chance if
    /// they practise, times the `ease` that support gives. Gives the doses remembered.
    fn meet(&mut self, person: u32, week: u32, network: &Network, signals: &[f64], ease: f64) -> u32 {
        let (pick, chance) = self.luck.pair(Purpose::Observation, person, week);
        let signal = match &self.seen {
            Some(rows) => {
                let around = rows.reached_by(person);
                let place = (pick * around.len() as f64) as usize;
                let weight =
                    rows.weights_of(person).map_or(1.0, |weights| weights.get(place).map_or(0.0, |&w| f64::from(w)));
                around.get(place).map_or(0.0, |&other| weight * signals[other as usize])
            }
            None => {
                let place = (pick * f64::from(network.people() - 1)) as u32;
                let other = place + u32::from(place >= person);
                signals.get(other as usize).copied().unwrap_or(0.0)
            }
        };
        let dosed = chance < self.rule.chance_percent.fraction() * signal * ease;
        let remembered = &mut self.remembered[person as usize];
        *remembered = self.rule.remember(*remembered, dosed);
        remembered.count_ones()
    }
}
