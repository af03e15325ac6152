//! How long it takes to reach each level of adoption, and how often that happens at all.

use super::canvas::{Canvas, Drawn, Side};
use super::data::Data;
use super::picture::Picture;
use super::plane::{AXIS, Plane};
use super::style::{Ink, MARGIN, Mark, PAPER, SMALL, SOFT, WIDTH, colour, mark};
use super::{About, ReportError, frame, left_out, shown, text};
use crate::experiment::{Arm, Comparison, Difference, Outcome, Spread};
use crate::report::words::{capital, count, level, list, number, round, unreached};

/// Room for levels and names on the left, and for what is said on the right.
const NAMES: i32 = 520;
const WORDS: i32 = 500;

/// One strategy and one level.
struct Row {
    /// What there is to say if no run gets there.
    unreached: &'static str,
    /// The spread over the runs that get there.
    weeks: Option<Spread>,
    reached: usize,
    runs: usize,
}

/// Draws weeks to each level.
pub(super) fn draw(about: &About, comparison: &Comparison) -> Result<Picture, ReportError> {
    let arms = shown(comparison);
    let headline = headline(about, comparison);
    Picture::drawn("milestones", &headline, alt(about, &arms), |canvas| {
        let subtitle = format!(
            "{}{}. A level counts once held for {}.{}",
            if about.runs > 1 { "Dot: the middle of the runs that get there; bar: nine in ten of them. " } else { "" },
            frame::sample(about),
            frame::span(about, f64::from(about.held_weeks)),
            left_out(comparison.arms.len())
        );
        let begin = frame::draw(canvas, about, &headline, &subtitle)?;
        let plane = Plane {
            left: MARGIN + NAMES,
            top: begin,
            right: WIDTH - MARGIN - WORDS,
            bottom: frame::BOTTOM - 84,
            across: (0.0, f64::from(about.weeks)),
            up: (0.0, 1.0),
        };
        axes(canvas, about, &plane)?;
        rows(canvas, about, &plane, &arms)
    })
    .map(|picture| picture.with(data(about, &arms)))
}

fn axes(canvas: &Canvas, about: &About, plane: &Plane) -> Drawn {
    plane.ruled_weeks(canvas, about, false)?;
    canvas.text(((plane.left + plane.right) / 2, plane.bottom + 64), &frame::time(about), AXIS, Side::Middle)
}

/// Levels from the lowest to the highest, with all strategies in each.
fn rows(canvas: &Canvas, about: &About, plane: &Plane, arms: &[&Arm]) -> Drawn {
    let levels = about.milestones.len().max(1) as i32;
    let group = (plane.bottom - plane.top) / levels;
    let step = f64::from(group - 10) / arms.len().max(1) as f64;
    for (place, &share) in about.milestones.iter().enumerate() {
        let top = plane.top + place as i32 * group;
        canvas.path(vec![(MARGIN, top), (WIDTH - MARGIN, top)], SOFT, 0.6, 1)?;
        canvas.text(
            (MARGIN, top + 5 + (step / 2.0) as i32),
            &format!("{} %", level(share)),
            Ink::bold(28),
            Side::Right,
        )?;
        for (line, arm) in arms.iter().enumerate() {
            let y = top + 5 + (step * (line as f64 + 0.5)) as i32;
            draw_row(canvas, about, plane, (line, y), &arm.strategy.name, &row(about, arm, share))?;
        }
    }
    Ok(())
}

fn row(about: &About, arm: &Arm, share: f64) -> Row {
    let weeks = arm.ensemble.weeks_reaching(share, about.held_weeks);
    let reached: Vec<f64> = weeks.iter().flatten().map(|&week| f64::from(week)).collect();
    Row {
        unreached: unreached(arm, share),
        reached: reached.len(),
        runs: weeks.len(),
        weeks: (!reached.is_empty()).then(|| Spread::of(reached)),
    }
}

fn draw_row(canvas: &Canvas, about: &About, plane: &Plane, (line, y): (usize, i32), name: &str, row: &Row) -> Drawn {
    let name = text::shorten(&text::named(line, name), SMALL, NAMES - 140);
    canvas.text((plane.left - 30, y), &name, SMALL, Side::Left)?;
    if let Some(spread) = &row.weeks {
        let shade = colour(line);
        let (low, high) = (plane.x(spread.nine_in_ten.0), plane.x(spread.nine_in_ten.1));
        canvas.path(vec![(low, y), (high, y)], shade, 0.55, 6)?;
        canvas.dot((plane.x(spread.median), y), 11, PAPER)?;
        canvas.mark((plane.x(spread.median), y), mark(line).unwrap_or(Mark::Circle), 8, shade)?;
    }
    let ink = if row.weeks.is_some() { SMALL } else { SMALL.in_colour(SOFT) };
    let words = text::shorten(&words(about, row), ink, WORDS - 24);
    canvas.text((plane.right + 24, y), &words, ink, Side::Right)
}

/// "week 34 (28–41)", "never", and in how many runs where not in all.
fn words(about: &About, row: &Row) -> String {
    let Some(spread) = &row.weeks else { return row.unreached.into() };
    let (low, high) = (round(spread.nine_in_ten.0, 0), round(spread.nine_in_ten.1, 0));
    let week = format!("{} {} ({}–{})", about.step.one(), number(spread.median), number(low), number(high));
    if row.reached == row.runs {
        return week;
    }
    format!("{week}, reached in {} of {} runs", count(row.reached as u64), count(row.runs as u64))
}

/// The finding on the two strategies that lead, at the level that both reach in most runs and that is
/// nearest to half of the people; a neutral title where there is no clear one.
fn headline(about: &About, comparison: &Comparison) -> String {
    let from_half = |one: &Difference| match one.outcome {
        Outcome::WeekReaching(share) => (share - 0.5).abs(),
        _ => f64::INFINITY,
    };
    let mut differences: Vec<&Difference> = comparison.differences.iter().collect();
    differences.sort_by(|one, other| other.runs.cmp(&one.runs).then(from_half(one).total_cmp(&from_half(other))));
    differences.into_iter().find_map(|one| clear(about, comparison, one)).unwrap_or_else(|| {
        let levels: Vec<String> = about.milestones.iter().map(|&share| level(share)).collect();
        format!("How many {} it takes until {} % of people do it", about.step.many(), list(&levels))
    })
}

/// A sentence on a difference between the two strategies that lead, if it is clear.
fn clear(about: &About, comparison: &Comparison, difference: &Difference) -> Option<String> {
    let Outcome::WeekReaching(share) = difference.outcome else { return None };
    let leaders = comparison.verdict.ranking.get(..2)?;
    let (first, second) = (difference.first, difference.second);
    let paired = difference.paired.filter(|_| difference.clear)?;
    if !leaders.contains(&first) || !leaders.contains(&second) {
        return None;
    }
    let (early, late) = if paired.difference.mean < 0.0 { (first, second) } else { (second, first) };
    let name = |place: usize| text::shorten(&comparison.arms[place].strategy.name, Ink::bold(26), 460);
    let (low, high) = (
        paired.difference.low.abs().min(paired.difference.high.abs()),
        paired.difference.low.abs().max(paired.difference.high.abs()),
    );
    let of_runs = if difference.runs == about.runs as usize {
        String::new()
    } else {
        format!(", in the {} of {} runs in which both get there", count(difference.runs as u64), count(about.runs))
    };
    Some(format!(
        "“{}” reaches {} % of people {} before “{}” (95 % interval {} to {}){of_runs}",
        name(early),
        level(share),
        frame::span(about, paired.difference.mean.abs()),
        name(late),
        number(low),
        number(high)
    ))
}

fn data(about: &About, arms: &[&Arm]) -> Data {
    let told = |share: f64, arm: &Arm| {
        let row = row(about, arm, share);
        let weeks = row.weeks.as_ref().map_or_else(
            || row.unreached.to_owned(),
            |spread| {
                let [low, high] = [spread.nine_in_ten.0, spread.nine_in_ten.1].map(|week| number(round(week, 0)));
                format!("{} ({low}–{high})", number(spread.median))
            },
        );
        let reached = format!("{} of {}", count(row.reached as u64), count(row.runs as u64));
        vec![format!("{} %", level(share)), arm.strategy.name.clone(), weeks, reached]
    };
    let levels = about.milestones.iter().flat_map(|&share| arms.iter().map(move |arm| told(share, arm)));
    let note = format!(
        "{} until a level is reached and held: the run in the middle of those that get there, in brackets \
         nine in ten of them.",
        capital(about.step.many())
    );
    let head = ["Level", "Strategy", &capital(about.step.many()), "Runs that get there"];
    Data::new("How long it takes", note, &head, levels.collect()).by_two()
}

fn alt(about: &About, arms: &[&Arm]) -> String {
    let levels: Vec<String> = about
        .milestones
        .iter()
        .map(|&share| {
            let rows: Vec<String> = arms
                .iter()
                .map(|arm| format!("{}: {}", arm.strategy.name, words(about, &row(about, arm, share))))
                .collect();
            format!("{} % of people: {}", level(share), rows.join("; "))
        })
        .collect();
    format!(
        "When each strategy reaches each level of adoption, median over the runs that get there, with nine in ten of \
         them, {}. {}.",
        frame::sample(about),
        levels.join(". ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn runs_that_never_get_there_are_counted() {
        let (about, comparison) = example::four_strategies(60, 104);
        let picture = draw(&about, &comparison).unwrap();
        assert!(picture.svg.contains("\nnever\n") && picture.svg.contains(" of 60 runs\n"));
        assert!(picture.alt.contains("50 % of people: No programme: never"));
    }

    #[test]
    fn the_headline_is_neutral_where_nothing_is_clear() {
        let (about, mut comparison) = example::four_strategies(60, 104);
        assert!(headline(&about, &comparison).contains("weeks before"), "{}", headline(&about, &comparison));
        comparison.differences.iter_mut().for_each(|difference| difference.clear = false);
        assert_eq!(headline(&about, &comparison), "How many weeks it takes until 10, 25, 50 and 80 % of people do it");
    }
}
