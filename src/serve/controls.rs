//! The scenario's own values as controls, in plain words, and what can be done with them.

use super::bounds::{FAR, Offered};
use super::subject::{PACK, Subject};
use crate::report::capital;
use crate::scenario::file::Value;
use crate::scenario::{Control, Explanation, Pack, Scenario, Takes};
use maud::{Markup, html};

/// What the switch of packs is called.
const ASSUMED: &str = "Assumed where nothing is said";

/// The values that can be changed, and what can be done with them.
pub(super) fn controls(subject: &Subject, scenario: &Scenario) -> Markup {
    let groups = subject.offered.chunk_by(|one, other| group(&one.control) == group(&other.control));
    html! {
        section.controls aria-labelledby="controls-heading" {
            h2 #controls-heading { "What if" }
            form #controls autocomplete="off" {
                (packs(scenario.file.assumptions))
                @for offered in groups {
                    details open[!is_of_size(&offered[0].control.key)] {
                        summary { (group(&offered[0].control)) }
                        @for offered in offered { (entry(offered)) }
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

fn entry(offered: &Offered) -> Markup {
    let control = &offered.control;
    let id = format!("control-{}", control.key);
    let own = told(&control.value);
    let called = sentence(control.explanation.in_short());
    let described = format!("{id}-hint {id}-refused");
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
                            aria-describedby=(described);
                    },
                    Takes::Word(words) => {
                        select id=(id) name=(control.key) data-own=(own) data-label=(label) aria-describedby=(described) {
                            @for (word, meaning) in words {
                                option value=(word) selected[*word == own] { (choice(meaning)) }
                            }
                        }
                    },
                    Takes::Switch => {
                        select id=(id) name=(control.key) data-own=(own) data-label=(label) aria-describedby=(described) {
                            option value="true" selected[own == "true"] { "yes" }
                            option value="false" selected[own == "false"] { "no" }
                        }
                    },
                }
                @if let Some(unit) = unit { span.unit { (unit) } }
            }
            p.hint id={ (id) "-hint" } { (hint(offered)) code { (control.key) } }
            p.refused id={ (id) "-refused" } hidden {}
        }
    }
}

/// What stands by default, and where that comes from.
fn hint(Offered { control, as_it_stands }: &Offered) -> String {
    let explained = &control.explanation;
    let told = |text: &Option<String>| text.as_ref().filter(|text| !text.starts_with("none")).cloned();
    let bounds = match (as_it_stands, &control.takes) {
        (Some((least, most)), _) => range(*least, *most).map(|range| format!("As it stands: {range}. ")),
        (None, Takes::Number { least, most, .. }) => range(*least, *most).map(|range| format!("{}. ", capital(&range))),
        _ => None,
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
    bounds.unwrap_or_default() + &default.unwrap_or_default() + &source
}

/// "from 104 to 3125", where there is any bound.
fn range(least: Option<f64>, most: Option<f64>) -> Option<String> {
    match (least, most.filter(|most| *most < FAR)) {
        (Some(least), Some(most)) if least == most => Some(format!("only {least}")),
        (Some(least), Some(most)) => Some(format!("from {least} to {most}")),
        (Some(least), None) => Some(format!("from {least} on")),
        (None, Some(most)) => Some(format!("up to {most}")),
        (None, None) => None,
    }
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

/// The first words of a meaning without what is said in keys or of papers.
fn sentence(first: &str) -> String {
    let mut plain = String::new();
    for (place, part) in first.split(" (").enumerate() {
        let (aside, rest) = part.split_once(')').filter(|_| place > 0).unwrap_or(("", part));
        let of_paper = aside.contains(|letter: char| letter.is_ascii_digit()) && aside.contains(char::is_alphabetic);
        if !aside.is_empty() && !aside.contains('`') && !of_paper {
            plain += &format!(" ({aside})");
        }
        plain += rest;
    }
    plain.replace('`', "")
}

/// What a choice means, in a few words.
fn choice(meaning: &str) -> String {
    let meaning = sentence(Explanation::first_words(meaning));
    meaning.split_once(": ").map_or(meaning.as_str(), |(first, _)| first).to_owned()
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
        for Offered { control, .. } in &subject.offered {
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
            assert_eq!(sentence(Explanation::first_words(meaning)), plain);
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
