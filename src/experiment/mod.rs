//! Many runs, side by side: ensembles, comparisons at equal cost, sweeps, and their statistics.

mod budget;
mod compare;
mod comparison;
mod effects;
mod ensemble;
mod film;
mod fit;
mod packs;
mod payoffs;
mod persistence;
mod price;
mod runs;
mod searched;
mod shared;
pub mod statistics;
mod sweep;
mod threads;
mod twins;
mod verdict;
mod ways;

pub use budget::{Line, Plan, Rates};
pub use compare::{Interrupted, compare, planned, values};
pub use comparison::{Arm, Comparison, Difference, Expectation, Outcome, Verdict};
pub use effects::{KnockOut, Regret, TippingTest};
pub use ensemble::{Ensemble, Spread};
pub use film::{COMPLYING, Cast, FULL, Film, Reel, Role, Ties};
pub use fit::{Asked, Bass, Fit, FitError, Learned, Set, Tied, fit};
pub use packs::{Lead, Packs, Standing, StrategyUnderPack, UnderPack, compare_packs};
pub use persistence::{Persistence, kept};
pub use price::Price;
pub use searched::SEARCHED;
pub use sweep::{
    AND, Crossed, Design, Effect, Effects, FAILED, FlipMap, Flips, Found, LEAST, Listed, MOST_SOBOL, MOST_TIMES,
    NO_CLEAR, NONE_TIPS, Patch, Patience, Point, PointOutcome, PointStrategy, Points, PointsError, Screened, Seek,
    SeekError, Shard, Shares, Sought, Sweep, Tipped, Turn, Until, Watch, at_each, collected, frontier, has_an_answer,
    is_quick, listed, nearby, run_all, run_open, run_points, seconds_for,
};
pub use threads::{ThreadsError, on_threads};
pub use twins::KEPT;
pub use ways::{
    Equal, Flaw, Information, RATES, Reach, Rid, Teams, Way, Ways, WaysAsked, compare_ways, first_organisation,
    strategy_with_champions,
};
