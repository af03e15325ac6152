//! Ties among colleagues on top of the reporting lines of a chart.

use super::circle::{Circle, Reach, ordered};
use super::pairs::tied;
use super::{Chart, Hubs, NOBODY, Network, Trust};
use crate::fraction::Percent;
use rand_chacha::ChaCha8Rng;

/// Ties among colleagues: how many, how far they reach, and what they carry.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Colleagues {
    /// Contacts of a person, reporting lines not counted, on average; 0 or more.
    pub contacts_per_person: f64,
    /// The share of these ties within a team.
    pub same_team_percent: Percent,
    /// The share of these ties within a site but not within a team; what is left of 100 % at most.
    pub same_site_percent: Percent,
    /// How unequal people are in how many contacts they have.
    pub hubs: Hubs,
    /// How much an example counts, by who gives it; a tie that carries nothing is left out.
    pub trust: Trust,
}

impl Colleagues {
    /// The network of a chart: its reporting lines and ties among colleagues, all both ways. Linear in ties.
    ///
    /// The number of ties is fixed by the settings: each team and each site gets its share by the number
    /// of its people. A tie for which a team has no room goes to the sites, then to people of other sites,
    /// then to wherever there is room.
    pub fn grow(&self, chart: &Chart, rng: &mut ChaCha8Rng) -> Network {
        let people = chart.manager.len() as u32;
        let rows = tied(people, self.pairs(chart, rng));
        Network::Rows(rows.weighed(|from, to| self.trust.weight(chart, from, to)))
    }

    /// Who is tied to whom, reporting lines among them.
    fn pairs(&self, chart: &Chart, rng: &mut ChaCha8Rng) -> Vec<[u32; 2]> {
        let people = chart.manager.len() as u32;
        let sociability = self.hubs.sociability(people as usize, rng);
        let by_team = in_order((0..people).collect(), |person| chart.team[person as usize]);
        let by_site = in_order(by_team.clone(), |person| u32::from(chart.site[person as usize]));
        let mut pairs = lines(chart);
        let circles = self.circles(chart, &by_team, &by_site);
        pairs.reserve_exact(circles.iter().map(|circle| circle.wanted as usize).sum());
        circles.iter().for_each(|circle| circle.draw(&sociability, rng, &mut pairs));
        pairs
    }

    /// The circles of a chart, with the number of ties to be drawn in each.
    fn circles<'a>(&self, chart: &'a Chart, by_team: &'a [u32], by_site: &'a [u32]) -> Vec<Circle<'a>> {
        let same_team = |&a: &u32, &b: &u32| chart.team[a as usize] == chart.team[b as usize];
        let same_site = |&a: &u32, &b: &u32| chart.site[a as usize] == chart.site[b as usize];
        let mut teams: Vec<_> = by_team.chunk_by(same_team).map(|team| Circle::new(chart, Reach::Team, team)).collect();
        let mut sites: Vec<_> = by_site.chunk_by(same_site).map(|site| Circle::new(chart, Reach::Site, site)).collect();
        let mut anywhere = vec![Circle::new(chart, Reach::Anywhere, by_site)];
        let [in_teams, at_sites, elsewhere] = self.wanted(chart.manager.len());
        let left = share_out(&mut teams, in_teams);
        let left = share_out(&mut sites, at_sites + left);
        let left = share_out(&mut anywhere, elsewhere + left);
        let left = fill_up(&mut sites, left);
        fill_up(&mut teams, left);
        teams.into_iter().chain(sites).chain(anywhere).collect()
    }

    /// How many ties are asked for within teams, within sites, and elsewhere.
    fn wanted(&self, people: usize) -> [u64; 3] {
        let all = libm::round(people as f64 * self.contacts_per_person / 2.0);
        let in_teams = libm::round(all * self.same_team_percent.fraction());
        let at_sites = libm::round(all * self.same_site_percent.fraction()).min(all - in_teams);
        [in_teams, at_sites, all - in_teams - at_sites].map(|ties| ties as u64)
    }
}

/// The two people of every line.
fn lines(chart: &Chart) -> Vec<[u32; 2]> {
    let lines = (0..).zip(&chart.manager).filter(|(_, manager)| **manager != NOBODY);
    lines.map(|(report, &manager)| ordered(manager, report)).collect()
}

/// Shares out ties over circles by their people, as far as there is room; gives back what is left.
fn share_out(circles: &mut [Circle], ties: u64) -> u64 {
    let people: u64 = circles.iter().map(Circle::people).sum();
    let upto = |seen: u64| u128::from(ties) * u128::from(seen) / u128::from(people.max(1));
    let (mut seen, mut placed) = (0, 0);
    for circle in circles {
        let before = upto(seen);
        seen += circle.people();
        circle.wanted = ((upto(seen) - before) as u64).min(circle.room);
        placed += circle.wanted;
    }
    ties - placed
}

/// Places ties wherever there is room, circle after circle; gives back what is left.
fn fill_up(circles: &mut [Circle], ties: u64) -> u64 {
    circles.iter_mut().fold(ties, |left, circle| {
        let more = left.min(circle.room - circle.wanted);
        circle.wanted += more;
        left - more
    })
}

/// People in the order of a key, those with the same key in the order given; linear.
fn in_order(people: Vec<u32>, key: impl Fn(u32) -> u32) -> Vec<u32> {
    let keys = people.iter().map(|&person| key(person) as usize + 1).max().unwrap_or(0);
    let mut next = vec![0u32; keys + 1];
    people.iter().for_each(|&person| next[key(person) as usize + 1] += 1);
    (0..keys).for_each(|at| next[at + 1] += next[at]);
    let mut sorted = vec![0; people.len()];
    for person in people {
        let at = &mut next[key(person) as usize];
        sorted[*at as usize] = person;
        *at += 1;
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::super::Figures;
    use super::super::sound::{is_sound, rng};
    use super::super::{Company, Organisation, read_people};
    use super::*;
    use proptest::prelude::*;

    fn percent(value: f64) -> Percent {
        Percent::new(value).unwrap()
    }

    fn colleagues(contacts_per_person: f64, team: f64, site: f64) -> Colleagues {
        Colleagues {
            contacts_per_person,
            same_team_percent: percent(team),
            same_site_percent: percent(site),
            hubs: Hubs::Some,
            trust: Trust::default(),
        }
    }

    /// One team of `people` without a manager, at one site.
    fn one_team(people: usize) -> Chart {
        Chart {
            manager: vec![NOBODY; people],
            layer: vec![0; people],
            team: vec![0; people],
            site: vec![0; people],
            tenure_years: vec![],
        }
    }

    #[test]
    fn where_nothing_else_has_room_all_ties_go_to_the_team() {
        let network = colleagues(4.0, 20.0, 30.0).grow(&one_team(50), &mut rng(1));
        assert_eq!(network.ties(), 200);
    }

    #[test]
    fn more_contacts_than_there_is_room_for_tie_everybody() {
        let network = colleagues(1000.0, 20.0, 30.0).grow(&one_team(9), &mut rng(1));
        assert_eq!(network.ties(), 72);
        assert!(is_sound(&network));
        assert_eq!(colleagues(5.0, 50.0, 50.0).grow(&one_team(0), &mut rng(1)).ties(), 0);
    }

    #[test]
    fn what_small_teams_cannot_hold_goes_to_their_sites() {
        let company = Company {
            people: 400,
            layers: None,
            span_of_control: 4.0,
            sites: 2,
            contacts_per_person: 10.0,
            same_team_percent: percent(80.0),
            same_site_percent: percent(10.0),
            hubs: Hubs::None,
            trust: Trust::default(),
        };
        let figures = Figures::of(&company.build(&mut rng(1)));
        assert_eq!(figures.contacts.mean, 10.0);
        let chart = figures.chart.unwrap();
        let (team, site) = (chart.same_team.unwrap(), chart.same_site.unwrap());
        assert!(team < 0.4, "{team}");
        assert!((team + site - 0.9).abs() < 0.001, "{team} + {site}");
    }

    #[test]
    fn a_tie_that_carries_nothing_is_left_out() {
        let nothing = crate::fraction::Fraction::NONE;
        let trust = Trust { own_manager: nothing, ..Trust::default() };
        let chart = Chart { manager: vec![NOBODY, 0], layer: vec![0, 1], ..one_team(2) };
        let network = Colleagues { trust, ..colleagues(0.0, 50.0, 50.0) }.grow(&chart, &mut rng(1));
        let organisation = Organisation::alike(network);
        assert_eq!((organisation.network.degree(0), organisation.network.degree(1)), (0, 1));
    }

    #[test]
    fn people_from_a_file_get_a_network_of_their_own() {
        let rows = (1..200).map(|person| format!("{person},{},s{}\n", (person - 1) / 6, person % 3));
        let text = "id,manager,site\n0,,s0\n".to_owned() + &rows.collect::<String>();
        let (people, _) = read_people(text.as_bytes()).unwrap();
        let network = colleagues(6.0, 40.0, 40.0).grow(&people.chart, &mut rng(1));
        let figures = Figures::of(&people.tied_by(network));
        assert_eq!((figures.people, figures.contacts.mean), (200, 6.0));
        assert_eq!(figures.ties, 2 * (199 + 600));
    }

    proptest! {
        #[test]
        fn on_any_chart_as_many_ties_grow_as_asked_for_or_as_there_is_room_for(
            cells in prop::collection::vec((0u32..60, 0u32..5, 0u16..4, 0u8..5), 1..40),
            contacts in 0.0..45.0, team in 0.0..=100.0, site in 0.0..=100.0, seed: u64
        ) {
            let manager = cells.iter().enumerate().map(|(at, cell)| if cell.0 < at as u32 { cell.0 } else { NOBODY });
            let chart = Chart {
                manager: manager.collect(),
                layer: cells.iter().map(|cell| cell.3).collect(),
                team: cells.iter().map(|cell| cell.1).collect(),
                site: cells.iter().map(|cell| cell.2).collect(),
                tenure_years: vec![],
            };
            let network = colleagues(contacts, team, site).grow(&chart, &mut rng(seed));
            prop_assert!(is_sound(&network));
            let people = cells.len() as u64;
            let asked = lines(&chart).len() as u64 + (people as f64 * contacts / 2.0).round() as u64;
            prop_assert_eq!(network.ties(), 2 * asked.min(people * (people - 1) / 2));
        }
    }
}
