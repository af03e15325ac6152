//! The known word that is nearest to a mistyped one.

/// The nearest of the words, if any is near enough to be meant: few letters differ, the end is missing
/// (`share` for `share_percent`), or it is abbreviated (`share_pct`).
pub(crate) fn nearest<'a>(given: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if given.len() > 100 {
        return None;
    }
    let given = plain(given);
    let most = given.chars().count().div_ceil(3);
    let distance = |word: &str| match plain(word) {
        whole if given.len() > 2 && whole.starts_with(&given) => 1,
        whole if given.len() > 4 && abbreviates(&given, &whole) => 2,
        whole => strsim::damerau_levenshtein(&given, &whole),
    };
    let near = words.into_iter().map(|word| (distance(word), word)).filter(|(distance, _)| *distance <= most);
    near.min_by_key(|(distance, _)| *distance).map(|(_, word)| word)
}

/// Whether a word begins like the whole and has nothing but letters of it, in their order.
fn abbreviates(given: &str, whole: &str) -> bool {
    let mut letters = whole.chars();
    given.chars().take(3).eq(whole.chars().take(3)) && given.chars().all(|letter| letters.any(|other| other == letter))
}

fn plain(word: &str) -> String {
    word.to_lowercase().replace(['-', ' '], "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_understood() {
        assert_eq!(nearest("broadcst", ["cascade", "broadcast"]), Some("broadcast"));
        assert_eq!(nearest("Whole-Teams", ["whole_teams"]), Some("whole_teams"));
    }

    #[test]
    fn a_key_without_its_unit_is_understood() {
        assert_eq!(nearest("share", ["people", "share_percent"]), Some("share_percent"));
        assert_eq!(nearest("share_pct", ["people", "share_percent"]), Some("share_percent"));
    }

    #[test]
    fn a_different_word_is_not_forced_on_anybody() {
        assert_eq!(nearest("colour", ["cascade", "broadcast"]), None);
    }
}
