//! How much of what reaches people comes from which layer.

use crate::organisation::{Chart, Organisation, Rows};
use crate::privacy;

/// How much of what reaches people comes from which layer.
#[derive(Debug, Clone, PartialEq)]
pub struct Influence {
    /// Layers from the top; those with few people together with their neighbours.
    pub layers: Vec<LayerInfluence>,
}

/// What a layer has of all influence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LayerInfluence {
    /// The highest layer.
    pub first: u32,
    /// The lowest.
    pub last: u32,
    /// How many people.
    pub people: u32,
    /// Its share of all people.
    pub of_people: f64,
    /// Its share of all that reaches people: everybody whom somebody's example reaches has one part to give, and
    /// shares it out over those examples by the weights of their ties.
    pub of_influence: f64,
}

impl Influence {
    /// `None` where nothing reaches anybody, or all are of one layer.
    pub(super) fn of(organisation: &Organisation, out: &Rows, chart: &Chart) -> Option<Influence> {
        let sizes: Vec<usize> = organisation.layer_sizes().iter().map(|&size| size as usize).collect();
        let mut parts = vec![0.0; sizes.len()];
        for tie in out.ties() {
            let reaching = organisation.network.incoming_weight(tie.to);
            parts[usize::from(chart.layer[tie.from as usize])] += f64::from(tie.weight) / reaching;
        }
        let all: f64 = parts.iter().sum();
        let people: usize = sizes.iter().sum();
        let layer = |places: std::ops::RangeInclusive<usize>| {
            let size: usize = sizes[places.clone()].iter().sum();
            LayerInfluence {
                first: *places.start() as u32,
                last: *places.end() as u32,
                people: size as u32,
                of_people: size as f64 / people as f64,
                of_influence: parts[places].iter().sum::<f64>() / all,
            }
        };
        let layers: Vec<LayerInfluence> = privacy::pooled(&sizes).into_iter().map(layer).collect();
        (all > 0.0 && layers.len() > 1).then_some(Influence { layers })
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::company;
    use super::*;
    use crate::organisation::{NOBODY, Network, Tie};

    #[test]
    fn everybody_has_one_part_to_give() {
        // 12 leaders, 12 others; person 12 sees leader 0 with half a weight and colleague 13 with a whole one,
        // person 13 sees leader 0 alone: leaders have 1/3 + 1 of 2 parts.
        let tie = |from, to, weight| Tie { from, to, weight };
        let out = Rows::new(24, &[tie(0, 12, 0.5), tie(13, 12, 1.0), tie(0, 13, 0.25)]);
        let chart = Chart {
            manager: (0..24).map(|person| if person < 12 { NOBODY } else { person - 12 }).collect(),
            layer: (0..24).map(|person| person / 12).collect(),
            team: vec![0; 24],
            site: vec![0; 24],
            tenure_years: vec![],
        };
        let network = Network::Rows(out.clone());
        let organisation = Organisation { network, chart: Some(chart.clone()), ids: None };
        let found = Influence::of(&organisation, &out, &chart).unwrap();
        let shares: Vec<f64> = found.layers.iter().map(|layer| layer.of_influence).collect();
        assert!((shares[0] - 2.0 / 3.0).abs() < 1e-9 && (shares[1] - 1.0 / 3.0).abs() < 1e-9, "{shares:?}");
        assert_eq!(found.layers[0].of_people, 0.5);
    }

    #[test]
    fn all_shares_together_are_all() {
        let organisation = company(500, 3);
        let Network::Rows(out) = &organisation.network else { unreachable!("ties are stored") };
        let found = Influence::of(&organisation, out, organisation.chart.as_ref().unwrap()).unwrap();
        let sum = |share: fn(&LayerInfluence) -> f64| found.layers.iter().map(share).sum::<f64>();
        assert!((sum(|layer| layer.of_people) - 1.0).abs() < 1e-12);
        assert!((sum(|layer| layer.of_influence) - 1.0).abs() < 1e-12);
        assert!(found.layers.iter().all(|layer| layer.people >= 10));
    }
}
