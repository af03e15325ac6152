//! The charts of a sweep: which there are, and what each of them shows.

use super::chart::{self, Axis, Picture, Unit, Values};
use super::sweep::Grid;
use super::words::{list, percent, person_days, roughly, significant, value};
use super::{About, ReportError};
use crate::experiment::{Design, Point, Spread, at_each, frontier, nearby};
use crate::scenario::file::Value;
use std::collections::BTreeMap;

/// The most keys against which the outcome is drawn.
const KEYS: usize = 3;

/// How many points a value needs for a spread of its own, where values are drawn.
const ENOUGH: usize = 5;

/// How an outcome runs along a key, for each strategy.
type Along = Vec<Vec<(f64, Spread)>>;

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

/// Points along one axis, a line a strategy.
fn line(about: &About, grid: &Grid) -> Result<Picture, ReportError> {
    let values = grid.sweep.values(0);
    let by_value: BTreeMap<String, &Point> =
        grid.sweep.points.iter().map(|point| (point.values[0].written(), point)).collect();
    let points: Vec<Option<&Point>> = values.iter().map(|value| by_value.get(&value.written()).copied()).collect();
    lines(about, grid, ("sweep", grid.headline(about)), (drawn(&grid.sweep.axes[0].key, &values), &points))
}

/// Points whose values go along with each other, a line a strategy.
fn side_by_side(about: &About, grid: &Grid) -> Result<Picture, ReportError> {
    let told = |point: &Point| point.values.iter().map(value).collect::<Vec<_>>().join(" · ");
    let keys: Vec<&str> = grid.sweep.axes.iter().map(|axis| grid.shown(&axis.key)).collect();
    let values = Values::Words(grid.sweep.points.iter().map(told).collect());
    let points: Vec<Option<&Point>> = grid.sweep.points.iter().map(Some).collect();
    lines(about, grid, ("sweep", grid.headline(about)), (Axis { label: keys.join(" · "), values }, &points))
}

fn lines(
    about: &About,
    grid: &Grid,
    (name, headline): (&str, String),
    (axis, points): (Axis, &[Option<&Point>]),
) -> Result<Picture, ReportError> {
    let line = |name: &String| {
        let spreads = points.iter().map(|point| grid.owned((*point)?, name)).collect();
        chart::line::Line { name: name.clone(), spreads }
    };
    let lines = grid.strategies.iter().map(line).collect();
    let sweep = chart::line::Sweep { headline, outcome: outcome(about, grid), unit: Unit::Share, axis, lines };
    chart::line::draw(about, name, &sweep)
}

/// A cell for each pair of values, and the line where a milestone is crossed.
fn heat(about: &About, grid: &Grid) -> Result<Picture, ReportError> {
    let values = [0, 1].map(|axis| grid.sweep.values(axis));
    let cell = |name: &str, row: usize, column: usize| {
        let point = grid.sweep.points.get(column * values[1].len() + row)?;
        Some(grid.owned(point, name)?.median)
    };
    let cells = |name: &String| {
        let row = |row| (0..values[0].len()).map(|column| cell(name, row, column)).collect();
        (0..values[1].len()).map(row).collect()
    };
    let panel = |name: &String| chart::heat::Panel { name: name.clone(), cells: cells(name) };
    let panels: Vec<chart::heat::Panel> = grid.strategies.iter().map(panel).collect();
    let named = |axis: usize| Axis {
        label: grid.sweep.axes[axis].key.clone(),
        values: Values::Words(values[axis].iter().map(value).collect()),
    };
    let in_order = values.iter().flatten().all(|value| value.number().is_some());
    let sweep = chart::heat::Sweep {
        headline: grid.headline(about),
        outcome: outcome(about, grid),
        unit: Unit::Share,
        across: named(0),
        up: named(1),
        level: if in_order { level(&about.milestones, &panels) } else { None },
        panels,
    };
    chart::heat::draw(about, "sweep", &sweep)
}

/// The milestone that most panels cross; of several, that nearest to one half.
fn level(milestones: &[f64], panels: &[chart::heat::Panel]) -> Option<f64> {
    let crosses = |panel: &&chart::heat::Panel, level: f64| {
        let mut cells = panel.cells.iter().flatten().flatten();
        let first = cells.next().is_some_and(|cell| *cell >= level);
        cells.any(|cell| (*cell >= level) != first)
    };
    let crossing = |level: f64| panels.iter().filter(|panel| crosses(panel, level)).count();
    let known = milestones.iter().map(|&level| (level, crossing(level))).filter(|(_, panels)| *panels > 0);
    known
        .reduce(|best, one| {
            let nearer = (one.0 - 0.5).abs() < (best.0 - 0.5).abs();
            if one.1 > best.1 || one.1 == best.1 && nearer { one } else { best }
        })
        .map(|(level, _)| level)
}

/// The outcome against each of the keys that move it most, while the others vary too.
fn against(about: &About, grid: &Grid, most: usize) -> Result<Vec<Picture>, ReportError> {
    let mut found: Vec<(f64, usize, Axis, Along)> = Vec::new();
    for key in 0..grid.sweep.axes.len() {
        let axis = drawn(&grid.sweep.axes[key].key, &grid.sweep.values(key));
        let along = along(grid, key, &axis);
        let moved = along.iter().map(|along| range(along)).fold(0.0, f64::max);
        found.push((moved, key, axis, along));
    }
    found.sort_by(|one, other| other.0.total_cmp(&one.0));
    let first = found.first().map(|(_, key, ..)| *key);
    found.retain(|(moved, key, ..)| *moved >= about.margin || Some(*key) == first);
    found.truncate(most);
    let mut names = Vec::new();
    let draw = |(_, key, axis, along): (f64, usize, Axis, Along)| {
        let name = file_name("against", &grid.sweep.axes[key].key, &mut names);
        let shown = grid.shown(&grid.sweep.axes[key].key);
        let at_values = at_values(grid, key, &axis);
        let headline = moves(about, grid, &format!("Along {shown}"), (&axis, &along, at_values));
        let panels = grid.strategies.iter().zip(along).map(|(name, along)| chart::against::Panel {
            name: name.clone(),
            dots: dots(grid, key, &axis, name),
            along,
        });
        let against = chart::against::Against {
            headline,
            outcome: outcome(about, grid),
            others: others(grid, key),
            at_values,
            panels: panels.collect(),
            axis,
        };
        chart::against::draw(about, &name, &against)
    };
    found.into_iter().map(draw).collect()
}

/// Each key alone, where more than its ends were tried and it moves the outcome.
fn alone(about: &About, grid: &Grid) -> Result<Vec<Picture>, ReportError> {
    const TELLING: usize = 4;
    let mut pictures = Vec::new();
    let mut names = Vec::new();
    for (key, asked) in grid.sweep.axes.iter().enumerate() {
        let mut points = grid.sweep.alone(key);
        points.sort_by(|one, other| {
            let number = |point: &Point| point.values[key].number().unwrap_or(0.0);
            number(one).total_cmp(&number(other))
        });
        let values: Vec<Value> = points.iter().map(|point| point.values[key].clone()).collect();
        let axis = drawn(&asked.key, &values);
        let places = axis.places();
        let along = |name: &String| {
            let at = |(point, place): (&&Point, &f64)| Some((*place, grid.owned(point, name)?));
            points.iter().zip(&places).filter_map(at).collect::<Vec<(f64, Spread)>>()
        };
        let along: Along = grid.strategies.iter().map(along).collect();
        if values.len() < TELLING || along.iter().all(|along| range(along) < about.margin) || pictures.len() == KEYS {
            continue;
        }
        let name = file_name("alone", &asked.key, &mut names);
        let headline =
            moves(about, grid, &format!("With {} alone changed", grid.shown(&asked.key)), (&axis, &along, true));
        let points: Vec<Option<&Point>> = points.into_iter().map(Some).collect();
        pictures.push(lines(about, grid, (&name, headline), (axis, &points))?);
    }
    Ok(pictures)
}

/// What all points cost and come to; `None` where they all cost about the same.
fn cost(about: &About, grid: &Grid) -> Result<Option<Picture>, ReportError> {
    let mut spots = Vec::new();
    for point in &grid.sweep.points {
        for one in point.strategies() {
            let strategy = grid.strategies.iter().position(|name| *name == one.name).unwrap_or_default();
            let (cost, share) = (one.person_days, one.owned.median);
            spots.push(chart::frontier::Spot { strategy, told: grid.told(point), cost, share });
        }
    }
    let costs = || spots.iter().map(|spot| spot.cost);
    let (least, most) = (costs().fold(f64::INFINITY, f64::min), costs().fold(0.0, f64::max));
    if spots.is_empty() || most - least <= 0.01 * most {
        return Ok(None);
    }
    let pairs: Vec<(f64, f64)> = spots.iter().map(|spot| (spot.cost, spot.share)).collect();
    let corners = frontier(&pairs, about.margin);
    let found = chart::frontier::Frontier {
        headline: worth(grid, &spots, &corners),
        outcome: outcome(about, grid),
        strategies: grid.strategies.clone(),
        spots,
        corners,
        margin: about.margin,
    };
    chart::frontier::draw(about, "frontier", &found).map(Some)
}

/// What the frontier says: the most that was found, and what nearly as much costs.
fn worth(grid: &Grid, spots: &[chart::frontier::Spot], corners: &[usize]) -> String {
    const NEARLY: f64 = 0.9;
    let corners: Vec<&chart::frontier::Spot> = corners.iter().map(|&corner| &spots[corner]).collect();
    let [first, .., last] = corners.as_slice() else {
        return "Whoever spends more does not do better".into();
    };
    let with = |spot: &chart::frontier::Spot| format!("“{}”", grid.strategies[spot.strategy]);
    let near = corners.iter().find(|spot| spot.share >= NEARLY * last.share).unwrap_or(first);
    let (most, days) = (percent(last.share), person_days(last.cost));
    if std::ptr::eq(*near, *last) {
        return format!(
            "The most owned adoption that was found, {most}, costs {days} ({}); nothing cheaper comes near",
            with(last)
        );
    }
    format!(
        "Owned adoption of {} costs {} ({}); the most that was found, {most}, costs {days} ({})",
        percent(near.share),
        person_days(near.cost),
        with(near),
        with(last)
    )
}

/// Where points stand along a key, and what each comes to with a strategy.
fn dots(grid: &Grid, key: usize, axis: &Axis, strategy: &str) -> Vec<(f64, f64)> {
    let dot = |point: &Point| Some((place(axis, &point.values[key])?, grid.owned(point, strategy)?.median));
    grid.sweep.points.iter().filter_map(dot).collect()
}

fn along(grid: &Grid, key: usize, axis: &Axis) -> Along {
    let running = if at_values(grid, key, axis) { at_each } else { nearby };
    grid.strategies.iter().map(|name| running(&dots(grid, key, axis, name))).collect()
}

/// Whether every value of a key has points enough for a spread of its own.
fn at_values(grid: &Grid, key: usize, axis: &Axis) -> bool {
    if grid.sweep.design == Design::Grid || matches!(axis.values, Values::Words(_)) {
        return true;
    }
    let mut places: Vec<f64> = grid.sweep.points.iter().filter_map(|point| place(axis, &point.values[key])).collect();
    places.sort_unstable_by(f64::total_cmp);
    places.chunk_by(|one, other| one == other).all(|alike| alike.len() >= ENOUGH)
}

/// Where a value stands on an axis.
fn place(axis: &Axis, value: &Value) -> Option<f64> {
    match &axis.values {
        Values::Numbers(_) => value.number(),
        Values::Logarithmic(_) => value.number().map(libm::log10),
        Values::Words(words) => words.iter().position(|word| *word == value.to_string()).map(|place| place as f64),
    }
}

/// How far the middle moves.
fn range(along: &[(f64, Spread)]) -> f64 {
    let middles = || along.iter().map(|(_, spread)| spread.median);
    (middles().fold(f64::NEG_INFINITY, f64::max) - middles().fold(f64::INFINITY, f64::min)).max(0.0)
}

/// What a key does, in a sentence: from where to where the middle goes with the strategy that it moves most.
fn moves(about: &About, grid: &Grid, opening: &str, (axis, along, at_values): (&Axis, &Along, bool)) -> String {
    let of_all = grid.strategies.iter().zip(along).filter(|(_, along)| !along.is_empty());
    let widest = of_all.reduce(|one, other| if range(other.1) > range(one.1) { other } else { one });
    let Some((name, along)) = widest else { return grid.headline(about) };
    if range(along) < about.margin {
        return format!("{opening}, owned adoption hardly moves, whatever the strategy");
    }
    let by_middle = |one: &&(f64, Spread), other: &&(f64, Spread)| one.1.median.total_cmp(&other.1.median);
    let ends = [along.iter().min_by(by_middle), along.iter().max_by(by_middle)];
    let [Some(least), Some(most)] = ends else { return grid.headline(about) };
    let told = if at_values { significant } else { roughly };
    let end = |(place, spread): &(f64, Spread)| {
        let at = match &axis.values {
            Values::Words(words) => words.get(*place as usize).cloned().unwrap_or_default(),
            Values::Numbers(_) => told(*place),
            Values::Logarithmic(_) => told(libm::pow(10.0, *place)),
        };
        let near = if at_values { "at" } else { "around" };
        format!("{} ({near} {at})", percent(spread.median)).replace(' ', "\u{a0}")
    };
    let (first, last) = if least.0 <= most.0 { (least, most) } else { (most, least) };
    format!("{opening}, owned adoption with “{name}” goes from {} to {}", end(first), end(last))
}

/// The keys that vary beside one.
fn others(grid: &Grid, key: usize) -> String {
    const NAMED: usize = 3;
    let all = grid.sweep.axes.iter().enumerate().filter(|(place, _)| *place != key);
    let mut names: Vec<String> = all.map(|(_, axis)| grid.shown(&axis.key).to_owned()).collect();
    if names.len() > NAMED {
        let more = names.split_off(NAMED - 1).len();
        names.push(format!("{more} more keys"));
    }
    let verb = if names.len() == 1 { "varies" } else { "vary" };
    format!("{} {verb}", list(&names))
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

/// An axis to scale; on one of equal ratios where that spaces its values more evenly.
fn drawn(key: &str, values: &[Value]) -> Axis {
    let values = match values.iter().map(Value::number).collect::<Option<Vec<f64>>>() {
        Some(values) if in_ratios(&values) => Values::Logarithmic(values),
        Some(values) => Values::Numbers(values),
        None => Values::Words(values.iter().map(Value::to_string).collect()),
    };
    let scale = if matches!(values, Values::Logarithmic(_)) { " (equal distances are equal ratios)" } else { "" };
    Axis { label: format!("{key}{scale}"), values }
}

/// Whether the largest gap between neighbours is much smaller, as part of the whole, in ratios.
fn in_ratios(values: &[f64]) -> bool {
    let largest_gap = |mut values: Vec<f64>| {
        values.sort_unstable_by(f64::total_cmp);
        let gaps = values.windows(2).map(|pair| pair[1] - pair[0]);
        gaps.fold(0.0, f64::max) / (values[values.len() - 1] - values[0])
    };
    let positive = values.len() > 2 && values.iter().all(|value| *value > 0.0);
    positive && largest_gap(values.iter().map(|value| libm::log(*value)).collect()) < 0.6 * largest_gap(values.to_vec())
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
    fn the_level_is_the_milestone_that_most_panels_cross_and_the_nearest_to_one_half() {
        let panel = |cells: &[f64]| chart::heat::Panel {
            name: String::new(),
            cells: vec![cells.iter().copied().map(Some).collect(), vec![None]],
        };
        let panels = [panel(&[0.05, 0.3, 0.6]), panel(&[0.2, 0.3, 0.4]), panel(&[0.9])];
        let milestones = [0.1, 0.25, 0.5, 0.8];
        assert_eq!(level(&milestones, &panels), Some(0.25));
        assert_eq!(level(&milestones, &panels[..1]), Some(0.5));
        assert_eq!(level(&milestones, &panels[2..]), None);
    }

    #[test]
    fn values_in_equal_ratios_are_drawn_so() {
        assert!(in_ratios(&[1.0, 10.0, 100.0]) && in_ratios(&[8.0, 4.0, 2.0, 1.0]));
        assert!(!in_ratios(&[1.0, 2.0, 3.0]) && !in_ratios(&[0.0, 10.0, 100.0]) && !in_ratios(&[1.0, 100.0]));
    }

    #[test]
    fn file_names_are_plain_and_differ() {
        let mut taken = Vec::new();
        let mut name = |key: &str| file_name("against", key, &mut taken);
        assert_eq!([name("a.b"), name("A_b"), name("変.化")], ["against-a-b", "against-a-b-2", "against-"]);
    }
}
