//! How it was passed on: adoptions by generation, a panel a strategy, with R in words.

use super::canvas::{Canvas, Drawn, Side};
use super::data::Data;
use super::picture::Picture;
use super::plane::{AXIS, Plane};
use super::stack;
use super::style::{SMALL, SOFT, TITLE, colour};
use super::{About, ReportError, frame, left_out, shown, text, ticks};
use crate::experiment::{Arm, Comparison};
use crate::report::words::{capital, number, round};

/// More generations than this are put together.
const MOST: usize = 7;

/// Whether anybody followed anybody's example.
pub(super) fn has_any(comparison: &Comparison) -> bool {
    shown(comparison).into_iter().any(|arm| arm.ensemble.generations().len() > 1)
}

/// Draws generations.
pub(super) fn draw(about: &About, comparison: &Comparison) -> Result<Picture, ReportError> {
    let arms = shown(comparison);
    let panels: Vec<Vec<f64>> = arms.iter().map(|arm| pooled(&arm.ensemble.generations())).collect();
    let headline = headline(&arms);
    let highest = panels.iter().flatten().copied().fold(0.0, f64::max).max(1.0);
    Picture::drawn("generations", &headline, alt(&arms), |canvas| {
        let subtitle = format!(
            "Adoptions by how many steps they are from one that followed nobody’s example (step 0): averages of {}. R: further \
             adopters per adopter, from one step to the next.{}",
            frame::sample(about),
            left_out(comparison.arms.len())
        );
        let begin = frame::draw(canvas, about, &headline, &subtitle)?;
        for (place, (arm, panel)) in arms.iter().zip(&panels).enumerate() {
            let plane = stack::plane(about, place, arms.len(), begin);
            let right = plane.right + 150;
            let plane = Plane {
                right,
                bottom: plane.bottom - 30,
                across: (0.0, (MOST + 1) as f64),
                up: (0.0, highest * 1.12),
                ..plane
            };
            stack::title(
                canvas,
                &stack::plane(about, place, arms.len(), begin),
                &text::named(place, &arm.strategy.name),
            )?;
            draw_panel(canvas, &plane, place, panel)?;
        }
        Ok(())
    })
    .map(|picture| picture.with(data(&arms, &panels)))
}

/// The first generations, and all later ones together.
fn pooled(generations: &[f64]) -> Vec<f64> {
    let mut pooled: Vec<f64> = generations.iter().take(MOST).copied().collect();
    if generations.len() > MOST {
        pooled.push(generations[MOST..].iter().sum());
    }
    pooled
}

fn draw_panel(canvas: &Canvas, plane: &Plane, line: usize, panel: &[f64]) -> Drawn {
    plane.grid(canvas, &ticks::values(0.0, plane.up.1, 4), number)?;
    let narrow = plane.right - plane.left < 420;
    for (generation, &adoptions) in panel.iter().enumerate() {
        let (left, right) = (plane.x(generation as f64 + 0.15), plane.x(generation as f64 + 0.85));
        canvas.rectangle((left, plane.y(adoptions)), (right, plane.bottom), colour(line))?;
        let middle = (left + right) / 2;
        if !narrow {
            canvas.text((middle, plane.y(adoptions) - 16), &number(adoptions), SMALL, Side::Middle)?;
        }
        let step = if generation == MOST { format!("{MOST}+") } else { generation.to_string() };
        canvas.text((middle, plane.bottom + 22), &step, AXIS, Side::Middle)?;
    }
    let told = capital(&reproduction(panel));
    canvas.text((plane.left, plane.bottom + 54), &told, SMALL.in_colour(SOFT), Side::Right)
}

/// How many more each step brings: "R 1.8, then 0.6".
fn reproduction(panel: &[f64]) -> String {
    let r = |from: usize| {
        let (before, after) = (panel.get(from)?, panel.get(from + 1)?);
        (*before > 0.0).then(|| round(after / before, 2))
    };
    match (r(0), r(1)) {
        (None, _) => "nobody followed anybody".into(),
        (Some(first), None) => format!("R {first}"),
        (Some(first), Some(second)) => format!("R {first}, then {second}"),
    }
}

/// The strategy whose adopters bring the most further ones: multiplication or addition.
fn headline(arms: &[&Arm]) -> String {
    let first = |arm: &Arm| {
        let generations = arm.ensemble.generations();
        let (before, after) = (generations.first()?, generations.get(1)?);
        (*before > 0.0).then(|| after / before)
    };
    let known = arms.iter().copied().filter(|arm| arm.strategy.has_channels());
    let mut known: Vec<(f64, &Arm)> = known.filter_map(|arm| Some((first(arm)?, arm))).collect();
    known.sort_by(|one, other| other.0.total_cmp(&one.0));
    let named =
        |(r, arm): &(f64, &Arm)| format!("{} with “{}”", round(*r, 1), text::shorten(&arm.strategy.name, TITLE, 420));
    match &known[..] {
        [] => "How it passed from one to the next".into(),
        [only] => format!("Each who follows nobody’s example brings {} who follow theirs", named(only)),
        [most, .., least] if round(most.0, 1) == round(least.0, 1) => {
            format!("With every strategy, who follows nobody’s example brings {} who follow theirs", round(most.0, 1))
        }
        [most, .., least] => {
            format!("Each who follows nobody’s example brings {} and {} who follow theirs", named(most), named(least))
        }
    }
}

fn data(arms: &[&Arm], panels: &[Vec<f64>]) -> Data {
    let longest = panels.iter().map(Vec::len).max().unwrap_or(0);
    let row = |(arm, panel): (&Arm, &Vec<f64>)| {
        let cell = |step: usize| panel.get(step).map_or_else(|| "–".into(), |&adoptions| number(adoptions));
        std::iter::once(arm.strategy.name.clone()).chain((0..longest).map(cell)).collect()
    };
    let step = |step: usize| if step == MOST { format!("{MOST} and more") } else { step.to_string() };
    let note = "Adoptions by steps from one that followed nobody’s example (step 0): averages over runs.";
    let rows = arms.iter().copied().zip(panels).map(row).collect();
    Data::new("How it was passed on", note, &["Strategy"], rows)
        .with_columns((0..longest).map(|of| format!("Step {}", step(of))))
}

fn alt(arms: &[&Arm]) -> String {
    let told = |arm: &Arm| {
        let panel = pooled(&arm.ensemble.generations());
        let bars: Vec<String> = panel.iter().map(|&adoptions| number(adoptions)).collect();
        format!("{}: {}; {}", arm.strategy.name, bars.join(", "), reproduction(&panel))
    };
    format!(
        "Bars of adoptions by steps from one that followed nobody's example, from step 0, averages over runs. {}.",
        arms.iter().copied().map(told).collect::<Vec<_>>().join(". ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn later_generations_are_put_together_and_r_is_said() {
        assert_eq!(pooled(&[9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0]), [9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 3.0]);
        assert_eq!(reproduction(&[10.0, 18.0, 9.0]), "R 1.8, then 0.5");
        assert_eq!(reproduction(&[10.0]), "nobody followed anybody");
        let (about, comparison) = example::tested(10);
        let picture = draw(&about, &comparison).unwrap();
        assert!(picture.svg.contains(", then 0.") && picture.svg.contains(" who follow theirs"));
    }
}
