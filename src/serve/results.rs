//! The last results, for slides of them; in memory only.

use crate::report::ReportError;
use crate::report::chart::Picture;
use std::collections::VecDeque;

/// How many results are kept.
const KEPT: usize = 8;

/// The last results by their number.
#[derive(Debug, Default)]
pub(super) struct Results {
    next: u64,
    kept: VecDeque<(u64, Vec<Picture>)>,
}

/// A slide: its type and its bytes.
pub(super) type Slide = (&'static str, Vec<u8>);

impl Results {
    /// Keeps the charts of a result, and gives its number.
    pub fn keep(&mut self, pictures: Vec<Picture>) -> u64 {
        self.next += 1;
        self.kept.push_back((self.next, pictures));
        while self.kept.len() > KEPT {
            self.kept.pop_front();
        }
        self.next
    }

    /// The chart of a result with this file name, `NAME.svg` or `NAME.png`; `None` where there is none.
    pub fn chart(&self, number: u64, file: &str) -> Option<(Picture, bool)> {
        let (name, ending) = file.rsplit_once('.').filter(|(_, ending)| ["png", "svg"].contains(ending))?;
        let (_, pictures) = self.kept.iter().find(|(kept, _)| *kept == number)?;
        pictures.iter().find(|picture| picture.name == name).map(|picture| (picture.clone(), ending == "png"))
    }
}

/// A chart as a slide.
pub(super) fn slide((picture, as_png): (Picture, bool)) -> Result<Slide, ReportError> {
    Ok(if as_png { ("image/png", picture.png()?) } else { ("image/svg+xml", picture.svg.into_bytes()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart::Data;

    #[test]
    fn the_last_results_have_their_charts_and_nothing_else() {
        let picture =
            |name: &str| Picture { name: name.into(), svg: "<svg/>".into(), alt: String::new(), data: Data::default() };
        let mut results = Results::default();
        let first = results.keep(vec![picture("adoption")]);
        assert!(results.chart(first, "adoption.svg").is_some() && results.chart(first, "adoption.png").is_some());
        for file in ["adoption", "cost.svg", "../adoption.svg", "/etc/passwd", ""] {
            assert!(results.chart(first, file).is_none(), "{file}");
        }
        (0..KEPT).for_each(|_| {
            results.keep(vec![picture("adoption")]);
        });
        assert!(results.chart(first, "adoption.svg").is_none() && results.kept.len() == KEPT);
    }
}
