//! What else was found, in sentences: peers, what is aligned, what stays, when it tips, what each channel adds.

use super::control::Kinds;
use super::words::{channel, count, list, number, percent, points, round};
use super::{About, behaviours, events};
use crate::behaviour::Measure;
use crate::engine::SETTLED_AFTER;
use crate::experiment::{Arm, Comparison, KEPT, Spread};
use crate::leadership::{Mode, Policy};

/// A gap between owned and aligned that is worth a sentence.
const GAP: f64 = 0.01;

/// Growth, as a share of people, that is little where it is said to carry itself.
const LITTLE: f64 = 0.1;

/// The share of decisions that nobody has taken in the end from which on it is said.
const UNDECIDED: f64 = 0.05;

/// Sentences on what adoption alone does not tell; none where there is nothing to tell.
pub(super) fn findings(about: &About, comparison: &Comparison) -> Vec<String> {
    let arms = &comparison.arms;
    let each =
        |tell: fn(&About, &Arm) -> Option<String>| arms.iter().filter_map(|arm| tell(about, arm)).collect::<Vec<_>>();
    let mut findings: Vec<String> = events::told(about).into_iter().collect();
    findings.extend(peers(arms));
    findings.extend(each(aligned));
    findings.extend(joiners(about, arms));
    findings.extend(searched(arms));
    findings.extend(behaviours::told(about, comparison));
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
    findings.extend(each(regret));
    findings.extend(each(control));
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

fn joiners(about: &About, arms: &[Arm]) -> Option<String> {
    let shares: Vec<String> = arms
        .iter()
        .filter_map(|arm| Some(format!("{} with {}", percent(arm.ensemble.joiners_share()?), name(arm))))
        .collect();
    (!shares.is_empty()).then(|| {
        let steps = about.step.many();
        format!("Of those who join while it lasts, {} own it {SETTLED_AFTER} {steps} later.", list(&shares))
    })
}

/// What teams that search have found is worth in the end.
fn searched(arms: &[Arm]) -> Option<String> {
    let found = arms.iter().filter(|arm| arm.ensemble.runs.iter().any(|run| !run.payoffs.is_empty()));
    let worth = |arm: &Arm| arm.ensemble.spread(Measure::Payoff, arm.ensemble.weeks()).median;
    let each: Vec<String> = found.map(|arm| format!("{} with {}", percent(worth(arm)), name(arm))).collect();
    let each = list(&each);
    (!each.is_empty())
        .then(|| format!("What teams have found by searching is worth {each} of the best there is in the end."))
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
    let kept = Spread::of(found.kept.clone()).median;
    let (end, later) = (format!("{} {}", about.step.one(), found.withdrawn), weeks(found.after));
    let adoption = |week: u32| arm.ensemble.spread(Measure::Adoption, week).median;
    let [before, after] = [found.withdrawn, (found.withdrawn + found.after).min(about.weeks)].map(adoption);
    let fallen = if before - after > about.margin {
        format!("; adoption, with those who merely comply, falls from {} to {}", percent(before), percent(after))
    } else {
        String::new()
    };
    Some(if kept > 1.0 {
        let more = percent(kept - 1.0);
        format!(
            "{} goes on growing when its last channel ends ({end}): {later} later {more} more own it; {half}{fallen}.",
            name(arm)
        )
    } else {
        let kept = percent(kept);
        format!(
            "{} keeps {kept} of those who own it when its last channel ends ({end}), {later} later; {half}{fallen}.",
            name(arm)
        )
    })
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
            "{} tips in {} of {all} runs: there it can be switched off from {} {} on (the run in the middle) and keeps \
             {}{}.",
            name(arm),
            count(found.tipped() as u64),
            about.step.one(),
            number(week),
            percent(KEPT),
            little(arm).unwrap_or_default()
        ),
    })
}

/// That what is kept is little more than it started with, where it is.
fn little(arm: &Arm) -> Option<String> {
    let owned = |week| arm.ensemble.spread(Measure::Owned, week).median;
    let [start, end] = [owned(0), owned(arm.ensemble.weeks())];
    let grown = (end - start) < LITTLE;
    grown.then(|| format!(", though little comes of it: from {} to {} who own it", percent(start), percent(end)))
}

fn knock_outs(_: &About, arm: &Arm) -> Option<String> {
    let told = arm.knock_outs.iter().map(|found| {
        let verb = if found.lost.mean < 0.0 { "more" } else { "fewer" };
        format!("{} {verb} without {}", points(found.lost.mean), channel(found.channel))
    });
    let told: Vec<String> = told.collect();
    (told.len() > 1).then(|| format!("{}, run again without each of its channels: {}.", name(arm), list(&told)))
}

fn regret(_: &About, arm: &Arm) -> Option<String> {
    let found = arm.regret.as_ref().filter(|_| arm.strategy.policy.as_ref().is_some_and(Policy::moves))?;
    let place = |mode| match mode {
        Mode::Front => "in front",
        Mode::Among => "among the others",
        Mode::Behind => "behind",
    };
    let best = place(found.best);
    let estimate = found.regret;
    let [low, high] = [estimate.low, estimate.high].map(|end| round(100.0 * end.abs(), 1));
    let by = format!("{} ({} to {})", points(estimate.mean), low.min(high), low.max(high));
    let alike = found.staying.iter().all(|&(_, aligned)| aligned == found.staying[0].1);
    let verdict = if alike {
        "where they stand makes no difference".into()
    } else if estimate.low > 0.0 {
        format!("the best of them, {best}, does better by {by}")
    } else if estimate.high < 0.0 {
        format!("changing does better than the best of them, {best}, by {by}")
    } else {
        format!("the best of them, {best}, makes no clear difference to changing")
    };
    let staying = found.staying.map(|(mode, aligned)| format!("{} {}", place(mode), percent(aligned)));
    Some(format!(
        "{}, whose leaders change their place, run again with leaders who stay in one: as intended own it {}; {verdict}.",
        name(arm),
        list(&staying)
    ))
}

/// Three kinds of control side by side.
fn control(_: &About, arm: &Arm) -> Option<String> {
    let Kinds { process, undecided, outcome, picture_off } = Kinds::of(arm)?;
    let known = picture_off.map_or(String::new(), |off| {
        format!(", and the picture that leaders have of it is {} off, over all weeks (knowledge)", points(off))
    });
    let waiting = match percent(undecided) {
        share if undecided >= UNDECIDED => format!("; {share} of those met were not decided in the end"),
        _ => String::new(),
    };
    Some(format!(
        "Control with {}: leaders take {} of the decisions that are taken (process){waiting}, {} own it as intended in the end (outcome){known}.",
        name(arm),
        percent(process),
        percent(outcome)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::statistics::mean;
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
        let mut grown = comparison.clone();
        grown.arms[2].persistence.as_mut().unwrap().kept.fill(1.32);
        let told = findings(&about, &grown).join("\n");
        assert!(
            told.contains(
                "goes on growing when its last channel ends (week 60): 26 weeks later 32\u{a0}% more own it; "
            )
        );
        about.told_lapse = Some((3.0, 1.0));
        assert!(findings(&about, &comparison).join("\n").contains("is an assumption typed in"));
        let (about, mut led) = example::led(40, 52);
        let told = |comparison: &Comparison| findings(&about, comparison).join("\n");
        assert!(told(&led).contains(
            "in front 21\u{a0}%, among the others 30\u{a0}% and behind 34\u{a0}%; changing does better than the best of \
             them, behind, by 5\u{a0}points (3 to 7)."
        ));
        let taken = led.arms[2].ensemble.runs.iter().map(|run| run.control.as_ref().unwrap().process_control);
        let taken = percent(mean(&taken.collect::<Vec<_>>()));
        let said = told(&led);
        assert!(
            said.contains(&format!("Control with “Champions”: leaders take {taken} of the decisions that are taken")),
            "{said}"
        );
        assert!(
            told(&led)
                .contains("(outcome), and the picture that leaders have of it is 4\u{a0}points off, over all weeks")
        );
        assert!(!told(&led).contains("Control with “No programme”"));
        let regret = led.arms[3].regret.as_mut().unwrap();
        (regret.regret.low, regret.regret.high) = (-0.11, 0.01);
        assert!(told(&led).contains("; the best of them, behind, makes no clear difference to changing."));
        led.arms[3].regret.as_mut().unwrap().staying = Mode::ALL.map(|mode| (mode, 0.2));
        assert!(told(&led).contains("behind 20\u{a0}%; where they stand makes no difference."));
        let (about, textbook) = example::textbook();
        assert!(findings(&about, &textbook).is_empty());
    }
}
