//! Counts in words: one of something is told as one.

/// "1 person", "400 people".
pub(super) fn crowd(people: u32) -> String {
    if people == 1 { "1 person".into() } else { format!("{people} people") }
}

/// A unit as it is said of one: "message per month" for "messages per month".
pub(super) fn of_one(unit: &str) -> String {
    let ends = [" per ", " of ", " asked", ";", ","].iter().filter_map(|rest| unit.find(rest)).min();
    let (noun, rest) = unit.split_at(ends.unwrap_or(unit.len()));
    let one = match noun {
        "people" => "person",
        "branches" => "branch",
        _ => noun.strip_suffix('s').unwrap_or(noun),
    };
    format!("{one}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_told_as_one() {
        assert_eq!([crowd(0), crowd(1), crowd(2)], ["0 people", "1 person", "2 people"]);
        let units = [
            ("people", "person"),
            ("messages per month", "message per month"),
            ("percentage points", "percentage point"),
            ("examples; a colleague's is 1", "example; a colleague's is 1"),
            ("% of people", "% of people"),
            ("% of those asked", "% of those asked"),
            ("branches", "branch"),
        ];
        for (many, one) in units {
            assert_eq!(of_one(many), one);
        }
    }
}
