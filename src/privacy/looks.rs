//! Ids that say who somebody is: names, e-mail addresses, phone numbers.

/// What an id gives away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Personal {
    /// A name: two words or more, with or without a blank between them.
    Name,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
}

impl Personal {
    /// All that an id can give away.
    pub const ALL: [Personal; 3] = [Personal::Name, Personal::Email, Personal::Phone];

    /// What an id gives away, if anything.
    pub fn in_id(id: &str) -> Option<Personal> {
        let checks = [is_email, is_phone, is_dialled, is_name, is_joined_name];
        let found = [Personal::Email, Personal::Phone, Personal::Phone, Personal::Name, Personal::Name];
        checks.iter().zip(found).find(|(looks, _)| looks(id)).map(|(_, personal)| personal)
    }
}

/// Something before an @, and a domain with a dot after it.
fn is_email(id: &str) -> bool {
    let Some((before, domain)) = id.rsplit_once('@') else { return false };
    let ending = domain.rsplit_once('.').is_some_and(|(name, ending)| !name.is_empty() && ending.chars().count() >= 2);
    !before.is_empty() && !domain.contains(' ') && ending
}

/// 7 to 15 digits, set off as phone numbers are: with a plus, with an area code, or as 555-123-4567.
fn is_phone(id: &str) -> bool {
    let digits = id.chars().filter(char::is_ascii_digit).count();
    let only = id.chars().all(|letter| letter.is_ascii_digit() || " +-/().\u{a0}".contains(letter));
    let groups: Vec<usize> =
        id.split(|letter: char| !letter.is_ascii_digit()).filter(|group| !group.is_empty()).map(str::len).collect();
    let area_code = id.starts_with('0') && id.contains([' ', '/']);
    only && (7..=15).contains(&digits) && (id.starts_with(['+', '(']) || area_code || groups == [3, 3, 4])
}

/// 11 to 13 digits after a 0, or 12 to 15 after 00, as they are dialled. Digits without either may be a number of staff,
/// and so may those after more zeros.
fn is_dialled(id: &str) -> bool {
    let least = if id.starts_with("00") { 12..=15 } else { 11..=13 };
    least.contains(&id.len()) && id.starts_with('0') && !id.starts_with("000") && id.bytes().all(|b| b.is_ascii_digit())
}

/// Two words of letters or more without a blank between them: Anna_Meier, anna.meier, AnnaMeier.
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
    (2..=4).contains(&words.len()) && long && cased
}

/// Two to five words of letters, each with a capital first, at least two of them longer than an initial.
fn is_name(id: &str) -> bool {
    let words: Vec<&str> = id.split([' ', '\u{a0}', ',']).filter(|word| !word.is_empty()).collect();
    let is_word = |word: &&str| {
        word.chars().next().is_some_and(char::is_uppercase)
            && word.chars().all(|letter| letter.is_alphabetic() || "-'’.".contains(letter))
    };
    let long = words.iter().filter(|word| word.chars().filter(|letter| letter.is_alphabetic()).count() > 1).count();
    (2..=5).contains(&words.len()) && long >= 2 && words.iter().all(is_word)
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
            ("00000001234567", None),
            ("E00123", None),
            ("a1b2c3", None),
            ("T-Lead-03", None),
            ("Unit_A", None),
            ("team_lead", None),
            ("HR.EU", None),
            ("iOS", None),
            ("anna", None),
            ("Anna", None),
            ("100234567", None),
            ("2024-01-000123", None),
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
