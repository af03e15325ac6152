//! Numbers and names as they are read: "62 %", "4.3 points", "37 of 200 runs".

use crate::experiment::Arm;
use crate::intervention::Channel;
use crate::scenario::file::Value;

/// What there is to say of a level that no run reaches.
pub(super) const NEVER: &str = "never";

/// What there is to say of a level that no run reaches and holds.
pub(super) fn unreached(arm: &Arm, share: f64) -> &'static str {
    let ever = arm.ensemble.weeks_reaching(share, 1).iter().any(Option::is_some);
    if ever { "not held" } else { NEVER }
}

/// A space that does not break.
pub(super) const NBSP: char = '\u{a0}';

/// A share in percent: whole from 10 % on, one decimal below.
pub(super) fn percent(share: f64) -> String {
    let value = share * 100.0;
    if value == 0.0 || value >= 9.95 {
        format!("{value:.0}{NBSP}%")
    } else if value < 0.05 {
        format!("< 0.1{NBSP}%")
    } else {
        format!("{value:.1}{NBSP}%")
    }
}

/// A share in whole percent, whatever it is.
pub(super) fn whole_percent(share: f64) -> String {
    format!("{}{NBSP}%", round(share * 100.0, 0))
}

/// A band of shares: "55–69 %".
pub(super) fn band((low, high): (f64, f64)) -> String {
    let low = percent(low);
    format!("{}–{}", low.trim_end_matches('%').trim_end_matches(NBSP), percent(high))
}

/// A difference between shares, without its sign.
pub(super) fn points(difference: f64) -> String {
    let value = round(difference.abs() * 100.0, 1);
    format!("{value}{NBSP}point{}", plural(value))
}

/// A level of adoption in percent without the sign: "50", "12.5".
pub(super) fn level(share: f64) -> String {
    round(share * 100.0, 4).to_string()
}

/// A number that need not be exact: one decimal below 10, none above, thousands set off.
pub(super) fn number(value: f64) -> String {
    if value.abs() < 9.95 { round(value, 1).to_string() } else { grouped(&format!("{:.0}", value.round())) }
}

/// A count with its thousands set off.
pub(super) fn count(value: impl Into<u64>) -> String {
    grouped(&value.into().to_string())
}

/// "1 person", "1,200 people".
pub(super) fn people(number: u32) -> String {
    if number == 1 { "1 person".into() } else { format!("{} people", count(number)) }
}

/// So many units of a channel, as they are shown: "1 message", "72 rounds of team meetings".
pub(super) fn units(volume: &str, unit: &str) -> String {
    let (first, rest) = unit.split_at(unit.find(' ').unwrap_or(unit.len()));
    let first = if volume == "1" { first.trim_end_matches('s') } else { first };
    format!("{volume} {first}{rest}")
}

/// Person-days: "1 person-day", "420 person-days".
pub(super) fn person_days(days: f64) -> String {
    match days {
        few if few > 0.0 && few < 0.05 => "< 0.1 person-days".into(),
        days => format!("{} person-day{}", number(days), plural(round(days, 1))),
    }
}

/// "12 s", "3.4 minutes", "2.1 hours", "12 days".
pub(super) fn duration(seconds: f64) -> String {
    match seconds {
        ..1.0 => "1 s".into(),
        ..120.0 => format!("{} s", number(seconds)),
        ..7200.0 => format!("{} minutes", number(seconds / 60.0)),
        ..172_800.0 => format!("{} hours", number(seconds / 3600.0)),
        _ => format!("{} days", number(seconds / 86_400.0)),
    }
}

/// "s" unless it is one.
pub(super) fn plural(value: f64) -> &'static str {
    if value == 1.0 { "" } else { "s" }
}

/// The first letter as a capital.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Several things in a row: "a, b and c".
pub(super) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A text with a full stop, unless it ends in one of its own.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['.', '!', '?']) { text.into() } else { format!("{text}.") }
}

/// The word for a channel.
pub(super) fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Broadcast => "broadcast",
        Channel::Cascade => "cascade",
        Channel::Mandate => "mandate",
        Channel::Champions => "champions",
        Channel::Backstage => "backstage",
        Channel::RoleModels => "role models",
    }
}

/// A text on one line, without anything that a terminal takes for a command.
pub(super) fn one_line(text: &str) -> String {
    text.trim().chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// Rounded to some decimals, and never minus zero.
pub(super) fn round(value: f64, decimals: i32) -> f64 {
    let scale = 10f64.powi(decimals);
    (value * scale).round() / scale + 0.0
}

/// A number as a reader needs it: at most four significant digits. Tables have all of them.
pub(super) fn significant(value: f64) -> String {
    to_digits(value, 4)
}

/// A number of which only the size matters: two significant digits.
pub(super) fn roughly(value: f64) -> String {
    to_digits(value, 2)
}

/// A number that luck moves: three significant digits.
pub(super) fn about(value: f64) -> String {
    to_digits(value, 3)
}

/// The same as a number.
pub(super) fn two_digits(value: f64) -> f64 {
    rounded_to(value, 2)
}

fn to_digits(value: f64, digits: usize) -> String {
    rounded_to(value, digits).to_string()
}

fn rounded_to(value: f64, digits: usize) -> f64 {
    format!("{value:.*e}", digits - 1).parse::<f64>().map_or(value, |rounded| rounded + 0.0)
}

/// A value of a key as a reader needs it; whole numbers and words are told in full.
pub(super) fn value(value: &Value) -> String {
    match value {
        Value::Number(number) => significant(*number),
        other => other.to_string(),
    }
}

/// Two values side by side: with more digits only where it takes them to tell the two apart.
pub(super) fn two_values(one: &Value, other: &Value) -> [String; 2] {
    match (one, other) {
        (Value::Number(low), Value::Number(high)) if low != high => {
            let both = |digits| [low, high].map(|value| to_digits(*value, digits));
            (4..17).map(both).find(|[one, other]| one != other).unwrap_or_else(|| both(17))
        }
        _ => [value(one), value(other)],
    }
}

fn grouped(number: &str) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("−", digits));
    let mut grouped = String::from(sign);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_plainly() {
        assert_eq!(percent(0.624), "62\u{a0}%");
        assert_eq!(percent(0.0624), "6.2\u{a0}%");
        assert_eq!(percent(0.0001), "< 0.1\u{a0}%");
        assert_eq!(percent(0.0), "0\u{a0}%");
        assert_eq!(band((0.55, 0.69)), "55–69\u{a0}%");
        assert_eq!(points(-0.01), "1\u{a0}point");
        assert_eq!(level(0.125), "12.5");
        assert_eq!(level(0.55), "55");
        assert_eq!(number(1234.4), "1,234");
        assert_eq!(number(3.1234), "3.1");
        assert_eq!(number(18.5), "19");
        assert_eq!([0.2, 14.0, 10_000.0, 1e6].map(duration), ["1 s", "14 s", "2.8 hours", "12 days"]);
        assert_eq!(count(10_000_u32), "10,000");
        assert_eq!([1.0, 0.04, 0.0].map(person_days), ["1 person-day", "< 0.1 person-days", "0 person-days"]);
    }

    #[test]
    fn values_have_no_more_digits_than_a_reader_needs() {
        let told = [0.123_456_789, 2.5, 12_345.678, -0.000_012_345_6, -0.0].map(significant);
        assert_eq!(told, ["0.1235", "2.5", "12350", "-0.00001235", "0"]);
        assert_eq!([roughly(18.79), roughly(0.0567)], ["19", "0.057"]);
        assert_eq!(value(&Value::Whole(123_456)), "123456");
        assert_eq!(value(&Value::Word("degree".into())), "degree");
        let two = |one, other| two_values(&Value::Number(one), &Value::Number(other));
        assert_eq!(two(0.123_456, 0.2), ["0.1235", "0.2"]);
        assert_eq!(two(0.123_461, 0.123_452), ["0.12346", "0.12345"]);
    }

    #[test]
    fn things_stand_in_a_row() {
        let items: Vec<String> = ["a", "b", "c"].map(String::from).to_vec();
        assert_eq!(list(&items), "a, b and c");
        assert_eq!(list(&items[..1]), "a");
        assert_eq!(capital("éa"), "Éa");
    }
}
