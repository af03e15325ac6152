//! The page: its head, the way to each section, and the sections one after the other.

use super::style;
use crate::report::About;
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// Nothing is asked for from anywhere, and nothing runs but what a section brings with it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; \
                      form-action 'none'";

/// A part of the page with a heading.
pub(super) struct Section {
    id: &'static str,
    title: &'static str,
    body: Markup,
    /// What the page's policy allows for it, where it brings a script.
    allows: Option<String>,
}

/// A part of the page with a heading.
pub(super) fn section(id: &'static str, title: &'static str, body: Markup) -> Section {
    Section { id, title, body, allows: None }
}

/// Sentences one below the other.
pub(super) fn listed(sentences: &[String]) -> Markup {
    html! { @if !sentences.is_empty() { ul { @for sentence in sentences { li { (sentence) } } } } }
}

/// What a page says.
pub(super) struct Page {
    /// The answer first, then what goes with it.
    pub answer: Vec<String>,
    /// Of what it speaks.
    pub sample: String,
    /// Everything else.
    pub sections: Vec<Section>,
}

impl Page {
    /// The whole file.
    pub fn html(&self, about: &About) -> String {
        let page = html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(self.policy());
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="generator" content={ "Groundswell " (about.version) };
                    title { (about.heading()) }
                    style { (PreEscaped(style::sheet())) }
                }
                body {
                    a.skip href="#main" { "Skip to the report" }
                    (self.top(about))
                    (self.contents())
                    main #main tabindex="-1" { @for section in &self.sections { (section.html()) } }
                    footer {
                        p {
                            (about.heading()) " · seed " (about.seed) " · Groundswell " (about.version)
                            " · what-if, not a forecast"
                        }
                    }
                }
            }
        };
        clean(&page.into_string())
    }

    fn policy(&self) -> String {
        let allowed = self.sections.iter().filter_map(|section| section.allows.as_deref());
        std::iter::once(POLICY).chain(allowed).collect::<Vec<_>>().join("; ")
    }

    fn top(&self, about: &About) -> Markup {
        html! {
            header {
                h1 { (about.heading()) }
                @if !about.question.trim().is_empty() { p.question { (about.question.trim()) } }
                @for (place, answer) in self.answer.iter().enumerate() {
                    p class=[(place == 0).then_some("answer")] { (answer) }
                }
                p.sample { (self.sample) }
            }
        }
    }

    fn contents(&self) -> Markup {
        html! {
            nav aria-label="Contents" {
                ul { @for section in &self.sections { li { a href={ "#" (section.id) } { (section.title) } } } }
            }
        }
    }
}

impl Section {
    /// The same with a script that the page's policy allows by these words.
    pub fn with_script(self, allows: String) -> Section {
        Section { allows: Some(allows), ..self }
    }

    fn html(&self) -> Markup {
        let title = format!("{}-heading", self.id);
        html! {
            section id=(self.id) aria-labelledby=(title) {
                h2 id=(title) { (self.title) }
                (self.body)
            }
        }
    }
}

/// The page without letters that break it or turn the direction of what follows.
fn clean(page: &str) -> String {
    let turns = |letter| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}');
    let kept = page.chars().filter(|&letter| !turns(letter));
    kept.map(|letter| if letter.is_control() && letter != '\n' { ' ' } else { letter }).collect()
}
