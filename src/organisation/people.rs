//! People as a table gives them, in an order of their own.

use super::names::rising;
use super::{Chart, NOBODY, Network, Organisation};

/// People as a table gives them. Their order is that of their ids, shorter ones first, and that of teams and sites the
/// order of their names, so that nothing depends on the order of rows.
#[derive(Debug, Clone, PartialEq)]
pub struct People {
    /// Their ids.
    pub ids: Vec<String>,
    /// Their reporting lines, teams and sites.
    pub chart: Chart,
    /// What the teams are called, by their numbers; empty where they follow from the reporting lines.
    pub teams: Vec<String>,
    /// What the sites are called, by their numbers; empty where there is no such column.
    pub sites: Vec<String>,
}

impl People {
    /// The organisation of these people with the ties of `network`.
    pub fn tied_by(self, network: Network) -> Organisation {
        Organisation { network, chart: Some(self.chart), ids: Some(self.ids) }
    }

    /// The same people in their own order, whatever that of the rows was.
    pub(super) fn in_order(self) -> People {
        let People { ids, chart, teams, sites } = self;
        let (from, to) = rising(&ids, |id| (id.len(), id));
        let (team_from, team_to) = rising(&teams, |name| name);
        let (site_from, site_to) = rising(&sites, |name| name);
        let numbered = |number: u32, to: &[u32]| to.get(number as usize).copied().unwrap_or(number);
        let manager = |person: &u32| match chart.manager[*person as usize] {
            NOBODY => NOBODY,
            manager => to[manager as usize],
        };
        let site = |person: &u32| numbered(chart.site[*person as usize].into(), &site_to) as u16;
        People {
            chart: Chart {
                manager: from.iter().map(manager).collect(),
                layer: picked(&chart.layer, &from),
                team: picked(&chart.team, &from).into_iter().map(|team| numbered(team, &team_to)).collect(),
                site: from.iter().map(site).collect(),
                tenure_years: picked(&chart.tenure_years, &from),
            },
            ids: picked(&ids, &from),
            teams: picked(&teams, &team_from),
            sites: picked(&sites, &site_from),
        }
    }
}

/// What there is at these places; nothing where nothing is.
fn picked<T: Clone>(list: &[T], from: &[u32]) -> Vec<T> {
    from.iter().filter_map(|&at| list.get(at as usize).cloned()).collect()
}
