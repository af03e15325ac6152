//! Events strike: people sit elsewhere, a push is felt, a promise is broken.

use super::programme::Programme;
use crate::event::{Event, What};
use crate::fraction::{hazard_of_chance, times};
use crate::intervention::{Conditions, Easing, Setting, Voice};
use crate::organisation::{Network, Rows, Shuffle, Staffing, Tie};
use crate::random::Purpose;

/// How often somebody of another site is looked for.
const ATTEMPTS: u32 = 64;

/// The events of a strategy in one run.
#[derive(Clone, Copy)]
pub(super) struct Events<'a> {
    events: &'a [Event],
    setting: Setting<'a>,
}

impl<'a> Events<'a> {
    pub(super) fn new(events: &'a [Event], setting: Setting<'a>) -> Events<'a> {
        Events { events, setting }
    }

    /// Those of a kind.
    fn of(&self, what: What) -> impl Iterator<Item = &'a Event> + use<'a> {
        self.events.iter().filter(move |event| event.what == what)
    }

    /// Whether an event strikes somebody.
    fn strikes(&self, event: &Event, person: u32) -> bool {
        self.setting.luck.uniform(Purpose::Event, person, event.number) < event.share_percent.fraction()
    }

    /// Whether people may sit elsewhere some day because of an event.
    pub(super) fn move_people(&self) -> bool {
        let moves = |event: &Event| matches!(event.what, What::ChampionsLeave | What::Reorganisation);
        self.events.iter().any(moves)
    }

    /// Phase 1, before anybody leaves: people change seats in a reorganisation.
    pub(super) fn reorganise(&self, week: u32, staffing: &mut Option<Staffing>, shuffle: &mut Shuffle) {
        for event in self.of(What::Reorganisation).filter(|event| event.week == week) {
            for layer in self.setting.organisation.by_layer() {
                let moved = layer.into_iter().filter(|&person| self.strikes(event, person)).collect();
                for pair in self.by_lot(moved, event.number).chunks_exact(2) {
                    shuffle.swapped.push((pair[0], pair[1]));
                    if let Some(staffing) = staffing {
                        staffing.exchange(pair[0], pair[1]);
                    }
                }
            }
        }
    }

    /// Phase 1, after all others: champions leave.
    pub(super) fn lose_champions<'p>(
        &self,
        week: u32,
        programmes: impl Iterator<Item = &'p Programme<'p>> + Clone,
        staffing: &mut Option<Staffing>,
        shuffle: &mut Shuffle,
    ) {
        for event in self.of(What::ChampionsLeave).filter(|event| event.week == week) {
            let champions = programmes.clone().flat_map(|programme| &programme.champions);
            let here = shuffle.follow(champions.flat_map(|champions| champions.serving())).into_iter().flatten();
            let mut leaving: Vec<u32> = here.filter(|&seat| self.strikes(event, seat)).collect();
            leaving.sort_unstable();
            leaving.dedup();
            for seat in leaving {
                shuffle.newcomers.push(seat);
                if let Some(staffing) = staffing {
                    staffing.arrive(seat);
                }
            }
            shuffle.newcomers.sort_unstable();
        }
    }

    /// People in an order by lot.
    fn by_lot(&self, mut people: Vec<u32>, number: u32) -> Vec<u32> {
        let lot = |person: u32| self.setting.luck.uniform(Purpose::Event, person, 1 << 16 | number).to_bits();
        people.sort_by_cached_key(|&person| (lot(person), person));
        people
    }

    /// Phase 3: what is felt this week of a push or a breach.
    pub(super) fn bend(&self, week: u32, programme: &Programme, conditions: &mut Conditions) {
        self.send_away(week, conditions);
        self.merge(week, conditions);
        for event in self.of(What::PushByTheTop).filter(|event| event.week == week) {
            let heard = event.share_percent.fraction() * self.setting.trust.senior_leader.value();
            conditions.outside.add_everybody(heard * hazard_of_chance(event.effect.clamp(0.0, 1.0)));
        }
        for event in self.of(What::PushByChampions).filter(|event| event.week == week) {
            self.push_from_champions(event, programme, conditions);
        }
        let felt = self.of(What::Breach).map(|event| event.effect * event.felt(week)).sum::<f64>();
        if self.of(What::Breach).next().is_some() {
            conditions.ease.set_everybody(Easing::Breach, -felt);
        }
    }

    /// Leaders who are away are not seen, whoever sits there; when all that keeps them away is over, they are.
    fn send_away(&self, week: u32, conditions: &mut Conditions) {
        let turns = |event: &Event| event.lasts(week) != event.lasts(week - 1);
        if !self.of(What::LeaderAbsent).any(turns) {
            return;
        }
        let Some(chart) = &self.setting.organisation.chart else { return };
        let people = self.setting.organisation.people();
        let lasting: Vec<&Event> = self.of(What::LeaderAbsent).filter(|event| event.lasts(week)).collect();
        let leads = chart.leads();
        for leader in (0..people).filter(|&person| leads[person as usize]) {
            let away = lasting.iter().any(|event| self.strikes(event, leader));
            conditions.examples.set(Voice::Presence, leader, people, f64::from(!away));
        }
    }

    /// In a merger people are tied to somebody of another site each, both ways, with a peer's trust.
    fn merge(&self, week: u32, conditions: &mut Conditions) {
        let Some(chart) = &self.setting.organisation.chart else { return };
        let people = self.setting.organisation.people();
        let weight = self.setting.trust.peer.value() as f32;
        for event in self.of(What::Merger).filter(|event| event.week == week && weight > 0.0) {
            for from in (0..people).filter(|&person| self.strikes(event, person)) {
                let pick = |attempt: u32| {
                    let draw = self.setting.luck.uniform(Purpose::Event, from, attempt << 20 | 1 << 17 | event.number);
                    (draw * f64::from(people)) as u32
                };
                let elsewhere = |&to: &u32| chart.site[to as usize] != chart.site[from as usize];
                if let Some(to) = (0..ATTEMPTS).map(pick).find(elsewhere) {
                    conditions.bridges.extend([Tie { from, to, weight }, Tie { from: to, to: from, weight }]);
                }
            }
        }
    }

    /// Every champion at work asks those to whom they are tied, each tie as much as it carries.
    fn push_from_champions(&self, event: &Event, programme: &Programme, conditions: &mut Conditions) {
        let hazard = event.share_percent.fraction() * hazard_of_chance(event.effect.clamp(0.0, 1.0));
        let serving: Vec<u32> = programme.champions.iter().flat_map(|champions| champions.serving()).collect();
        match &self.setting.organisation.network {
            Network::Complete { people } => ask_everybody(&serving, hazard, *people, conditions),
            Network::Rows(rows) => ask_along_ties(&serving, hazard, rows, conditions),
        }
    }

    /// By how much what is intended moves this week.
    pub(super) fn target_moves(&self, week: u32) -> f64 {
        self.of(What::TargetMoves).filter(|event| event.week == week).map(|event| event.effect).sum()
    }

    /// Whether nothing happens any more.
    pub(super) fn are_over(&self, week: u32) -> bool {
        self.events.iter().all(|event| event.week <= week && event.felt(week) == 0.0)
    }
}

/// Each champion asks everybody else.
fn ask_everybody(serving: &[u32], hazard: f64, people: u32, conditions: &mut Conditions) {
    let mut asked_by = vec![serving.len() as u32; people as usize];
    serving.iter().for_each(|&champion| asked_by[champion as usize] -= 1);
    for (person, others) in (0..people).zip(asked_by) {
        conditions.prompted.add(person, people, times(f64::from(others), hazard));
    }
}

fn ask_along_ties(serving: &[u32], hazard: f64, rows: &Rows, conditions: &mut Conditions) {
    for &champion in serving {
        for (place, &person) in rows.reached_by(champion).iter().enumerate() {
            let weight = rows.weights_of(champion).map_or(1.0, |weights| f64::from(weights[place]));
            conditions.prompted.add(person, rows.people(), weight * hazard);
        }
    }
}
