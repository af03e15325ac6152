//! Who starts: the ways of choosing champions, one a file. Each sees only the observed network.

use serde::{Deserialize, Serialize};

/// How champions are chosen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChosenBy {
    /// Drawn by lot.
    Random,
    /// Those who wish to lead, which has nothing to do with their influence.
    Volunteers,
    /// Each manager names visible people of the own team.
    Managers,
    /// From the top down, the longest-serving first.
    Seniority,
    /// The best connected in the survey.
    #[default]
    Degree,
    /// Those through whom the shortest paths between others run (Freeman 1977).
    Betweenness,
    /// Those whom the well connected turn to (Brin & Page 1998).
    Pagerank,
    /// The innermost shell of the network (Seidman 1983).
    KCore,
    /// A contact of somebody drawn by lot (the friendship paradox, Feld 1991).
    Nomination,
    /// The best connected of one team after the other.
    OnePerTeam,
    /// Whole teams, drawn by lot.
    WholeTeams,
    /// The people listed in `ids`.
    Listed,
}
