//! The scenario file, key by key: what may be written, what it means, and what stands if nothing is.
//!
//! This is the one place from which `check`, `explain`, `schema` and the printed defaults are made,
//! together with the settings of the kinds (a contagion rule, a channel) in their own files.

use crate::behaviour::{self, Behaviour, Stages};
use crate::fraction::Percent;
use crate::intervention::{Attention, Backstage, Broadcast, Cascade, Champions, Channel, Costs, Mandate};
use crate::organisation::{
    Blocks, Complete, Degrees, Direction, Hubs, PathNetwork, RandomNetwork, RingLattice, ScaleFree, SmallWorld, Star,
    Tree, Trust,
};
use crate::strategy::Starters;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A what-if scenario: an organisation, a behaviour, and the strategies to compare.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct File {
    /// The version of this file format.
    #[schemars(range(min = 1, max = 1))]
    pub format: u32,
    /// The title, for charts and lists.
    #[schemars(extend("x-default" = "the file's name"))]
    pub title: String,
    /// The question that the scenario answers.
    pub question: String,
    /// The random seed: same file, same seed, same version, same result.
    #[schemars(range(min = 0, max = 9_007_199_254_740_991_u64))]
    pub seed: u64,
    /// How many simulated copies, paired across strategies.
    #[schemars(range(min = 1, max = 1_000_000), extend("x-unit" = "runs"))]
    pub runs: u32,
    /// How long each run lasts; week 0 is the start.
    #[schemars(range(min = 1, max = 10_000), extend("x-unit" = "weeks"))]
    pub weeks: u32,
    /// Which stages there are: `full`, or `adoption_only` for textbook models.
    pub stages: Stages,
    /// Who works there.
    pub organisation: Organisation,
    /// Who is tied to whom.
    pub network: Network,
    /// How attention wears out under messages.
    pub attention: Attention,
    /// The behaviour that is to spread.
    #[schemars(length(min = 1, max = 1))]
    pub behaviour: Vec<Behaviour>,
    /// Who practises at week 0 in every strategy, drawn among people who are not `never`.
    pub starters: Starters,
    /// Messages from the top to everybody.
    pub broadcast: Broadcast,
    /// Managers tell their teams, layer by layer.
    pub cascade: Cascade,
    /// It is required, and checked.
    pub mandate: Mandate,
    /// Chosen colleagues who start, practise visibly and talk about it.
    pub champions: Champions,
    /// Leaders who support the champions and free time and permission, out of sight.
    pub backstage: Backstage,
    /// What things cost.
    pub costs: Costs,
    /// How strategies are made comparable in cost.
    pub budget: Budget,
    /// The strategies to compare, in the order of the charts.
    #[schemars(length(min = 1, max = 50))]
    pub strategy: Vec<StrategyTable>,
    /// What is measured, and when a difference counts.
    pub measure: Measure,
    /// Values to vary with `groundswell sweep`: every combination is run.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 8))]
    pub sweep: Vec<Axis>,
    /// What charts are drawn, and how.
    pub chart: Chart,
    /// What you expect, written down before the run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expect: Option<Expect>,
}

impl Default for File {
    fn default() -> Self {
        File {
            format: 1,
            title: String::new(),
            question: String::new(),
            seed: 1,
            runs: 200,
            weeks: 104,
            stages: Stages::default(),
            organisation: Organisation::default(),
            network: Network::default(),
            attention: Attention::default(),
            behaviour: Vec::new(),
            starters: Starters::default(),
            broadcast: Broadcast::default(),
            cascade: Cascade::default(),
            mandate: Mandate::default(),
            champions: Champions::default(),
            backstage: Backstage::default(),
            costs: Costs::default(),
            budget: Budget::default(),
            strategy: Vec::new(),
            measure: Measure::default(),
            sweep: Vec::new(),
            chart: Chart::default(),
            expect: None,
        }
    }
}

/// Who works there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Organisation {
    /// How many people. With a people file, the file decides.
    #[schemars(range(min = 1, max = 10_000_000), extend("x-unit" = "people", "x-default" = "none: give it, or a people file or a ties file"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<u32>,
    /// A table of people: person_id, manager_id, team, site, level, tenure_years. The path is relative to the scenario.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people_file: Option<String>,
    /// How many layers, from the top team to the front line.
    #[schemars(range(min = 1, max = 20), extend("x-unit" = "layers", "x-default" = "as many as people and span of control need"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layers: Option<u8>,
    /// How many direct reports a manager has on average; where `layers` is given, layers and people decide.
    #[schemars(range(min = 2.0, max = 1000.0), extend("x-unit" = "people", "x-source" = "span 6–7 to 10–15 in practitioners' surveys"))]
    pub span_of_control: f64,
    /// How many sites.
    #[schemars(range(min = 1, max = 10_000), extend("x-unit" = "sites"))]
    pub sites: u16,
}

impl Default for Organisation {
    fn default() -> Self {
        Organisation { people: None, people_file: None, layers: None, span_of_control: 8.0, sites: 1 }
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
    /// Whether all runs share one organisation; always so when it comes from a file.
    pub same_in_all_runs: bool,
    /// A table of ties: source, target and optionally weight. The path is relative to the scenario.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ties_file: Option<String>,
    /// Which way a row of the ties file works. It has no default: a survey's arrows run against influence.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-default" = "none: required with a ties file"))]
    pub direction: Option<Direction>,
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
            same_in_all_runs: false,
            ties_file: None,
            direction: None,
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

/// How strategies are made comparable in cost.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Budget {
    /// Whether volumes are scaled to the same person-days, or stand as written.
    pub compare: Compare,
    /// The planned cost of every strategy that has channels.
    #[schemars(range(min = 0.0, max = 1e9), extend("x-unit" = "person-days", "x-default" = "the dearest strategy as written"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person_days: Option<f64>,
}

/// Whether volumes are scaled to the same person-days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Compare {
    /// Every strategy's volumes are scaled until its planned cost is the budget.
    #[default]
    EqualPersonDays,
    /// Volumes stand as written, and costs may differ.
    AsWritten,
}

/// A strategy as written: what it uses, and what it sets differently from the file's own tables.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct StrategyTable {
    /// Its name in tables and charts.
    #[schemars(extend("x-default" = "strategy 1, 2, …"))]
    pub name: String,
    /// The channels it uses; none means no programme.
    pub uses: Vec<Channel>,
    /// How the budget is split between its channels; without it one factor scales them all.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(extend("x-unit" = "% of the budget", "propertyNames" = { "$ref": "#/$defs/Channel" }))]
    pub split_percent: BTreeMap<Channel, Percent>,
    /// Its own starters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starters: Option<Starters>,
    /// What differs in its broadcast.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub broadcast: Option<Broadcast>,
    /// What differs in its cascade.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cascade: Option<Cascade>,
    /// What differs in its mandate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mandate: Option<Mandate>,
    /// What differs in its champions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub champions: Option<Champions>,
    /// What differs in its backstage support.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backstage: Option<Backstage>,
}

/// What is measured, and when a difference counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Measure {
    /// The levels of adoption whose weeks are reported.
    #[schemars(length(max = 12), extend("x-unit" = "% of people"))]
    pub milestones_percent: Vec<Percent>,
    /// How long a level must be held to count as reached.
    #[schemars(range(min = 1, max = 520), extend("x-unit" = "weeks"))]
    pub held_weeks: u32,
    /// The smallest difference that counts as one.
    #[schemars(range(min = 0.0, max = 100.0), extend("x-unit" = "percentage points"))]
    pub margin_points: f64,
}

impl Default for Measure {
    fn default() -> Self {
        let percent = |value| Percent::new(value).expect("a percentage");
        Measure {
            milestones_percent: [10.0, 25.0, 50.0, 80.0].map(percent).to_vec(),
            held_weeks: 4,
            margin_points: 1.0,
        }
    }
}

/// A key to vary, with its values listed (`values`) or evenly spaced (`from`, `to`, `steps`).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Axis {
    /// The key, with dots: `champions.share_percent`, `strategy.Both.broadcast.messages_per_month`.
    pub key: String,
    /// The values, one after the other.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 10_000))]
    pub values: Vec<Value>,
    /// The first of evenly spaced values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<f64>,
    /// The last of evenly spaced values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<f64>,
    /// How many evenly spaced values, both ends counted.
    #[schemars(range(min = 2, max = 10_000), extend("x-unit" = "values"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steps: Option<u32>,
}

/// A value of an axis: a number, a word or a switch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(untagged)]
#[schemars(inline)]
pub enum Value {
    /// A switch.
    Switch(bool),
    /// A whole number.
    Whole(i64),
    /// A number.
    Number(f64),
    /// A word.
    Word(String),
}

/// What charts are drawn, and how.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Chart {
    /// The picture formats.
    pub formats: Vec<Format>,
    /// How many single runs are drawn as thin lines.
    #[schemars(range(min = 0, max = 100), extend("x-unit" = "runs"))]
    pub single_runs_shown: u32,
}

/// A picture format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// 1920 × 1080 pixels.
    Png,
    /// Scalable.
    Svg,
}

impl Default for Chart {
    fn default() -> Self {
        Chart { formats: vec![Format::Png, Format::Svg], single_runs_shown: 20 }
    }
}

/// What you expect, written down before the run; the result says hit or miss.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// The strategy that comes out ahead, or "no clear difference".
    pub winner: String,
    /// On what: `owned`, `adoption` or `complying`, at the end or `_at_week_N`.
    #[serde(default = "owned")]
    pub on: String,
    /// In how many of the paired runs it wins against each other strategy.
    #[serde(default = "half")]
    #[schemars(extend("x-unit" = "% of runs"))]
    pub in_at_least_percent_of_runs: Percent,
}

fn owned() -> String {
    "owned".into()
}

fn half() -> Percent {
    Percent::new(50.0).expect("50 is a percentage")
}

impl Expect {
    /// What is expected on which week: the last one unless `on` names one.
    pub fn moment(&self, weeks: u32) -> (behaviour::Measure, u32) {
        let (measure, week) = self.on.split_once("_at_week_").unwrap_or((&self.on, ""));
        let measure = match measure {
            "adoption" => behaviour::Measure::Adoption,
            "complying" => behaviour::Measure::Complying,
            "aware" => behaviour::Measure::Aware,
            _ => behaviour::Measure::Owned,
        };
        (measure, week.parse().unwrap_or(weeks))
    }
}
