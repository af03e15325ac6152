//! Points where it matters: a coarse lattice first, then finer wherever neighbours come to something else, until the
//! border between them lies between two neighbouring values.

/// How many parts a coarse lattice has on each side.
pub(super) const COARSE: usize = 4;

/// How much is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Looks {
    /// How many parts the coarse lattice has.
    pub parts: usize,
    /// The most points.
    pub most: usize,
}

impl Default for Looks {
    fn default() -> Looks {
        Looks { parts: COARSE, most: usize::MAX }
    }
}

/// A line of values.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// How many values there are.
    pub values: usize,
    /// Whether they have an order.
    pub in_order: bool,
    /// The place of the one that the scenario itself has.
    pub own: Option<usize>,
}

/// A part of a plane in which all corners come to the same, or that cannot be cut any further: from and to on each
/// axis, by the places of values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patch {
    /// From and to on the first axis.
    pub across: (usize, usize),
    /// From and to on the second axis.
    pub up: (usize, usize),
    /// What its corners come to; `None` where they differ.
    pub label: Option<String>,
}

/// What a place on a line, or in a plane, comes to; `None` while that is not known.
pub(super) type Known<'a, Place> = &'a dyn Fn(Place) -> Option<String>;

/// The coarse places of so many values, in so many parts.
fn coarse(values: usize, parts: usize) -> Vec<usize> {
    let last = values.saturating_sub(1);
    let mut places: Vec<usize> = (0..=parts).map(|part| part * last / parts).collect();
    places.dedup();
    places
}

/// The places on a line that are known, in order, as far as they are looked at; and those to be looked at next: the
/// coarse ones and the scenario's own first. Values without an order are all looked at.
pub(super) fn along(line: Line, parts: usize, known: Known<usize>) -> (Vec<usize>, Vec<usize>) {
    let coarse = if line.in_order { coarse(line.values, parts) } else { (0..line.values).collect() };
    let (mut places, mut open) = (coarse, Vec::new());
    places.extend(line.own);
    places.sort_unstable();
    places.dedup();
    places.retain(|&place| {
        let is_known = known(place).is_some();
        open.extend((!is_known).then_some(place));
        is_known
    });
    if !open.is_empty() {
        return (places, open);
    }
    let mut left = 0;
    while left + 1 < places.len() {
        let (one, other) = (places[left], places[left + 1]);
        let middle = one.midpoint(other);
        match known(middle) {
            _ if other - one < 2 || known(one) == known(other) => left += 1,
            Some(_) => places.insert(left + 1, middle),
            None => {
                open.push(middle);
                left += 1;
            }
        }
    }
    (places, open)
}

/// The values of one axis of a plane: how many, and whether they have an order. Without one there is nothing between two
/// of them, and each is a band of its own.
pub(super) type Side = (usize, bool);

/// The coarse parts of an axis, from and to.
fn parts((size, in_order): Side) -> Vec<(usize, usize)> {
    let places = coarse(size, COARSE);
    if in_order && places.len() > 1 {
        return places.windows(2).map(|pair| (pair[0], pair[1])).collect();
    }
    (0..size).map(|place| (place, place)).collect()
}

/// The patches of a plane, as far as it is looked at; and the places to be looked at next, each once.
pub(super) fn across(sides: [Side; 2], known: Known<(usize, usize)>) -> (Vec<Patch>, Vec<(usize, usize)>) {
    let (mut patches, mut open) = (Vec::new(), Vec::new());
    let [columns, rows] = sides.map(parts);
    let mut waiting: Vec<((usize, usize), (usize, usize))> =
        columns.iter().flat_map(|&column| rows.iter().map(move |&row| (column, row))).collect();
    waiting.reverse();
    while let Some((column, row)) = waiting.pop() {
        let corners = [(column.0, row.0), (column.0, row.1), (column.1, row.0), (column.1, row.1)];
        let labels: Vec<Option<String>> = corners.iter().map(|&corner| known(corner)).collect();
        if labels.contains(&None) {
            open.extend(corners.iter().zip(&labels).filter(|(_, label)| label.is_none()).map(|(corner, _)| *corner));
            continue;
        }
        let same = labels.iter().all(|label| *label == labels[0]);
        let halves = |(from, to): (usize, usize)| match from.midpoint(to) {
            middle if to - from > 1 => vec![(from, middle), (middle, to)],
            _ => vec![(from, to)],
        };
        let parts: Vec<_> = halves(column)
            .into_iter()
            .flat_map(|column| halves(row).into_iter().map(move |row| (column, row)))
            .collect();
        if same || parts.len() == 1 {
            patches.push(Patch { across: column, up: row, label: labels[0].clone().filter(|_| same) });
        } else {
            waiting.extend(parts.into_iter().rev());
        }
    }
    open.sort_unstable();
    open.dedup();
    (patches, open)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;
    use std::collections::BTreeMap;

    /// Looks at places until nothing is open; says how many that took.
    fn looked_at<P: Copy + Ord>(truth: impl Fn(P) -> String, open: impl Fn(Known<P>) -> Vec<P>) -> BTreeMap<P, String> {
        let seen = RefCell::new(BTreeMap::new());
        loop {
            let next = open(&|place| seen.borrow().get(&place).cloned());
            if next.is_empty() {
                return seen.into_inner();
            }
            next.into_iter().for_each(|place| drop(seen.borrow_mut().insert(place, truth(place))));
        }
    }

    #[test]
    fn a_border_on_a_line_is_found_between_neighbours_with_few_looks() {
        let truth = |place: usize| if place < 37 { "a" } else { "b" }.to_owned();
        let line = |values: usize, in_order: bool| Line { values, in_order, own: None };
        let seen = looked_at(truth, |known| along(line(129, true), COARSE, known).1);
        assert!(seen.len() <= 5 + 5 && seen.contains_key(&36) && seen.contains_key(&37), "{seen:?}");
        let all_alike = looked_at(|_: usize| "a".into(), |known| along(line(129, true), COARSE, known).1);
        assert_eq!(all_alike.keys().copied().collect::<Vec<_>>(), [0, 32, 64, 96, 128]);
        assert_eq!(looked_at(truth, |known| along(line(2, true), COARSE, known).1).len(), 2);
        assert_eq!(looked_at(truth, |known| along(line(11, false), COARSE, known).1).len(), 11);
        assert_eq!(along(line(1, true), COARSE, &|_| None).1, [0]);
    }

    #[test]
    fn what_both_ends_come_to_is_told_from_what_the_scenario_itself_does() {
        let line = Line { values: 129, in_order: true, own: Some(50) };
        let truth = |place: usize| if (40..60).contains(&place) { "a" } else { "b" }.to_owned();
        let seen = looked_at(truth, |known| along(line, 1, known).1);
        assert!([39, 40, 59, 60].iter().all(|place| seen.contains_key(place)), "{seen:?}");
        assert!(seen.len() < 20, "{seen:?}");
        let all_alike = looked_at(|_: usize| "a".into(), |known| along(line, 1, known).1);
        assert_eq!(all_alike.keys().copied().collect::<Vec<_>>(), [0, 50, 128]);
    }

    #[test]
    fn a_border_in_a_plane_is_found_and_what_it_divides_is_not_searched() {
        let truth = |(x, y): (usize, usize)| if x * x + y * y < 900 { "near" } else { "far" }.to_owned();
        let seen = looked_at(truth, |known| across([(33, true), (33, true)], known).1);
        assert!(seen.len() < 33 * 33 / 3, "{} of {}", seen.len(), 33 * 33);
        let (patches, _) = across([(33, true), (33, true)], &|place| seen.get(&place).cloned());
        let area = |patch: &Patch| (patch.across.1 - patch.across.0) * (patch.up.1 - patch.up.0);
        assert_eq!(patches.iter().map(area).sum::<usize>(), 32 * 32);
        for patch in &patches {
            let corner = (patch.across.0, patch.up.0);
            assert!(patch.label.as_ref().is_none_or(|label| *label == truth(corner)));
            assert!(patch.label.is_some() || area(patch) == 1);
        }
        assert_eq!(looked_at(truth, |known| across([(1, true), (9, true)], known).1).len(), 5);
    }

    #[test]
    fn choices_are_bands_of_their_own_and_all_are_looked_at() {
        let truth = |(x, y): (usize, usize)| if x % 2 == 0 && y < 20 { "a" } else { "b" }.to_owned();
        let sides = [(7, false), (33, true)];
        let seen = looked_at(truth, |known| across(sides, known).1);
        assert_eq!(seen.keys().map(|(x, _)| *x).collect::<std::collections::BTreeSet<_>>().len(), 7);
        let (patches, _) = across(sides, &|place| seen.get(&place).cloned());
        assert!(patches.iter().all(|patch| patch.across.0 == patch.across.1));
        let border = |x: usize| patches.iter().find(|patch| patch.across.0 == x && patch.label.is_none());
        assert_eq!((border(2).unwrap().up, border(3)), ((19, 20), None));
    }
}
