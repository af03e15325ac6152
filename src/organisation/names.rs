//! Numbers for names, in the order in which they are first mentioned.

use std::collections::HashMap;

/// Where in a list what comes first by a key stands, and then the next; and the place that each thing gets so.
pub(super) fn rising<'a, K: Ord>(list: &'a [String], key: impl Fn(&'a str) -> K) -> (Vec<u32>, Vec<u32>) {
    let mut from: Vec<u32> = (0..list.len() as u32).collect();
    from.sort_by_key(|&at| key(&list[at as usize])); // stable
    let mut to = vec![0; list.len()];
    from.iter().zip(0..).for_each(|(&at, place)| to[at as usize] = place);
    (from, to)
}

/// Names and their numbers, from 0.
#[derive(Default)]
pub(super) struct Names {
    numbers: HashMap<String, u32>, // only looked up, so that its order is never seen
}

impl Names {
    /// The number of a name, the next free one at its first mention.
    pub(super) fn number(&mut self, name: &str) -> u32 {
        self.find(name).unwrap_or_else(|| {
            let next = self.len();
            self.numbers.insert(name.to_owned(), next);
            next
        })
    }

    /// The number of a name that was mentioned.
    pub(super) fn find(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).copied()
    }

    /// How many names.
    pub(super) fn len(&self) -> u32 {
        self.numbers.len() as u32
    }

    /// Numbers the names anew, shorter ones first and equally long ones by their letters; the new number of each old one.
    pub(super) fn in_order(&mut self) -> Vec<u32> {
        let list = std::mem::take(self).into_list();
        let (_, to) = rising(&list, |name| (name.len(), name));
        self.numbers = list.into_iter().zip(to.iter().copied()).collect();
        to
    }

    /// The names, by number, to be looked at.
    pub(super) fn list(&self) -> Vec<&str> {
        let mut list = vec![""; self.numbers.len()];
        self.numbers.iter().for_each(|(name, &number)| list[number as usize] = name);
        list
    }

    /// The names, by number.
    pub(super) fn into_list(self) -> Vec<String> {
        let mut list = vec![String::new(); self.numbers.len()];
        for (name, number) in self.numbers {
            list[number as usize] = name;
        }
        list
    }
}
