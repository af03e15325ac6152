//! Random small cases with everything that exists switched on and off.

#![allow(dead_code, reason = "each test uses a part")]

use groundswell::behaviour::{Behaviour, Dispositions, Stages};
use groundswell::contagion::{Cascade, Dose, Imitation, Reinforced, Rule, Shape, Simple, Threshold};
use groundswell::engine::{Case, Trajectory, simulate_all};
use groundswell::event::{Event, What};
use groundswell::fraction::{Fraction, Percent};
use groundswell::intervention::{
    Attention, Backstage, Broadcast, Cascade as LineCascade, Champions, Costs, Dose as Support, Mandate, Rank,
    Recognised, RoleModels, Setting,
};
use groundswell::leadership::decisions::Decisions;
use groundswell::leadership::{Leaders, Mode, Policy};
use groundswell::organisation::{Chart, NOBODY, Network, Organisation, Rows, Stance, Tie, Trust, Turnover};
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
    pub stance: Stance,
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
            stance: Stance::NONE,
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
        let dispositions = Dispositions::draw(&behaviour, 0, self.organisation.people(), &[], luck);
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
            stance: self.stance,
            attention: &Attention::default(),
            costs: &Costs::default(),
            weeks: self.weeks,
            luck: Luck::new(self.seed, 0),
            off_from: None,
            stop: None,
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
                stance: drawn_case.stance,
                attention: &attention,
                costs: &costs,
                weeks: drawn_case.weeks,
                luck: Luck::new(drawn_case.seed, 0),
                off_from: None,
                stop: None,
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
    let risk = (prop_oneof![Just(0.0), 0.0..50.0], any_fraction(), 0.0..0.5);
    let told = (prop::option::of(any_percent()), risk);
    let skill = (prop_oneof![Just(0.0), 0.1..20.0], any_percent());
    let forms = (prop_oneof![Just(0.0), 0.0..0.5], prop_oneof![Just(0.0), 0.0..0.5], any_fraction(), 0.0..40.0);
    (any_rule(), shares, switches, rates, told, skill, forms).prop_map(
        |(rule, shares, switches, rates, (told, risk), skill, forms)| Behaviour {
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
            risk_points: risk.0,
            team_safety: risk.1,
            team_safety_spread: risk.2,
            told_lapse_percent_per_week: told,
            skill_weeks: skill.0,
            gives_up_percent_per_week: skill.1,
            copying_error: forms.0,
            local_adaptation: forms.1,
            goal_clarity: forms.2,
            dominant_people_percent: percent(forms.3),
            ..Behaviour::default()
        },
    )
}

fn any_event() -> impl Strategy<Value = Event> {
    let what = prop::sample::select(vec![
        What::ChampionsLeave,
        What::PushByChampions,
        What::PushByTheTop,
        What::Breach,
        What::TargetMoves,
        What::Reorganisation,
        What::LeadersRevertToControl,
        What::LeaderAbsent,
        What::Merger,
    ]);
    (what, 1..25u32, 1..9u32, any_percent(), 0.0..1.0).prop_map(|(what, week, for_weeks, share_percent, effect)| {
        Event { week, what, for_weeks, share_percent, effect, strategies: Vec::new(), number: 0 }
    })
}

fn any_champions() -> impl Strategy<Value = Champions> {
    let who = (0.0..5.0, any_percent(), 1..20u32, prop::option::of(0.0..20.0));
    let luck = (sometimes(any_percent()), sometimes(any_percent()), 0..20u32, sometimes(0.0..52.0));
    let order = (1..4u32, 1..10u32, 1..5u32);
    let worth = (sometimes(0.0..2.0), sometimes(any_fraction()), any::<bool>(), -0.3..0.3, sometimes(0.0..2.0));
    (who, luck, order, worth).prop_map(|(who, luck, order, worth)| Champions {
        conversations_per_week: who.0,
        drop_out_percent_per_year: who.1,
        from_week: who.2,
        hours_per_month: who.3,
        refusal_percent: luck.0.unwrap_or(Percent::NONE),
        burnout_percent_per_year: luck.1.unwrap_or(Percent::NONE),
        burnout_weeks: luck.2,
        recruits_per_year: luck.3.unwrap_or(0.0),
        wave_count: order.0,
        wave_gap_weeks: order.1,
        work_in_groups_of: order.2,
        group_effect: worth.0.unwrap_or(0.0),
        group_support: worth.1.unwrap_or(Fraction::NONE),
        announced: worth.2,
        endorsement_effect: worth.3,
        commitment_effect: worth.4.unwrap_or(0.0),
        ..Champions::default()
    })
}

fn any_backstage() -> impl Strategy<Value = Backstage> {
    let dose = (any_fraction(), any_fraction()).prop_map(|(top, first_line)| Support {
        top,
        first_line,
        ..Support::default()
    });
    let role = (dose, 0..15u32, 1..9u32, prop::option::of(1..30u32));
    let led = (role, any_fear(), any_contact(), any_stepping_in()).prop_map(in_the_role);
    let thanks = (sometimes(0.0..50.0), any::<bool>(), any_fraction());
    let bridges = (sometimes(0.0..30.0), 1..5u32);
    (led, thanks, bridges, any_fraction(), sometimes(0.0..2.0), 0.0..=6.0).prop_map(
        |(led, thanks, bridges, burnout_effect, coaching, decision_levels_effect)| Backstage {
            decision_levels_effect,
            recognitions_per_month: thanks.0.unwrap_or(0.0),
            recognised: if thanks.1 { Recognised::Stars } else { Recognised::Everyone },
            passed_over_effect: thanks.2,
            bridges_per_month: bridges.0.unwrap_or(0.0),
            bridge_width: bridges.1,
            burnout_effect,
            coaching_effect: coaching.unwrap_or(0.0),
            ..led
        },
    )
}

fn any_role_models() -> impl Strategy<Value = RoleModels> {
    let layers = prop::sample::subsequence(Rank::ALL.to_vec(), 0..=4);
    (layers, prop::option::of(0..9u32), 1..20u32, prop::option::of(1..25u32), any_percent(), 0.0..3.0).prop_map(
        |(layers, leaders, from_week, until_week, practise_percent, visibility)| RoleModels {
            layers,
            leaders,
            from_week,
            until_week,
            practise_percent,
            visibility,
            ..RoleModels::default()
        },
    )
}

fn sometimes<T: std::fmt::Debug>(values: impl Strategy<Value = T>) -> impl Strategy<Value = Option<T>> {
    prop::option::of(values)
}

fn any_plan() -> impl Strategy<Value = Plan> {
    let broadcast = (0.0..20.0, any_percent(), 1..20u32, sometimes(any_fraction())).prop_map(
        |(messages_per_month, reach_percent, from_week, reactance)| Broadcast {
            messages_per_month,
            reach_percent,
            from_week,
            reactance_effect: reactance.unwrap_or(Fraction::NONE),
            ..Broadcast::default()
        },
    );
    let cascade = (0.0..20.0, any_percent()).prop_map(|(rounds_per_year, passed_on_percent)| LineCascade {
        rounds_per_year,
        passed_on_percent,
        ..LineCascade::default()
    });
    let mandate =
        (0.0..9.0, 1..30u32, sometimes(any_percent())).prop_map(|(checks_per_month, until, crowding)| Mandate {
            checks_per_month,
            monitoring_until_week: Some(until),
            crowding_out_percent: crowding.unwrap_or(Percent::NONE),
            ..Mandate::default()
        });
    (
        prop::option::of(broadcast),
        prop::option::of(cascade),
        prop::option::of(mandate),
        prop::option::of(any_champions()),
        prop::option::of(any_backstage()),
        prop::option::of(any_role_models()),
        prop_oneof![Just(Vec::new()), prop::collection::vec(any_event(), 1..4)],
        (any_leaders(), prop::option::of(any_policy()), sometimes(any_decisions())),
    )
        .prop_map(
            |(broadcast, cascade, mandate, champions, backstage, role_models, events, (leaders, policy, decisions))| {
                Plan {
                    broadcast,
                    cascade,
                    mandate,
                    champions,
                    backstage,
                    role_models,
                    events: (0..).zip(events).map(|(number, event)| Event { number, ..event }).collect(),
                    leaders,
                    policy,
                    decisions,
                    ..Plan::default()
                }
            },
        )
}

type Fear = (Fraction, u32, Percent, Fraction, u32, Fraction);
type Contact = (f64, Fraction, f64, f64, Fraction);
type SteppingIn = (Option<f64>, Option<Percent>, u32, u32, Percent, Fraction);

fn any_fear() -> impl Strategy<Value = Fear> {
    (any_fraction(), 0..9u32, any_percent(), any_fraction(), 1..6u32, any_fraction())
}

fn any_contact() -> impl Strategy<Value = Contact> {
    let check_ins = prop_oneof![Just(0.0), 0.0..30.0];
    (check_ins, any_fraction(), 0.0..4.0, 0.0..2.0, any_fraction())
}

fn any_stepping_in() -> impl Strategy<Value = SteppingIn> {
    let triggers = (prop::option::of(0.0..0.5), prop::option::of(any_percent()));
    (triggers, 1..5u32, 0..5u32, any_percent(), any_fraction())
        .prop_map(|((drift, aligned), weeks, lag, persuasion, pull)| (drift, aligned, weeks, lag, persuasion, pull))
}

fn in_the_role(all: ((Support, u32, u32, Option<u32>), Fear, Contact, SteppingIn)) -> Backstage {
    let ((dose, ramp_weeks, from_week, until_week), fear, contact, stepping_in) = all;
    Backstage {
        dose,
        ramp_weeks,
        from_week,
        until_week,
        fear_of_letting_go: fear.0,
        patience_weeks: fear.1,
        plan_percent: fear.2,
        coaching: fear.3,
        reverts_for_weeks: fear.4,
        override_effect: fear.5,
        check_ins_per_month: contact.0,
        feedback_quality: contact.1,
        expected_contacts_per_month: contact.2,
        expected_contacts_spread: contact.3,
        unsupported_effect: contact.4,
        steps_in_when_drift_above: stepping_in.0,
        steps_in_when_aligned_below_percent: stepping_in.1,
        steps_in_for_weeks: stepping_in.2,
        detection_lag_weeks: stepping_in.3,
        directive_persuasion_percent: stepping_in.4,
        directive_pull: stepping_in.5,
        ..Backstage::default()
    }
}

fn any_policy() -> impl Strategy<Value = Policy> {
    let start = prop_oneof![Just(Mode::Front), Just(Mode::Among), Just(Mode::Behind)];
    let level = || prop::option::of((0.0..60.0).prop_map(percent));
    let triggers = (prop::option::of(0.0..0.5), level());
    (start, level(), level(), triggers, 0..9u32, 1..5u32, 0..5u32).prop_map(
        |(start, among_from_percent, behind_from_percent, triggers, patience_weeks, for_weeks, detection_lag_weeks)| {
            Policy {
                start,
                among_from_percent,
                behind_from_percent,
                front_when_drift_above: triggers.0,
                front_when_aligned_below_percent: triggers.1,
                patience_weeks,
                for_weeks,
                detection_lag_weeks,
            }
        },
    )
}

fn any_decisions() -> impl Strategy<Value = Decisions> {
    let effects = (any_percent(), any_fraction(), any_fraction());
    (0.0..20.0, 1.0..=7.0, 0.0..3.0, 0.0..20.0, 0.1..9.0, any::<bool>(), effects).prop_map(
        |(per_team_per_month, level, level_spread, days_per_step, leader_decisions_per_week, consensus, effects)| {
            Decisions {
                per_team_per_month,
                level,
                level_spread,
                days_per_step,
                leader_decisions_per_week,
                consensus,
                override_percent: effects.0,
                ownership_effect: effects.1,
                waiting_effect: effects.2,
            }
        },
    )
}

fn any_leaders() -> impl Strategy<Value = Leaders> {
    prop_oneof![Just(Fraction::NONE), any_fraction()].prop_map(|say_do_gap_effect| Leaders { say_do_gap_effect })
}

fn any_turnover() -> impl Strategy<Value = Turnover> {
    (any_percent(), any_percent(), any_fraction()).prop_map(|(leavers, movers, engagement_link)| Turnover {
        leavers_percent_per_year: leavers,
        movers_percent_per_year: movers,
        engagement_link,
    })
}

fn any_stance() -> impl Strategy<Value = Stance> {
    let stance = (-1.0..=1.0, 0.0..1.0, 0.0..=1.0);
    let stance = stance.prop_map(|(mean, spread, effect)| Stance { mean, spread, effect });
    prop_oneof![Just(Stance::NONE), stance]
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
    (
        organisation,
        any_behaviour(),
        stages,
        any_plan(),
        (0..6u32, turnover, any_stance()),
        chosen,
        1..30u32,
        any::<u64>(),
    )
        .prop_map(|(organisation, behaviour, stages, plan, (starters, turnover, stance), chosen, weeks, seed)| {
            Drawn {
                champions: chosen.into_iter().filter(|&person| person < organisation.people()).collect(),
                organisation,
                behaviour,
                stages,
                plan,
                starters,
                turnover,
                stance,
                weeks,
                seed,
            }
        })
}
