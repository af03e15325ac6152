//! A mistake in a scenario as data: where it is, what was given, what would do.

use super::written::Place;

/// A mistake in a scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Mistake {
    /// The key with dots, strategies by position: `strategy.2.champions.people`.
    pub path: String,
    /// Where it is written.
    pub place: Place,
    /// What is wrong, and what would do.
    pub kind: Kind,
}

/// What is wrong, with what was given and what would do.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// The file holds nothing but blanks and comments.
    Empty,
    /// The file is longer than any scenario.
    TooLong {
        /// The most bytes that are read.
        most: usize,
    },
    /// The file is not text in UTF-8.
    NotText,
    /// A line that TOML does not allow.
    Syntax {
        /// What the parser says.
        message: String,
        /// What stands there.
        given: String,
    },
    /// A number written with a comma.
    Comma {
        /// The number with a point.
        point: String,
        /// The number without the comma, where it may stand between thousands.
        joined: Option<String>,
    },
    /// A key written twice.
    Twice {
        /// The key.
        key: String,
    },
    /// A key that does not exist here.
    UnknownKey {
        /// The key as written.
        given: String,
        /// The nearest key that exists here.
        nearest: Option<String>,
        /// The full paths of keys of this name elsewhere.
        elsewhere: Vec<String>,
        /// The keys that exist here.
        known: Vec<String>,
    },
    /// Something else than the key takes.
    WrongType {
        /// What was given, as written.
        given: String,
        /// What the key takes.
        wanted: String,
        /// What is probably meant, as it would be written.
        instead: Option<String>,
    },
    /// A number outside its bounds.
    OutOfRange {
        /// The number.
        given: String,
        /// The least that does.
        least: Option<f64>,
        /// The most that does.
        most: Option<f64>,
        /// In what it is counted.
        unit: Option<String>,
    },
    /// A word that is none of the choices.
    UnknownChoice {
        /// The word.
        given: String,
        /// The nearest choice.
        nearest: Option<String>,
        /// The choices.
        choices: Vec<String>,
    },
    /// A key that has to be there and is not.
    Missing {
        /// What it means.
        meaning: String,
    },
    /// Too few or too many items in a list.
    Count {
        /// How many there are.
        given: usize,
        /// The fewest that do.
        least: usize,
        /// The most that do.
        most: usize,
    },
    /// A kind is one table; here are none or several.
    NotOneKind {
        /// The kinds written.
        given: Vec<String>,
        /// The kinds there are.
        kinds: Vec<String>,
    },
    /// Two keys that say the same thing, or that exclude each other.
    Both {
        /// The one.
        one: String,
        /// The other.
        other: String,
    },
    /// A value set beside the file has no place in it.
    NoSuchItem {
        /// What was asked for.
        given: String,
        /// In which list.
        list: String,
        /// What there is.
        known: Vec<String>,
    },
    /// Each value is sound, but together they are not.
    Together(Together),
}

impl From<Together> for Kind {
    fn from(together: Together) -> Kind {
        Kind::Together(together)
    }
}

/// Values that are sound each for itself, but not together.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the fields are the values that the words name")]
pub enum Together {
    /// Neither a number of people nor a file with people.
    NobodyThere,
    /// More than one kind of network.
    Networks { one: String, other: String },
    /// A company's setting beside a network that has no use for it.
    NoUse { key: String, network: String },
    /// A ties file whose rows may work either way.
    NoDirection,
    /// A direction without a ties file.
    NothingToDirect,
    /// What ties must come to without a ties file.
    NothingToWeigh,
    /// An odd number of ties in a ring.
    OddTies { ties: u32 },
    /// More ties than other people.
    TooManyTies { ties: u32, people: u32 },
    /// More ties of all people together than can be simulated.
    TooManyTiesInAll { ties: f64, most: f64 },
    /// Groups that do not add up to the organisation.
    GroupSizes { sum: u64, people: u32 },
    /// A table of chances that is not square, a row a group.
    NotSquare { groups: usize, rows: usize, longest: usize, shortest: usize },
    /// A chance that differs from the one across.
    NotSymmetric { row: usize, column: usize },
    /// More layers than people.
    Layers { layers: u8, people: u32 },
    /// More starters than people who could start.
    Starters { starters: u64, free: u32, people: u32 },
    /// More aspects to depend on than there are others.
    Ruggedness { ruggedness: u8, aspects: u8 },
    /// People who never adopt beyond everybody.
    NeverAndOpponents { sum: f64 },
    /// More champions than people.
    Champions { champions: u32, people: u32 },
    /// An end before the start.
    EndsBeforeStart { from: u32, until: u32 },
    /// A start after the end of the run.
    StartsAfterRun { from: u32, weeks: u32 },
    /// The last wave of champions starts after the run; so many would start in it.
    WavesAfterRun { last: u32, weeks: u32, waves: u32 },
    /// Two strategies of one name.
    SameName { name: String },
    /// Two behaviours of one name.
    SameBehaviour { name: String },
    /// A behaviour that is helped or hindered and is no other behaviour of the scenario.
    NoSuchBehaviour { given: String, nearest: Option<String>, names: Vec<String> },
    /// A channel set but not used.
    NotUsed { channel: String },
    /// A channel used twice.
    UsedTwice { channel: String },
    /// A share of the budget for a channel that is not used.
    SplitNotUsed { channel: String },
    /// Shares of the budget that do not add up.
    SplitSum { sum: f64 },
    /// Chosen from a list, without the list.
    NobodyListed,
    /// An id that nobody has.
    NobodyHasId { id: String, people: u32 },
    /// The same person given twice.
    IdTwice { id: String },
    /// More people who already do it than can.
    NeverAndDoing { never: f64, doing: f64 },
    /// A setting that another one leaves without any effect.
    Ignored { key: String, beside: String, instead: String },
    /// An event in strategies none of which has those whom it befalls.
    BefallsNobody { what: String, channel: String },
    /// An event in a strategy that has nobody whom it befalls.
    BefallsNobodyIn { what: String, channel: String, strategy: String },
    /// Channels where no behaviour is promoted.
    NothingPromoted { strategy: String },
    /// A setting laid over the file that every strategy sets for itself.
    NoEffect { key: String },
    /// A list of people, chosen in another way.
    ListNotUsed { chosen_by: String },
    /// What needs managers in a network without them.
    NoManagers { what: String, network: String },
    /// Values to vary that are neither listed nor spaced, or not fully.
    NoValues,
    /// A key to vary that is a table.
    VariesTable { key: String, keys: Vec<String> },
    /// A key to vary that takes no single number, word or switch.
    VariesList { key: String },
    /// A key to vary that does not exist.
    VariesUnknown { key: String, nearest: Option<String> },
    /// A key that is varied twice.
    VariesTwice { key: String },
    /// Equal ratios to or from nothing.
    NoRatios { from: f64, to: f64 },
    /// Evenly spaced values between whole numbers.
    BetweenWholes { from: f64, step: f64 },
    /// A test of tipping in a run that is over before it could tell.
    NoTimeToTip { weeks: u32, after: u32 },
    /// An event in a strategy that is not there.
    NoSuchStrategy { given: String, nearest: Option<String>, names: Vec<String> },
    /// An expected winner that is no strategy.
    NoSuchWinner { given: String, nearest: Option<String>, names: Vec<String> },
    /// An expectation on something that is not measured.
    NotMeasured { given: String },
    /// An expectation after the end of the run.
    ExpectedAfterRun { week: u32, weeks: u32 },
}
