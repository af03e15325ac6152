//! The organisation that a file describes, grown by lot.

use super::file::File;
use crate::organisation::{Colleagues, Company, Network, Organisation};
use rand_chacha::ChaCha8Rng;

impl File {
    /// The organisation of a scenario without data, drawn from `rng`.
    pub fn grown(&self, rng: &mut ChaCha8Rng) -> Organisation {
        match self.textbook_network(rng) {
            Some(network) => Organisation::alike(network),
            None => self.company().build(rng),
        }
    }

    /// The ties among colleagues that the file describes, to be grown on an organisation chart.
    pub fn colleagues(&self) -> Colleagues {
        Colleagues {
            contacts_per_person: self.network.contacts_per_person,
            same_team_percent: self.network.same_team_percent,
            same_site_percent: self.network.same_site_percent,
            hubs: self.network.hubs,
            trust: self.network.trust,
        }
    }

    fn company(&self) -> Company {
        Company {
            people: self.people(),
            layers: self.organisation.layers,
            span_of_control: self.organisation.span_of_control,
            sites: self.organisation.sites,
            contacts_per_person: self.network.contacts_per_person,
            same_team_percent: self.network.same_team_percent,
            same_site_percent: self.network.same_site_percent,
            hubs: self.network.hubs,
            trust: self.network.trust,
        }
    }

    /// The one textbook network that the file names, if it does.
    fn textbook_network(&self, rng: &mut ChaCha8Rng) -> Option<Network> {
        let (network, people) = (&self.network, self.people());
        let all_alike = network.complete.as_ref().map(|kind| kind.build(people));
        all_alike
            .or_else(|| network.path.as_ref().map(|kind| kind.build(people)))
            .or_else(|| network.ring_lattice.as_ref().map(|kind| kind.build(people)))
            .or_else(|| network.star.as_ref().map(|kind| kind.build(people)))
            .or_else(|| network.tree.as_ref().map(|kind| kind.build(people)))
            .or_else(|| network.small_world.as_ref().map(|kind| kind.build(people, rng)))
            .or_else(|| network.random.as_ref().map(|kind| kind.build(people, rng)))
            .or_else(|| network.scale_free.as_ref().map(|kind| kind.build(people, rng)))
            .or_else(|| network.degrees.as_ref().map(|kind| kind.build(people, rng)))
            .or_else(|| network.blocks.as_ref().map(|kind| kind.build(people, rng)))
    }

    fn people(&self) -> u32 {
        self.organisation.people.expect("a checked scenario without data says how many people")
    }
}
