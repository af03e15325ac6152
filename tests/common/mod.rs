//! Random small cases with everything that exists switched on and off.

#![allow(dead_code, reason = "each test uses a part")]

use groundswell::behaviour::{Behaviour, Dispositions, Stages};
use groundswell::contagion::{Cascade, Dose, Imitation, Reinforced, Rule, Shape, Simple, Threshold};
use groundswell::engine::{Case, Trajectory, simulate_all};
use groundswell::fraction::{Fraction, Percent};
use groundswell::intervention::{
    Attention, Backstage, Broadcast, Cascade as LineCascade, Champions, Costs, Dose as Support, Mandate, Setting,
};
use groundswell::organisation::{Chart, NOBODY, Network, Organisation, Rows, Tie, Trust, Turnover};
use groundswell::random::Luck;
use groundswell::strategy::Strategy as Plan;
use proptest::prelude::*;

/// Everything a case borrows.
#[derive(Debug, Clone)]
pub struct Drawn {
    pub organisation: Organisation,
    pub behaviour: Behaviour,
    pub stages: Stages,
    pub plan: Plan,
    pub starters: u32,
    pub champions: Vec<u32>,
    pub turnover: Turnover,
    pub weeks: u32,
    pub seed: u64,
}

impl Default for Drawn {
    fn default() -> Self {
        Drawn {
            organisation: organisation(40, &[(0, 1), (1, 2), (2, 3), (3, 0), (5, 1), (7, 2)], &[1.0, 0.5], false, true),
            behaviour: Behaviour {
                spreads: Some(Rule::Simple(Simple { chance_percent: percent(20.0) })),
                ..Behaviour::default()
            },
            stages: Stages::Full,
            plan: Plan { broadcast: Some(Broadcast::default()), ..Plan::default() },
            starters: 3,
            champions: vec![],
            turnover: Turnover::NONE,
            weeks: 20,
            seed: 3,
        }
    }
}

impl Drawn {
    /// The behaviour spelled out, what people bring with them, and who starts.
    fn brought(&self) -> (Behaviour, Dispositions, Vec<u32>) {
        let luck = Luck::new(self.seed, 0);
        let behaviour = self.behaviour.clone().spelled_out(self.stages);
        let dispositions = Dispositions::draw(&behaviour, self.organisation.people(), &[], luck);
        let starters = dispositions.starters(self.starters, luck);
        (behaviour, dispositions, starters)
    }

    /// Calls `see` with the case.
    pub fn with<T>(&self, see: impl FnOnce(&Case) -> T) -> T {
        let (behaviour, dispositions, starters) = self.brought();
        let setting = Setting {
            organisation: &self.organisation,
            trust: &Trust::default(),
            turnover: self.turnover,
            attention: &Attention::default(),
            costs: &Costs::default(),
            weeks: self.weeks,
            luck: Luck::new(self.seed, 0),
            off_from: None,
        };
        see(&Case {
            setting,
            behaviour: &behaviour,
            number: 0,
            stages: self.stages,
            dispositions: &dispositions,
            strategy: &self.plan,
            starters: &starters,
            champions: &self.champions,
        })
    }
}

/// Calls `see` with the cases of some draws on the organisation of the first, and with what comes of
/// running them together.
pub fn together(drawn: &[Drawn], see: impl FnOnce(&[Case], &[Trajectory])) {
    let (trust, attention, costs) = (Trust::default(), Attention::default(), Costs::default());
    let brought: Vec<(Behaviour, Dispositions, Vec<u32>)> = drawn.iter().map(Drawn::brought).collect();
    let cases: Vec<Case> = drawn
        .iter()
        .zip(&brought)
        .map(|(drawn_case, (behaviour, dispositions, starters))| Case {
            setting: Setting {
                organisation: &drawn[0].organisation,
                trust: &trust,
                turnover: drawn_case.turnover,
                attention: &attention,
                costs: &costs,
                weeks: drawn_case.weeks,
                luck: Luck::new(drawn_case.seed, 0),
                off_from: None,
            },
            behaviour,
            number: 0,
            stages: drawn_case.stages,
            dispositions,
            strategy: &drawn_case.plan,
            starters,
            champions: &drawn_case.champions,
        })
        .collect();
    see(&cases, &simulate_all(&cases));
}

pub fn percent(value: f64) -> Percent {
    Percent::new(value).expect("a percentage")
}

/// A small organisation: everybody reports to somebody earlier; ties as given.
pub fn organisation(people: u32, pairs: &[(u32, u32)], weights: &[f32], complete: bool, chart: bool) -> Organisation {
    let ties: Vec<Tie> = pairs
        .iter()
        .enumerate()
        .map(|(at, &(from, to))| Tie { from: from % people, to: to % people, weight: weights[at % weights.len()] })
        .filter(|tie| tie.from != tie.to)
        .collect();
    let network = if complete { Network::Complete { people } } else { Network::Rows(Rows::new(people, &ties)) };
    let manager: Vec<u32> = (0..people).map(|person| if person == 0 { NOBODY } else { (person - 1) / 3 }).collect();
    let mut layer = vec![0u8; people as usize];
    for person in 1..people as usize {
        layer[person] = layer[manager[person] as usize] + 1;
    }
    let chart = chart.then(|| Chart {
        team: manager.iter().map(|&manager| if manager == NOBODY { 0 } else { manager }).collect(),
        site: vec![0; people as usize],
        tenure_years: Vec::new(),
        manager,
        layer,
    });
    Organisation { network, chart, ids: None }
}

fn any_percent() -> impl Strategy<Value = Percent> {
    prop_oneof![Just(0.0), Just(100.0), 0.0..100.0].prop_map(percent)
}

fn any_fraction() -> impl Strategy<Value = Fraction> {
    (0.0..=1.0).prop_map(|value| Fraction::new(value).expect("a fraction"))
}

fn any_rule() -> impl Strategy<Value = Rule> {
    let shape = prop_oneof![Just(Shape::Fixed), Just(Shape::Uniform), Just(Shape::Normal), Just(Shape::NormalClipped)];
    prop_oneof![
        any_percent().prop_map(|chance_percent| Rule::Simple(Simple { chance_percent })),
        any_percent().prop_map(|chance_percent| Rule::Cascade(Cascade { chance_percent })),
        any_percent().prop_map(|imitation_percent| Rule::Imitation(Imitation { imitation_percent })),
        (any_percent(), any_percent(), shape.clone(), prop::option::of(0.0..4.0)).prop_map(
            |(share_percent, below_percent, distribution, contacts)| Rule::Threshold(Threshold {
                share_percent,
                contacts,
                below_percent,
                spread_percent: percent(20.0),
                distribution,
            })
        ),
        (any_percent(), shape).prop_map(|(share_percent, distribution)| Rule::Reinforced(Reinforced {
            share_percent,
            distribution,
            ..Reinforced::default()
        })),
        (any_percent(), 1..4u32, 1..64u32).prop_map(|(chance_percent, limit, memory_weeks)| Rule::Dose(Dose {
            chance_percent,
            limit,
            memory_weeks
        })),
    ]
}

fn any_behaviour() -> impl Strategy<Value = Behaviour> {
    let shares = (0.0..40.0, 0.0..30.0, 0.0..20.0, 0.0..50.0);
    let switches = (any::<bool>(), any::<bool>(), any::<bool>());
    let rates = (any_percent(), 0.0..60.0, 0.0..30.0, 0.1..20.0, 0.0..5.0);
    let told = prop::option::of(any_percent());
    let skill = (prop_oneof![Just(0.0), 0.1..20.0], any_percent());
    (any_rule(), shares, switches, rates, told, skill).prop_map(|(rule, shares, switches, rates, told, skill)| {
        Behaviour {
            spreads: Some(rule),
            never_percent: percent(shares.0),
            opponents_percent: percent(shares.1),
            already_doing_percent: percent(shares.2),
            already_aware_percent: percent(shares.3),
            turns_into_habit: Some(switches.0),
            lapse_forgets: switches.1,
            complying_counts: switches.2,
            visible_percent: Some(rates.0),
            lapse_percent_per_week: Some(percent(rates.1)),
            habit_lapse_percent_per_week: percent(rates.2),
            habit_weeks: rates.3,
            outside_percent_per_week: percent(rates.4),
            told_lapse_percent_per_week: told,
            skill_weeks: skill.0,
            gives_up_percent_per_week: skill.1,
            ..Behaviour::default()
        }
    })
}

fn any_plan() -> impl Strategy<Value = Plan> {
    let broadcast = (0.0..20.0, any_percent(), 1..20u32).prop_map(|(messages_per_month, reach_percent, from_week)| {
        Broadcast { messages_per_month, reach_percent, from_week, ..Broadcast::default() }
    });
    let cascade = (0.0..20.0, any_percent()).prop_map(|(rounds_per_year, passed_on_percent)| LineCascade {
        rounds_per_year,
        passed_on_percent,
        ..LineCascade::default()
    });
    let mandate = (0.0..9.0, 1..30u32).prop_map(|(checks_per_month, until)| Mandate {
        checks_per_month,
        monitoring_until_week: Some(until),
        ..Mandate::default()
    });
    let champions = (0.0..5.0, any_percent(), 1..20u32).prop_map(|(talks, drop_out_percent_per_year, from_week)| {
        Champions { conversations_per_week: talks, drop_out_percent_per_year, from_week, ..Champions::default() }
    });
    let dose = (any_fraction(), any_fraction()).prop_map(|(top, first_line)| Support {
        top,
        first_line,
        ..Support::default()
    });
    let backstage =
        (dose, 0..15u32).prop_map(|(dose, ramp_weeks)| Backstage { dose, ramp_weeks, ..Backstage::default() });

    (
        prop::option::of(broadcast),
        prop::option::of(cascade),
        prop::option::of(mandate),
        prop::option::of(champions),
        prop::option::of(backstage),
    )
        .prop_map(|(broadcast, cascade, mandate, champions, backstage)| Plan {
            broadcast,
            cascade,
            mandate,
            champions,
            backstage,
            ..Plan::default()
        })
}

fn any_turnover() -> impl Strategy<Value = Turnover> {
    (any_percent(), any_percent(), any_fraction()).prop_map(|(leavers, movers, engagement_link)| Turnover {
        leavers_percent_per_year: leavers,
        movers_percent_per_year: movers,
        engagement_link,
    })
}

/// Any small case.
pub fn any_case() -> impl Strategy<Value = Drawn> {
    let ties = prop::collection::vec((0..40u32, 0..40u32), 0..160);
    let weights = prop::collection::vec(0.01f32..1.0, 1..5);
    let shape = (1..40u32, ties, weights, any::<bool>(), prop::bool::weighted(0.2));
    let organisation = shape.prop_map(|(people, ties, mut weights, unit, complete)| {
        if unit {
            weights = vec![1.0];
        }
        organisation(people, &ties, &weights, complete, true)
    });
    let stages = prop_oneof![Just(Stages::Full), Just(Stages::AdoptionOnly)];
    let chosen = prop::collection::btree_set(0..40u32, 0..10);
    let turnover = prop_oneof![Just(Turnover::NONE), any_turnover()];
    (organisation, any_behaviour(), stages, any_plan(), (0..6u32, turnover), chosen, 1..30u32, any::<u64>()).prop_map(
        |(organisation, behaviour, stages, plan, (starters, turnover), chosen, weeks, seed)| Drawn {
            champions: chosen.into_iter().filter(|&person| person < organisation.people()).collect(),
            organisation,
            behaviour,
            stages,
            plan,
            starters,
            turnover,
            weeks,
            seed,
        },
    )
}
