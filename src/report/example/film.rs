//! A film made up for tests.

use super::four_strategies;
use crate::experiment::{COMPLYING, Cast, Comparison, FULL, Film, Reel, Role, Ties};
use crate::report::About;

/// People in clusters of these sizes.
pub(crate) fn cast(clusters: &[u32]) -> Cast {
    let people: u32 = clusters.iter().sum();
    let ties = Ties { shown: (1..people).map(|person| (person - 1, person)).collect(), of: u64::from(people) };
    Cast { dots: vec![1; people as usize], clusters: clusters.to_vec(), dot_of: (0..people).collect(), ties }
}

/// Two strategies among people in these clusters: one after the other does it, and one in seven complies.
pub(crate) fn filmed(clusters: &[u32], weeks: u32) -> (About, Comparison) {
    let (about, mut comparison) = four_strategies(6, weeks);
    let cast = cast(clusters);
    let people = cast.dots.len();
    let reel = |strategy, role, level: f64| {
        let doing = |week: u32| (level * f64::from(week) / f64::from(weeks.max(1)) * people as f64) as usize;
        let dot = |dot: usize, doing| match dot * 31 % people.max(1) {
            place if place >= doing => 0,
            place if place % 7 == 6 => COMPLYING,
            _ => FULL,
        };
        let frames: Vec<Vec<u8>> =
            (0..=weeks).map(|week| (0..people).map(|one| dot(one, doing(week))).collect()).collect();
        let share = |frame: &Vec<u8>, least| frame.iter().filter(|&&dot| dot >= least).count() as f64 / people as f64;
        let shares = |least| frames.iter().map(|frame| share(frame, least)).collect();
        Reel { strategy, role, adoption: shares(COMPLYING), owned: shares(FULL), frames }
    };
    let reels = vec![reel(1, Role::Beside, 0.41), reel(3, Role::Ahead, 0.64)];
    comparison.film = Some(Film { cast, weeks: (0..=weeks).collect(), reels });
    (about, comparison)
}
