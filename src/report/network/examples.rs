//! Networks to tell of in tests.

use super::{Definition, Measured, Read};
use crate::fraction::Percent;
use crate::network::{Asked, diagnose};
use crate::organisation::{Company, Hubs, Organisation, Trust};
use crate::random::Luck;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

/// A company of so many people.
pub fn company(people: u32) -> Organisation {
    let percent = |value| Percent::new(value).unwrap();
    let company = Company {
        people,
        layers: None,
        span_of_control: 8.0,
        sites: 3,
        contacts_per_person: 9.0,
        same_team_percent: percent(55.0),
        same_site_percent: percent(30.0),
        hubs: Hubs::Strong,
        trust: Trust::default(),
    };
    company.build(&mut ChaCha8Rng::seed_from_u64(1))
}

/// An organisation, measured.
pub fn measured(organisation: &Organisation) -> Measured {
    let group = organisation.people().div_ceil(33);
    let asked = Asked { luck: Luck::new(1, 0), group, listed: Vec::new(), is_real: organisation.ids.is_some() };
    let diagnosis = diagnose(organisation, &asked).unwrap();
    let read = Read {
        chart: organisation.chart.as_ref().map(|_| (4, 1)),
        ties: None,
        one_way: false,
        grown: false,
        asked_all: false,
        mended: Vec::new(),
    };
    Measured {
        name: "firm".into(),
        read: organisation.ids.as_ref().map(|_| read),
        definitions: vec![Definition { at_least: None, diagnosis }],
        teams: Vec::new(),
        sites: Vec::new(),
        group,
        seed: 1,
    }
}
