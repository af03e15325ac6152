//! What is laid over a scenario in vain, because a sweep varies it.

use super::design::Design;
use super::points::Points;
use super::refused::PointsError;

impl Points {
    /// The same, unless something that is laid over the scenario changes no point: what is varied stands in its place.
    ///
    /// # Errors
    /// The key that was set in vain.
    pub fn without_vain_settings(self) -> Result<Points, PointsError> {
        // A map shows where the scenario itself stands.
        if self.design == Design::FlipMap {
            return Ok(self);
        }
        let keys = self.sets().iter().enumerate().filter(|(_, (key, _))| key != "sweep");
        let vain = keys.map(|(place, (key, _))| (place, key)).find(|(place, _)| self.is_vain(*place));
        match vain {
            Some((_, key)) => Err(PointsError::SetInVain { key: key.clone() }),
            None => Ok(self),
        }
    }

    /// Whether a setting changes the scenario, and neither its first point nor its last.
    fn is_vain(&self, setting: usize) -> bool {
        let Some(without) = self.without_setting(setting) else { return false };
        let same = |point: u32| match (self.scenario(point), without.scenario(point)) {
            (Ok(one), Ok(other)) => one.strategies == other.strategies && one.file.acts_like(&other.file),
            _ => false,
        };
        without.file != self.file && [0, self.count() - 1].into_iter().all(same)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::STARTER;
    use std::path::Path;

    fn vain(sets: &[(&str, &str)], sweep: &str, design: Design) -> Option<String> {
        let sweep = [("sweep", sweep)];
        let sets: Vec<(String, String)> =
            sets.iter().chain(&sweep).map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        let points = Points::read(STARTER.as_bytes(), "starter", Path::new(""), &sets, design, None).unwrap();
        match points.without_vain_settings() {
            Err(PointsError::SetInVain { key }) => Some(key),
            other => other.err().map(|error| error.to_string()),
        }
    }

    #[test]
    fn what_is_set_and_varied_as_well_is_named() {
        let people = r#"[{ key = "champions.people", values = [4, 8] }]"#;
        let named = |sets: &[(&str, &str)], sweep: &str| vain(sets, sweep, Design::Grid);
        assert_eq!(named(&[("weeks", "40"), ("champions.people", "9")], people).as_deref(), Some("champions.people"));
        assert_eq!(named(&[("influencers.people", "9")], people).as_deref(), Some("influencers.people"));
        assert_eq!(named(&[("champions.share_percent", "9")], people).as_deref(), Some("champions.share_percent"));
        let runs = r#"[{ key = "runs", values = [4, 8] }]"#;
        assert_eq!(named(&[("runs", "9")], runs).as_deref(), Some("runs"));
        let one = r#"[{ key = "strategy.Both.champions.people", values = [4, 8] }]"#;
        assert_eq!(named(&[("strategy.3.champions.people", "9")], one).as_deref(), Some("strategy.3.champions.people"));
    }

    #[test]
    fn what_changes_some_point_or_nothing_at_all_is_no_mistake() {
        let people = r#"[{ key = "champions.people", values = [4, 8] }]"#;
        for set in [("weeks", "40"), ("title", "x"), ("champions.people", "12"), ("chart.formats", "[\"svg\"]")] {
            assert_eq!(vain(&[set], people, Design::Grid), None, "{set:?}");
        }
        assert_eq!(vain(&[("champions.people", "9")], people, Design::Breakpoints), None);
        assert_eq!(vain(&[("champions.people", "9")], people, Design::OneAtATime), None);
        let one = r#"[{ key = "strategy.Both.champions.people", values = [4, 8] }]"#;
        assert_eq!(vain(&[("champions.people", "9")], one, Design::Grid), None);
    }
}
