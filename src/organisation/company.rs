//! A company: layers, teams and sites, reporting lines, and ties among colleagues.

use super::reporting::{lines, teams};
use super::sites::sites;
use super::{Chart, Colleagues, Hubs, Organisation, Pyramid, Trust};
use crate::fraction::Percent;
use rand::RngExt;
use rand_chacha::ChaCha8Rng;

/// What a company looks like. The sizes of layers, teams and sites and the number of leaders and ties
/// follow from it; who is tied to whom and how long people have been there is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Company {
    /// How many people, from 1 to 10 million.
    pub people: u32,
    /// How many layers; `None`: as many as people and span of control need.
    pub layers: Option<u8>,
    /// How many direct reports a leader has on average, at least 2; where `layers` is given, it decides.
    pub span_of_control: f64,
    /// How many sites, at least 1.
    pub sites: u16,
    /// Contacts of a person, reporting lines not counted, on average; 0 or more.
    pub contacts_per_person: f64,
    /// The share of these ties within a team.
    pub same_team_percent: Percent,
    /// The share of these ties within a site but not within a team.
    pub same_site_percent: Percent,
    /// How unequal people are in how many contacts they have.
    pub hubs: Hubs,
    /// How much an example counts, by who gives it.
    pub trust: Trust,
}

/// Years that people have been there on average: an assumption.
const MEAN_TENURE_YEARS: f64 = 6.0;

impl Company {
    /// How many people and leaders each layer has, before anything is drawn.
    pub fn pyramid(&self) -> Pyramid {
        match self.layers {
            Some(layers) => Pyramid::with_layers(self.people, layers),
            None => Pyramid::with_span(self.people, self.span_of_control),
        }
    }

    /// The company: people are numbered from the top, layer by layer. Linear in ties.
    ///
    /// A team is those with the same manager; the top person is in one team with the direct reports.
    pub fn build(&self, rng: &mut ChaCha8Rng) -> Organisation {
        let (manager, layer) = lines(&self.pyramid());
        let (team, site) = (teams(&manager), sites(&manager, self.sites));
        let tenure_years = manager.iter().map(|_| tenure(rng)).collect();
        let chart = Chart { manager, layer, team, site, tenure_years };
        let network = self.colleagues().grow(&chart, rng);
        Organisation { network, chart: Some(chart), ids: None }
    }

    fn colleagues(&self) -> Colleagues {
        Colleagues {
            contacts_per_person: self.contacts_per_person,
            same_team_percent: self.same_team_percent,
            same_site_percent: self.same_site_percent,
            hubs: self.hubs,
            trust: self.trust,
        }
    }
}

/// Years in the organisation: exponential, as under a constant chance to leave.
fn tenure(rng: &mut ChaCha8Rng) -> f32 {
    (-MEAN_TENURE_YEARS * libm::log(1.0 - rng.random::<f64>())) as f32
}

#[cfg(test)]
mod tests {
    use super::super::sound::{is_sound, rng};
    use super::super::{Figures, NOBODY, Network};
    use super::*;
    use proptest::prelude::*;

    fn company(people: u32) -> Company {
        let percent = |value| Percent::new(value).unwrap();
        Company {
            people,
            layers: None,
            span_of_control: 8.0,
            sites: 4,
            contacts_per_person: 9.0,
            same_team_percent: percent(55.0),
            same_site_percent: percent(30.0),
            hubs: Hubs::Some,
            trust: Trust::default(),
        }
    }

    #[test]
    fn what_is_asked_for_is_achieved() {
        let figures = Figures::of(&company(5000).build(&mut rng(1)));
        assert_eq!((figures.people, figures.contacts.mean), (5000, 9.0));
        assert_eq!(figures.ties, 2 * (4999 + 22_500));
        let chart = figures.chart.unwrap();
        assert_eq!((chart.layers, chart.sites), (vec![1, 8, 64, 512, 4096, 319], 4));
        assert!((chart.span - 8.0).abs() < 0.1, "span {}", chart.span);
        let (team, site) = (chart.same_team.unwrap(), chart.same_site.unwrap());
        assert!((team - 0.55).abs() < 0.01 && (site - 0.3).abs() < 0.01, "{team}, {site}");
    }

    #[test]
    fn the_pyramid_is_known_before_the_company_is_built() {
        for company in [company(777), Company { layers: Some(6), ..company(777) }] {
            let (pyramid, built) = (company.pyramid(), company.build(&mut rng(3)));
            let figures = Figures::of(&built).chart.unwrap();
            assert_eq!(figures.layers, pyramid.people);
            assert_eq!(figures.leaders, pyramid.leaders.iter().sum::<u32>());
        }
    }

    #[test]
    fn hubs_make_contacts_unequal_and_leave_their_mean() {
        let most = |hubs| {
            let figures = Figures::of(&Company { hubs, ..company(3000) }.build(&mut rng(2)));
            assert_eq!(figures.contacts.mean, 9.0);
            figures.contacts.most
        };
        let [none, some, strong] = [Hubs::None, Hubs::Some, Hubs::Strong].map(most);
        assert!(none < some && some < strong, "{none}, {some}, {strong}");
    }

    #[test]
    fn an_example_weighs_as_much_as_its_giver_is_trusted() {
        let organisation = company(1000).build(&mut rng(4));
        let (chart, trust) = (organisation.chart.unwrap(), Trust::default());
        let Network::Rows(rows) = organisation.network else { panic!("a company's ties are stored") };
        for tie in rows.ties() {
            let (from, to) = (tie.from as usize, tie.to as usize);
            let giver = if chart.manager[to] == tie.from {
                trust.own_manager
            } else if chart.layer[to] >= chart.layer[from] + 2 {
                trust.senior_leader
            } else {
                trust.peer
            };
            assert_eq!(tie.weight, giver.value() as f32);
        }
        let lines = (0..1000u32).filter(|&person| chart.manager[person as usize] != NOBODY);
        assert!(lines.into_iter().all(|person| rows.reached_by(person).contains(&chart.manager[person as usize])));
    }

    #[test]
    fn tenure_is_exponential_with_a_mean_of_six_years() {
        let chart = company(40_000).build(&mut rng(5)).chart.unwrap();
        let mean = chart.tenure_years.iter().map(|&years| f64::from(years)).sum::<f64>() / 40_000.0;
        assert!((mean - 6.0).abs() < 4.0 * 6.0 / 200.0, "mean {mean}");
    }

    proptest! {
        #[test]
        fn any_company_can_be_built(
            people in 1u32..300, layers in prop::option::of(1u8..20), span in 2.0..30.0, sites in 1u16..20,
            contacts in 0.0..40.0, team in 0.0..=100.0, site in 0.0..=100.0, seed: u64
        ) {
            let percent = |value| Percent::new(value).unwrap();
            let company = Company {
                people,
                layers,
                span_of_control: span,
                sites,
                contacts_per_person: contacts,
                same_team_percent: percent(team),
                same_site_percent: percent(site),
                hubs: Hubs::Strong,
                trust: Trust::default(),
            };
            let organisation = company.build(&mut rng(seed));
            prop_assert!(is_sound(&organisation.network));
            prop_assert_eq!(&organisation, &company.build(&mut rng(seed)));
            let ties = u64::from(people) - 1 + (f64::from(people) * contacts / 2.0).round() as u64;
            let flat = organisation.chart.unwrap().manager.iter().filter(|&&manager| manager == NOBODY).count() > 1;
            let room = u64::from(people) * (u64::from(people) - 1);
            let ties = if flat { 2 * (ties + 1 - u64::from(people)) } else { 2 * ties };
            prop_assert_eq!(organisation.network.ties(), ties.min(room));
        }
    }
}
