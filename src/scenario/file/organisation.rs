//! Who works there, and who is tied to whom.

use crate::behaviour::Stages;
use crate::fraction::{Fraction, Percent};
use crate::organisation::{
    Blocks, Complete, Degrees, Direction, Hubs, PathNetwork, RandomNetwork, RingLattice, ScaleFree, SmallWorld, Stance,
    Star, Tree, Trust, Turnover,
};
use crate::seeding::{MANAGERS_ERROR, Survey};
use serde::{Deserialize, Serialize};

/// Who works there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Organisation {
    /// How many people. With a people file, the file decides.
    #[schemars(range(min = 1, max = 10_000_000), extend("x-unit" = "people", "x-default" = "none: give it, or a people file or a ties file"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<u32>,
    /// A table of people: person_id, manager_id, team, site, level, tenure_years or start_date. The path is relative to the scenario.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people_file: Option<String>,
    /// How many layers, from the top team to the front line.
    #[schemars(range(min = 1, max = 20), extend("x-unit" = "layers", "x-default" = "as many as people and span of control need"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layers: Option<u8>,
    /// How many direct reports a manager has on average; where `layers` is given, layers and people decide.
    #[schemars(range(min = 2.0, max = 1000.0), extend("x-unit" = "people", "x-source" = "span 6–7 to 10–15 in practitioners' surveys"))]
    pub span_of_control: f64,
    /// How many leave in a year and are replaced by people who have not adopted.
    #[schemars(extend("x-unit" = "% of people per year", "x-default" = "12; 0 with stages = \"adoption_only\"", "x-source" = "12 % a year; UK samples 11.7–18.1 %"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leavers_percent_per_year: Option<Percent>,
    /// How many change seats with somebody of their layer in a year.
    #[schemars(extend("x-unit" = "% of people per year", "x-default" = "5; 0 with stages = \"adoption_only\"", "x-source" = "an assumption"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub movers_percent_per_year: Option<Percent>,
    /// How much more rarely those leave who own the behaviour, or any of several.
    #[schemars(extend("x-unit" = "share removed, 0 to 1", "x-source" = "an assumption: none by default"))]
    pub engagement_link: Fraction,
    /// How managers stand to the behaviour on average: −1 is against it, 1 for it.
    #[schemars(range(min = -1.0, max = 1.0), extend("x-unit" = "−1 to 1", "x-source" = "none by default; any other value is an assumption"))]
    pub manager_stance: f64,
    /// How far managers differ in where they stand: the standard deviation, cut off at −1 and 1.
    #[schemars(range(min = 0.0, max = 2.0), extend("x-unit" = "standard deviation", "x-source" = "none by default; any other value is an assumption"))]
    pub manager_stance_spread: f64,
    /// How much more the examples count that somebody sees whose manager is fully for it, and how much less
    /// where the manager is fully against it.
    #[schemars(extend("x-unit" = "share added or removed, 0 to 1", "x-source" = "an assumption: the manager as a gate"))]
    pub stance_effect: Fraction,
    /// How many sites.
    #[schemars(range(min = 1, max = 10_000), extend("x-unit" = "sites"))]
    pub sites: u16,
}

impl Default for Organisation {
    fn default() -> Self {
        Organisation {
            people: None,
            people_file: None,
            layers: None,
            span_of_control: 8.0,
            leavers_percent_per_year: None,
            movers_percent_per_year: None,
            engagement_link: Fraction::NONE,
            manager_stance: 0.0,
            manager_stance_spread: 0.0,
            stance_effect: Fraction::new(0.5).expect("a fraction"),
            sites: 1,
        }
    }
}

impl Organisation {
    /// The same with everything spelled out that follows from the stages.
    pub fn spelled_out(self, stages: Stages) -> Organisation {
        let in_full = |percent| Percent::new(if stages == Stages::Full { percent } else { 0.0 });
        Organisation {
            leavers_percent_per_year: self.leavers_percent_per_year.or(in_full(12.0)),
            movers_percent_per_year: self.movers_percent_per_year.or(in_full(5.0)),
            ..self
        }
    }

    /// How managers stand to the behaviour.
    pub fn stance(&self) -> Stance {
        let (mean, spread) = (self.manager_stance, self.manager_stance_spread);
        Stance { mean, spread, effect: self.stance_effect.value() }
    }

    /// How often people leave and move.
    pub fn turnover(&self) -> Turnover {
        Turnover {
            leavers_percent_per_year: self.leavers_percent_per_year.unwrap_or(Percent::NONE),
            movers_percent_per_year: self.movers_percent_per_year.unwrap_or(Percent::NONE),
            engagement_link: self.engagement_link,
        }
    }
}

/// Who is tied to whom: a company's network, a textbook network (one table named after it), or a ties file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Network {
    /// Contacts among colleagues, reporting lines not counted.
    #[schemars(range(min = 0.0, max = 1000.0), extend("x-unit" = "people, average", "x-source" = "an assumption: 3–8 close contacts in advice networks, more in mail"))]
    pub contacts_per_person: f64,
    /// How many of these ties stay within a team.
    #[schemars(extend("x-unit" = "% of ties", "x-source" = "within-team share .35–.75 in mail, contact and advice networks"))]
    pub same_team_percent: Percent,
    /// How many of these ties stay within a site but leave the team.
    #[schemars(extend("x-unit" = "% of ties", "x-source" = "an assumption"))]
    pub same_site_percent: Percent,
    /// How unequal people are in how many contacts they have.
    pub hubs: Hubs,
    /// How much an example counts, by who gives it.
    pub trust: Trust,
    /// How many people answer the survey from which champions are chosen; the ties that only the others name stay unseen.
    #[schemars(extend("x-unit" = "% of people", "x-source" = "80 % and more to name connectors, a practitioners' rule"))]
    pub survey_response_percent: Percent,
    /// How many contacts a person names in the survey at most.
    #[schemars(range(min = 1, max = 1000), extend("x-unit" = "people", "x-default" = "none: all are named", "x-source" = "surveys often ask for three to five"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub survey_most_names: Option<u32>,
    /// How much rather people name contacts whom many know: 0, all alike; 1, in proportion to how many people they reach.
    #[schemars(range(min = 0.0, max = 5.0), extend("x-unit" = "power of reach", "x-source" = "an assumption: all alike"))]
    pub survey_favours_known: f64,
    /// How many ties are missed that a survey would show: for mail or meetings that stand in for one.
    #[schemars(extend("x-unit" = "% of ties seen", "x-source" = "an assumption: none"))]
    pub survey_missed_percent: Percent,
    /// How many ties are seen that are not there, on top of those that are.
    #[schemars(extend("x-unit" = "% of ties seen", "x-source" = "an assumption: none"))]
    pub survey_false_percent: Percent,
    /// How roughly managers know who is well connected, when they choose: 0, exactly.
    #[schemars(range(min = 0.0, max = 5.0), extend("x-unit" = "standard deviation of the logarithm", "x-source" = "an assumption: they are off by a factor of 1.6 or less in two of three cases"))]
    pub managers_error: f64,
    /// Whether all runs share one organisation; always so when it comes from a file.
    pub same_in_all_runs: bool,
    /// A table of ties: source, target and optionally weight; or GraphML, or GEXF. The path is relative to the scenario.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ties_file: Option<String>,
    /// Which way a row of the ties file works. It has no default: a survey's arrows run against influence.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-default" = "none: required with a ties file"))]
    pub direction: Option<Direction>,
    /// What the rows of a tie must come to for it to count, their weights added up (1 where there is none); it then
    /// counts in full. For counts of mails or meetings.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0.001, max = 1_000_000_000.0), extend("x-unit" = "weight, or rows", "x-default" = "none: every tie counts, by its weight"))]
    pub ties_at_least: Option<f64>,
    /// Everybody is tied to everybody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub complete: Option<Complete>,
    /// A line: each person is tied to the next.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<PathNetwork>,
    /// A ring: each person is tied to the nearest on both sides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ring_lattice: Option<RingLattice>,
    /// Person 0 in the middle, everybody else tied to that person only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub star: Option<Star>,
    /// Person 0 at the root, everybody with the same number of branches, filled level by level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tree: Option<Tree>,
    /// A ring with some ties rewired (Watts & Strogatz 1998).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub small_world: Option<SmallWorld>,
    /// Ties at random: G(n, z/(n−1)) (Erdős & Rényi).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub random: Option<RandomNetwork>,
    /// Newcomers tie to the well connected (Barabási & Albert 1999).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale_free: Option<ScaleFree>,
    /// Ties at random with the number of contacts of each person given (configuration model).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub degrees: Option<Degrees>,
    /// Groups with their own chances of a tie within and between (stochastic block model).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blocks: Option<Blocks>,
}

impl Network {
    /// Whether it is a textbook network, in which nobody is anybody's manager.
    pub fn is_textbook(&self) -> bool {
        let Network {
            complete, path, ring_lattice, star, tree, small_world, random, scale_free, degrees, blocks, ..
        } = self;
        complete.is_some()
            || path.is_some()
            || ring_lattice.is_some()
            || star.is_some()
            || tree.is_some()
            || small_world.is_some()
            || random.is_some()
            || scale_free.is_some()
            || degrees.is_some()
            || blocks.is_some()
    }

    /// About how many contacts each of so many people has, reporting lines included; of those that need no place of
    /// their own, as in a complete network, none.
    pub(in crate::scenario) fn contacts_about(&self, people: u32) -> f64 {
        const REPORTING: f64 = 2.0;
        let mean = |all: f64, of: usize| all / of.max(1) as f64;
        if let Some(random) = &self.random {
            random.ties_per_person
        } else if let Some(ring) = &self.ring_lattice {
            f64::from(ring.ties_per_person)
        } else if let Some(ring) = &self.small_world {
            f64::from(ring.ties_per_person)
        } else if let Some(grown) = &self.scale_free {
            2.0 * f64::from(grown.ties_per_newcomer)
        } else if let Some(given) = &self.degrees {
            mean(given.list.iter().copied().map(f64::from).sum(), given.list.len())
        } else if let Some(blocks) = &self.blocks {
            let rows = blocks.sizes.iter().zip(&blocks.tie_percent);
            let cells = rows.flat_map(|(&own, row)| {
                row.iter()
                    .zip(&blocks.sizes)
                    .map(move |(percent, &size)| f64::from(own) * f64::from(size) * percent.fraction())
            });
            mean(cells.sum(), people as usize)
        } else if self.is_textbook() {
            REPORTING
        } else {
            self.contacts_per_person + REPORTING
        }
        .min(f64::from(people))
    }

    /// How ties come to be known to whoever chooses champions.
    pub fn survey(&self) -> Survey {
        Survey {
            response_percent: self.survey_response_percent,
            most_names: self.survey_most_names,
            favours_known: self.survey_favours_known,
            missed_percent: self.survey_missed_percent,
            false_percent: self.survey_false_percent,
        }
    }
}

impl Default for Network {
    fn default() -> Self {
        let percent = |value| Percent::new(value).expect("a percentage");
        Network {
            contacts_per_person: 9.0,
            same_team_percent: percent(55.0),
            same_site_percent: percent(30.0),
            hubs: Hubs::Some,
            trust: Trust::default(),
            survey_response_percent: Percent::ALL,
            survey_most_names: None,
            survey_favours_known: 0.0,
            survey_missed_percent: Percent::NONE,
            survey_false_percent: Percent::NONE,
            managers_error: MANAGERS_ERROR,
            same_in_all_runs: false,
            ties_file: None,
            direction: None,
            ties_at_least: None,
            complete: None,
            path: None,
            ring_lattice: None,
            star: None,
            tree: None,
            small_world: None,
            random: None,
            scale_free: None,
            degrees: None,
            blocks: None,
        }
    }
}
