//! Champions at work: they start, talk, win others over, give up and burn out.

use super::super::{Conditions, Period, Setting, Support, Voice};
use super::bridges::{Bridges, both_ways};
use super::member::Member;
use super::{Champions, groups, recruits, waves};
use crate::calendar::WEEKS_PER_YEAR;
use crate::exact::ticks;
use crate::fraction::times;
use crate::organisation::Shuffle;
use crate::random::Purpose;

/// How strongly the example counts of somebody who burnt out.
const WORN_OUT: f64 = 0.5;

/// Champions at work.
#[derive(Debug)]
pub struct Serving<'a> {
    champions: &'a Champions,
    setting: Setting<'a>,
    period: Period,
    talks: f64,
    /// Who was asked and did not decline, in the order of choice, then who was won over; without those who left.
    members: Vec<Member>,
    bridges: Bridges,
}

impl<'a> Serving<'a> {
    /// The champions before week 1; `None` if they hold no conversations, nobody is asked or everybody declines.
    pub fn new(champions: &'a Champions, setting: Setting<'a>, asked: &[u32]) -> Option<Serving<'a>> {
        let declines = champions.refusal_percent.fraction();
        let accepts = |person: &u32| setting.luck.uniform(Purpose::Refusal, *person, 0) >= declines;
        let people: Vec<u32> = asked.iter().copied().filter(accepts).collect();
        let groups = groups::formed(champions, setting.organisation, &people);
        let member = |(place, (&person, group))| {
            let starts = waves::week(champions, waves::of(champions, place, people.len()));
            Member::new(person, starts, group, 0, setting.luck)
        };
        let members: Vec<Member> = people.iter().zip(groups).enumerate().map(member).collect();
        let (period, talks) =
            (setting.at_work(champions.period(setting.weeks)), champions.talks_per_week(setting.costs));
        let works = talks > 0.0 && !members.is_empty();
        works.then(|| Serving { champions, setting, period, talks, members, bridges: Bridges::default() })
    }

    /// Where those sit who serve.
    pub fn serving(&self) -> impl Iterator<Item = u32> + '_ {
        self.members.iter().filter(|member| member.active).map(|member| member.person)
    }

    /// In their first week those who were asked start; while any serve, all learn faster by what they commit to.
    pub fn act(&self, week: u32, conditions: &mut Conditions) {
        if !self.period.holds(week) {
            return;
        }
        let starting = self.members.iter().filter(|member| member.starts == week);
        conditions.start.extend(starting.map(|member| member.person));
        if self.members.iter().any(|member| member.active) {
            conditions.skill *= 1.0 + self.champions.commitment_effect;
        }
    }

    /// Those who leave are no champions any more, and those who move stay champions where they sit.
    pub fn follow(&mut self, shuffle: &Shuffle) {
        let now = shuffle.follow(self.members.iter().map(|member| member.person));
        let seated =
            self.members.drain(..).zip(now).filter_map(|(member, seat)| Some(Member { person: seat?, ..member }));
        self.members = seated.collect();
    }

    /// Their clocks: those who practise when it starts serve; each week a few win others over, give up or burn out.
    /// Settles everybody's effort and books the time spent.
    pub fn serve(&mut self, week: u32, practises: impl Fn(u32) -> bool, conditions: &mut Conditions) {
        if self.period.holds(week) {
            self.gain(week, &conditions.support);
            self.start(week, &practises, conditions);
            self.win_over(week, &practises, conditions);
        }
        self.speak(week, &practises, conditions);
        self.thank(week, &practises, conditions);
        self.bridge(week, &practises, conditions);
    }

    /// Those whose week has come serve if they practise.
    fn start(&mut self, week: u32, practises: &impl Fn(u32) -> bool, conditions: &mut Conditions) {
        for member in self.members.iter_mut().filter(|member| member.starts == week) {
            member.active = practises(member.person);
            conditions.person_days += f64::from(member.active) * self.setting.costs.champion_person_days;
        }
    }

    /// The clocks of giving up and burning out gain their hazards, less where leaders and the group give support.
    fn gain(&mut self, week: u32, support: &Support) {
        let at_work = groups::at_work(self.champions, &self.members);
        let drop_out = self.champions.drop_out_percent_per_year.hazard() / WEEKS_PER_YEAR;
        let burnout = self.champions.burnout_percent_per_year.hazard() / WEEKS_PER_YEAR;
        for member in self.members.iter_mut().filter(|member| member.active) {
            let support_of = support.of(member.person as usize);
            let company = groups::has_company(&at_work, member);
            let alone = if company { 1.0 - self.champions.group_support.value() } else { 1.0 };
            member.drop_out -= ticks(times((1.0 - support.drop_out * support_of) * alone, drop_out));
            member.burnout -= ticks(times(1.0 - support.burnout * support_of, burnout));
            if member.burnout <= 0 {
                member.worn_out_until = week + self.champions.burnout_weeks;
            }
            member.active = member.drop_out > 0 && member.burnout > 0;
        }
    }

    /// The clocks of winning somebody over gain; whoever is won over serves from now on.
    fn win_over(&mut self, week: u32, practises: &impl Fn(u32) -> bool, conditions: &mut Conditions) {
        let hazard = ticks(self.champions.recruits_per_year / WEEKS_PER_YEAR);
        let luck = self.setting.luck;
        for place in 0..self.members.len() {
            let member = &mut self.members[place];
            if !member.active || member.starts == week {
                continue;
            }
            member.recruit -= hazard;
            if member.recruit > 0 {
                continue;
            }
            member.recruit = luck.resolve(Purpose::Recruit, member.person, 0, week);
            let recruiter = &self.members[place];
            let network = &self.setting.organisation.network;
            if let Some(person) = recruits::pick(recruiter, week, &self.members, network, practises, luck) {
                let group = recruiter.group;
                self.members.push(Member { active: true, ..Member::new(person, week, group, week, luck) });
                conditions.person_days += self.setting.costs.champion_person_days;
            }
        }
    }

    /// Settles how strongly each one's example counts, and books the conversations.
    fn speak(&self, week: u32, practises: &impl Fn(u32) -> bool, conditions: &mut Conditions) {
        let at_work = groups::at_work(self.champions, &self.members);
        let mut talking = 0u32;
        for member in &self.members {
            let serving = member.active && self.period.holds(week);
            talking += u32::from(serving && practises(member.person));
            let effort = match serving {
                true => self.effort(member, groups::has_company(&at_work, member), conditions),
                false if week < member.worn_out_until => WORN_OUT,
                false => 1.0,
            };
            conditions.examples.set(Voice::Champion, member.person, self.setting.organisation.people(), effort);
        }
        let talks = f64::from(talking) * self.talks / conditions.alongside;
        conditions.person_days += self.setting.costs.conversations(talks);
    }

    /// How strongly a serving champion's example counts: 1 + conversations · effect · (1 + support) · (1 + group) ·
    /// (1 + endorsement).
    fn effort(&self, member: &Member, company: bool, conditions: &Conditions) -> f64 {
        let support = &conditions.support;
        let talks = self.talks / conditions.alongside * self.champions.conversation_effect;
        let group = if company { 1.0 + self.champions.group_effect } else { 1.0 };
        let endorsed = if self.champions.announced { 1.0 + self.champions.endorsement_effect } else { 1.0 };
        let supported = 1.0 + support.effort * support.of(member.person as usize);
        1.0 + talks * supported * support.kept_effort(member.person as usize) * group * endorsed
    }

    /// Champions who serve are thanked, and thanks fade.
    fn thank(&mut self, week: u32, practises: &impl Fn(u32) -> bool, conditions: &mut Conditions) {
        let Some(thanks) = conditions.support.thanks else { return };
        let held = self.period.holds(week);
        let (worth, given) = thanks.give(&mut self.members, |member| held && member.active && practises(member.person));
        for (member, worth) in self.members.iter().zip(worth) {
            conditions.examples.set(Voice::Recognised, member.person, self.setting.organisation.people(), worth);
        }
        conditions.person_days += self.setting.costs.thanks(given);
    }

    /// Champions who serve are brought together.
    fn bridge(&mut self, week: u32, practises: &impl Fn(u32) -> bool, conditions: &mut Conditions) {
        let bridging = conditions.support.bridging;
        if bridging.due == 0 || !self.period.holds(week) {
            return;
        }
        let serves = |member: &&Member| member.active && practises(member.person);
        let serving: Vec<&Member> = self.members.iter().filter(serves).collect();
        let built = self.bridges.build(bridging, &serving, self.setting.organisation, self.setting.luck);
        conditions.person_days += self.setting.costs.bridges(built.len() as f64);
        let weight = self.setting.trust.peer.value() as f32;
        if weight > 0.0 {
            conditions.bridges.extend(built.into_iter().flat_map(|pair| both_ways(pair, weight)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::Costs;
    use super::*;
    use crate::fraction::{Fraction, Percent};
    use crate::organisation::{Network, Organisation};
    use crate::random::Luck;

    const YEAR: u32 = 52;

    fn percent(value: f64) -> Percent {
        Percent::new(value).unwrap()
    }

    /// What is left after a year of `asked` champions among `people` who all know each other and practise: how many
    /// serve, how many are worn out, how many were won over, and what it cost.
    fn after_a_year(champions: &Champions, people: u32, asked: u32, support: Support) -> (f64, f64, f64, f64) {
        let organisation = Organisation::alike(Network::Complete { people });
        let setting = Setting::plain(&organisation, YEAR, Luck::new(11, 0));
        let asked: Vec<u32> = (0..asked).collect();
        let mut conditions = Conditions { support, ..Conditions::at_start() };
        let Some(mut serving) = Serving::new(champions, setting, &asked) else { return (0.0, 0.0, 0.0, 0.0) };
        let accepted = serving.members.len();
        (1..=YEAR).for_each(|week| serving.serve(week, |_| true, &mut conditions));
        let count = |of: &dyn Fn(&Member) -> bool| serving.members.iter().filter(|member| of(member)).count() as f64;
        let worn = |member: &Member| conditions.examples.effort(member.person as usize) == WORN_OUT;
        (
            count(&|member| member.active),
            count(&worn),
            (serving.members.len() - accepted) as f64,
            conditions.person_days,
        )
    }

    fn lasting() -> Champions {
        Champions { drop_out_percent_per_year: Percent::NONE, ..Champions::default() }
    }

    #[track_caller]
    fn near(found: f64, expected: f64, error: f64) {
        assert!((found - expected).abs() < 4.0 * error, "{found} instead of {expected} ± {error}");
    }

    #[test]
    fn as_many_decline_as_said_and_cost_nothing() {
        let declining = Champions { refusal_percent: percent(30.0), ..lasting() };
        let (serving, _, _, cost) = after_a_year(&declining, 2000, 2000, Support::default());
        near(serving, 1400.0, (2000.0f64 * 0.3 * 0.7).sqrt());
        near(cost, serving * declining.costs(YEAR, 1.0, 1.0, &Costs::default())[0], 1e-6);
        let all = Champions { refusal_percent: Percent::ALL, ..lasting() };
        assert_eq!(after_a_year(&all, 2000, 2000, Support::default()).0, 0.0);
    }

    #[test]
    fn as_many_burn_out_in_a_year_as_said_fewer_with_support_and_their_example_counts_half_for_a_while() {
        let burning = |burnout_weeks| Champions { burnout_percent_per_year: percent(40.0), burnout_weeks, ..lasting() };
        let (serving, worn, ..) = after_a_year(&burning(YEAR), 2000, 2000, Support::default());
        // In the first week nobody's clock gains yet.
        let hazard = -(0.6f64).ln() * 51.0 / 52.0;
        near(serving, 2000.0 * (-hazard).exp(), (2000.0f64 * 0.6 * 0.4).sqrt());
        assert_eq!(worn, 2000.0 - serving);
        let (_, quarter, ..) = after_a_year(&burning(13), 2000, 2000, Support::default());
        let expected = (-hazard * 38.0 / 51.0).exp() - (-hazard).exp();
        near(quarter, 2000.0 * expected, (2000.0 * expected).sqrt());
        assert_eq!(after_a_year(&burning(0), 2000, 2000, Support::default()).1, 0.0);
        let mut supported = Support::default();
        (supported.each, supported.burnout) = (vec![1.0; 2000], 0.5);
        let (serving, ..) = after_a_year(&burning(13), 2000, 2000, supported);
        near(serving, 2000.0 * (-hazard / 2.0).exp(), (2000.0f64 * 0.23 * 0.77).sqrt());
    }

    #[test]
    fn champions_who_win_others_over_grow_as_compound_interest_does() {
        let winning = Champions { recruits_per_year: 2.0, ..lasting() };
        let (serving, _, won, cost) = after_a_year(&winning, 20_000, 300, Support::default());
        // A Yule process: mean n·g, variance n·g·(g − 1); each clock starts the week after.
        let growth = (2.0 - (-2.0f64 / 52.0).exp()).powi(51);
        near(serving, 300.0 * growth, (300.0 * growth * (growth - 1.0)).sqrt());
        assert_eq!(won, serving - 300.0);
        assert!(cost > 300.0 * winning.costs(YEAR, 1.0, 1.0, &Costs::default())[0] + won * 1.5);
    }

    #[test]
    fn those_who_work_in_groups_give_up_more_rarely_and_speak_up_more() {
        let giving_up = Champions { drop_out_percent_per_year: percent(40.0), ..Champions::default() };
        let grouped = Champions {
            work_in_groups_of: 2000,
            group_support: Fraction::new(0.5).unwrap(),
            group_effect: 0.4,
            ..giving_up.clone()
        };
        let hazard = -(0.6f64).ln() * 51.0 / 52.0;
        for (champions, factor) in [(giving_up, 1.0), (grouped, 0.5)] {
            let (serving, ..) = after_a_year(&champions, 2000, 2000, Support::default());
            near(serving, 2000.0 * (-hazard * factor).exp(), (2000.0f64 * 0.24).sqrt());
        }
    }

    #[test]
    fn an_announcement_and_a_group_change_what_conversations_are_worth() {
        let organisation = Organisation::alike(Network::Complete { people: 4 });
        let effort = |champions: &Champions| {
            let setting = Setting::plain(&organisation, YEAR, Luck::new(11, 0));
            let mut conditions = Conditions::at_start();
            Serving::new(champions, setting, &[0, 1]).unwrap().serve(1, |_| true, &mut conditions);
            conditions.examples.effort(0)
        };
        let announced = Champions { announced: true, endorsement_effect: -0.3, ..lasting() };
        let grouped = Champions { work_in_groups_of: 2, group_effect: 0.5, ..lasting() };
        assert_eq!(effort(&lasting()), 2.0);
        assert!((effort(&announced) - 1.7).abs() < 1e-12 && (effort(&grouped) - 2.5).abs() < 1e-12);
        assert_eq!(effort(&Champions { announced: false, ..announced }), 2.0);
    }
}
