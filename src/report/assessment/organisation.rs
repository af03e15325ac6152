//! `organisation.toml`: the lines that start a scenario from a log of decisions.

use super::Assessed;
use crate::assessment::Assessment;
use crate::report::words::{one_line, round, two_digits};

impl Assessed {
    /// The lines that start a scenario; what scenarios do not ask for stands in remarks.
    pub(super) fn organisation(&self) -> String {
        let Assessment { teams_named, deepest, layers_told, .. } = &self.assessment;
        let told = self.whole();
        let layers = match (deepest, layers_told) {
            (0, false) => {
                "# layers = 4                    # only the top decided anything: give how many there are".into()
            }
            (_, true) => format!("layers = {}", deepest + 1),
            (_, false) => {
                format!("layers = {:<23}# at least: a layer that decided nothing is not in the log", deepest + 1)
            }
        };
        let line =
            |key: &str, value: f64, what: &str| format!("{:<32}# {what}", format!("{key} = {}", round(value, 1)));
        let remark = |key: &str, value: f64, what: &str| line(&format!("# {key}"), value, what);
        let per_team = two_digits(told.decisions as f64 / *teams_named as f64);
        let spread = match self.assessment.level_spread {
            Some(spread) => line("level_spread", spread, "how far teams lie apart: a standard deviation"),
            None => remark("level_spread", 0.0, "one team does not tell how far others lie from it"),
        };
        let mut lines = vec![
            format!("# The organisation of a scenario, as far as {} tells it.", one_line(&self.name)),
            "[organisation]".into(),
            layers,
            "# people = 400                  # not in the log: give how many work there".into(),
            String::new(),
            "[decisions]".into(),
            line("level", told.mean_level.mean, "1 tell to 7 delegate, the mean of the log"),
            spread,
            remark(
                "per_team_per_month",
                per_team,
                "in the whole log, which has no dates: divide by its months, and take the # away",
            ),
            String::new(),
            "# What comes of it in the log:".into(),
            remark("degree_percent", told.dli.mean * 100.0, "how far down decisions are taken (DLI)"),
        ];
        lines.extend(told.days_median.map(|half| remark("days_to_decide", half, "half of them at most")));
        let passed_up = told.escalated.map(|share| share.mean * 100.0);
        lines.extend(passed_up.map(|share| remark("escalation_percent", share, "of decisions")));
        lines.join("\n") + "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::by_layer;

    #[test]
    fn how_far_teams_lie_apart_is_written_and_how_often_they_decide_is_left_to_the_reader() {
        let mut assessed = by_layer(2);
        for (spread, wanted) in [(Some(1.26), "\nlevel_spread = 1.3 "), (None, "\n# level_spread = 0 ")] {
            assessed.assessment.level_spread = spread;
            assert!(assessed.organisation().contains(wanted), "{}", assessed.organisation());
        }
        let lines = assessed.organisation();
        assert!(lines.contains("\nlevel = 4 ") && lines.contains("\n# per_team_per_month = 20 "), "{lines}");
    }
}
