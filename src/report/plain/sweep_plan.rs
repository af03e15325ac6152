//! What a sweep would run, before it does.

use super::layout::{aligned, wrap};
use crate::experiment::{Design, MOST_TIMES, Point, Points};
use crate::report::words::{count, duration, number, one_line, round, value};

/// How many points are shown.
const SHOWN: u32 = 8;

/// The bytes of a finished point.
pub fn bytes_of(point: &Point) -> u64 {
    serde_json::to_vec(point).map_or(0, |bytes| bytes.len() as u64 + 1)
}

/// Which points there are, how many runs, how long those take that are not `finished`, and what they leave. `each` is
/// how many seconds one run of a point took, and on how many threads it would go; `size` how many bytes a finished point
/// has.
pub fn sweep_plan(
    title: &str,
    points: &Points,
    finished: &[u32],
    (each, threads, size): (f64, usize, u64),
    width: usize,
) -> String {
    let all = points.count();
    let design = match &points.design {
        Design::Grid => {
            let lengths: Vec<String> = points.axes.iter().map(|axis| axis.all_values().len().to_string()).collect();
            if lengths.len() > 1 { format!("a grid of {}", lengths.join(" × ")) } else { "one key".into() }
        }
        Design::Zip => "values side by side".into(),
        Design::LatinHypercube(_) => "a Latin hypercube".into(),
        Design::Sobol(_) => "a Sobol' design".into(),
        Design::OneAtATime => "each key alone".into(),
        Design::Morris(trajectories) => format!("{} trajectories", count(*trajectories)),
        Design::Indices(rows) => format!("{} rows that tell how much each key matters", count(*rows)),
        Design::Breakpoints | Design::FlipMap | Design::CriticalMass(_) => "at most, as many as it takes".into(),
        Design::List(_) => "as listed".into(),
    };
    let runs = points.runs();
    let most = u64::from(MOST_TIMES);
    let least = match points.until {
        Some(_) => format!(", more where a point is not sure enough, {} at most", count(most * runs)),
        None => String::new(),
    };
    let opening = format!("{}: {} points ({design}), {} runs in all{least}.", one_line(title), count(all), count(runs));
    let mut rows = vec![points.axes.iter().map(|axis| one_line(&axis.key)).collect::<Vec<String>>()];
    let values = |point: u32| points.values(point).iter().map(|given| one_line(&value(given))).collect();
    rows.extend((0..all.min(SHOWN)).map(values));
    let more = if all > SHOWN { format!("… and {} more", count(all - SHOWN)) } else { String::new() };
    let done: u64 = finished.iter().map(|&point| points.runs_of(point)).sum();
    let left = runs.saturating_sub(done);
    let going_on = match finished.len() {
        0 => String::new(),
        points => format!("{} points are finished already; {} runs are left.", count(points as u64), count(left)),
    };
    let seconds = each * left as f64 / threads as f64;
    let longest = match points.until {
        Some(_) => format!(" ({} at most)", duration(most as f64 * seconds)),
        None => String::new(),
    };
    let cost = format!(
        "About {}{longest} on {threads} thread{}, by one run of the first and the last point; {} on the disk while it runs, in a \
         file a point.",
        duration(seconds),
        if threads == 1 { "" } else { "s" },
        bytes(size * u64::from(all))
    );
    let sections = [wrap(&opening, width), aligned(&rows, 0), more, going_on, wrap(&cost, width)];
    let sections: Vec<&str> = sections.iter().map(String::as_str).filter(|section| !section.is_empty()).collect();
    sections.join("\n") + "\n"
}

/// "12 kB", "3.4 MB".
fn bytes(bytes: u64) -> String {
    let bytes = bytes as f64;
    match bytes {
        ..1e6 => format!("{} kB", round((bytes / 1e3).max(1.0), 0)),
        ..1e9 => format!("{} MB", number(bytes / 1e6)),
        _ => format!("{} GB", number(bytes / 1e9)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::STARTER;
    use std::path::Path;

    #[test]
    fn a_plan_says_points_runs_time_and_disk() {
        let sets =
            [("sweep", r#"[{ key = "weeks", values = [4, 8] }, { key = "seed", from = 1, to = 5, steps = 5 }]"#)];
        let sets = [sets[0], ("runs", "1000")].map(|(key, value)| (key.to_owned(), value.to_owned()));
        let points = Points::read(STARTER.as_bytes(), "starter", Path::new(""), &sets, Design::Grid, None).unwrap();
        let told = sweep_plan("starter", &points, &[], (0.036, 2, 1500), 80);
        for part in
            ["10 points (a grid of 2 × 5), 10,000 runs in all.", "About 3 minutes on 2", "15 kB", "… and 2 more"]
        {
            assert!(told.contains(part), "{part}\n{told}");
        }
        let told = sweep_plan("starter", &points, &[0, 3, 7, 8, 9], (0.036, 2, 1500), 80);
        for part in ["5 points are finished already; 5,000 runs are left.", "About 90 s on 2"] {
            assert!(told.contains(part), "{part}\n{told}");
        }
    }
}
