//! Numbers by which somebody is known: of a social insurance, a phone, a bank account, a day of birth.

/// A number of the Swiss social insurance, with its points (756.1234.5678.97) or with the right check digit, or one of
/// the United States (123-45-6789).
pub(super) fn is_insurance(id: &str) -> bool {
    let digits: Vec<u32> = id.chars().filter_map(|letter| letter.to_digit(10)).collect();
    let groups: Vec<usize> = id.split(['.', '-', ' ']).map(str::len).collect();
    let only = id.chars().all(|letter| letter.is_ascii_digit() || ".- ".contains(letter));
    let sum: u32 = digits.iter().zip([1, 3].into_iter().cycle()).map(|(digit, weight)| digit * weight).sum();
    let swiss = digits.len() == 13 && digits.starts_with(&[7, 5, 6]);
    only && (swiss && (groups == [3, 4, 4, 2] || groups == [13] && sum.is_multiple_of(10)) || groups == [3, 2, 4])
}

/// The groups of digits of a text that has nothing else but what stands between the groups of a phone number.
fn groups(id: &str) -> Option<Vec<&str>> {
    let only = id.chars().all(|letter| letter.is_ascii_digit() || " +-/().\u{a0}".contains(letter));
    let groups = id.split(|letter: char| !letter.is_ascii_digit()).filter(|group| !group.is_empty());
    only.then(|| groups.collect())
}

/// 7 to 15 digits, set off in groups or by a plus. Two groups may be a decimal number, a range or a number of staff unless
/// they begin with 0, as a number that is dialled, or are three and four, as within a town. Groups that are counted up
/// may be a number of staff: those after a year, the last one from 000 on, or all from 00 on without a blank.
pub(super) fn is_phone(id: &str) -> bool {
    let Some(groups) = groups(id) else { return false };
    let digits: usize = groups.iter().map(|group| group.len()).sum();
    let of_year = groups.first().is_some_and(|year| is_year(year));
    let last_counts = groups.last().is_some_and(|group| group.starts_with("000"));
    let first_counts = id.starts_with("00") && !id.contains([' ', '/', '\u{a0}']);
    let is_counted = of_year || last_counts || first_counts;
    let is_set_off = match groups[..] {
        [first, second] => {
            let of_a_town = !id.contains('.') && (first.len(), second.len()) == (3, 4);
            of_a_town || first.starts_with('0') && first != "0"
        }
        _ => groups.len() > 2,
    };
    (7..=15).contains(&digits) && (id.starts_with(['+', '(']) || is_set_off && !is_counted)
}

/// 10 to 13 digits from a 0 on, or 12 to 15 after 00, as they are dialled. Digits without either may be a number of staff,
/// and so may those after more zeros.
pub(super) fn is_dialled(id: &str) -> bool {
    let least = if id.starts_with("00") { 12..=15 } else { 10..=13 };
    least.contains(&id.len()) && id.starts_with('0') && !id.starts_with("000") && id.bytes().all(|b| b.is_ascii_digit())
}

/// Day, month and year in any order that is in use, with something between them: 1985-03-12, 12.3.1985,
/// 12.03.85. With one digit for a month and two for a year it may be a place in an order: 12.3.85.
pub(super) fn is_date(id: &str) -> bool {
    let groups: Option<Vec<&str>> = groups(id).filter(|_| !id.contains(['+', '(', ')']));
    let Some(&[first, second, third]) = groups.as_deref() else { return false };
    let number = |group: &str| if group.len() <= 2 { group.parse::<u32>().ok() } else { None };
    let is_day = |month: &str, day: &str| {
        number(month).is_some_and(|month| (1..=12).contains(&month))
            && number(day).is_some_and(|day| (1..=31).contains(&day))
    };
    let full = [first, second].iter().all(|group| group.len() == 2);
    let short = third.len() == 2 && (id.contains('/') || id.contains('.') && full);
    is_year(first) && is_day(second, third)
        || (is_year(third) || short) && (is_day(first, second) || is_day(second, first))
}

/// A year in which somebody may have been born, or come.
fn is_year(group: &str) -> bool {
    group.len() == 4 && (group.starts_with("19") || group.starts_with("20"))
}

/// How long account numbers are, by the country at their start (SWIFT 2024, IBAN registry).
const ACCOUNTS: &str = "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 \
                        EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 \
                        IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 \
                        NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 \
                        SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";

/// An IBAN with its right check digits (ISO 13616), with or without blanks.
pub(super) fn is_account(id: &str) -> bool {
    let id: String = id.split_whitespace().collect::<String>().to_ascii_uppercase();
    let is_account = |known: &str| known[..2] == id[..2] && known[2..].parse() == Ok(id.len());
    let begins = id.bytes().take(4).map(|byte| byte.is_ascii_digit()).eq([false, false, true, true]);
    if !id.is_ascii() || !begins || !ACCOUNTS.split(' ').any(is_account) {
        return false;
    }
    let mut digits = id[4..].chars().chain(id[..4].chars()).map(|letter| letter.to_digit(36));
    let rest = digits.try_fold(0, |rest, digit| {
        let digit = digit?;
        let places = if digit > 9 { 100 } else { 10 };
        Some((rest * places + digit) % 97)
    });
    rest == Some(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_two_groups_are_phones_where_they_are_dialled_from_a_0() {
        let phones = ["079-1234567", "079 123 45 67", "+41 79 1234567", "(044)1234567", "555-123-4567"];
        assert!(phones.into_iter().all(is_phone));
        let others = ["0.583333", "3.141593", "12.34567", "10000-20000", "4711-0815", "2023-1045-07", "583333"];
        assert_eq!(others.into_iter().find(|other| is_phone(other)), None);
    }

    #[test]
    fn days_are_known_in_any_order_and_places_in_an_order_are_none() {
        let dates = ["1985-03-12", "12.3.1985", "3/12/85", "12.03.85", "12 03 1985"];
        assert_eq!(dates.into_iter().find(|date| !is_date(date)), None);
        let others = ["12.3.85", "1.2.3", "1985-33-12", "32.13.1985", "2023-1045", "4711"];
        assert_eq!(others.into_iter().find(|other| is_date(other)), None);
    }

    #[test]
    fn an_account_is_known_by_its_country_length_and_check_digits() {
        assert!(is_account("CH93 0076 2011 6238 5295 7") && is_account("de89370400440532013000"));
        let others = [
            "CH93 0076 2011 6238 5295 8",
            "CH93007620116238529",
            "XX93007620116238529570",
            "1234567890123456",
            "é3007620116238529",
        ];
        assert_eq!(others.into_iter().find(|other| is_account(other)), None);
    }
}
