//! The critical mass in words: from which value of a key on strategies tip.

use super::words::{band, count, list, two_values, value};
use crate::experiment::statistics::share_interval;
use crate::experiment::{AND, FAILED, Flips, Found, NONE_TIPS, Tipped};

/// The values from which on strategies tip, the one that does so first; `None` where a larger value undoes it.
pub(super) fn told(share: &str, key: &Flips) -> Option<String> {
    let [first, .., last] = key.along.as_slice() else { return None };
    let tips = |label: &str, name: &str| label.split(AND).any(|one| one == name);
    let mut names: Vec<&str> = last.label.split(AND).filter(|name| ![NONE_TIPS, FAILED].contains(name)).collect();
    if names.is_empty() {
        let none = key.along.iter().all(|found| found.label == NONE_TIPS);
        return none.then(|| format!("No strategy tips in {share} of runs, whatever the value of {}", key.key));
    }
    let from =
        |name: &str| key.along.len() - key.along.iter().rev().take_while(|found| tips(&found.label, name)).count();
    names.sort_by_key(|name| from(name));
    let told = |name: &&str| match from(name) {
        0 => {
            let least = value(&first.value);
            let here = rate(first, name);
            format!("“{name}” tips in {share} of runs from {} = {least} on{here}, the least that was tried", key.key)
        }
        place => {
            let [missed, least] = two_values(&key.along[place - 1].value, &key.along[place].value);
            let [below, here] = [place - 1, place].map(|place| rate(&key.along[place], name));
            let before = key.along[..place].iter().find(|found| tips(&found.label, name));
            let before = before.map_or_else(String::new, |found| format!(", though with {} too", value(&found.value)));
            format!(
                "“{name}” tips in {share} of runs from {} = {least} on{here}, not with {missed}{below}{before}",
                key.key
            )
        }
    };
    Some(format!("Critical mass: {}", list(&names.iter().map(told).collect::<Vec<_>>())))
}

/// " (18 of 20, which leaves 70–97 % open)": in how many runs a strategy tips, and the 95 % interval of their share.
fn rate(found: &Found, name: &str) -> String {
    let Some(Tipped { runs, of, .. }) = found.tipped.iter().find(|one| one.name == name) else { return String::new() };
    let band = band(share_interval(f64::from(*runs) / f64::from(*of), *of));
    format!(" ({} of {}, which leaves {band} open)", count(*runs), count(*of))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Design;
    use crate::report::flips::headline;
    use crate::report::flips::tests::{along, found};
    use crate::scenario::file::Value;

    #[test]
    fn who_tips_is_told_in_its_own_words() {
        let mut mass = along();
        mass.design = Design::CriticalMass(80);
        mass.keys.truncate(1);
        mass.keys[0].along = [(Value::Whole(1), NONE_TIPS), (Value::Whole(12), "Both")].map(found).to_vec();
        let told = headline(&mass).replace('\u{a0}', " ");
        assert_eq!(told, "Critical mass: “Both” tips in 80 % of runs from champions.people = 12 on, not with 1");
        let tipped = |runs| vec![Tipped { name: "Both".into(), runs, of: 20 }];
        (mass.keys[0].along[0].tipped, mass.keys[0].along[1].tipped) = (tipped(15), tipped(18));
        let told = headline(&mass).replace('\u{a0}', " ");
        assert!(
            told.ends_with(
                "from champions.people = 12 on (18 of 20, which leaves 70–97 % open), not with 1 (15 of 20, which leaves \
                 53–89 % open)"
            ),
            "{told}"
        );
        mass.keys[0].along.iter_mut().for_each(|found| found.tipped.clear());
        mass.keys[0].along.push(found((Value::Whole(14), &format!("Announce{AND}Both"))));
        assert!(
            headline(&mass)
                .ends_with("and “Announce” tips in 80\u{a0}% of runs from champions.people = 14 on, not with 12")
        );
        mass.keys[0].along = [(Value::Whole(1), NONE_TIPS), (Value::Whole(9), NONE_TIPS)].map(found).to_vec();
        assert!(headline(&mass).starts_with("No strategy tips in 80"));
    }
}
