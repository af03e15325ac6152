//! A result for other programs: the numbers of the readable one, shares from 0 to 1.

use super::About;
use super::assessment::{Assessed, Reading, readings};
use super::fit::Fitted;
use super::plain::{half, pairing_factor};
use super::sensitivity::{Reading as Measured, readings as measured};
use super::sweep::Grid;
use super::ways::finding;
use crate::assessment::Measures;
use crate::behaviour::Measure;
use crate::experiment::statistics::{Estimate, mean};
use crate::experiment::{
    Arm, Comparison, Effect, Effects, Equal, Flips, Found, Information, KnockOut, Line, Persistence, PointOutcome,
    PointStrategy, RATES, Regret, Rid, Spread, Way, Ways,
};
use crate::organisation::Figures;
use crate::scenario::{File, Pack, Scenario};
use serde_json::{Map, Value, json};

/// The version of the shape of what `--json` gives.
pub const SCHEMA_VERSION: u32 = 1;

/// A comparison.
pub fn result(about: &About, scenario: &Scenario, comparison: &Comparison) -> Value {
    let name = |place: &usize| comparison.arms[*place].strategy.name.clone();
    let names = |places: &[usize]| places.iter().map(name).collect::<Vec<_>>();
    let mut result = opening(about);
    let rest = json!({
        "verdict": {
            "sentence": comparison.verdict.sentence,
            "ranking": names(&comparison.verdict.ranking),
            "level_with": names(&comparison.verdict.level_with),
        },
        "strategies": comparison.arms.iter().map(|arm| strategy(about, arm)).collect::<Vec<_>>(),
        "organisation": organisation(scenario, &comparison.figures),
        "inputs": scenario.data.iter().flat_map(|data| &data.inputs).map(|input| json!({
            "path": input.path, "sha256": input.sha256, "bytes": input.bytes, "remarks": input.remarks,
        })).collect::<Vec<_>>(),
        "expectation": comparison.expectation.as_ref().map(|expectation| json!({
            "sentence": expectation.sentence, "met": expectation.met, "found": expectation.found,
        })),
        "fewer_runs_by_pairing": pairing_factor(about, comparison),
    });
    result.extend(entries(rest));
    result.insert("assumptions".into(), json!(about.assumptions.map(Pack::word)));
    if let Some(packs) = &comparison.packs {
        result.insert("packs".into(), super::packs::json(packs));
    }
    if let Some(sought) = &comparison.flips {
        result.insert("flips".into(), sought.keys.iter().flat_map(flips).collect());
    }
    Value::Object(result)
}

/// Ways of choosing champions.
pub fn ways(about: &About, ways: &Ways) -> Value {
    let mut result = opening(about);
    let way = |way: &Way| {
        json!({
            "chosen_by": way.by.word(),
            "owned": estimate(&way.owned),
            "gain": estimate(&way.gain.difference),
            "runs": { "more": way.gain.wins_first, "fewer": way.gain.wins_second, "level": way.gain.ties },
            "clear": way.clear,
            "at_least_of_best": way.assured,
            "as_many_by_lot": match way.equal { Equal::People(people) => json!(people), Equal::MoreThanAll => Value::Null },
            "people_within_steps": [way.reach.within_one_step, way.reach.within_two_steps],
            "teams_within_steps":
                way.reach.teams.map(|near| [near.with_one, near.within_one_step, near.within_two_steps]),
        })
    };
    let known = |one: &Information| {
        json!({
            "chosen_by": one.by.word(),
            "worth": estimate(&one.worth),
            "owned": one.owned.iter().map(estimate).collect::<Vec<_>>(),
        })
    };
    let rid = |rid: &Rid| {
        json!({
            "without": rid.of.key(),
            "chosen_by": rid.by.word(),
            "worth": estimate(&rid.worth),
            "owned": estimate(&rid.owned),
        })
    };
    result.extend(entries(json!({
        "finding": finding(ways),
        "strategy": ways.strategy,
        "champions": ways.asked,
        "ways": ways.ways.iter().map(way).collect::<Vec<_>>(),
        "overlap": ways.overlap,
        "information": { "response": RATES, "ways": ways.information.iter().map(known).collect::<Vec<_>>() },
        "flaws": ways.flaws.iter().map(rid).collect::<Vec<_>>(),
    })));
    Value::Object(result)
}

/// A mean with its interval, `null` where it has no ends.
fn estimate(estimate: &Estimate) -> Value {
    json!({ "mean": estimate.mean, "low": estimate.low, "high": estimate.high })
}

/// A sweep.
pub fn sweep(about: &About, grid: &Grid) -> Value {
    let mut result = opening(about);
    let points = grid.sweep.points.iter().map(|point| {
        json!({
            "point": point.number,
            "values": point.values,
            "runs": match &point.outcome { PointOutcome::Done { runs, .. } => json!(runs), _ => Value::Null },
            "strategies": point.strategies().iter().map(at_point).collect::<Vec<_>>(),
            "winner": match &point.outcome { PointOutcome::Done { winner, .. } => json!(winner), _ => Value::Null },
            "reason": match &point.outcome { PointOutcome::Failed { reason } => json!(reason), _ => Value::Null },
        })
    });
    let rest = json!({
        "finding": grid.headline(about),
        "varied": grid.sweep.axes.iter().enumerate().map(|(place, axis)| json!({ "key": axis.key, "values": grid.sweep.values(place) })).collect::<Vec<_>>(),
        "points": points.collect::<Vec<_>>(),
        "effects": grid.effects.iter().map(effects).collect::<Vec<_>>(),
        "flips": grid.flipping.iter().flat_map(|found| &found.keys).flat_map(flips).collect::<Vec<_>>(),
    });
    result.extend(entries(rest));
    Value::Object(result)
}

/// A fit.
pub fn fit(fitted: &Fitted) -> Value {
    let Fitted { about, fit } = fitted;
    let mut result = opening(about);
    result.remove("runs");
    let rest = json!({
        "finding": fitted.finding(),
        "strategy": fit.strategy,
        "fits": !fit.misses(),
        "observed": fit.survey.pulses.iter().map(|pulse| json!({ "week": pulse.week, "share": pulse.share, "n": pulse.asked })).collect::<Vec<_>>(),
        "sets_tried": fit.tried,
        "sets_kept": fit.sets.len(),
        "evenly_spread": { "tried": fit.evenly.0, "fit_equally_well": fit.evenly.1 },
        "luck": fit.luck,
        "error": fit.error,
        "keys": fit.learned.iter().map(|learned| json!({
            "key": learned.key,
            "from": learned.range.0,
            "to": learned.range.1,
            "q05": learned.quantiles[0],
            "q25": learned.quantiles[1],
            "median": learned.quantiles[2],
            "q75": learned.quantiles[3],
            "q95": learned.quantiles[4],
            "unknown": learned.is_unknown(),
        })).collect::<Vec<_>>(),
        "cannot_be_told_apart": fit.tied.iter().map(|tied| json!({
            "keys": [fit.learned[tied.one].key, fit.learned[tied.other].key], "correlation": tied.correlation,
        })).collect::<Vec<_>>(),
        "milestones": fit.reached.iter().map(|(level, share)| json!({ "level": level, "reached": share })).collect::<Vec<_>>(),
        "bass": fit.bass.map(|bass| json!({
            "innovation": bass.innovation, "imitation": bass.imitation, "most": bass.most, "error": bass.error,
        })),
        "fan": fit.fan.iter().map(spread).collect::<Vec<_>>(),
    });
    result.extend(entries(rest));
    Value::Object(result)
}

/// An assessment.
pub fn assessment(assessed: &Assessed) -> Value {
    let group = |(scope, name, measures): (&str, String, &Measures)| {
        let reading = |Reading { measure, value, range }: Reading| {
            (measure, json!({ "value": value, "low": range.map(|range| range.0), "high": range.map(|range| range.1) }))
        };
        json!({
            "scope": scope,
            "group": name,
            "decisions": measures.decisions,
            "measures": readings(measures).into_iter().map(reading).collect::<Map<_, _>>(),
        })
    };
    json!({
        "name": assessed.name,
        "version": About::VERSION,
        "finding": assessed.finding(),
        "layers": assessed.assessment.deepest + 1,
        "layers_told": assessed.assessment.layers_told,
        "escalated_told": assessed.assessment.escalated_told,
        "teams_named": assessed.assessment.teams_named,
        "groups": assessed.groups().into_iter().map(group).collect::<Vec<_>>(),
    })
}

fn entries(object: Value) -> Map<String, Value> {
    match object {
        Value::Object(entries) => entries,
        _ => Map::new(),
    }
}

fn opening(about: &About) -> Map<String, Value> {
    entries(json!({
        "name": about.name,
        "title": about.title,
        "question": about.question,
        "behaviour": about.behaviour,
        "people": (about.people > 0).then_some(about.people),
        "runs": about.runs,
        "weeks": about.weeks,
        "seed": about.seed,
        "version": about.version,
    }))
}

fn spread(spread: &Spread) -> Value {
    Value::Object(spread.statistics().into_iter().map(|(name, value)| (name.into(), value.into())).collect())
}

fn strategy(about: &About, arm: &Arm) -> Value {
    let end = |measure| spread(&arm.ensemble.spread(measure, about.weeks));
    let (runs_reaching, median) = half(about, arm);
    json!({
        "name": arm.strategy.name,
        "owned": end(Measure::Owned),
        "aligned": end(Measure::Aligned),
        "adoption": end(Measure::Adoption),
        "peer_share": arm.ensemble.peer_share(),
        "joiners_owned": arm.ensemble.joiners_share(),
        "weeks_to_50": { "median": median, "runs_reaching": runs_reaching },
        "planned_person_days": arm.plan.person_days() + 0.0,
        "budget_person_days": arm.plan.budget,
        "unspent_person_days": arm.plan.budget.map(|_| arm.plan.unspent),
        "spent_person_days": mean(&arm.ensemble.person_days()),
        "person_days_per_added_owned_adopter": arm.cost_per_owned_adopter,
        "person_days_per_added_aligned_adopter": arm.cost_per_aligned_adopter,
        "persistence": arm.persistence.as_ref().map(persistence),
        "tipping": arm.tipping.as_ref().map(|found| json!({ "runs_tipped": found.tipped(), "median": found.median() })),
        "knock_outs": arm.knock_outs.iter().map(knock_out).collect::<Vec<_>>(),
        "regret": arm.regret.as_ref().map(regret),
        "volumes": arm.plan.lines.iter().map(volume).collect::<Vec<_>>(),
    })
}

fn persistence(found: &Persistence) -> Value {
    json!({
        "withdrawn": found.withdrawn,
        "after": found.after,
        "kept": spread(&Spread::of(found.kept.clone())),
        "half_life": found.half_life(),
    })
}

fn knock_out(found: &KnockOut) -> Value {
    json!({
        "without": found.channel,
        "lost": { "mean": found.lost.mean, "low": found.lost.low, "high": found.lost.high },
        "owned_without": found.without,
        "credited": found.credited,
    })
}

fn regret(found: &Regret) -> Value {
    let staying = found.staying.iter().map(|(mode, aligned)| json!({ "place": mode, "aligned": aligned }));
    let estimate = found.regret;
    json!({
        "staying": staying.collect::<Vec<_>>(),
        "best": found.best,
        "regret": { "mean": estimate.mean, "low": estimate.low, "high": estimate.high },
    })
}

fn volume(line: &Line) -> Value {
    json!({
        "channel": line.channel,
        "written": line.written,
        "planned": line.volume,
        "unit": line.unit,
        "person_days_each": line.rate(),
    })
}

fn organisation(scenario: &Scenario, figures: &Figures) -> Value {
    let File { organisation, network, .. } = &scenario.file;
    let grown = scenario.data.is_none() && figures.chart.is_some();
    let asked = grown.then(|| {
        json!({
            "people": organisation.people,
            "layers": organisation.layers,
            "span": organisation.layers.is_none().then_some(organisation.span_of_control),
            "sites": organisation.sites,
            "contacts_per_person": network.contacts_per_person,
            "same_team": network.same_team_percent.fraction(),
            "same_site": network.same_site_percent.fraction(),
        })
    });
    let chart = figures.chart.as_ref();
    let achieved = json!({
        "people": figures.people,
        "ties": figures.ties,
        "contacts_per_person": figures.contacts.mean,
        "layers": chart.map(|chart| chart.layers.len()),
        "span": chart.map(|chart| chart.span),
        "teams": chart.map(|chart| chart.teams),
        "sites": chart.map(|chart| chart.sites),
        "same_team": chart.and_then(|chart| chart.same_team),
        "same_site": chart.and_then(|chart| chart.same_site),
    });
    json!({ "asked": asked, "achieved": achieved })
}

/// What each key does to a strategy, by the measures of `effects.csv`.
fn effects(effects: &Effects) -> Value {
    let measure = |(name, value, range): Measured| {
        let (low, high) = range.unzip();
        (name, json!({ "value": number_or_word(&value), "low": low, "high": high }))
    };
    let key = |(key, effect): &(String, Effect)| {
        let measures: Map<_, _> = measured(effect).into_iter().map(measure).collect();
        json!({ "key": key, "measures": measures })
    };
    let keys: Vec<Value> = effects.keys.iter().map(key).collect();
    json!({ "strategy": effects.strategy, "keys": keys, "luck": effects.luck })
}

fn number_or_word(text: &str) -> Value {
    text.parse::<f64>().map_or_else(|_| json!(text), |number| json!(number))
}

/// Where the answer flips along a key.
fn flips(key: &Flips) -> Vec<Value> {
    let flip = |(from, to): (&Found, &Found)| {
        json!({
            "key": key.key, "own": key.own,
            "from_value": from.value, "to_value": to.value, "from": from.label, "to": to.label,
            "from_half_width": from.half_width, "to_half_width": to.half_width,
        })
    };
    key.at().map(flip).collect()
}

fn at_point(strategy: &PointStrategy) -> Value {
    let milestone = |(level, runs, median): &(f64, u32, Option<f64>)| {
        (format!("weeks_to_{}", super::words::level(*level)), json!({ "median": median, "runs_reaching": runs }))
    };
    let mut entry = entries(json!({
        "name": strategy.name,
        "owned": spread(&strategy.owned),
        "aligned": spread(&strategy.aligned),
        "adoption": spread(&strategy.adoption),
        "spent_person_days": strategy.person_days,
    }));
    entry.extend(strategy.milestones.iter().map(milestone));
    Value::Object(entry)
}
