//! What draws are for.

/// What a draw is for. The numbers are part of the program's results: never reuse or renumber one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u32)]
pub enum Purpose {
    /// Resolve of becoming aware.
    Aware = 1,
    /// Resolve of adopting.
    Adopt = 2,
    /// Resolve of complying with a mandate.
    Comply = 3,
    /// Resolve of making a complied-with behaviour one's own.
    Internalise = 4,
    /// Resolve of turning practice into habit.
    Habit = 5,
    /// Resolve of lapsing.
    Lapse = 6,
    /// Resolve of a champion dropping out.
    DropOut = 7,
    /// Resolve of leaving the organisation.
    Leave = 8,
    /// Resolve of changing seats, and with whom.
    Move = 9,
    /// Who declines to be a champion.
    Refusal = 10,
    /// Resolve of a champion burning out.
    Burnout = 11,
    /// Resolve of a champion winning somebody over, and whom.
    Recruit = 12,
    /// Resolve of a leader who goes back to control.
    Revert = 13,
    /// Resolve of becoming able to do what one tries.
    Practise = 15,
    /// A person's adoption threshold.
    Threshold = 20,
    /// Who never adopts, who opposes, who already practises, who is already aware.
    Disposition = 21,
    /// Whom a person observes this week (dose rule).
    Observation = 22,
    /// Who is reached by a channel at all.
    Reach = 23,
    /// Whether a manager passes a message on.
    PassOn = 24,
    /// Who answers the network survey.
    Response = 25,
    /// Whose example an adoption goes back to.
    Origin = 26,
    /// By how much a copy differs from what was copied.
    Variant = 27,
    /// Who dominates.
    Dominance = 28,
    /// What a newcomer brings.
    Newcomer = 29,
    /// How a manager stands to a behaviour.
    Stance = 30,
    /// How safe a team is.
    Safety = 31,
    /// How much contact somebody expects of the own manager.
    Expectation = 32,
    /// How many decisions a team meets, at which level, and who is to take them.
    Decision = 33,
    /// When a team meets a decision.
    DecisionDays = 34,
    /// What teams that search start from, look at, try and settle on.
    Search = 35,
    /// When and where what variants are worth changes.
    SearchShock = 36,
    /// Who is brought together with whom.
    Bridge = 37,
    /// Whom an event strikes.
    Event = 38,
    /// How an organisation is built.
    Organisation = 40,
    /// Who starts.
    Starters = 41,
    /// Who is chosen as a champion.
    Champions = 42,
    /// Which leaders are asked to do it for all to see, and who does.
    RoleModels = 43,
    /// Who is mistaken for somebody else when champions are chosen, and for whom.
    WrongPicks = 44,
    /// What variants are worth.
    SearchLandscape = 45,
    /// Which points a sweep has, and which of its rows are drawn anew.
    Design = 46,
    /// Which runs are drawn anew.
    Resampled = 47,
    /// Which sets of values a fit tries.
    Fit = 50,
    /// Whom a pulse survey asks.
    Pulse = 51,
    /// Which dot of a film is whose.
    Film = 52,
    /// Whom reverse-reachable sets reach.
    ReverseSets = 60,
    /// Which ties a survey misses, and which it makes up.
    Survey = 61,
    /// Which people are drawn, and from whom paths are followed, where a network is measured.
    Measured = 62,
    /// How a made-up organisation is mixed.
    Twin = 63,
}
