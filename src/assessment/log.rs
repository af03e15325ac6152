//! A log of decisions, read from a table: a row a decision.

use super::fault::Fault;
use crate::organisation::numerals::{is_unclear, number, whole};
use crate::organisation::table::{Column, Row, Table, found};
use crate::organisation::{Lines, Remark};
use crate::privacy::SMALLEST;
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// How much others have to say, from level 1 to level 7.
pub const LEVELS: [&str; 7] = ["tell", "sell", "consult", "agree", "advise", "inquire", "delegate"];

/// The most layers that an organisation has.
pub(super) const MOST_LAYERS: u8 = 20;

/// A decision.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// The team that it is about.
    pub team: String,
    /// The layer that decided, 0 at the top.
    pub layer: u8,
    /// How, from 1 (tell) to 7 (delegate).
    pub level: u8,
    /// Days from the question to the decision, at least 0.
    pub days: f64,
    /// People consulted, where known.
    pub consulted: Option<u32>,
    /// Whether it was passed up.
    pub escalated: bool,
}

/// A log of decisions.
#[derive(Debug, Clone, PartialEq)]
pub struct Log {
    /// Sorted, so that the order of the rows is never seen; at least [`SMALLEST`].
    pub(super) decisions: Vec<Decision>,
    /// The deepest layer, counted from 0 at the top.
    pub(super) deepest: u8,
    pub(super) layers_told: bool,
    pub(super) escalated_told: bool,
}

const COLUMNS: [Column; 7] = [
    Column { name: "decision_id", aliases: &["decision", "id", "decision_number"], or_else: &[], required: true },
    Column {
        name: "team",
        aliases: &["unit", "department", "organization", "organisation"],
        or_else: &[],
        required: true,
    },
    Column {
        name: "level",
        aliases: &["level_1_to_7", "decision_level", "delegation_level"],
        or_else: &[],
        required: true,
    },
    Column {
        name: "decided_by_level",
        aliases: &["decided_by_layer", "deciding_layer", "deciding_level", "decided_at_layer", "decided_by", "layer"],
        or_else: &[],
        required: true,
    },
    Column { name: "days", aliases: &["days_to_decide", "duration_days"], or_else: &[], required: true },
    Column { name: "consulted", aliases: &["people_consulted", "consulted_people"], or_else: &[], required: false },
    Column { name: "escalated", aliases: &["escalation", "passed_up"], or_else: &[], required: false },
];

/// What a table of decisions says, with what was mended; or all that is wrong with it, at least one fault.
///
/// The columns are `decision_id`, `team`, `level` (1 to 7, or the word), `decided_by_level` (0 at the top), `days`
/// and, optionally, `consulted` and `escalated` (yes or no). Without the latter a decision counts as escalated when
/// it was taken above the layer that decides most often for its team, the deepest of several. The front line
/// is the last of `layers`, or else the deepest layer that decided anything.
pub fn read_log(bytes: &[u8], layers: Option<u8>) -> Result<(Log, Vec<Remark>), Vec<Fault>> {
    let table = |errors: Vec<_>| errors.into_iter().map(Fault::Table).collect::<Vec<Fault>>();
    let mut file = Table::open(bytes, &COLUMNS).map_err(table)?;
    let escalated_told = file.has(COLUMNS.len() - 1);
    let deepest = layers.unwrap_or(MOST_LAYERS) - 1;
    let mut rows = Rows::default();
    while let Some(row) = file.next() {
        rows.add(row, deepest, escalated_told);
    }
    let (empty, errors) = file.close();
    let mut faults = table(errors);
    let mut decisions = rows.close(deepest, layers, &mut faults);
    if faults.is_empty() && decisions.len() < SMALLEST {
        faults.push(Fault::TooFew { decisions: decisions.len() });
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    decisions.sort_unstable();
    if !escalated_told {
        decisions.chunk_by_mut(|one, other| one.team == other.team).for_each(escalate);
        decisions.sort_unstable();
    }
    let deepest =
        layers.map_or_else(|| decisions.iter().map(|decision| decision.layer).max().unwrap_or(0), |_| deepest);
    let log = Log { decisions, deepest, layers_told: layers.is_some(), escalated_told };
    Ok((log, empty.report(Remark::EmptyRows).into_iter().collect()))
}

/// The rows, as far as they can be read, and where they cannot.
#[derive(Default)]
struct Rows {
    decisions: Vec<Decision>,
    ids: BTreeSet<String>,
    no_id: Lines,
    id_twice: Lines,
    no_team: Lines,
    level: Lines,
    layer: Lines,
    days: Lines,
    unclear_days: Lines,
    consulted: Lines,
    escalated: Lines,
}

impl Rows {
    fn add(&mut self, row: Row<'_, 7>, deepest: u8, escalated_told: bool) {
        let Row { line, fields: [id, team, level, layer, days, consulted, escalated] } = row;
        if id.is_empty() {
            self.no_id.push(line);
        } else if !self.ids.insert(id.to_owned()) {
            self.id_twice.push(line);
        }
        if team.is_empty() {
            self.no_team.push(line);
        }
        let level = found(level_of(level), line, &mut self.level);
        let layer = found(whole(layer, deepest.into()), line, &mut self.layer);
        let days = match is_unclear(days) {
            true => found(None, line, &mut self.unclear_days),
            false => found(number(days).filter(|&days| days >= 0.0), line, &mut self.days),
        };
        let consulted = match consulted {
            "" => Some(None),
            text => found(whole(text, u32::MAX), line, &mut self.consulted).map(Some),
        };
        let escalated = if escalated_told { found(switch(escalated), line, &mut self.escalated) } else { Some(false) };
        let (Some(level), Some(layer), Some(days), Some(consulted), Some(escalated)) =
            (level, layer, days, consulted, escalated)
        else {
            return;
        };
        let (team, layer, days) = (team.to_owned(), layer as u8, days + 0.0); // no minus zero
        self.decisions.push(Decision { team, layer, level, days, consulted, escalated });
    }

    /// The decisions; what was wrong with rows goes to the faults.
    fn close(self, deepest: u8, layers: Option<u8>, faults: &mut Vec<Fault>) -> Vec<Decision> {
        let layer = |lines| Fault::BadLayer { deepest, told: layers.is_some(), lines };
        let found = [
            self.no_id.report(Fault::NoId),
            self.id_twice.report(Fault::IdTwice),
            self.no_team.report(Fault::NoTeam),
            self.level.report(Fault::BadLevel),
            self.layer.report(layer),
            self.days.report(Fault::BadDays),
            self.unclear_days.report(Fault::UnclearDays),
            self.consulted.report(Fault::BadConsulted),
            self.escalated.report(Fault::BadEscalated),
        ];
        faults.extend(found.into_iter().flatten());
        self.decisions
    }
}

/// A level by its number or its word.
fn level_of(text: &str) -> Option<u8> {
    let word = LEVELS.iter().position(|level| level.eq_ignore_ascii_case(text)).map(|place| place as u32 + 1);
    let level = word.or_else(|| whole(text, LEVELS.len() as u32)).filter(|&level| level > 0)?;
    Some(level as u8)
}

/// Yes or no, as spreadsheets write it.
fn switch(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "yes" | "y" | "true" | "1" => Some(true),
        "no" | "n" | "false" | "0" => Some(false),
        _ => None,
    }
}

/// Marks what was decided above the layer that decides most often for a team.
fn escalate(team: &mut [Decision]) {
    let mut counts = [0; MOST_LAYERS as usize];
    team.iter().for_each(|decision| counts[usize::from(decision.layer)] += 1);
    let usual = (0..MOST_LAYERS).max_by_key(|&layer| counts[usize::from(layer)]).expect("there are layers");
    team.iter_mut().for_each(|decision| decision.escalated = decision.layer < usual);
}

impl Eq for Decision {}

impl PartialOrd for Decision {
    fn partial_cmp(&self, other: &Decision) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// By team, then by everything else: decisions that are level are equal.
impl Ord for Decision {
    fn cmp(&self, other: &Decision) -> Ordering {
        let key = |one: &Decision| (one.layer, one.level, one.consulted, one.escalated);
        self.team.cmp(&other.team).then(key(self).cmp(&key(other))).then(self.days.total_cmp(&other.days))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::DataError;

    const HEAD: &str = "decision_id,team,level,decided_by_level,days,consulted,escalated\n";

    fn read(rows: &str) -> Log {
        let text = format!("{HEAD}{rows}");
        read_log(text.as_bytes(), None).unwrap_or_else(|faults| panic!("{faults:?}")).0
    }

    /// Rows enough for a log, beside those that matter.
    fn more() -> String {
        (0..10).map(|number| format!("more{number},z,1,0,1,,no\n")).collect()
    }

    #[test]
    fn a_row_is_a_decision_in_any_guise() {
        let log = read(&format!("1,Sales,advise,2,0.5,3,YES\n{}", more()));
        let first = &log.decisions[0];
        let wanted =
            Decision { team: "Sales".into(), layer: 2, level: 5, days: 0.5, consulted: Some(3), escalated: true };
        assert_eq!((first, log.deepest, log.layers_told, log.escalated_told), (&wanted, 2, false, true));
        let rows: String = (0..10).map(|number| format!("{number};\"Sales\";5;2,0;0,5\r\n")).collect();
        let text = format!("\u{feff}Decision;Department;Level 1 to 7;Decided by layer;Days to decide\r\n{rows}");
        let (other, _) = read_log(text.as_bytes(), None).unwrap();
        assert_eq!(other.decisions[0], Decision { consulted: None, escalated: false, ..wanted });
        assert!(!other.escalated_told);
    }

    #[test]
    fn days_that_may_be_thousands_are_refused() {
        let rows = |days: &str| more().replacen("z,1,0,1,,no", &format!("z,1,0,{days},,no"), 1);
        let faults = read_log(format!("{HEAD}{}", rows("\"1,000\"")).as_bytes(), None).unwrap_err();
        assert_eq!(faults, [Fault::UnclearDays([2].into_iter().collect())]);
        assert!(["1000", "\"3,12\"", "3.125", "\"0,125\""].iter().all(|days| !read(&rows(days)).decisions.is_empty()));
    }

    #[test]
    fn what_is_taken_above_the_usual_layer_counts_as_escalated() {
        let rows = |counts: [usize; 3]| {
            let layers = counts.into_iter().enumerate().flat_map(|(layer, count)| std::iter::repeat_n(layer, count));
            let rows = layers.enumerate().map(|(number, layer)| format!("{number},a,4,{layer},1\n"));
            rows.collect::<String>()
        };
        let escalated = |counts| {
            let text = format!("decision,team,level,decided_by,days\n{}", rows(counts));
            let (log, _) = read_log(text.as_bytes(), None).unwrap();
            log.decisions.iter().filter(|decision| decision.escalated).count()
        };
        assert_eq!(escalated([1, 3, 8]), 4);
        assert_eq!(escalated([0, 6, 6]), 6);
        assert_eq!(escalated([8, 2, 2]), 0);
    }

    #[test]
    fn all_faults_are_found_with_their_lines() {
        let rows = "1,,9,20,-1,x,perhaps\n,b,0,-1,soon,1.5,no\n1,b,4,1.5,1,,no\n";
        let faults = read_log(format!("{HEAD}{rows}").as_bytes(), None).unwrap_err();
        let lines = |numbers: &[u64]| numbers.iter().copied().collect::<Lines>();
        let wanted = [
            Fault::NoId(lines(&[3])),
            Fault::IdTwice(lines(&[4])),
            Fault::NoTeam(lines(&[2])),
            Fault::BadLevel(lines(&[2, 3])),
            Fault::BadLayer { deepest: 19, told: false, lines: lines(&[2, 3, 4]) },
            Fault::BadDays(lines(&[2, 3])),
            Fault::BadConsulted(lines(&[2, 3])),
            Fault::BadEscalated(lines(&[2])),
        ];
        assert_eq!(faults, wanted);
    }

    #[test]
    fn a_log_too_short_or_too_shallow_is_refused() {
        let nine: String = (0..9).map(|number| format!("{number},a,1,2,1,,no\n")).collect();
        let read = |layers| read_log(format!("{HEAD}{nine}").as_bytes(), layers).unwrap_err();
        assert_eq!(read(None), [Fault::TooFew { decisions: 9 }]);
        assert!(matches!(read(Some(2))[..], [Fault::BadLayer { deepest: 1, told: true, .. }]));
        assert_eq!(read_log(b"", None).unwrap_err(), [Fault::Table(DataError::NoRows)]);
    }
}
