//! What an organisation is like in figures: what a generator achieved or a file holds.

use super::{Chart, NOBODY, Network, Organisation, Rows};

/// An organisation in figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    /// How many people.
    pub people: u32,
    /// How many directed ties; one that goes both ways counts twice.
    pub ties: u64,
    /// How many colleagues people are tied to in either direction, reporting lines not counted.
    pub contacts: Contacts,
    /// People without any tie.
    pub isolated: u32,
    /// People whom nobody's example reaches: no tie leads to them.
    pub unreached: u32,
    /// Layers, teams and sites; `None` in a textbook network.
    pub chart: Option<ChartFigures>,
}

/// Contacts of a person, in people.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Contacts {
    /// Their mean; 0 where nobody is.
    pub mean: f64,
    /// Their median; 0 where nobody is.
    pub median: f64,
    /// Those of the best connected.
    pub most: u32,
}

/// Layers, teams and sites in figures.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartFigures {
    /// The people of each layer, the top first.
    pub layers: Vec<u32>,
    /// People who have reports.
    pub leaders: u32,
    /// Direct reports of a leader, on average; 0 without leaders.
    pub span: f64,
    /// How many teams have people.
    pub teams: u32,
    /// How many sites have people.
    pub sites: u32,
    /// The share of ties among colleagues within a team, from 0 to 1; `None` where no such ties are stored.
    pub same_team: Option<f64>,
    /// The share of ties among colleagues within a site but not within a team, from 0 to 1; likewise.
    pub same_site: Option<f64>,
}

/// Ties among colleagues, each counted from both its ends.
#[derive(Default)]
struct Met {
    contacts: Vec<u32>,
    same_team: u64,
    same_site: u64,
    isolated: u32,
    unreached: u32,
}

impl Figures {
    /// The figures of an organisation; linear in people and ties.
    pub fn of(organisation: &Organisation) -> Figures {
        let people = organisation.people();
        let chart = organisation.chart.as_ref();
        let met = match &organisation.network {
            Network::Complete { people } => Met::all(*people),
            Network::Rows(rows) => Met::along(rows, people, chart),
        };
        Figures {
            people,
            ties: organisation.network.ties(),
            contacts: Contacts::of(&met.contacts),
            isolated: met.isolated,
            unreached: met.unreached,
            chart: chart.map(|chart| ChartFigures::of(chart, &organisation.network, &met)),
        }
    }
}

impl Met {
    /// Everybody has met everybody else.
    fn all(people: u32) -> Met {
        let alone = u32::from(people == 1);
        let contacts = vec![people.saturating_sub(1); people as usize];
        Met { contacts, isolated: alone, unreached: alone, ..Met::default() }
    }

    fn along(rows: &Rows, people: u32, chart: Option<&Chart>) -> Met {
        let (mut met, incoming) = (Met::default(), rows.reversed());
        for person in 0..people {
            let (to, from) = (rows.reached_by(person), incoming.reached_by(person));
            met.isolated += u32::from(to.is_empty() && from.is_empty());
            met.unreached += u32::from(from.is_empty());
            let mut contacts = 0;
            for_each_of_either(to, from, |other| contacts += u32::from(met.meet(person, other, chart)));
            met.contacts.push(contacts);
        }
        met
    }

    /// Counts a tie if it is one among colleagues, and says whether it is.
    fn meet(&mut self, person: u32, other: u32, chart: Option<&Chart>) -> bool {
        let Some(Chart { manager, team, site, .. }) = chart else { return true };
        let (a, b) = (person as usize, other as usize);
        let colleagues = manager[a] != other && manager[b] != person;
        if colleagues {
            self.same_team += u64::from(team[a] == team[b]);
            self.same_site += u64::from(team[a] != team[b] && site[a] == site[b]);
        }
        colleagues
    }
}

impl Contacts {
    fn of(contacts: &[u32]) -> Contacts {
        let mut sorted = contacts.to_vec();
        sorted.sort_unstable();
        let Some(&most) = sorted.last() else { return Contacts { mean: 0.0, median: 0.0, most: 0 } };
        let at = |at: usize| f64::from(sorted[at]);
        Contacts {
            mean: sorted.iter().map(|&count| u64::from(count)).sum::<u64>() as f64 / sorted.len() as f64,
            median: f64::midpoint(at((sorted.len() - 1) / 2), at(sorted.len() / 2)),
            most,
        }
    }
}

impl ChartFigures {
    fn of(chart: &Chart, network: &Network, met: &Met) -> ChartFigures {
        let reports = chart.manager.iter().filter(|&&manager| manager != NOBODY).count();
        let leaders = chart.leads().into_iter().filter(|&leads| leads).count();
        let ties: u64 = met.contacts.iter().map(|&count| u64::from(count)).sum();
        let stored = ties > 0 && matches!(network, Network::Rows(_));
        ChartFigures {
            layers: counts(chart.layer.iter().map(|&layer| u32::from(layer))),
            leaders: leaders as u32,
            span: if leaders == 0 { 0.0 } else { reports as f64 / leaders as f64 },
            teams: filled(&counts(chart.team.iter().copied())),
            sites: filled(&counts(chart.site.iter().map(|&site| u32::from(site)))),
            same_team: stored.then(|| met.same_team as f64 / ties as f64),
            same_site: stored.then(|| met.same_site as f64 / ties as f64),
        }
    }
}

/// Visits everybody who is in one of two sorted lists, once.
fn for_each_of_either(mut a: &[u32], mut b: &[u32], mut visit: impl FnMut(u32)) {
    while let Some(&next) = a.first().into_iter().chain(b.first()).min() {
        visit(next);
        a = &a[a.iter().take_while(|&&other| other == next).count()..];
        b = &b[b.iter().take_while(|&&other| other == next).count()..];
    }
}

/// How often each number from 0 on occurs.
fn counts(numbers: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut counts = Vec::new();
    for number in numbers {
        let number = number as usize;
        counts.resize(counts.len().max(number + 1), 0);
        counts[number] += 1;
    }
    counts
}

fn filled(counts: &[u32]) -> u32 {
    counts.iter().filter(|&&count| count > 0).count() as u32
}

#[cfg(test)]
mod tests {
    use super::super::{Complete, Star, Tie};
    use super::*;

    #[test]
    fn a_small_organisation_is_counted_right() {
        let tie = |from, to| Tie { from, to, weight: 0.5 };
        let ties = [tie(0, 1), tie(1, 0), tie(1, 2), tie(2, 3), tie(3, 2), tie(0, 3)];
        let chart = Chart {
            manager: vec![NOBODY, 0, 0, 1, 1],
            layer: vec![0, 1, 1, 2, 2],
            team: vec![0, 0, 0, 2, 2],
            site: vec![0, 0, 0, 0, 3],
            tenure_years: vec![],
        };
        let network = Network::Rows(Rows::new(5, &ties));
        let figures = Figures::of(&Organisation { network, chart: Some(chart), ids: None });
        assert_eq!((figures.people, figures.ties, figures.isolated, figures.unreached), (5, 6, 1, 1));
        assert_eq!(figures.contacts, Contacts { mean: 1.2, median: 1.0, most: 2 });
        let chart = figures.chart.unwrap();
        assert_eq!((chart.layers, chart.leaders, chart.span), (vec![1, 2, 2], 2, 2.0));
        assert_eq!((chart.teams, chart.sites), (2, 2));
        assert_eq!((chart.same_team, chart.same_site), (Some(2.0 / 6.0), Some(4.0 / 6.0)));
    }

    #[test]
    fn people_who_differ_in_nothing_have_no_chart() {
        let star = Figures::of(&Organisation::alike(Star {}.build(4)));
        assert_eq!(star.contacts, Contacts { mean: 1.5, median: 1.0, most: 3 });
        let complete = Figures::of(&Organisation::alike(Complete {}.build(4)));
        assert_eq!((complete.contacts.mean, complete.ties, complete.isolated, complete.chart), (3.0, 12, 0, None));
    }
}
