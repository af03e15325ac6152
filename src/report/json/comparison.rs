//! A comparison: what each strategy comes to, and the organisation it was tried in.

use super::{entries, estimate, flips, opening, spread};
use crate::behaviour::Measure;
use crate::experiment::statistics::mean;
use crate::experiment::{Arm, Comparison, KnockOut, Line, Persistence, Regret, Spread};
use crate::organisation::{Figures, Remark};
use crate::report::achieved::Achieved;
use crate::report::plain::{half, pairing_factor};
use crate::report::{About, packs};
use crate::scenario::{File, Pack, Scenario};
use serde_json::{Value, json};

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
            "path": input.path,
            "sha256": input.sha256,
            "bytes": input.bytes,
            "remarks": input.remarks.iter().map(Remark::without_few).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "expectation": comparison.expectation.as_ref().map(|expectation| json!({
            "sentence": expectation.sentence, "met": expectation.met, "found": expectation.found,
        })),
        "fewer_runs_by_pairing": pairing_factor(about, comparison),
    });
    result.extend(entries(rest));
    result.insert("assumptions".into(), json!(about.assumptions.map(Pack::word)));
    if let Some(packs) = &comparison.packs {
        result.insert("packs".into(), packs::json(packs));
    }
    if let Some(sought) = &comparison.flips {
        result.insert("flips".into(), sought.keys.iter().flat_map(flips).collect());
    }
    Value::Object(result)
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
        "volumes": arm.plan.lines.iter().map(|line| volume(about, line)).collect::<Vec<_>>(),
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
        "lost": estimate(&found.lost),
        "owned_without": found.without,
        "credited": found.credited,
    })
}

fn regret(found: &Regret) -> Value {
    let staying = found.staying.iter().map(|(mode, aligned)| json!({ "place": mode, "aligned": aligned }));
    json!({
        "staying": staying.collect::<Vec<_>>(),
        "best": found.best,
        "regret": estimate(&found.regret),
    })
}

fn volume(about: &About, line: &Line) -> Value {
    let [written, planned] = [line.written, line.volume].map(|volume| about.volume(line, volume));
    json!({
        "channel": line.channel,
        "written": written.value(),
        "planned": planned.value(),
        "unit": line.unit,
        "person_days_each": planned.value().map(|_| line.rate()),
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
    let figures = Achieved::of(figures, scenario.data.is_some());
    let chart = figures.chart.as_ref();
    let achieved = json!({
        "people": figures.people,
        "ties": figures.ties,
        "contacts_per_person": figures.contacts,
        "layers": chart.map(|chart| chart.layers),
        "span": chart.and_then(|chart| chart.span),
        "teams": chart.map(|chart| chart.teams),
        "sites": chart.map(|chart| chart.sites),
        "same_team": chart.and_then(|chart| chart.same_team),
        "same_site": chart.and_then(|chart| chart.same_site),
    });
    json!({ "asked": asked, "achieved": achieved })
}
