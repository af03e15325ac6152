//! A small world: a ring with some ties led elsewhere (Watts & Strogatz 1998).

use super::ring_lattice::onwards;
use super::{NOBODY, Network, Rows};
use crate::fraction::Percent;
use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use serde::{Deserialize, Serialize};

/// A small world.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SmallWorld {
    /// The ties of each person in the ring, half of them to each side: an even number.
    #[schemars(range(min = 2, max = 10_000), extend("x-unit" = "ties"))]
    pub ties_per_person: u32,
    /// How many ties are led elsewhere.
    #[schemars(extend("x-unit" = "% of ties"))]
    pub rewired_percent: Percent,
}

impl Default for SmallWorld {
    fn default() -> Self {
        SmallWorld { ties_per_person: 10, rewired_percent: Percent::new(10.0).expect("10 is a percentage") }
    }
}

impl SmallWorld {
    /// A ring of `people` in which each tie, with its chance, keeps its near end and gets a new far end,
    /// drawn among those to whom the near end has no tie yet. The number of ties stays the same.
    ///
    /// Person after person rather than lap after lap, which takes time linear in ties. An odd number of
    /// ties counts as the even one below; with as many ties as other people, everybody is tied to
    /// everybody.
    pub fn build(&self, people: u32, rng: &mut ChaCha8Rng) -> Network {
        if self.ties_per_person >= people.saturating_sub(1) {
            return Network::Complete { people };
        }
        let mut ring = Ring::new(people, self.ties_per_person / 2);
        for person in 0..people {
            ring.rewire(person, self.rewired_percent.fraction(), rng);
        }
        let Ring { each, far, .. } = ring;
        let near = move |tie: usize| (tie / each as usize) as u32;
        Network::Rows(Rows::pairs(people, far.iter().enumerate().map(|(tie, &far)| (near(tie), far))))
    }
}

/// A ring whose ties are being rewired; each tie belongs to its near end.
struct Ring {
    people: u32,
    /// Ties that belong to each person.
    each: u32,
    /// The far end of each tie, person by person.
    far: Vec<u32>,
    /// Near ends of the ties that were led to a person.
    led_to: Chains,
    /// Whom each person was last found to be tied to.
    tied_to: Vec<u32>,
}

impl Ring {
    fn new(people: u32, each: u32) -> Ring {
        let far = (0..people).flat_map(|near| (1..=each).map(move |step| onwards(near, step, people))).collect();
        let nobody = vec![NOBODY; people as usize];
        Ring { people, each, far, led_to: Chains::new(people), tied_to: nobody }
    }

    fn rewire(&mut self, person: u32, chance: f64, rng: &mut ChaCha8Rng) {
        let ties = self.mark_ties(person);
        for at in self.ties_of(person) {
            if rng.random_bool(chance) && ties < self.people - 1 {
                let new = self.stranger(person, rng);
                let old = std::mem::replace(&mut self.far[at], new);
                self.tied_to[old as usize] = NOBODY;
                self.tied_to[new as usize] = person;
                self.led_to.add(new, person);
            }
        }
    }

    /// Marks everybody to whom `person` is tied now, and counts them.
    fn mark_ties(&mut self, person: u32) -> u32 {
        let own = self.ties_of(person).map(|at| self.far[at]);
        let behind = (1..=self.each).map(|step| (step, onwards(person, self.people - step, self.people)));
        let kept = behind.filter(|&(step, near)| self.far[self.ties_of(near).start + step as usize - 1] == person);
        let led = self.led_to.of(person);
        let tied: Vec<u32> = own.chain(kept.map(|(_, near)| near)).chain(led).collect();
        for &other in &tied {
            self.tied_to[other as usize] = person;
        }
        tied.len() as u32
    }

    /// Somebody to whom `person`, whose ties are marked, has no tie; there must be one.
    fn stranger(&self, person: u32, rng: &mut ChaCha8Rng) -> u32 {
        loop {
            let other = rng.random_range(0..self.people);
            if other != person && self.tied_to[other as usize] != person {
                return other;
            }
        }
    }

    fn ties_of(&self, person: u32) -> std::ops::Range<usize> {
        let (person, each) = (person as usize, self.each as usize);
        person * each..(person + 1) * each
    }
}

/// A list a person, most of them empty, in two vectors.
struct Chains {
    /// The last link of each person's chain, [`NOBODY`] while there is none.
    last: Vec<u32>,
    /// What is linked, and the link before.
    links: Vec<(u32, u32)>,
}

impl Chains {
    fn new(people: u32) -> Chains {
        Chains { last: vec![NOBODY; people as usize], links: Vec::new() }
    }

    fn add(&mut self, person: u32, item: u32) {
        let before = std::mem::replace(&mut self.last[person as usize], self.links.len() as u32);
        self.links.push((item, before));
    }

    fn of(&self, person: u32) -> impl Iterator<Item = u32> + '_ {
        let link = |at: u32| self.links.get(at as usize).copied();
        std::iter::successors(link(self.last[person as usize]), move |&(_, before)| link(before)).map(|(item, _)| item)
    }
}

#[cfg(test)]
mod tests {
    use super::super::RingLattice;
    use super::super::sound::{is_sound, rng};
    use super::*;

    fn world(ties_per_person: u32, rewired: f64) -> SmallWorld {
        SmallWorld { ties_per_person, rewired_percent: Percent::new(rewired).unwrap() }
    }

    #[test]
    fn with_nothing_rewired_it_is_the_ring() {
        let ring = RingLattice { ties_per_person: 6 }.build(50);
        assert_eq!(world(6, 0.0).build(50, &mut rng(1)), ring);
    }

    #[test]
    fn rewiring_keeps_the_number_of_ties_and_every_near_end() {
        for rewired in [10.0, 50.0, 100.0] {
            let network = world(6, rewired).build(500, &mut rng(2));
            assert_eq!(network.ties(), 500 * 6);
            assert!(is_sound(&network));
            assert!((0..500).all(|person| network.degree(person) >= 3));
        }
    }

    #[test]
    fn the_share_of_ties_led_elsewhere_is_the_one_asked_for() {
        let (people, share) = (20_000u32, 0.1);
        let Network::Rows(rows) = world(10, 10.0).build(people, &mut rng(3)) else { panic!("stored") };
        let far = |from: u32, to: u32| from.abs_diff(to).min(people - from.abs_diff(to)) > 5;
        let led = rows.ties().filter(|tie| tie.from < tie.to && far(tie.from, tie.to)).count() as f64;
        let ties = f64::from(people) * 5.0;
        let error = (share * (1.0 - share) / ties).sqrt();
        assert!((led / ties - share).abs() < 4.0 * error, "{led} of {ties}");
    }

    #[test]
    fn it_works_with_hardly_any_room() {
        for people in 1..12 {
            assert!(is_sound(&world(4, 100.0).build(people, &mut rng(4))));
        }
    }
}
