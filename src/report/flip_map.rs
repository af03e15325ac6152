//! Who is ahead over a plane of two keys, in words and as a table.

use super::csv::Table;
use super::words::{list, percent};
use crate::experiment::{FAILED, FlipMap, NO_CLEAR};

/// How much of a plane each strategy has, in a sentence without a full stop.
pub(super) fn headline(map: &FlipMap, names: &[String]) -> String {
    let mut areas: Vec<(String, usize)> = Vec::new();
    let mut all = 0;
    for patch in &map.patches {
        let area = (patch.across.1 - patch.across.0).max(1) * (patch.up.1 - patch.up.0).max(1);
        all += area;
        let Some(label) = &patch.label else { continue };
        match areas.iter_mut().find(|(name, _)| name == label) {
            Some((_, sum)) => *sum += area,
            None => areas.push((label.clone(), area)),
        }
    }
    areas.sort_by_key(|(_, area)| std::cmp::Reverse(*area));
    let told = |(label, area): &(String, usize)| {
        let share = percent(*area as f64 / all.max(1) as f64);
        match label.as_str() {
            NO_CLEAR => format!("no difference is clear in {share}"),
            FAILED => format!("{share} cannot be run"),
            name => format!("“{name}” is ahead in {share}"),
        }
    };
    let border =
        if areas.iter().map(|(_, area)| area).sum::<usize>() < all { "; the rest lies on the border" } else { "" };
    let told: Vec<String> = areas.iter().map(told).collect();
    format!("Over {}, {}{border}", names.join(" and "), list(&told))
}

/// `flip-map.csv`: a row a patch of the plane, from which values to which, and who is ahead in it; nobody on the border.
pub(super) fn csv(map: &FlipMap, names: &[String]) -> Vec<u8> {
    let ends = names.iter().flat_map(|name| [format!("{name} from"), format!("{name} to")]);
    let mut table = Table::new(ends.chain(["ahead".into()]).collect());
    for patch in &map.patches {
        let values =
            |axis: usize, (from, to): (usize, usize)| [from, to].map(|place| map.values[axis][place].to_string());
        let cells = values(0, patch.across).into_iter().chain(values(1, patch.up));
        let ahead = patch.label.clone().unwrap_or_default();
        table.row(cells.chain([ahead]).collect());
    }
    table.bytes()
}
