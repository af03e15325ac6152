//! Who works there and who is tied to whom.

mod id;
mod measures;
mod network;
mod trust;

pub use id::Id;
pub use measures::Figures;
pub use network::{Network, Rows, Tie, UNIT, carried};
pub use trust::Trust;

/// Nobody: the manager of a person at the top.
pub const NOBODY: u32 = u32::MAX;

/// An organisation: its people, their reporting lines, teams and sites, and the ties between them.
#[derive(Debug, Clone, PartialEq)]
pub struct Organisation {
    /// The ties along which one person's example reaches another.
    pub network: Network,
    /// Reporting lines, teams and sites; `None` in a textbook network, where everybody is alike.
    pub chart: Option<Chart>,
    /// Ids as given in a file; `None` when people are numbered from 0.
    pub ids: Option<Vec<String>>,
}

/// Reporting lines, teams and sites; every column has a cell a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// The person reported to, [`NOBODY`] at the top.
    pub manager: Vec<u32>,
    /// Steps below the top: 0 for the top.
    pub layer: Vec<u8>,
    /// The team, numbered from 0.
    pub team: Vec<u32>,
    /// The site, numbered from 0.
    pub site: Vec<u16>,
    /// Years in the organisation, where known or drawn; empty when not.
    pub tenure_years: Vec<f32>,
}

impl Organisation {
    /// An organisation of people who differ in nothing but their ties.
    pub fn alike(network: Network) -> Organisation {
        Organisation { network, chart: None, ids: None }
    }

    /// How many people.
    pub fn people(&self) -> u32 {
        self.network.people()
    }

    /// How many layers, at least 1.
    pub fn layers(&self) -> u8 {
        self.chart.as_ref().and_then(|chart| chart.layer.iter().max()).map_or(1, |deepest| deepest + 1)
    }

    /// A person's layer, 0 at the top and in a textbook network.
    pub fn layer(&self, person: u32) -> u8 {
        self.chart.as_ref().map_or(0, |chart| chart.layer[person as usize])
    }

    /// A person's id as written in the data, or their number.
    pub fn id(&self, person: u32) -> String {
        self.ids.as_ref().map_or_else(|| person.to_string(), |ids| ids[person as usize].clone())
    }
}

impl Chart {
    /// Each person's direct reports, as rows: who reports to person p is in `row(p)`.
    pub fn reports(&self) -> Vec<Vec<u32>> {
        let mut reports = vec![Vec::new(); self.manager.len()];
        for (person, &manager) in self.manager.iter().enumerate() {
            if manager != NOBODY {
                reports[manager as usize].push(person as u32);
            }
        }
        reports
    }

    /// Whether each person has direct reports.
    pub fn leads(&self) -> Vec<bool> {
        let mut leads = vec![false; self.manager.len()];
        for &manager in self.manager.iter().filter(|&&manager| manager != NOBODY) {
            leads[manager as usize] = true;
        }
        leads
    }
}

/// How unequal people are in how many contacts they have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Hubs {
    /// Everybody is equally sociable; numbers differ by chance alone.
    None,
    /// Sociability is log-normal with σ = 0.5.
    #[default]
    Some,
    /// Sociability is log-normal with σ = 1: a few people know very many.
    Strong,
}
