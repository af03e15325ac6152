//! `organisation.toml`: the lines that start a scenario from a log of decisions.

use super::Assessed;
use crate::assessment::Assessment;
use crate::report::words::{one_line, round};

impl Assessed {
    /// The lines that start a scenario; what scenarios do not know stands in remarks.
    pub(super) fn organisation(&self) -> String {
        let Assessment { whole, teams_named, deepest, layers_told, .. } = &self.assessment;
        let layers = match (deepest, layers_told) {
            (0, false) => {
                "# layers = 4                    # only the top decided anything: give how many there are".into()
            }
            (_, true) => format!("layers = {}", deepest + 1),
            (_, false) => {
                format!("layers = {:<23}# at least: a layer that decided nothing is not in the log", deepest + 1)
            }
        };
        let remark =
            |key: &str, value: f64, what: &str| format!("# {:<30}# {what}", format!("{key} = {}", round(value, 1)));
        let per_team = whole.decisions as f64 / *teams_named as f64;
        let lines = [
            format!("# The organisation of a scenario, as far as {} tells it.", one_line(&self.name)),
            "[organisation]".into(),
            layers,
            "# people = 400                  # not in the log: give how many work there".into(),
            String::new(),
            "# Scenarios have no keys for these yet:".into(),
            remark("decision_level", whole.mean_level.mean.round(), "1 tell to 7 delegate, the mean rounded"),
            remark("decisions_per_team", per_team, "in the whole log, which has no dates: divide by its months"),
            remark("days_to_decide", whole.days_median, "half of them at most"),
            remark("escalation_percent", whole.escalated.mean * 100.0, "of decisions"),
        ];
        lines.join("\n") + "\n"
    }
}
