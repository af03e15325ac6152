//! Ids that say who somebody is: names, e-mail addresses, phone numbers.

/// What an id gives away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Personal {
    /// A name: two capitalised words or more.
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
        // Codes and numbers, which most ids are, have none of these.
        if !id.contains([' ', '@', '+', '(', '-', '/', ',', '\u{a0}']) {
            return None;
        }
        let checks = [is_email, is_phone, is_name];
        let found = [Personal::Email, Personal::Phone, Personal::Name];
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
