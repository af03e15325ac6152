//! The report as a whole: it is sound, says everything, asks for nothing, and stays small.

use super::*;
use crate::report::opening::LIMITS;
use crate::report::provenance::Print;
use crate::report::sweep::tests::example as points;
use crate::report::{chart, doubts, example, flips};
use crate::scenario::read;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// A name that would be markup if it could.
const EVIL: &str = "</title><script>alert('1')</script>\" onload=\"x & <b>\u{202e}\u{7}";

fn scenario(first: &str, second: &str) -> File {
    let quoted = |name: &str| format!("{name:?}").replace("\\u{202e}", "\\u202e").replace("\\u{7}", "\\u0007");
    let text = format!(
        "organisation.people = 500\n[[behaviour]]\nname = {0}\n[[strategy]]\nname = {0}\nuses = [\"broadcast\"]\n\
         [[strategy]]\nname = {1}\nuses = [\"champions\", \"broadcast\"]\nbroadcast.messages_per_month = 1\n",
        quoted(first).replace("\\'", "'"),
        quoted(second).replace("\\'", "'"),
    );
    read(text.as_bytes(), "test", &[]).unwrap_or_else(|error| panic!("{error}"))
}

fn origin() -> Origin {
    Origin { scenario_sha256: "ab".repeat(32), inputs: vec![Print::of("../<ties>.csv", b"a,b\n")] }
}

fn report(about: &About, comparison: &Comparison) -> (Vec<Picture>, String) {
    let pictures = chart::pictures(about, comparison, 20).unwrap();
    let file = scenario("Announce it", "Both");
    let doubts = doubts::of_run(about, &file, comparison);
    let bytes = run(about, &file, (comparison, &doubts), &pictures, &origin()).unwrap().bytes;
    (pictures, String::from_utf8(bytes).unwrap())
}

/// The names of all tags, in order, with what stands in each.
fn tags(page: &str) -> Vec<(&str, &str)> {
    let page = page.split("</style>").nth(1).unwrap();
    page.split('<')
        .skip(1)
        .filter_map(|rest| {
            let inside = rest.split('>').next()?;
            Some((inside.split([' ', '\n']).next()?, inside))
        })
        .collect()
}

fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let begin = format!(" {attribute}=\"");
    page.split(&begin).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// What holds for every report.
fn sound(page: &str) {
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"en\">"));
    assert!(page.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"));
    let plain = page.replace("http://www.w3.org/2000/svg", "");
    assert!(!plain.contains("http:") && !plain.contains("https:") && !plain.contains("//www"), "a link to elsewhere");
    assert!(page.split("url(").skip(1).all(|rest| rest.starts_with("data:font/ttf;base64,")));
    assert_eq!(page.to_lowercase().matches("<script").count(), page.matches("script-src 'sha256-").count());
    assert!(!page.contains("@import") && !page.contains("<img"));
    assert!(values(page, "href").iter().all(|link| link.starts_with('#')));
    let mut ids = values(page, "id");
    let all = ids.len();
    for link in values(page, "href")
        .iter()
        .map(|link| &link[1..])
        .chain(values(page, "aria-labelledby").iter().flat_map(|ids| ids.split(' ')))
    {
        assert!(ids.contains(&link), "nothing is called {link}");
    }
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "two things are called the same");
    let headings: Vec<u8> = tags(page).iter().filter_map(|(name, _)| name.strip_prefix('h')?.parse().ok()).collect();
    assert_eq!(headings[0], 1);
    assert_eq!(headings.iter().filter(|&&level| level == 1).count(), 1);
    assert!(headings.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{headings:?}");
    assert!(tags(page).iter().filter(|tag| tag.0 == "th").all(|tag| tag.1.contains("scope=")));
    for (name, _) in tags(page).iter().filter(|tag| !tag.0.starts_with(['/', '!', '?'])) {
        let closed = page.matches(&format!("</{name}>")).count() > 0;
        let alone = ["rect", "line", "polyline", "polygon", "circle", "path"].contains(name);
        assert!(closed || alone, "{name} stays open");
    }
    assert!(page.contains(LIMITS) && !page.contains("class=\"\""));
}

#[test]
fn a_report_holds_every_chart_with_its_words_and_numbers() {
    for (about, comparison) in
        [example::four_strategies(20, 104), example::tested(12), example::led(12, 60), example::under_packs(20, 52)]
    {
        let (pictures, page) = report(&about, &comparison);
        sound(&page);
        assert!(page.matches("role=\"img\"").count() == pictures.len() + 1, "the charts and the blank axes");
        for picture in &pictures {
            assert!(page.contains(&picture.svg) && picture.svg.contains("<desc"), "{}", picture.name);
            assert!(!picture.data.rows.is_empty(), "{} has no numbers", picture.name);
            let heading = html! { h3 id={ "chart-" (picture.name) } { (picture.data.title) } }.into_string();
            assert!(page.contains(&heading), "{heading}");
        }
        let titles: Vec<&String> = pictures.iter().map(|picture| &picture.data.title).collect();
        assert!((1..titles.len()).all(|place| !titles[..place].contains(&titles[place])), "{titles:?}");
    }
}

#[test]
fn the_answer_comes_first_and_what_it_does_not_say_next() {
    let (about, comparison) = example::four_strategies(20, 104);
    let page = report(&about, &comparison).1;
    let at = |part: &str| page.find(part).unwrap_or_else(|| panic!("{part}"));
    let order = [
        "Is it better to announce",
        "<p class=\"answer\">After 104 weeks, “Both”",
        "What this does not say",
        "groundswell sweep hubs-or-teams.toml --design breakpoints --vary ",
        "The strategies side by side</h2>",
        "Settings as differences from “Announce it”",
        "The charts</h2>",
        "<strong>Hit</strong>: ahead in 97 % of paired runs.",
        "Assumptions: defaults without a source",
        "<code>abababab",
        "Prediction cards",
        "Autonomy",
    ];
    assert!(order.windows(2).all(|pair| at(pair[0]) < at(pair[1])));
    for part in ["Seed</th><td>2026<", "../&lt;ties&gt;.csv", "Blank axes to draw on"] {
        at(part);
    }
    for word in [" agent", " node", "Monte Carlo", "optimal", "predicts", "proves", "p-value", "infected", "laggard"] {
        assert!(!page.contains(word), "{word}");
    }
}

#[test]
fn what_befalls_one_strategy_alone_is_a_difference() {
    let (mut about, comparison) = example::four_strategies(2, 60);
    let row = "<th scope=\"row\">What befalls it<code>event</code></th>";
    let event = |strategies: &[&str]| crate::report::events::tests::event(13, crate::event::What::Breach, strategies);
    about.events = vec![event(&[])];
    assert!(!report(&about, &comparison).1.contains(row));
    about.events = vec![event(&["Both"])];
    let told = format!("{row}<td class=\"first\">nothing</td><td>week 13: a promise is broken, felt in full for ");
    assert!(report(&about, &comparison).1.contains(&told));
}

#[test]
fn under_packs_it_is_said_whether_they_decide() {
    let (about, mut comparison) = example::under_packs(20, 52);
    let page = report(&about, &comparison).1;
    assert!(page.contains("Under which assumptions it holds</h2>"));
    let packs = comparison.packs.as_mut().unwrap();
    for under in &mut packs.under {
        let most = usize::from(under.pack != crate::scenario::Pack::Sceptic);
        (0..)
            .zip(&mut under.strategies)
            .for_each(|(place, one)| one.ranked.median = f64::from(u8::from(place == most)));
    }
    let [first, second] = [0, 1].map(|place| packs.under[0].strategies[place].name.clone());
    let told =
        format!("“{first}” has most under the sceptic's and “{second}” has most under the middle and advocate's");
    let page = report(&about, &comparison).1;
    assert!(page.contains(&told), "{told}");
    comparison.packs.as_mut().unwrap().under.remove(0);
    assert!(report(&about, &comparison).1.contains(&format!("“{second}” has most under each, though")));
}

#[test]
fn nothing_in_a_name_is_markup() {
    let (mut about, mut comparison) = example::four_strategies(5, 60);
    let evil = || EVIL.to_owned();
    (about.title, about.question, about.behaviour, about.name) = (evil(), evil(), evil(), evil());
    comparison.verdict.sentence = format!("“{EVIL}” is ahead");
    comparison.arms.iter_mut().for_each(|arm| arm.strategy.name = evil());
    let pictures = chart::pictures(&about, &comparison, 20).unwrap();
    let file = scenario(EVIL, &format!("{EVIL} too"));
    let doubts = doubts::of_run(&about, &file, &comparison);
    let page = run(&about, &file, (&comparison, &doubts), &pictures, &origin()).unwrap();
    let page = String::from_utf8(page.bytes).unwrap();
    sound(&page);
    assert!(page.contains("&lt;script&gt;alert('1')&lt;/script&gt;&quot; onload=&quot;x &amp; &lt;b&gt;"));
    assert!(
        tags(&page).iter().all(|(name, inside)| *name != "b" && *name != "script" && !inside.contains(" onload=\""))
    );
    assert!(!page.contains(['\u{202e}', '\u{7}']));
}

#[test]
fn a_report_stays_below_three_megabytes() {
    for (runs, weeks) in [(40, 104), (20, 10_000)] {
        let (about, mut comparison) = example::seven_strategies(runs, weeks);
        let (_, more) = example::four_strategies(runs, weeks);
        comparison.arms.extend(more.arms);
        let page = report(&about, &comparison).1;
        assert!(page.len() < 3_000_000, "{} bytes over {weeks} weeks", page.len());
    }
}

#[test]
fn a_textbook_model_is_told_too() {
    let (about, comparison) = example::textbook();
    sound(&report(&about, &comparison).1);
}

fn swept(about: &About, grid: &crate::report::sweep::Grid) -> String {
    let pictures: Vec<Picture> = crate::report::sweep_charts::pictures(about, grid).unwrap();
    assert!(pictures.iter().all(|picture| !picture.data.rows.is_empty()));
    let file = crate::scenario::File { sweep: grid.sweep.axes.clone(), ..scenario("Announce it", "Both") };
    let page = sweep(about, &file, (grid, &doubts::of_sweep(about, &file, grid)), &pictures, &origin()).unwrap();
    String::from_utf8(page.bytes).unwrap()
}

#[test]
fn a_sweep_says_what_decides_and_what_would_flip_it() {
    let (about, mut grid) = points(&[("champions.people", &[5.0, 10.0, 20.0])]);
    let page = swept(&about, &grid);
    sound(&page);
    for part in [
        "“=Both” lies between 0\u{a0}% (champions.people\u{a0}=\u{a0}5) and 20\u{a0}%",
        "Along champions.people, no difference is clear at 5 and “=Both” is ahead from 10 to 20.",
        "groundswell sweep scenario.toml --design breakpoints --vary",
        "--out ..</code>",
        "What champions.people does</h3>",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    grid.flipping = Some(flips::tests::along());
    let page = swept(&about, &grid);
    sound(&page);
    for part in [
        "It becomes clear if champions.people rises above",
        "It does not flip at any value of weeks",
        "What would flip it</h3>",
    ] {
        assert!(page.contains(part), "{part}");
    }
    assert!(!page.contains("--design breakpoints"));
    grid.flipping = Some(flips::tests::map());
    sound(&swept(&about, &grid));
}

#[test]
fn a_sweep_over_two_keys_or_with_points_that_fail_is_told() {
    let (about, mut grid) = points(&[("champions.people", &[5.0, 10.0]), ("weeks", &[1.0, 2.0])]);
    sound(&swept(&about, &grid));
    grid.sweep.points[0].outcome = crate::experiment::PointOutcome::Failed { reason: EVIL.into() };
    let page = swept(&about, &grid);
    sound(&page);
    assert!(page.contains("What could not be run</h2>") && page.contains("&lt;script&gt;"));
}

#[test]
fn a_film_is_played_by_the_one_script_that_the_page_allows() {
    let (about, mut comparison) = example::filmed(&[8; 20], 52);
    comparison.arms[3].strategy.name = EVIL.into();
    let (_, page) = report(&about, &comparison);
    let policy = page.split("Content-Security-Policy\" content=\"").nth(1).unwrap().split('"').next().unwrap();
    let script = page.split("<script>").nth(1).unwrap().split("</script>").next().unwrap();
    let hash = STANDARD.encode(Sha256::digest(script));
    assert!(policy.starts_with("default-src 'none';") && policy.ends_with(&format!("; script-src 'sha256-{hash}'")));
    assert_eq!(page.matches("<script").count(), 1);
    assert!(page.contains("<h2 id=\"film-heading\">") && page.contains("id=\"film-controls\" hidden"));
    let (about, comparison) = example::four_strategies(3, 20);
    assert!(!report(&about, &comparison).1.contains("script-src"));
}

#[test]
fn the_film_and_its_still_pictures_say_different_things_in_one_section() {
    let (about, comparison) = example::filmed(&[8; 20], 52);
    let (_, page) = report(&about, &comparison);
    let film = chart::film::headline(&about, &comparison, comparison.film.as_ref().unwrap());
    assert_eq!(page.matches(&film.replace('&', "&amp;")).count(), 1, "{film}");
    assert!(page.contains("How far it has come in week 0, 8, 26 and 52"));
    assert!(page.contains("<details id=\"film-stills\" open>"), "without a script they are seen");
    let mut headings: Vec<&str> = page.split("<h3").skip(1).filter_map(|rest| rest.split(['>', '<']).nth(1)).collect();
    headings.extend(page.split("<h2").skip(1).filter_map(|rest| rest.split(['>', '<']).nth(1)));
    let all = headings.len();
    headings.sort_unstable();
    headings.dedup();
    assert_eq!(headings.len(), all, "two headings say the same");
}
