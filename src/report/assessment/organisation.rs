//! `organisation.toml`: the lines that start a scenario from a log of decisions.

use super::Assessed;
use crate::assessment::Assessment;
use crate::leadership::decisions::MOST_PER_MONTH;
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
        let off = if per_team > MOST_PER_MONTH { "# " } else { "" };
        let mut lines = vec![
            format!("# The organisation of a scenario, as far as {} tells it.", one_line(&self.name)),
            "[organisation]".into(),
            layers,
            "# people = 400                  # not in the log: give how many work there".into(),
            String::new(),
            "[decisions]".into(),
            line("level", told.mean_level.mean, "1 tell to 7 delegate, the mean of the log"),
            line(
                &format!("{off}per_team_per_month"),
                per_team,
                "in the whole log, which has no dates: divide by its months",
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
    fn more_decisions_than_a_team_can_meet_in_a_month_are_left_to_the_reader() {
        let mut assessed = by_layer(2);
        assert!(
            assessed.organisation().contains("\nlevel = 4 ")
                && assessed.organisation().contains("\nper_team_per_month = 20 ")
        );
        assessed.assessment.whole.decisions = 400;
        assert!(assessed.organisation().contains("\n# per_team_per_month = 200 "));
    }
}
