//! The tables of a network.

use super::figures::words;
use super::{Measured, SHARES, definition, figures, group_title, layers_title, way};
use crate::network::{Curve, STEPS, Way};
use crate::report::FileBytes;
use crate::report::csv::{Table, number_cell};
use crate::report::words::{capital, count, round, whole_percent};

impl Measured {
    /// `network.csv`, `reach.csv`, `groups.csv`, `influence.csv`.
    pub(super) fn tables(&self) -> Vec<FileBytes> {
        let mut files =
            vec![FileBytes::new("network.csv", self.network_csv()), FileBytes::new("reach.csv", self.reach_csv())];
        if self.groupings().iter().any(|grouping| !grouping.told.is_empty()) {
            files.push(FileBytes::new("groups.csv", self.groups_csv()));
        }
        files.extend(self.influence_csv().map(|bytes| FileBytes::new("influence.csv", bytes)));
        files
    }

    fn network_csv(&self) -> Vec<u8> {
        let mut table = table(["ties", "measure", "value"]);
        for one in &self.definitions {
            for figure in figures(&one.diagnosis, self.is_real()) {
                let value = figure.value.map_or(figure.shown, number_cell);
                table.row(vec![definition(one), figure.key, value]);
            }
        }
        table.bytes()
    }

    fn reach_csv(&self) -> Vec<u8> {
        let mut table = table(["group", "people", "share_of_people", "steps", "reached", "share_reached"]);
        let all = f64::from(self.main().people);
        for curve in &self.main().reach {
            for point in &curve.points {
                for steps in 1..=STEPS {
                    let told = self.told(*point, steps - 1);
                    let cell = |value: Option<f64>, decimals| match value {
                        Some(value) => number_cell(round(value, decimals)),
                        None => told.part(),
                    };
                    let numbers = [f64::from(point.group), round(f64::from(point.group) / all, 4), steps as f64];
                    let cells = [cell(told.number(), 1), cell(told.share(), 4)];
                    let group = [key(curve.way).to_owned()].into_iter().chain(numbers.map(number_cell));
                    table.row(group.chain(cells).collect());
                }
            }
        }
        table.bytes()
    }

    fn groups_csv(&self) -> Vec<u8> {
        let mut table = table(["by", "group", "people", "inside"]);
        for grouping in self.groupings() {
            for group in &grouping.told {
                let name = group_title(self, grouping.by, group.of);
                let inside = self.inside(group).map_or_else(|few| few, number_cell);
                table.row(vec![words(grouping.by).0.into(), name, self.people(group.people).to_string(), inside]);
            }
        }
        table.bytes()
    }

    fn influence_csv(&self) -> Option<Vec<u8>> {
        self.main().influence.as_ref()?;
        let mut table = table(["layers", "share_of_people", "share_of_influence"]);
        for layer in self.influence() {
            let shares = [layer.of_people, layer.of_influence].map(|share| number_cell(round(share, 2)));
            table.row([layers_title(layer.first, layer.last)].into_iter().chain(shares).collect());
        }
        Some(table.bytes())
    }

    /// A row a figure, a column a definition of ties.
    pub(in crate::report) fn figure_rows(&self) -> Vec<Vec<String>> {
        let columns: Vec<_> = self.definitions.iter().map(|one| figures(&one.diagnosis, self.is_real())).collect();
        let several = self.definitions.len() > 1;
        let head = std::iter::once(String::new()).chain(self.definitions.iter().map(definition)).collect();
        let mut rows: Vec<Vec<String>> = if several { vec![head] } else { Vec::new() };
        for (place, figure) in columns[0].iter().enumerate() {
            let shown =
                columns.iter().map(|column| column.get(place).map_or("–".into(), |figure| figure.shown.clone()));
            rows.push(std::iter::once(figure.words.clone()).chain(shown).collect());
        }
        rows
    }

    /// A row a group of the size asked for, a column a step.
    pub(in crate::report) fn reach_rows(&self) -> Vec<Vec<String>> {
        let mut rows = vec![["", "People", "In one step", "in two", "in three"].map(String::from).to_vec()];
        rows.extend(self.main().reach.iter().filter_map(|curve| {
            let point = curve.at(self.group)?;
            let shown = (0..STEPS).map(|step| self.told(point, step).words());
            let name = capital(way(curve.way));
            Some([name, count(point.group)].into_iter().chain(shown).collect())
        }));
        rows
    }

    /// A row a way to choose, a column a share of people: how many they reach in one step. No rows where none of these
    /// shares is of enough people.
    pub(in crate::report) fn cover_rows(&self) -> Vec<Vec<String>> {
        if !self.tells_cover() {
            return Vec::new();
        }
        let head = SHARES.map(|share| format!("{}\u{a0}% of people", round(share * 100.0, 0)));
        let mut rows = vec![std::iter::once(String::new()).chain(head).collect::<Vec<_>>()];
        let of = |curve: &Curve, share: f64| self.covered(curve, share).map_or_else(|| "–".into(), |told| told.part());
        let growing = self.main().reach.iter().filter(|curve| curve.way != Way::Listed && !curve.points.is_empty());
        rows.extend(growing.map(|curve| {
            let name = capital(way(curve.way));
            std::iter::once(name).chain(SHARES.map(|share| of(curve, share))).collect()
        }));
        rows
    }

    /// A row a team, site or layer that stands out: the most closed and the most open of each.
    pub(in crate::report) fn group_rows(&self, most: usize) -> Vec<Vec<String>> {
        let mut rows = vec![["", "People", "Of their contacts, inside"].map(String::from).to_vec()];
        for grouping in self.groupings() {
            let mut told = grouping.told.clone();
            if told.len() > most {
                told.sort_by(|one, other| other.inside.total_cmp(&one.inside));
                told.drain(most / 2..told.len() - most / 2);
            }
            rows.extend(told.iter().map(|group| {
                let name = group_title(self, grouping.by, group.of);
                let inside = self.inside(group).map_or_else(|few| few, whole_percent);
                vec![name, count(self.people(group.people)), inside]
            }));
        }
        rows
    }

    /// A row a layer: its share of people and of influence.
    pub(in crate::report) fn influence_rows(&self) -> Vec<Vec<String>> {
        let mut rows = vec![["", "Of people", "Of influence"].map(String::from).to_vec()];
        rows.extend(self.influence().into_iter().map(|layer| {
            let shares = [layer.of_people, layer.of_influence].map(whole_percent);
            std::iter::once(layers_title(layer.first, layer.last)).chain(shares).collect()
        }));
        rows
    }
}

/// The name of a way to choose in tables.
pub(in crate::report) fn key(way: Way) -> &'static str {
    match way {
        Way::Covering => "covering",
        Way::Connected => "connected",
        Way::Leaders => "leaders",
        Way::Random => "random",
        Way::Listed => "listed",
    }
}

fn table<const N: usize>(head: [&str; N]) -> Table {
    Table::new(head.map(String::from).to_vec())
}
