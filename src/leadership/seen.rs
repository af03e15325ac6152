//! What leaders see: how far it has spread, and in which form, some weeks ago.

/// How far it has spread in one week, and in which form.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Picture {
    /// The share of people who do it.
    pub adoption: f64,
    /// The share of people who own it in a form near enough to what is intended.
    pub aligned: f64,
    /// How far variants lie from what is intended, in the mean over owners.
    pub drift: f64,
}

/// Every week so far, from week 0.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    pictures: Vec<Picture>,
}

impl Seen {
    /// Another week is over.
    pub fn add(&mut self, picture: Picture) {
        self.pictures.push(picture);
    }

    /// The latest week that is over of which leaders know who learn of things `lag` weeks late.
    pub fn week(&self, lag: u32) -> u32 {
        (self.pictures.len() as u32).saturating_sub(1 + lag)
    }

    /// What they know of it.
    pub fn picture(&self, lag: u32) -> Picture {
        self.pictures.get(self.week(lag) as usize).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaders_see_what_was_so_many_weeks_ago_and_at_first_the_start() {
        let mut seen = Seen::default();
        assert_eq!(seen.picture(0), Picture::default());
        for week in 0..=10 {
            seen.add(Picture { adoption: f64::from(week) / 10.0, ..Picture::default() });
            assert_eq!(seen.picture(0).adoption, f64::from(week) / 10.0);
            assert_eq!(seen.picture(4).adoption, f64::from(u32::saturating_sub(week, 4)) / 10.0);
        }
        assert_eq!(seen.week(4), 6);
    }
}
