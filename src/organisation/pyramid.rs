//! How many people and leaders each layer has: fixed by the settings, so that costs are known before luck.

/// How many people and leaders each layer has, the top first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pyramid {
    /// The people of each layer; they add up to everybody.
    pub people: Vec<u32>,
    /// Those of each layer who have reports; nobody in the last layer has.
    pub leaders: Vec<u32>,
}

impl Pyramid {
    /// `layers` layers that grow by the same factor from one person at the top and add up to `people`.
    ///
    /// A single layer holds everybody. With more layers than people, as many layers of one person as
    /// there are people. No layer counts as one.
    pub fn with_layers(people: u32, layers: u8) -> Pyramid {
        let layers = u32::from(layers.max(1)).min(people);
        let factor = factor(people, layers);
        let mut ends: Vec<u32> = (1..layers).map(|layers| libm::round(series(factor, layers)) as u32).collect();
        ends.push(people);
        let people = sizes(&ends);
        let leaders = (0..people.len()).map(|at| people.get(at + 1).map_or(0, |below| people[at].min(*below)));
        Pyramid { leaders: leaders.collect(), people }
    }

    /// The fewest layers that hold `people` when each layer is `span` times the one above: filled from the
    /// top, with the rest in the last layer, and no more leaders than `span` reports each call for.
    ///
    /// A span below 2 counts as 2.
    pub fn with_span(people: u32, span: f64) -> Pyramid {
        let span = span.max(2.0);
        let (mut ends, mut layers) = (Vec::new(), 0);
        while ends.last() != Some(&people) {
            layers += 1;
            ends.push(libm::round(series(span, layers)).min(f64::from(people)) as u32);
        }
        let people = sizes(&ends);
        let needed = |below: &u32| libm::ceil(f64::from(*below) / span) as u32;
        let leaders = (0..people.len()).map(|at| people.get(at + 1).map_or(0, |below| people[at].min(needed(below))));
        Pyramid { leaders: leaders.collect(), people }
    }
}

/// 1 + factor + factor² + …, as many terms as `layers`.
fn series(factor: f64, layers: u32) -> f64 {
    (0..layers).fold(0.0, |sum, _| sum * factor + 1.0)
}

/// The factor, 1 or more, with which the series of `layers` terms adds up to `people`.
fn factor(people: u32, layers: u32) -> f64 {
    let (mut low, mut high) = (1.0, f64::from(people).max(1.0));
    if layers < 2 {
        return low;
    }
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if series(middle, layers) > f64::from(people) { high = middle } else { low = middle }
    }
    low
}

/// The sizes of layers that end at `ends`.
fn sizes(ends: &[u32]) -> Vec<u32> {
    ends.iter().scan(0, |last, &end| Some(end - std::mem::replace(last, end))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn given_layers_grow_by_the_same_factor() {
        assert_eq!(Pyramid::with_layers(1 + 5 + 25 + 125, 4).people, [1, 5, 25, 125]);
        assert_eq!(Pyramid::with_layers(1 + 5 + 25 + 125, 4).leaders, [1, 5, 25, 0]);
        assert_eq!(Pyramid::with_layers(200, 1), Pyramid { people: vec![200], leaders: vec![0] });
        assert_eq!(Pyramid::with_layers(3, 20).people, [1, 1, 1]);
    }

    #[test]
    fn a_span_gives_the_fewest_layers_and_leaders() {
        let pyramid = Pyramid::with_span(400, 8.0);
        assert_eq!(pyramid, Pyramid { people: vec![1, 8, 64, 327], leaders: vec![1, 8, 41, 0] });
        assert_eq!(Pyramid::with_span(73, 8.0).people, [1, 8, 64]);
        assert_eq!(Pyramid::with_span(1, 8.0).people, [1]);
    }

    proptest! {
        #[test]
        fn layers_add_up_to_everybody_and_none_is_empty(people in 1u32..100_000, layers in 1u8..=20, span in 2.0..50.0) {
            for pyramid in [Pyramid::with_layers(people, layers), Pyramid::with_span(people, span)] {
                prop_assert_eq!(pyramid.people.iter().sum::<u32>(), people);
                prop_assert!(pyramid.people.iter().all(|&size| size > 0));
                prop_assert!(pyramid.leaders.iter().zip(&pyramid.people).all(|(leaders, size)| leaders <= size));
                prop_assert_eq!(pyramid.leaders.len(), pyramid.people.len());
            }
            prop_assert_eq!(Pyramid::with_layers(people, layers).people.len() as u32, u32::from(layers).min(people));
        }
    }
}
