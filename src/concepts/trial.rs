//! An experiment as scenarios: ways that differ only in their channels stand in one scenario, side by side.

use super::concept::{Experiment, Way};
use super::measure::{Reading, reading};
use crate::intervention::Channel;
use crate::scenario::{self, Scenario, ScenarioError, shipped, typed, word};
use std::path::Path;

/// Values laid over a scenario.
type Sets = Vec<(String, String)>;

/// What a scenario says of its own comparison, which an experiment replaces.
const COMPARISON: [&str; 5] = ["strategy", "sweep", "event", "budget", "expect"];

/// An experiment, ready to be run.
pub struct Trial {
    /// The scenarios: the same people, ties and luck in all that ask for the same.
    pub scenarios: Vec<Scenario>,
    /// For each way, the place of its scenario.
    pub places: Vec<usize>,
    /// What is measured.
    pub reading: Reading,
}

/// Why an experiment cannot be run.
#[derive(Debug, thiserror::Error)]
pub enum NotRun {
    /// No scenario has this name.
    #[error("there is no scenario `{0}`")]
    Scenario(String),
    /// Nothing that is measured has this name.
    #[error("there is no measure `{0}`")]
    Measure(String),
    /// A setting is no `key=value`.
    #[error("`{0}` is no setting: write key=value")]
    Setting(String),
    /// The claim speaks of more or fewer ways.
    #[error("{ways} ways are too many or too few for `{claim}`")]
    Ways {
        /// How many there are, a fixed value counted.
        ways: usize,
        /// What is claimed.
        claim: String,
    },
    /// What is measured lies after the run.
    #[error("`{on}` lies after the last week ({weeks})")]
    AfterRun {
        /// What is measured.
        on: String,
        /// How many weeks a run has.
        weeks: u32,
    },
    /// The scenario with these settings has mistakes.
    #[error("{}", first_line(.0))]
    Mistaken(#[from] Box<ScenarioError>),
}

/// Reads the scenarios of an experiment; `beside` is laid over all of them.
pub fn trial(scenario: &str, experiment: &Experiment, beside: &[(String, String)]) -> Result<Trial, NotRun> {
    let reading = reading(&experiment.on).ok_or_else(|| NotRun::Measure(experiment.on.clone()))?;
    let ways = experiment.ways.len() + usize::from(experiment.than.is_some());
    if experiment.ways.is_empty() || !experiment.expects.takes(ways) {
        return Err(NotRun::Ways { ways, claim: word(&experiment.expects) });
    }
    let text = shipped(scenario).map_err(|_| NotRun::Scenario(scenario.into()))?.text;
    let groups = groups(experiment)?;
    let mut places = vec![0; experiment.ways.len()];
    let mut scenarios = Vec::new();
    for (place, group) in groups.iter().enumerate() {
        group.ways.iter().for_each(|(way, _)| places[*way] = place);
        let sets = group.sets(&experiment.ways, beside);
        let read = Scenario::read(bare(text), scenario, Path::new(""), &sets).map_err(Box::new)?;
        let weeks = read.file.weeks;
        if reading.week.is_some_and(|week| week > weeks) {
            return Err(NotRun::AfterRun { on: experiment.on.clone(), weeks });
        }
        scenarios.push(read);
    }
    Ok(Trial { scenarios, places, reading })
}

/// Ways that ask for the same people, behaviour and circumstances.
struct Group {
    /// What the scenario is given, for all of them.
    shared: Sets,
    /// The place of each, and what it sets for its own channels.
    ways: Vec<(usize, Sets)>,
}

fn groups(experiment: &Experiment) -> Result<Vec<Group>, NotRun> {
    let common = settings(&experiment.sets)?;
    let mut groups: Vec<Group> = Vec::new();
    for (place, way) in experiment.ways.iter().enumerate() {
        let all = common.iter().filter(|(key, _)| concerns(way, key)).cloned().chain(settings(&way.sets)?);
        let (own, shared): (Sets, Sets) = all.partition(|(key, _)| is_own(key));
        match groups.iter_mut().find(|group| group.shared == shared) {
            Some(group) => group.ways.push((place, own)),
            None => groups.push(Group { shared, ways: vec![(place, own)] }),
        }
    }
    Ok(groups)
}

/// Whether a strategy may set a key for itself.
fn is_own(key: &str) -> bool {
    scenario::strategies_set(first_step(key))
}

/// Whether a key means something to a way: what a channel does, only to those who use it.
fn concerns(way: &Way, key: &str) -> bool {
    let table = first_step(key);
    let is_channel = serde_json::from_value::<Channel>(table.into()).is_ok();
    !is_channel || way.uses.iter().any(|channel| channel == table)
}

fn first_step(key: &str) -> &str {
    key.split('.').next().unwrap_or(key).trim()
}

fn settings(written: &[String]) -> Result<Sets, NotRun> {
    written.iter().map(|text| typed::setting(text).map_err(|_| NotRun::Setting(text.clone()))).collect()
}

impl Group {
    /// Everything that is laid over the scenario: what is shared, a strategy a way, what each sets for itself.
    fn sets(&self, ways: &[Way], beside: &[(String, String)]) -> Sets {
        let strategy = |(place, _): &(usize, Sets)| {
            let (name, uses) = (&ways[*place].name, &ways[*place].uses);
            let uses: Vec<String> = uses.iter().map(|channel| quoted(channel)).collect();
            format!("{{ name = {}, uses = [{}] }}", quoted(name), uses.join(", "))
        };
        let strategies: Vec<String> = self.ways.iter().map(strategy).collect();
        let own = self.ways.iter().enumerate().flat_map(|(number, (_, own))| {
            own.iter().map(move |(key, value)| (format!("strategy.{}.{key}", number + 1), value.clone()))
        });
        let list = ("strategy".to_owned(), format!("[{}]", strategies.join(", ")));
        self.shared.iter().cloned().chain([list]).chain(own).chain(beside.iter().cloned()).collect()
    }
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml_edit::Value::from(text).to_string()
}

/// A scenario's text without its own comparison.
fn bare(text: &str) -> String {
    let mut document: toml_edit::DocumentMut = text.parse().expect("scenarios inside the program are TOML");
    COMPARISON.iter().for_each(|key| drop(document.remove(key)));
    document.to_string()
}

/// The first mistake, on one line.
fn first_line(error: &ScenarioError) -> String {
    let page = error.page(false);
    page.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::concepts::Claim;

    fn experiment(ways: Vec<Way>) -> Experiment {
        let sets = ["organisation.people=200", "weeks=10", "champions.share_percent=5"].map(String::from).to_vec();
        let (on, expects) = ("owned".into(), Claim::FirstLarger);
        Experiment { scenario: None, sets, on, expects, margin: 1.0, than: None, ways }
    }

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    fn way(name: &str, uses: &[&str], sets: &[&str]) -> Way {
        Way { name: name.into(), uses: texts(uses), sets: texts(sets) }
    }

    #[test]
    fn ways_that_differ_in_their_channels_stand_side_by_side() {
        let two = experiment(vec![
            way("loud", &["broadcast"], &["broadcast.messages_per_month=1"]),
            way("peers", &["champions"], &["champions.chosen_by=\"random\""]),
        ]);
        let trial = trial("announce-or-seed", &two, &[("runs".into(), "3".into())]).unwrap();
        let [scenario] = &trial.scenarios[..] else { panic!("one scenario") };
        assert_eq!((trial.places, scenario.file.runs, scenario.people()), (vec![0, 0], 3, 200));
        let champions = scenario.file.strategy[1].champions.as_ref().unwrap();
        assert_eq!(champions.count(200), 10);
        assert!(scenario.file.strategy[0].champions.is_none() && scenario.file.expect.is_none());
        assert_eq!(scenario.file.budget.person_days, None);
    }

    #[test]
    fn ways_among_other_circumstances_have_a_scenario_of_their_own() {
        let peers = |name, sets| way(name, &["champions"], sets);
        let two = experiment(vec![peers("seen", &[]), peers("unseen", &["behaviour.visible_percent=10"])]);
        let trial = trial("announce-or-seed", &two, &[]).unwrap();
        assert_eq!((trial.places, trial.scenarios.len()), (vec![0, 1], 2));
    }

    #[test]
    fn what_cannot_be_run_says_why() {
        let why = |scenario, experiment: &Experiment| match trial(scenario, experiment, &[]) {
            Ok(_) => panic!("this can be run"),
            Err(error) => error.to_string(),
        };
        let one = experiment(vec![way("loud", &["broadcast"], &[])]);
        assert_eq!(why("minimal", &one), "1 ways are too many or too few for `first_larger`");
        let than = Experiment { than: Some(50.0), ..one };
        assert_eq!(why("nothing", &than), "there is no scenario `nothing`");
        assert_eq!(why("minimal", &Experiment { on: "joy".into(), ..than.clone() }), "there is no measure `joy`");
        let late = Experiment { on: "owned_at_week_53".into(), sets: vec!["weeks=52".into()], ..than.clone() };
        assert_eq!(why("minimal", &late), "`owned_at_week_53` lies after the last week (52)");
        assert!(trial("minimal", &Experiment { on: "last_owned_at_week_52_scatter".into(), ..late }, &[]).is_ok());
        let slip = Experiment { sets: vec!["organisation.peple=3".into()], ..than };
        assert!(why("minimal", &slip).contains("peple"), "{}", why("minimal", &slip));
    }
}
