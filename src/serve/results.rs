//! The last results of each tab, for slides of them; in memory only.

use crate::report::ReportError;
use crate::report::chart::Picture;
use std::collections::VecDeque;
use std::io::{self, Cursor, Write};
use std::sync::Arc;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// How many results of a tab are kept: the one on show, and the one beside it.
const OF_A_TAB: usize = 2;

/// Of how many tabs results are kept.
const TABS: usize = 8;

/// The charts of a result.
type Charts = Arc<[Picture]>;

/// The last results by their number.
#[derive(Debug, Default)]
pub(super) struct Results {
    next: u64,
    /// The tab that ran last comes last.
    tabs: VecDeque<(String, VecDeque<(u64, Charts)>)>,
}

/// A slide: its type and its bytes.
pub(super) type Slide = (&'static str, Vec<u8>);

impl Results {
    /// Keeps the charts of a result of a tab, and gives its number.
    pub fn keep(&mut self, tab: &str, charts: Vec<Picture>) -> u64 {
        self.next += 1;
        let found = self.tabs.iter().position(|(name, _)| name == tab).and_then(|place| self.tabs.remove(place));
        let (name, mut kept) = found.unwrap_or_else(|| (tab.to_owned(), VecDeque::new()));
        kept.push_back((self.next, charts.into()));
        kept.drain(..kept.len().saturating_sub(OF_A_TAB));
        self.tabs.push_back((name, kept));
        self.tabs.drain(..self.tabs.len().saturating_sub(TABS));
        self.next
    }

    /// The charts of a result; `None` where it is kept no more.
    pub fn charts(&self, number: u64) -> Option<Charts> {
        let all = self.tabs.iter().flat_map(|(_, kept)| kept);
        all.clone().find(|(kept, _)| *kept == number).map(|(_, charts)| charts.clone())
    }

    /// The chart of a result with this file name, `NAME.svg` or `NAME.png`; `None` where there is none.
    pub fn chart(&self, number: u64, file: &str) -> Option<(Picture, bool)> {
        let (name, ending) = file.rsplit_once('.').filter(|(_, ending)| ["png", "svg"].contains(ending))?;
        let charts = self.charts(number)?;
        charts.iter().find(|picture| picture.name == name).map(|picture| (picture.clone(), ending == "png"))
    }

    /// The charts of the results that a file `3.zip` or `3-4.zip` names, each with the folder that they go into.
    pub fn set(&self, file: &str) -> Option<Vec<(&'static str, Charts)>> {
        let numbers: Vec<u64> =
            file.strip_suffix(".zip")?.split('-').map(|one| one.parse().ok()).collect::<Option<_>>()?;
        let folders: &[&str] = match numbers.len() {
            1 => &[""],
            OF_A_TAB => &["before/", "now/"],
            _ => return None,
        };
        folders.iter().zip(numbers).map(|(folder, number)| Some((*folder, self.charts(number)?))).collect()
    }
}

/// A chart as a slide.
pub(super) fn slide((picture, as_png): (Picture, bool)) -> Result<Slide, ReportError> {
    Ok(if as_png { ("image/png", picture.png()?) } else { ("image/svg+xml", picture.svg.into_bytes()) })
}

/// All slides of some results as PNG in one file, numbered in the order of a talk.
pub(super) fn slides(set: &[(&'static str, Charts)]) -> io::Result<Vec<u8>> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    // A PNG is as small as it gets.
    let as_it_is = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (folder, charts) in set {
        for (place, picture) in (1u32..).zip(charts.iter()) {
            file.start_file(format!("{folder}{place:02}-{}.png", picture.name), as_it_is)?;
            file.write_all(&picture.png().map_err(io::Error::other)?)?;
        }
    }
    Ok(file.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(name: &str) -> Picture {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1920\" height=\"1080\"/>".into();
        Picture { name: name.into(), svg, alt: String::new(), data: Default::default() }
    }

    #[test]
    fn a_result_has_its_charts_and_nothing_else() {
        let mut results = Results::default();
        let first = results.keep("a", vec![picture("adoption")]);
        assert!(results.chart(first, "adoption.svg").is_some() && results.chart(first, "adoption.png").is_some());
        for file in ["adoption", "cost.svg", "../adoption.svg", "/etc/passwd", ""] {
            assert!(results.chart(first, file).is_none(), "{file}");
        }
    }

    #[test]
    fn the_results_on_show_in_one_tab_outlive_those_of_others() {
        let mut results = Results::default();
        let shown = [1, 2].map(|_| results.keep("a", vec![picture("adoption")]));
        (0..20).for_each(|_| {
            results.keep("b", vec![picture("adoption")]);
        });
        assert!(shown.iter().all(|&number| results.charts(number).is_some()));
        results.keep("a", vec![picture("adoption")]);
        assert!(results.charts(shown[0]).is_none() && results.charts(shown[1]).is_some());
        (0..TABS).for_each(|tab| {
            results.keep(&format!("other {tab}"), Vec::new());
        });
        assert!(results.charts(shown[1]).is_none() && results.tabs.len() == TABS);
    }

    #[test]
    fn a_set_of_slides_is_one_file_in_the_order_of_the_talk() {
        let mut results = Results::default();
        let [one, other] = [2, 1].map(|count| results.keep("a", vec![picture("adoption"); count]));
        let names = |file: &str| {
            let bytes = slides(&results.set(file).unwrap()).unwrap();
            let archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
            archive.file_names().map(|name| name.unwrap().into_owned()).collect::<Vec<_>>()
        };
        assert_eq!(names(&format!("{one}.zip")), ["01-adoption.png", "02-adoption.png"]);
        let both = ["before/01-adoption.png", "before/02-adoption.png", "now/01-adoption.png"];
        assert_eq!(names(&format!("{one}-{other}.zip")), both);
        for file in ["9.zip", "1-2-1.zip", "1", "../1.zip", "-.zip", ".zip"] {
            assert!(results.set(file).is_none(), "{file}");
        }
    }
}
