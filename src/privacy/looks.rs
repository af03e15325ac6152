//! Ids that say who somebody is: names, e-mail addresses, numbers by which somebody is known.

use super::numbers;

/// What an id gives away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Personal {
    /// A name: two words or more, with or without a blank between them, or the name of an account.
    Name,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A number of a social insurance: Swiss, or of the United States.
    Insurance,
    /// A number of a bank account (IBAN).
    Account,
    /// A date, as of somebody's birth.
    Date,
}

/// How an id looks, and what it then gives away.
type Look = (fn(&str) -> bool, Personal);

impl Personal {
    /// All that an id can give away.
    pub const ALL: [Personal; 6] =
        [Personal::Name, Personal::Email, Personal::Phone, Personal::Insurance, Personal::Account, Personal::Date];

    /// What an id gives away by itself, if anything.
    pub fn in_id(id: &str) -> Option<Personal> {
        use Personal::{Account, Date, Email, Insurance, Name, Phone};
        let looks: [Look; 11] = [
            (is_email, Email),
            (numbers::is_insurance, Insurance),
            (numbers::is_date, Date),
            (numbers::is_phone, Phone),
            (numbers::is_dialled, Phone),
            (numbers::is_account, Account),
            (is_name, Name),
            (is_joined_name, Name),
            (is_surname, Name),
            (is_login, Name),
            (is_numbered_name, Name),
        ];
        looks.iter().find(|(looks, _)| looks(id)).map(|&(_, personal)| personal)
    }

    /// Whether an id could be a name if most others could be one too: letters that can be spoken, at least three, or two
    /// of a script without capitals, and not a digit. By itself it may as well be a code.
    pub fn may_be_name(id: &str) -> bool {
        let is_vowel = |letter: char| "aeiouy".contains(letter.to_ascii_lowercase()) || !letter.is_ascii();
        let letters = || id.chars().filter(|letter| letter.is_alphabetic());
        let only = id.chars().all(|letter| letter.is_alphabetic() || " _-.,'’\\\u{a0}".contains(letter));
        only && (letters().count() >= 3 && letters().any(is_vowel) || is_without_capitals(id))
    }

    /// Whether an id that could be a name is hardly anything else where others are codes: a word with a capital and
    /// small letters after it, or of a script without capitals.
    pub fn stands_out(id: &str) -> bool {
        let mut letters = id.chars();
        let capital = letters.next().is_some_and(char::is_uppercase) && letters.all(|letter| letter.is_lowercase());
        Personal::may_be_name(id) && (capital || is_without_capitals(id))
    }
}

/// Something before an @, and a domain with a dot after it.
fn is_email(id: &str) -> bool {
    let at = ["@", "(at)", "%40"].into_iter().find_map(|at| id.rsplit_once(at));
    let Some((before, domain)) = at else { return false };
    let ending = domain.rsplit_once('.').is_some_and(|(name, ending)| !name.is_empty() && ending.chars().count() >= 2);
    !before.is_empty() && !domain.contains(' ') && ending
}

/// Two letters or more of a script that has no capitals: 王伟.
fn is_without_capitals(id: &str) -> bool {
    let is_such = |letter: char| letter.is_alphabetic() && !letter.is_lowercase() && !letter.is_uppercase();
    id.chars().filter(|&letter| is_such(letter)).count() >= 2
}

/// A name with up to three digits after it, as where there are several: anna.meier1, Anna Meier 2.
fn is_numbered_name(id: &str) -> bool {
    let name = id.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let digits = id.len() - name.len();
    let name = name.trim_end_matches([' ', '_', '-', '.']);
    (1..=3).contains(&digits) && (is_name(name) || is_joined_name(name) || is_login(name))
}

/// Two words of letters or more without a blank between them: Anna_Meier, anna.meier, AnnaMeier; or one after an initial
/// with a point: A.Meier.
fn is_joined_name(id: &str) -> bool {
    let (mut words, mut word) = (Vec::new(), String::new());
    for letter in id.chars() {
        let is_joint = letter == '_' || letter == '.';
        if !(is_joint || letter.is_alphabetic() || "-'’".contains(letter)) {
            return false;
        }
        if is_joint || letter.is_uppercase() && word.ends_with(char::is_lowercase) && !id.contains(['_', '.']) {
            words.push(std::mem::take(&mut word));
        }
        word.extend((!is_joint).then_some(letter));
    }
    words.push(word);
    let small = |word: &String| word.chars().all(|letter| !letter.is_uppercase());
    let capital = |word: &String| {
        let mut letters = word.chars().filter(|letter| letter.is_alphabetic());
        letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
    };
    let least = if id.contains(['_', '.']) { 2 } else { 3 };
    let long = words.iter().all(|word| word.chars().count() >= least);
    let cased = words.iter().all(capital) || id.contains('.') && words.iter().all(small);
    let after_initial = match words.as_slice() {
        [initial, name] if id.contains('.') && initial.chars().count() == 1 && name.chars().count() >= 4 => {
            small(initial) && small(name) || !small(initial) && capital(name)
        }
        _ => false,
    };
    after_initial || (2..=4).contains(&words.len()) && long && cased
}

/// A name that is one word with an apostrophe after its first letters: O'Brien, D’Angelo.
fn is_surname(id: &str) -> bool {
    let Some((before, after)) = id.split_once(['\'', '’']) else { return false };
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let letters = |word: &str| word.chars().all(|letter| letter.is_alphabetic() || letter == '-');
    capital(before) && letters(before) && capital(after) && letters(after) && after.chars().count() >= 3
}

/// The name of an account in a domain: CORP\ameier.
fn is_login(id: &str) -> bool {
    let Some((domain, account)) = id.split_once('\\') else { return false };
    !domain.is_empty() && Personal::may_be_name(account)
}

/// Two to five words of letters, each with a capital first, at least two of them longer than an initial, or one after
/// an initial with a point: A. Meier.
fn is_name(id: &str) -> bool {
    let words: Vec<&str> = id.split([' ', '\u{a0}', ',']).filter(|word| !word.is_empty()).collect();
    let is_word = |word: &&str| {
        word.chars().next().is_some_and(char::is_uppercase)
            && word.chars().all(|letter| letter.is_alphabetic() || "-'’.".contains(letter))
    };
    let long = words.iter().filter(|word| word.chars().filter(|letter| letter.is_alphabetic()).count() > 1).count();
    let initial = words.iter().any(|word| word.ends_with('.') && word.chars().count() == 2);
    (2..=5).contains(&words.len()) && (long >= 2 || long == 1 && initial) && words.iter().all(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn codes_are_not_taken_for_anything_else(
            code in "[A-Z]{0,3}[0-9]{1,9}|[0-9a-f]{2,12}[a-f]|p[0-9a-f]{16}|[A-Z]{1,4}[-_.]?[0-9]{2,6}|[A-Z]-[A-Z][a-z]{3}-[0-9]{2}|[a-z]{2,9}"
        ) {
            prop_assert_eq!(Personal::in_id(&code), None);
        }
    }

    #[test]
    fn what_could_be_names_is_told_from_what_is_codes_for_sure() {
        for id in ["anna_meier", "anna-meier", "Anna", "ben", "Łukasz", "ameier", "Björk", "王伟"] {
            assert!(Personal::may_be_name(id), "{id}");
        }
        assert!(["Anna", "Björk", "王伟", "김민준"].into_iter().all(Personal::stands_out));
        assert!(!["anna", "cfo", "HQ", "CFO", "E0012", "TEAM", "Q"].into_iter().any(Personal::stands_out));
        for id in
            ["E1001", "P-0042", "a1b2c3", "TEAM-7", "b", "xy", "BCDFG", "", "f47ac10b-58cc-4372-a567-0e02b2c3d479"]
        {
            assert!(!Personal::may_be_name(id), "{id}");
        }
    }

    #[test]
    fn names_addresses_and_numbers_are_told_from_codes() {
        for (id, found) in [
            ("Anna Schmidt", Some(Personal::Name)),
            ("SCHMIDT, Anna", Some(Personal::Name)),
            ("Jean-Luc O'Neill", Some(Personal::Name)),
            ("Élodie M. Şahin", Some(Personal::Name)),
            ("anna@firm.example", Some(Personal::Email)),
            ("Anna Schmidt@firm.co.uk", Some(Personal::Email)),
            ("+49 170 1234567", Some(Personal::Phone)),
            ("(030) 123 4567", Some(Personal::Phone)),
            ("0170/1234567", Some(Personal::Phone)),
            ("555-123-4567", Some(Personal::Phone)),
            ("Anna_Meier", Some(Personal::Name)),
            ("Li.Wei", Some(Personal::Name)),
            ("anna.meier", Some(Personal::Name)),
            ("anna.meier-schmidt", Some(Personal::Name)),
            ("JoséGarcía", Some(Personal::Name)),
            ("01701234567", Some(Personal::Phone)),
            ("00491701234567", Some(Personal::Phone)),
            ("A. Meier", Some(Personal::Name)),
            ("Meier, A.", Some(Personal::Name)),
            ("O'Brien", Some(Personal::Name)),
            ("D’Angelo-Rossi", Some(Personal::Name)),
            ("CORP\\ameier", Some(Personal::Name)),
            ("079-123-45-67", Some(Personal::Phone)),
            ("079.123.45.67", Some(Personal::Phone)),
            ("0791234567", Some(Personal::Phone)),
            ("756.9217.0769.85", Some(Personal::Insurance)),
            ("7569217076985", Some(Personal::Insurance)),
            ("123-45-6789", Some(Personal::Insurance)),
            ("030-1234567", Some(Personal::Phone)),
            ("555-1234", Some(Personal::Phone)),
            ("1 23 45 67 89", Some(Personal::Phone)),
            ("44.20.7946.0958", Some(Personal::Phone)),
            ("DE89 3704 0044 0532 0130 00", Some(Personal::Account)),
            ("GB29NWBK60161331926819", Some(Personal::Account)),
            ("ch9300762011623852957", Some(Personal::Account)),
            ("DE89370400440532013001", None),
            ("AB12CD34EF56AB12", None),
            ("1985-03-12", Some(Personal::Date)),
            ("12.3.1985", Some(Personal::Date)),
            ("3/12/85", Some(Personal::Date)),
            ("12.03.85", Some(Personal::Date)),
            ("1.2.10", None),
            ("1985-13-32", None),
            ("2023-1045", None),
            ("19-85-12", None),
            ("10-20-3", None),
            ("7569217076984", None),
            ("791234567", None),
            ("4917012345678", None),
            ("anna.meier1", Some(Personal::Name)),
            ("A.Meier", Some(Personal::Name)),
            ("j.smith12", Some(Personal::Name)),
            ("Anna Meier 2", Some(Personal::Name)),
            ("Dr. Meier 1", Some(Personal::Name)),
            ("CORP\\jsmith1", Some(Personal::Name)),
            ("jane1(at)firm.example", Some(Personal::Email)),
            ("jane1%40firm.example", Some(Personal::Email)),
            ("unit 12", None),
            ("CORP\\p1234", None),
            ("E1001", None),
            ("P-0042", None),
            ("TEAM-7", None),
            ("3f2504e0-4f89-41d3-9a0c-0305e82c3301", None),
            ("00000001234567", None),
            ("E00123", None),
            ("a1b2c3", None),
            ("Unit_A", None),
            ("team_lead", None),
            ("HR.EU", None),
            ("iOS", None),
            ("anna", None),
            ("Anna", None),
            ("100234567", None),
            ("2024-01-000123", None),
            ("2024-000123", None),
            ("00123-4567", None),
            ("P 17", None),
            ("Unit A", None),
            ("e-17", None),
            ("a@b", None),
            ("3f2a-99c1", None),
            ("person 12", None),
            ("", None),
        ] {
            assert_eq!(Personal::in_id(id), found, "{id}");
        }
    }
}
