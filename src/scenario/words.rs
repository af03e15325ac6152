//! What is said about each mistake: a headline, and what would do.

use super::given::cut;
use super::mistake::{Kind, Mistake};
use super::together;

/// The headline and the help for a mistake.
pub(super) fn words(mistake: &Mistake) -> (String, Option<String>) {
    let path = &mistake.path;
    match &mistake.kind {
        Kind::Empty => (
            "this scenario is empty".into(),
            Some(
                "it needs at least how many people there are ([organisation] people = 400), one [[behaviour]] \
                 and one [[strategy]]; `groundswell new` writes a first one"
                    .into(),
            ),
        ),
        Kind::TooLong { most } => (
            format!("this file is too long for a scenario: more than {} MB", most / 1_000_000),
            Some("long lists of people and ties belong in `people_file` and `ties_file`".into()),
        ),
        Kind::NotText => (
            "this file is not plain text in UTF-8".into(),
            Some("save it as plain text with the encoding UTF-8; a Word or Excel file cannot be read".into()),
        ),
        Kind::Syntax { message, given } => {
            let (what, help) = syntax(message, given);
            (format!("this line cannot be read: {what}"), Some(help))
        }
        Kind::Comma { point, joined } => (
            "a number with a comma".into(),
            Some(match joined {
                Some(joined) => format!("write {joined} without the comma, or {point} with a point"),
                None => format!("write {point} with a point"),
            }),
        ),
        Kind::Twice { key } => (format!("`{key}` is written twice"), Some("keep one of the two".into())),
        Kind::UnknownKey { given, nearest, elsewhere, known } => unknown_key(path, given, nearest, elsewhere, known),
        Kind::WrongType { given, wanted, instead } => (
            format!("`{path}` takes {wanted}, not {given}"),
            instead.as_ref().map(|instead| format!("write {instead}")),
        ),
        Kind::OutOfRange { given, least, most, unit } => {
            (format!("`{path}` cannot be {given}"), Some(format!("give {}", range(*least, *most, unit.as_deref()))))
        }
        Kind::UnknownChoice { given, nearest, choices } => {
            (format!("`{path}` cannot be \"{given}\""), Some(did_you_mean(nearest.as_deref(), choices)))
        }
        Kind::Missing { meaning } => (format!("`{path}` is missing"), Some(meaning.clone())),
        Kind::Count { given, least, most } => count(path, *given, *least, *most),
        Kind::NotOneKind { given, kinds } => (
            match given.len() {
                0 => format!("`{path}` names no kind"),
                _ => format!("`{path}` can be only one of {}", listed(given)),
            },
            Some(format!("give one of {}, as `{path}.{} = {{ … }}`", listed(kinds), kinds[0])),
        ),
        Kind::Both { one, other } => {
            (format!("`{one}` and `{other}` are both written"), Some("keep one of the two".into()))
        }
        Kind::NoSuchItem { given, list, known } => (
            format!("there is no {list} \"{given}\""),
            Some(match known.len() {
                0 => format!("the scenario has no [[{list}]]"),
                _ => format!("there are: {}", known.join(", ")),
            }),
        ),
        Kind::Together(together) => together::words(together),
    }
}

/// How a line that the parser refuses is told: the start of what the parser says, what is wrong, what would do.
const SYNTAX: [(&str, &str, &str); 20] = [
    ("unexpected key or value", "something follows where the line should end", LINE),
    ("key with no value", "there is no `=` after the key", LINE),
    ("missing assignment", "there is no `=` after the key", LINE),
    ("unquoted keys cannot be empty", "there is no key before the `=`", LINE),
    (
        "invalid unquoted key",
        "this cannot be a key",
        "a key has letters from a to z, digits and _; a comment starts with #",
    ),
    (
        "unclosed array table",
        "the heading is not closed",
        "a list's heading has two brackets at both ends: [[strategy]]",
    ),
    ("unclosed table", "the heading is not closed", "a heading stands in brackets: [organisation]"),
    ("unclosed inline table", "the braces are not closed", "write { key = value, key = value }"),
    ("unclosed array", "the list is not closed", LIST),
    ("missing comma between array", "a comma is missing, or the list is not closed", LIST),
    ("extra comma in array", "there is one comma too many", LIST),
    ("unexpected `=` in array", "the list is not closed", LIST),
    ("invalid basic string", "the text is not closed", TEXT),
    ("invalid literal string", "the text is not closed", TEXT),
    ("invalid multi-line", "the text is not closed", "three quotes at the start need three at the end"),
    ("missing escaped value", "a backslash in a text", "put the text in single quotes: 'folder\\people.csv'"),
    ("invalid boolean", "it starts like true or false", "write true or false, or put text in quotes"),
    ("recursion limit", "too many brackets or dots inside each other", LINE),
    ("cannot recurse", "too many brackets or dots inside each other", LINE),
    ("cannot extend", "the key already has a value", "a key is either a value or a table"),
];

const LINE: &str = "a line is `key = value`, a heading `[table]` or `[[list]]`, and a comment starts with #";
const LIST: &str = "a list has both brackets and a comma between its items: [1, 2, 3]";
const TEXT: &str = "a text needs its quotes at both ends, on one line";
const NUMBER: &str = "write digits, with a point if it is needed: 12 or 0.5";

/// What is wrong with a line, and what would do.
fn syntax(message: &str, given: &str) -> (String, String) {
    if message.starts_with("string values must be quoted") {
        return unquoted(given);
    }
    let number = ["invalid float", "invalid exponent", "invalid mantissa", "invalid fraction", "invalid integer"];
    let sign = ["unexpected leading zero", "redundant numeric sign", "unexpected sign"];
    if number.iter().chain(&sign).any(|start| message.starts_with(start)) {
        return ("this is not a number".into(), NUMBER.into());
    }
    match SYNTAX.iter().find(|(start, ..)| message.starts_with(start)) {
        Some((_, what, help)) => ((*what).into(), (*help).into()),
        None => (message.into(), LINE.into()),
    }
}

/// A value that is neither a number nor in quotes.
fn unquoted(given: &str) -> (String, String) {
    let number: String = given.chars().take_while(|letter| letter.is_ascii_digit() || *letter == '.').collect();
    let rest = given[number.len()..].trim_start();
    match number.parse::<f64>() {
        Ok(_) if rest.starts_with(|next: char| next.is_ascii_digit()) => {
            ("two numbers without a comma between them".into(), LIST.into())
        }
        Ok(_) if !rest.contains(['/', ':']) => {
            ("a number stands alone, without unit or sign behind it".into(), format!("write {number}"))
        }
        _ if given.is_empty() => ("there is no value after the `=`".into(), "give one, or leave the line out".into()),
        _ => {
            let text = cut(given.trim_matches(['“', '”', '„', '‘', '’', '"']));
            ("text stands in quotes".into(), format!("write \"{text}\""))
        }
    }
}

fn unknown_key(
    path: &str,
    given: &str,
    nearest: &Option<String>,
    elsewhere: &[String],
    known: &[String],
) -> (String, Option<String>) {
    let table = path.rsplit_once('.').map(|(table, _)| table);
    let headline = match table {
        Some(table) => format!("`{given}` is not a key of `{table}`"),
        None => format!("`{given}` is not a key of a scenario"),
    };
    let places: Vec<String> = elsewhere.iter().map(|path| home(path)).collect();
    let help = match (nearest, places.as_slice(), known) {
        (None, [_, ..], _) => format!("`{}` belongs {}", last(&elsewhere[0]), places.join(", or ")),
        (Some(nearest), ..) => format!("did you mean `{nearest}`?"),
        (None, [], []) => "this table takes no keys".into(),
        (None, [], known) if known.len() > 16 => "`groundswell explain` lists the keys there are".into(),
        (None, [], known) => format!("the keys here are {}", listed(known)),
    };
    (headline, Some(help))
}

/// Where a key belongs: "at the top of the file" or "in `[champions]`".
fn home(path: &str) -> String {
    match path.rsplit_once('.') {
        None => "at the top of the file, before the first [table]".into(),
        Some((table @ ("behaviour" | "strategy" | "sweep"), _)) => format!("in [[{table}]]"),
        Some((table, _)) => format!("in [{table}]"),
    }
}

fn last(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

fn count(path: &str, given: usize, least: usize, most: usize) -> (String, Option<String>) {
    match (path, given) {
        ("behaviour", 0) => {
            let help = "add [[behaviour]] with a name: what people do, so that it can be seen and counted";
            ("no behaviour is given".into(), Some(help.into()))
        }
        ("strategy", 0) => {
            let help = "add [[strategy]] with a name and what it uses: uses = [\"broadcast\"]";
            ("no strategy is given".into(), Some(help.into()))
        }
        _ if given < least => (format!("`{path}` has {given} values"), Some(format!("give {least} or more"))),
        _ => (format!("`{path}` has {given} values"), Some(format!("give {most} at most"))),
    }
}

/// "a number from 0 to 100 (% of people)".
pub(super) fn range(least: Option<f64>, most: Option<f64>, unit: Option<&str>) -> String {
    let unit = unit.map(|unit| format!(" ({unit})")).unwrap_or_default();
    match (least, most) {
        (Some(least), Some(most)) if least == most => format!("{}{unit}", number(least)),
        (Some(least), Some(most)) => format!("a number from {} to {}{unit}", number(least), number(most)),
        (Some(least), None) => format!("{} or more{unit}", number(least)),
        (None, Some(most)) => format!("{} at most{unit}", number(most)),
        (None, None) => format!("an ordinary number{unit}"),
    }
}

/// A number with its thousands apart: 10,000,000.
fn number(value: f64) -> String {
    if value.fract() != 0.0 || value.abs() < 10_000.0 || value.abs() > 1e15 {
        return value.to_string();
    }
    let digits = format!("{:.0}", value.abs());
    let mut apart = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            apart.push(',');
        }
        apart.push(digit);
    }
    if value < 0.0 { format!("-{apart}") } else { apart }
}

/// The help for a word that is none of the choices.
pub(super) fn did_you_mean(nearest: Option<&str>, choices: &[String]) -> String {
    match nearest {
        Some(nearest) => format!("did you mean \"{nearest}\"? The choices are {}", listed(choices)),
        None => format!("the choices are {}", listed(choices)),
    }
}

/// "`a`, `b` and `c`".
pub(super) fn listed(words: &[String]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.as_slice() {
        [] => "none".into(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
