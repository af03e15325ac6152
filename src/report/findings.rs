//! What else was found, in sentences: peers, what is aligned, what stays, when it tips, what each channel adds.

use super::About;
use super::words::{channel, count, list, number, percent, points, round};
use crate::behaviour::Measure;
use crate::experiment::{Arm, Comparison, KEPT, Spread};

/// A gap between owned and aligned that is worth a sentence.
const GAP: f64 = 0.01;

/// Sentences on what adoption alone does not tell; none where there is nothing to tell.
pub(super) fn findings(about: &About, comparison: &Comparison) -> Vec<String> {
    let arms = &comparison.arms;
    let each =
        |tell: fn(&About, &Arm) -> Option<String>| arms.iter().filter_map(|arm| tell(about, arm)).collect::<Vec<_>>();
    let mut findings: Vec<String> = peers(arms).into_iter().collect();
    findings.extend(each(aligned));
    let stays = each(persistence);
    let typed_in = about.told_lapse.filter(|_| !stays.is_empty());
    findings.extend(stays);
    findings.extend(typed_in.map(|(told, own)| {
        format!(
            "That those who were told stop at {} % a week and others at {} % is an assumption typed in: what it does to how \
             much is kept is its consequence, not a finding.",
            round(told, 2),
            round(own, 2)
        )
    }));
    findings.extend(each(tipping));
    findings.extend(each(knock_outs));
    findings
}

fn name(arm: &Arm) -> String {
    format!("“{}”", arm.strategy.name)
}

fn peers(arms: &[Arm]) -> Option<String> {
    let programmes = arms.iter().filter(|arm| arm.strategy.has_channels());
    let shares: Vec<String> = programmes
        .filter_map(|arm| Some(format!("{} with {}", percent(arm.ensemble.peer_share()?), name(arm))))
        .collect();
    (!shares.is_empty()).then(|| {
        let shares = list(&shares);
        format!(
            "Of those who own it in the end and did not come to it by themselves, {shares} followed a peer’s example."
        )
    })
}

fn aligned(about: &About, arm: &Arm) -> Option<String> {
    let median = |measure| arm.ensemble.spread(measure, about.weeks.min(arm.ensemble.weeks())).median;
    let (owned, aligned) = (median(Measure::Owned), median(Measure::Aligned));
    let hijacked = arm.ensemble.runs.iter().filter(|run| run.is_hijacked()).count();
    let hijacked = match hijacked {
        0 => String::new(),
        runs => format!("; in {} of {} runs one person’s variant took over", count(runs as u64), count(about.runs)),
    };
    (owned - aligned > GAP).then(|| {
        format!("With {}, {} own it and {} as it was intended{hijacked}.", name(arm), percent(owned), percent(aligned))
    })
}

fn persistence(about: &About, arm: &Arm) -> Option<String> {
    let found = arm.persistence.as_ref()?;
    let weeks = |weeks: u32| format!("{weeks} {}", if weeks == 1 { about.step.one() } else { about.step.many() });
    let half = match found.half_life() {
        Some(week) => format!("half is left after {}", weeks(week)),
        None => "it does not fall to half before the run ends".into(),
    };
    Some(format!(
        "{} keeps {} of those who own it when its last channel ends ({} {}), {} later; {half}.",
        name(arm),
        percent(Spread::of(found.kept.clone()).median),
        about.step.one(),
        found.withdrawn,
        weeks(found.after)
    ))
}

fn tipping(about: &About, arm: &Arm) -> Option<String> {
    let found = arm.tipping.as_ref()?;
    let all = count(found.weeks.len() as u64);
    Some(match found.median() {
        None => format!(
            "{} tips in none of {all} runs: switched off {} weeks before the end or sooner, it does not keep {}.",
            name(arm),
            found.held,
            percent(KEPT)
        ),
        Some(week) => format!(
            "{} tips in {} of {all} runs: there it can be switched off from {} {} on (the run in the middle) and keeps {}.",
            name(arm),
            count(found.tipped() as u64),
            about.step.one(),
            number(week),
            percent(KEPT)
        ),
    })
}

fn knock_outs(_: &About, arm: &Arm) -> Option<String> {
    let told = arm.knock_outs.iter().map(|found| {
        let verb = if found.lost.mean < 0.0 { "more" } else { "fewer" };
        format!("{} {verb} without {}", points(found.lost.mean), channel(found.channel))
    });
    let told: Vec<String> = told.collect();
    (told.len() > 1).then(|| format!("{}, run again without each of its channels: {}.", name(arm), list(&told)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn everything_that_was_tested_is_told_in_plain_words() {
        let (mut about, comparison) = example::tested(40);
        let told = findings(&about, &comparison).join("\n");
        for part in [
            "followed a peer’s example",
            " as it was intended",
            "keeps 45\u{a0}% of those who own it when its last channel ends (week 60), 26 weeks later; half is left after ",
            "tips in none of 40 runs",
            "23\u{a0}points fewer without champions",
        ] {
            assert!(told.contains(part), "{part}\n{told}");
        }
        assert!(!told.contains("typed in"));
        about.told_lapse = Some((3.0, 1.0));
        assert!(findings(&about, &comparison).join("\n").contains("is an assumption typed in"));
        let (about, textbook) = example::textbook();
        assert!(findings(&about, &textbook).is_empty());
    }
}
