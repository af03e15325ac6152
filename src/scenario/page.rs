//! Mistakes as users read them: each in its place, in rustc's manner.

use super::error::Mistakes;
use super::mistake::Mistake;
use super::words::words;
use super::written::Source;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

/// How many mistakes are shown; the rest are counted.
const SHOWN: usize = 20;

/// How much of a mistaken value is underlined, in letters.
const UNDERLINED: usize = 80;

/// The page without colour.
pub(super) fn plain(mistakes: &Mistakes) -> String {
    page(mistakes, false)
}

/// The page: mistakes in the order of the file, and how many there are.
pub(super) fn page(mistakes: &Mistakes, coloured: bool) -> String {
    let renderer = if coloured { Renderer::styled() } else { Renderer::plain() };
    let mut page = String::new();
    for mistake in mistakes.all.iter().take(SHOWN) {
        page += &renderer.render(&[shown(mistakes, mistake)]);
        page += "\n\n";
    }
    if let Some(more) = mistakes.all.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        page += &format!("… and {more} more\n\n");
    }
    let in_list = mistakes.all.iter().all(|mistake| mistake.place.source == Source::List);
    let name = mistakes.list.as_ref().filter(|_| in_list).map_or(&mistakes.name, |list| &list.0);
    page + &counted(mistakes.all.len(), name)
}

fn counted(count: usize, name: &str) -> String {
    match count {
        1 => format!("1 mistake in {name}\n"),
        _ => format!("{count} mistakes in {name}\n"),
    }
}

fn shown<'a>(mistakes: &'a Mistakes, mistake: &Mistake) -> Group<'a> {
    let (headline, help) = words(mistake);
    let group = Level::ERROR.primary_title(headline);
    let (from, until) = mistake.place.span;
    let group = match mistake.place.source {
        Source::File if until == 0 => group.element(Origin::path(mistakes.name.as_str())),
        Source::File => group.element(snippet(&mistakes.text, from, until).path(mistakes.name.as_str())),
        Source::List => {
            let (name, text) = mistakes.list.as_ref().map_or(("", ""), |list| (list.0.as_str(), list.1.as_str()));
            group.element(snippet(text, from, until).path(name))
        }
        Source::Set(number) => {
            let text = &mistakes.sets[number];
            let flag = if text.starts_with("sweep=") { "--vary" } else { "--set" };
            group.element(snippet(text, from, until).path(flag).line_numbering(false))
        }
    };
    match help {
        Some(help) => group.element(Level::HELP.message(help)),
        None => group,
    }
}

/// The line of a mistake with what is mistaken underlined; the renderer cuts long lines around it.
fn snippet(text: &str, from: usize, until: usize) -> Snippet<'_, Annotation<'_>> {
    let from = floor(text, from);
    let start = text[..from].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[from..].find('\n').map_or(text.len(), |newline| from + newline);
    let end = from + text[from..end].trim_end_matches('\r').len();
    let until = floor(text, until).clamp(from, end);
    let marked: usize = text[from..until].chars().take(UNDERLINED).map(char::len_utf8).sum();
    let caret = AnnotationKind::Primary.span(from - start..from - start + marked);
    let number = text[..start].matches('\n').count() + 1;
    Snippet::source(&text[start..end]).line_start(number).annotation(caret)
}

/// The nearest start of a letter at or before a byte.
fn floor(text: &str, mut byte: usize) -> usize {
    byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}
