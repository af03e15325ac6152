//! Leaders are asked to do it themselves, for all to see.

use super::dose::{LeaderCounts, Rank, ranks};
use super::{Conditions, Costs, Period, Setting, Voice};
use crate::calendar::WEEKS_PER_MONTH;
use crate::fraction::Percent;
use crate::organisation::Shuffle;
use crate::random::Purpose;
use serde::{Deserialize, Serialize};

/// Leaders are asked to do it themselves, for all to see.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RoleModels {
    /// The leaders who are asked.
    pub layers: Vec<Rank>,
    /// How many of them are asked, from the top down; all if not given. The volume that an equal budget scales.
    #[schemars(range(min = 0, max = 10_000_000), extend("x-unit" = "leaders", "x-default" = "all leaders of these layers"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leaders: Option<u32>,
    /// The week in which they start.
    #[schemars(range(min = 1, max = 10_000), extend("x-unit" = "week"))]
    pub from_week: u32,
    /// The last week in which they do more than practise; to the end if not given.
    #[schemars(range(min = 1, max = 10_000), extend("x-unit" = "week", "x-default" = "the last week"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until_week: Option<u32>,
    /// How many of those asked do it.
    #[schemars(extend("x-unit" = "% of leaders asked", "x-source" = "an assumption"))]
    pub practise_percent: Percent,
    /// How strongly the example of such a leader counts (a colleague's is 1): 1 is practising quietly.
    #[schemars(range(min = 0.0, max = 10.0), extend("x-unit" = "examples", "x-source" = "an assumption: 2; up to 3 for leaders"))]
    pub visibility: f64,
    /// The time that being seen takes a leader who practises.
    #[schemars(range(min = 0.0, max = 200.0), extend("x-unit" = "hours per leader and month", "x-source" = "an assumption"))]
    pub hours_per_month: f64,
}

impl Default for RoleModels {
    fn default() -> Self {
        RoleModels {
            layers: vec![Rank::Top, Rank::Senior],
            leaders: None,
            from_week: 1,
            until_week: None,
            practise_percent: Percent::new(60.0).expect("a percentage"),
            visibility: 2.0,
            hours_per_month: 2.0,
        }
    }
}

impl RoleModels {
    /// The weeks in which they do more than practise.
    pub fn period(&self, weeks: u32) -> Period {
        Period::new(self.from_week, self.until_week, weeks)
    }

    /// How many leaders can be asked.
    pub fn most(&self, leaders: LeaderCounts) -> u32 {
        Rank::ALL.into_iter().filter(|rank| self.layers.contains(rank)).map(|rank| leaders.leaders[rank as usize]).sum()
    }

    /// How many leaders are asked.
    pub fn count(&self, leaders: LeaderCounts) -> u32 {
        let most = self.most(leaders);
        self.leaders.map_or(most, |wanted| wanted.min(most))
    }

    /// Person-days of one leader over a run of `weeks`.
    pub fn cost(&self, weeks: u32, costs: &Costs) -> f64 {
        costs.support(self.hours_per_week() * f64::from(self.period(weeks).weeks()))
    }

    fn hours_per_week(&self) -> f64 {
        self.hours_per_month / WEEKS_PER_MONTH
    }
}

/// Role models at work.
#[derive(Debug)]
pub struct Modelling<'a> {
    role_models: &'a RoleModels,
    setting: Setting<'a>,
    period: Period,
    /// Where those leaders sit who do it and have not left.
    people: Vec<u32>,
    /// Whether leaders stand where they are seen this week.
    at_work: bool,
}

impl<'a> Modelling<'a> {
    /// Before week 1.
    pub fn new(role_models: &'a RoleModels, setting: Setting<'a>) -> Modelling<'a> {
        let share = role_models.practise_percent.fraction();
        let does = |person: &u32| setting.luck.uniform(Purpose::RoleModels, *person, 0) < share;
        let people = asked(role_models, setting).into_iter().filter(does).collect();
        Modelling {
            role_models,
            setting,
            period: setting.at_work(role_models.period(setting.weeks)),
            people,
            at_work: true,
        }
    }

    /// In their first week they start; they are seen unless leaders stand elsewhere than `at_work` here.
    pub fn act(&mut self, week: u32, at_work: bool, conditions: &mut Conditions) {
        self.at_work = at_work;
        if self.period.starts(week) {
            conditions.start.extend_from_slice(&self.people);
        }
    }

    /// Those who leave are no role models any more, and those who move stay so where they sit.
    pub fn follow(&mut self, shuffle: &Shuffle) {
        self.people = shuffle.follow(self.people.iter().copied()).into_iter().flatten().collect();
    }

    /// While it lasts, the example of those who practise counts for more, and takes time.
    pub fn settle(&self, week: u32, practises: impl Fn(u32) -> bool, conditions: &mut Conditions) {
        let held = self.at_work && self.period.holds(week);
        let counts = if held { self.role_models.visibility } else { 1.0 };
        for &person in &self.people {
            conditions.examples.set(Voice::Leader, person, self.setting.organisation.people(), counts);
        }
        let seen = self.people.iter().filter(|&&person| held && practises(person)).count();
        conditions.person_days += self.setting.costs.support(seen as f64 * self.role_models.hours_per_week());
    }
}

/// The leaders who are asked, from the top down, those of one layer by lot.
fn asked(role_models: &RoleModels, setting: Setting) -> Vec<u32> {
    let Some(chart) = &setting.organisation.chart else { return Vec::new() };
    let ranks = ranks(chart);
    let wanted = |person: &u32| ranks[*person as usize].is_some_and(|rank| role_models.layers.contains(&rank));
    let mut leaders: Vec<u32> = (0..setting.organisation.people()).filter(wanted).collect();
    let lot = |person: u32| setting.luck.uniform(Purpose::RoleModels, person, 1).to_bits();
    leaders.sort_by_key(|&person| (chart.layer[person as usize], lot(person), person));
    leaders.truncate(role_models.leaders.unwrap_or(u32::MAX) as usize);
    leaders
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::{Chart, NOBODY, Network, Organisation};
    use crate::random::Luck;

    /// One at the top, four below who lead ten first-line leaders each, who lead one each.
    fn company() -> Organisation {
        let manager: Vec<u32> = std::iter::once(NOBODY)
            .chain([0; 4])
            .chain((0..40).map(|place| 1 + place % 4))
            .chain((0..40).map(|place| 5 + place))
            .collect();
        let people = manager.len();
        let layer = (0..people)
            .map(|person| [0, 1, 2, 3][usize::from(person > 0) + usize::from(person > 4) + usize::from(person > 44)]);
        let chart = Chart {
            layer: layer.collect(),
            team: vec![0; people],
            site: vec![0; people],
            tenure_years: Vec::new(),
            manager,
        };
        Organisation { chart: Some(chart), ..Organisation::alike(Network::Complete { people: people as u32 }) }
    }

    fn with<T>(role_models: &RoleModels, see: impl FnOnce(Modelling) -> T) -> T {
        let company = company();
        let setting = Setting::plain(&company, 52, Luck::new(2, 0));
        see(Modelling::new(role_models, setting))
    }

    #[test]
    fn leaders_of_the_layers_are_asked_from_the_top_down() {
        let asked = |layers: &[Rank], leaders| {
            let all = RoleModels {
                layers: layers.to_vec(),
                leaders,
                practise_percent: Percent::ALL,
                ..RoleModels::default()
            };
            let counts = LeaderCounts::of(&company());
            let people = with(&all, |modelling| modelling.people);
            assert_eq!(people.len(), all.count(counts) as usize);
            people
        };
        assert_eq!(asked(&[Rank::Top], None), [0]);
        assert!(asked(&[Rank::Top, Rank::Senior], Some(3))[1..].iter().all(|person| (1..=4).contains(person)));
        assert_eq!((asked(&Rank::ALL, None).len(), asked(&[Rank::FirstLine], None).len()), (45, 40));
        assert_eq!((asked(&[], None), asked(&[Rank::Middle], Some(9))), (vec![], vec![]));
    }

    #[test]
    fn those_who_practise_are_seen_and_take_their_time_while_it_lasts() {
        let some = RoleModels {
            layers: Rank::ALL.to_vec(),
            practise_percent: Percent::new(50.0).unwrap(),
            visibility: 3.0,
            until_week: Some(26),
            ..RoleModels::default()
        };
        with(&some, |mut modelling| {
            let who = modelling.people.clone();
            assert!((11..=34).contains(&who.len()), "{}", who.len()); // 22.5 ± 3.4 standard errors
            let mut conditions = Conditions::at_start();
            modelling.act(1, true, &mut conditions);
            assert_eq!(conditions.start, who);
            (1..=26).for_each(|week| modelling.settle(week, |_| true, &mut conditions));
            assert_eq!(conditions.examples.effort(who[0] as usize), 3.0);
            let cost = who.len() as f64 * some.cost(52, &Costs::default());
            assert!((conditions.person_days - cost).abs() < 1e-9);
            modelling.settle(27, |_| true, &mut conditions);
            assert!(who.iter().all(|&person| conditions.examples.effort(person as usize) == 1.0));
            assert!((conditions.person_days - cost).abs() < 1e-9);
        });
    }
}
