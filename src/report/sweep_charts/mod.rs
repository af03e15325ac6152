//! The charts of a sweep: which there are; what each of them shows is a file beside.

mod against;
mod alone;
mod axis;
mod cost;
mod heat;
mod lines;
mod moved;

use super::chart::{self, Picture};
use super::sweep::Grid;
use super::{About, ReportError};
use crate::experiment::Design;
use against::against;
use alone::alone;
use cost::cost;
use heat::heat;
use lines::{line, side_by_side};

/// The most keys against which the outcome is drawn.
const KEYS: usize = 3;

/// The charts of a sweep.
pub fn pictures(about: &About, grid: &Grid) -> Result<Vec<Picture>, ReportError> {
    if let Some(found) = &grid.flipping {
        let picture = match &found.map {
            Some(map) => chart::flip_map::draw(about, found, map),
            None => chart::flips::draw(about, found),
        };
        return Ok(vec![picture?]);
    }
    if !grid.effects.is_empty() {
        let mut pictures: Vec<Picture> = chart::tornado::draw(about, &grid.effects)?.into_iter().collect();
        if grid.sweep.design == Design::OneAtATime {
            pictures.extend(alone(about, grid)?);
        }
        return Ok(pictures);
    }
    let mut pictures = match (grid.sweep.axes.as_slice(), &grid.sweep.design) {
        ([_], _) => vec![line(about, grid)?],
        (_, Design::Zip) => vec![side_by_side(about, grid)?],
        ([_, _], Design::Grid) => [vec![heat(about, grid)?], against(about, grid, 1)?].concat(),
        _ => against(about, grid, KEYS)?,
    };
    pictures.extend(cost(about, grid)?);
    Ok(pictures)
}

/// "owned adoption in week 104", or "in the last week" where the number of weeks is varied.
fn outcome(about: &About, grid: &Grid) -> String {
    let varied = grid.sweep.axes.iter().any(|axis| axis.key == "weeks");
    let end =
        if varied { format!("the last {}", about.step.one()) } else { format!("{} {}", about.step.one(), about.weeks) };
    format!("owned adoption in {end}")
}

/// The name of a key's chart: the key with only what any disk takes, and a number where that is there already.
fn file_name(kind: &str, key: &str, taken: &mut Vec<String>) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' };
    let letters: String = key.chars().map(plain).take(60).collect();
    let words: Vec<&str> = letters.split('-').filter(|word| !word.is_empty()).collect();
    let name = format!("{kind}-{}", words.join("-"));
    let others = (2..).map(|number: u32| format!("{name}-{number}"));
    let free = std::iter::once(name.clone()).chain(others).find(|name| !taken.contains(name));
    let free = free.expect("numbers do not end before names are free");
    taken.push(free.clone());
    free
}

#[cfg(test)]
mod tests {
    use super::super::sweep::tests::example;
    use super::*;

    fn names(pictures: &[Picture]) -> Vec<&str> {
        pictures.iter().map(|picture| picture.name.as_str()).collect()
    }

    #[test]
    fn every_number_of_keys_has_its_charts_and_none_twice() {
        let axes: [(&str, &[f64]); 3] =
            [("weeks", &[1.0, 10.0, 100.0]), ("strategy.It's \"x\".share", &[0.0, 1.0]), ("c", &[1.0, 2.0])];
        let drawn = |keys: usize| {
            let (about, grid) = example(&axes[..keys]);
            pictures(&about, &grid).unwrap()
        };
        assert_eq!(names(&drawn(1)), ["sweep"]);
        assert_eq!(names(&drawn(2)), ["sweep", "against-weeks"]);
        assert_eq!(names(&drawn(3)), ["against-weeks", "against-strategy-it-s-x-share", "against-c"]);
        assert!(drawn(3).iter().all(|picture| picture.svg.contains("in the last week")));
    }

    #[test]
    fn the_headline_says_from_where_to_where_a_key_moves_the_outcome() {
        let (about, grid) = example(&[("weeks", &[1.0, 10.0, 100.0]), ("c", &[0.0, 1.0])]);
        let pictures = pictures(&about, &grid).unwrap();
        let told = pictures[1].svg.replace('\u{a0}', " ");
        let wanted = "Along weeks, owned adoption with “=Both” goes from 5.0 % (at 1) to 45 % (at 100)";
        assert!(told.contains(wanted), "{told}");
        assert!(told.contains("while c varies too"));
    }

    #[test]
    fn values_that_go_along_are_drawn_side_by_side() {
        let (about, mut grid) = example(&[("weeks", &[1.0, 10.0]), ("c", &[0.5])]);
        grid.sweep.design = Design::Zip;
        let pictures = pictures(&about, &grid).unwrap();
        assert_eq!(names(&pictures), ["sweep"]);
        assert!(pictures[0].svg.contains("\n10 · 0.5\n") && pictures[0].svg.contains("\nweeks · c\n"));
    }

    #[test]
    fn what_points_cost_is_drawn_where_it_differs() {
        let (about, mut grid) = example(&[("champions.people", &[5.0, 10.0, 20.0, 40.0])]);
        for (place, point) in grid.sweep.points.iter_mut().enumerate() {
            let crate::experiment::PointOutcome::Done { strategies, .. } = &mut point.outcome else {
                panic!("it was run")
            };
            strategies[0].person_days = 0.0;
            strategies[1].person_days = 10.0 * place as f64;
        }
        let pictures = pictures(&about, &grid).unwrap();
        assert_eq!(names(&pictures), ["sweep", "frontier"]);
        let told = pictures[1].svg.replace('\u{a0}', " ");
        let wanted =
            "The most owned adoption that was found, 30 %, costs 30 person-days (“=Both”); nothing cheaper comes near";
        assert!(told.contains(wanted) && told.contains("\nchampions.people = 40\n"), "{told}");
    }

    #[test]
    fn file_names_are_plain_and_differ() {
        let mut taken = Vec::new();
        let mut name = |key: &str| file_name("against", key, &mut taken);
        assert_eq!([name("a.b"), name("A_b"), name("変.化")], ["against-a-b", "against-a-b-2", "against-"]);
    }
}
