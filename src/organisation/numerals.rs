//! Numbers as they are written in tables: with a point or a comma before their decimals.

/// A whole number from 0 to `most`; none that is unclear: 1,000 may be one or a thousand.
pub(crate) fn whole(text: &str, most: u32) -> Option<u32> {
    let is_whole = |number: &f64| number.fract() == 0.0 && (0.0..=f64::from(most)).contains(number);
    let number = number(text).filter(|number| !is_unclear(text) && is_whole(number))?;
    Some(number as u32)
}

/// Whether a number could be one of thousands or one with decimals: 1,234.
pub(crate) fn is_unclear(text: &str) -> bool {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    text.trim_start_matches(['+', '-']).split_once(',').is_some_and(|(before, after)| {
        digits(before)
            && digits(after)
            && (1..=3).contains(&before.len())
            && after.len() == 3
            && !before.starts_with('0')
    })
}

/// A number, with a point or a comma before its decimals.
pub(crate) fn number(text: &str) -> Option<f64> {
    let number = text.parse().or_else(|_| text.replacen(',', ".", 1).parse()).ok()?;
    f64::is_finite(number).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_a_point_or_a_comma() {
        assert_eq!((number("0.5"), number("0,5"), number("2")), (Some(0.5), Some(0.5), Some(2.0)));
        assert_eq!(["1,234", "0,123", "1234,567"].map(number), [Some(1.234), Some(0.123), Some(1234.567)]);
        let unclear = ["1,234", "-12,345", "0,123", "1234,567", "1,23", "1.234"].map(is_unclear);
        assert_eq!(unclear, [true, true, false, false, false, false]);
        assert_eq!(["1,000", "1,0", "1000"].map(|text| whole(text, 5_000)), [None, Some(1), Some(1_000)]);
        assert_eq!((number(""), number("nan"), number("inf"), number("1,000.5")), (None, None, None, None));
    }
}
