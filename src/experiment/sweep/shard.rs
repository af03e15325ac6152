//! A part of a sweep's points, so that several machines share the work.

use std::str::FromStr;

/// Part `part` of `of`, counted from 1: every so-manieth point, so that costly corners are spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    part: u32,
    of: u32,
}

impl Shard {
    /// All points.
    pub const ALL: Shard = Shard { part: 1, of: 1 };

    /// Whether a point belongs to it.
    pub fn has(self, point: u32) -> bool {
        point % self.of == self.part - 1
    }
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Shard, String> {
        let (part, of) = text.split_once('/').ok_or("give a part and how many there are: 3/8")?;
        let number = |text: &str| text.trim().parse::<u32>().ok();
        match (number(part), number(of)) {
            (Some(part), Some(of)) if (1..=of).contains(&part) => Ok(Shard { part, of }),
            (Some(part), Some(of)) if of > 0 => Err(format!("there is no part {part} of {of}: the first is 1/{of}")),
            _ => Err("give a part and how many there are: 3/8".into()),
        }
    }
}

impl std::fmt::Display for Shard {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}/{}", self.part, self.of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_point_belongs_to_one_part() {
        let parts: Vec<Shard> = (1..=3).map(|part| format!("{part}/3").parse().unwrap()).collect();
        assert!((0..20).all(|point| parts.iter().filter(|shard| shard.has(point)).count() == 1));
        assert!((0..20).all(|point| Shard::ALL.has(point)));
        for wrong in ["", "3", "0/3", "4/3", "1/0", "a/b", "-1/3"] {
            assert!(wrong.parse::<Shard>().is_err(), "{wrong}");
        }
    }
}
