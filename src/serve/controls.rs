//! The scenario's own values as controls, in plain words, and what can be done with them.

use super::bounds::FAR;
use super::subject::{PACK, Subject};
use crate::scenario::file::Value;
use crate::scenario::{Control, Pack, Scenario, Takes};
use maud::{Markup, html};

/// What the switch of packs is called.
const ASSUMED: &str = "Assumed where nothing is said";

/// The values that can be changed, and what can be done with them.
pub(super) fn controls(subject: &Subject, scenario: &Scenario) -> Markup {
    let groups = subject.controls.chunk_by(|one, other| group(one) == group(other));
    html! {
        section.controls aria-labelledby="controls-heading" {
            h2 #controls-heading { "What if" }
            form #controls autocomplete="off" {
                (packs(scenario.file.assumptions))
                @for offered in groups {
                    details open[!is_of_size(&offered[0].key)] {
                        summary { (group(&offered[0])) }
                        @for control in offered { (entry(control)) }
                    }
                }
                div.at-hand {
                    div.buttons {
                        button #run type="submit" { "Run" }
                        button #cancel type="button" disabled { "Cancel" }
                        button #reset type="reset" { "As it was" }
                        button #save type="button" data-beside=(beside(scenario)) { "Save as scenario" }
                        button #slides type="button" disabled { "Download slides" }
                    }
                    progress #progress max="1" value="0" aria-label="How far the run is" hidden {}
                    p #said role="status" {}
                }
            }
        }
    }
}

/// The packs of assumptions on one switch.
fn packs(chosen: Pack) -> Markup {
    html! {
        fieldset.packs {
            legend { (ASSUMED) }
            @for pack in Pack::ALL {
                label {
                    input type="radio" name=(PACK) value=(pack.word()) checked[pack == chosen]
                        data-own=(chosen.word()) data-label=(ASSUMED);
                    (capital(pack.word()))
                }
            }
        }
    }
}

fn entry(control: &Control) -> Markup {
    let id = format!("control-{}", control.key);
    let own = told(&control.value);
    let called = sentence(&control.explanation.meaning);
    let label = match &control.of {
        Some(of) => format!("{called}, “{of}”"),
        None => called.clone(),
    };
    let unit = control.explanation.unit.as_deref();
    html! {
        div.control {
            label for=(id) { (called) }
            div.entry {
                @match &control.takes {
                    Takes::Number { whole, least, most } => {
                        input id=(id) name=(control.key) type="number" value=(own) data-own=(own) data-label=(label) data-unit=[unit] required
                            step=(if *whole { "1" } else { "any" }) min=[least] max=[most]
                            aria-describedby={ (id) "-hint" };
                    },
                    Takes::Word(words) => {
                        select id=(id) name=(control.key) data-own=(own) data-label=(label) aria-describedby={ (id) "-hint" } {
                            @for (word, meaning) in words {
                                option value=(word) selected[*word == own] { (choice(meaning)) }
                            }
                        }
                    },
                    Takes::Switch => {
                        select id=(id) name=(control.key) data-own=(own) data-label=(label) aria-describedby={ (id) "-hint" } {
                            option value="true" selected[own == "true"] { "yes" }
                            option value="false" selected[own == "false"] { "no" }
                        }
                    },
                }
                @if let Some(unit) = unit { span.unit { (unit) } }
            }
            p.hint id={ (id) "-hint" } { (hint(control)) code { (control.key) } }
        }
    }
}

/// What stands by default, and where that comes from.
fn hint(control: &Control) -> String {
    let explained = &control.explanation;
    let told = |text: &Option<String>| text.as_ref().filter(|text| !text.starts_with("none")).cloned();
    let bounds = match control.takes {
        Takes::Number { least: Some(least), most: Some(most), .. } if most < FAR => format!("From {least} to {most}. "),
        Takes::Number { least: Some(least), .. } => format!("From {least} on. "),
        Takes::Number { most: Some(most), .. } if most < FAR => format!("Up to {most}. "),
        _ => String::new(),
    };
    let plain = |word: &str| match &control.takes {
        Takes::Word(words) => words.iter().find(|(other, _)| other == word).map(|(_, meaning)| choice(meaning)),
        _ => None,
    };
    let default = told(&explained.default).map(|default| {
        let word = default.trim_matches('"');
        format!("Without it: {}. ", plain(word).unwrap_or_else(|| word.into()))
    });
    let source = match (told(&explained.source), &explained.source) {
        (Some(source), _) => format!("Source: {source}. "),
        (None, Some(_)) if default.is_some() => "Without a source: an assumption. ".into(),
        _ => String::new(),
    };
    bounds + &default.unwrap_or_default() + &source
}

/// What has to stand beside the file that is saved, in words; nothing where it needs no other.
fn beside(scenario: &Scenario) -> String {
    let file = &scenario.file;
    let named = [&file.organisation.people_file, &file.network.ties_file];
    let named: Vec<String> = named.into_iter().flatten().map(|path| format!("“{path}”")).collect();
    if named.is_empty() {
        return String::new();
    }
    let them = if named.len() == 1 { "it" } else { "them" };
    format!(
        "It reads {}, and a download folder has none: put {them} beside scenario.toml under just this path, or move \
         scenario.toml to where the scenario was.",
        named.join(" and ")
    )
}

/// Under which heading a control stands.
fn group(control: &Control) -> String {
    let table = control.key.split('.').next().unwrap_or_default();
    match (&control.of, table) {
        (Some(of), "strategy") => format!("Strategy “{of}”"),
        (Some(of), "behaviour") => format!("Behaviour “{of}”"),
        (_, table) if !control.key.contains('.') => {
            if is_of_size(table) {
                "How much is run".into()
            } else {
                capital(table)
            }
        }
        (_, table) => capital(&table.replace('_', " ")),
    }
}

/// Whether a control is of how much is run, not of the organisation: its group is closed to begin with.
fn is_of_size(key: &str) -> bool {
    matches!(key, "runs" | "weeks")
}

fn told(value: &Value) -> String {
    value.to_string().trim_matches('"').into()
}

/// What a key means, up to the first stop, without what is said in keys or of papers.
fn sentence(meaning: &str) -> String {
    let first = [". ", "; "].iter().fold(meaning, |rest, stop| rest.split_once(stop).map_or(rest, |(first, _)| first));
    let mut plain = String::new();
    for (place, part) in first.split(" (").enumerate() {
        let (aside, rest) = part.split_once(')').filter(|_| place > 0).unwrap_or(("", part));
        let of_paper = aside.contains(|letter: char| letter.is_ascii_digit()) && aside.contains(char::is_alphabetic);
        if !aside.is_empty() && !aside.contains('`') && !of_paper {
            plain += &format!(" ({aside})");
        }
        plain += rest;
    }
    plain.trim_end_matches('.').replace('`', "")
}

/// What a choice means, in a few words.
fn choice(meaning: &str) -> String {
    let meaning = sentence(meaning);
    meaning.split_once(": ").map_or(meaning.as_str(), |(first, _)| first).to_owned()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::super::page::page;
    use super::super::subject::tests::{of, starter};
    use super::*;
    use crate::scenario::STARTER;

    #[test]
    fn every_control_has_a_labelled_control_with_what_is_written() {
        let subject = starter();
        let page = page(&subject);
        for control in &subject.controls {
            assert!(
                page.contains(&format!("for=\"control-{}\"", control.key))
                    && page.contains(&format!("name=\"{}\"", control.key))
            );
        }
        assert!(page.contains("name=\"organisation.people\" type=\"number\" value=\"60\" data-own=\"60\""), "{page}");
        assert!(page.contains("Source: "));
    }

    #[test]
    fn choices_and_labels_are_plain_words() {
        let page = page(&of(&STARTER.replace("\"nomination\"", "\"k_core\"")));
        assert!(page.contains(">The innermost shell of the network</option>") && !page.contains("k core"), "{page}");
        assert!(page.contains("Without it: The best connected in the survey. "));
        for (meaning, plain) in [
            ("How long each run lasts; week 0 is the start.", "How long each run lasts"),
            ("One contact may be enough (`spreads.simple`).", "One contact may be enough"),
            ("Those in between (Freeman 1977) of all (or most).", "Those in between of all (or most)"),
        ] {
            assert_eq!(sentence(meaning), plain);
        }
    }

    #[test]
    fn what_a_saved_scenario_needs_beside_it_is_named() {
        let mut scenario = of(STARTER).first;
        assert_eq!(beside(&scenario), "");
        scenario.file.organisation.people_file = Some("data/people.csv".into());
        scenario.file.network.ties_file = Some("ties.csv".into());
        let told = beside(&scenario);
        assert!(told.starts_with("It reads “data/people.csv” and “ties.csv”") && told.contains("put them"), "{told}");
    }
}
