//! Where each adoption comes from: through which source, after whose example, in which form.
//!
//! An adoption is put down to what made its clock gain in the week in which it rang: one of the sources and,
//! among examples, one colleague, drawn in proportion to what each added. So credit is shared out, in the
//! mean, as the exposures that were still needed.

mod forms;
mod nearer;
mod sight;
mod tree;

use super::Case;
use crate::behaviour::{Behaviour, Form, Stage, Stages};
use crate::intervention::{Conditions, Pull};
use crate::organisation::{NOBODY, Organisation, Shuffle, Tie};
use crate::random::{Luck, Purpose};
use forms::Forms;
use sight::Sight;
use tree::Tree;

pub use tree::Passing;

/// Through which source somebody adopted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Source {
    /// By themselves: already doing it, or for no reason that is modelled.
    Own,
    /// Messages from the top to everybody.
    Broadcast,
    /// The own line: what the manager said, or did.
    Line,
    /// A rule that is checked.
    Mandate,
    /// Asked to start as a champion.
    Asked,
    /// A champion's example.
    Champion,
    /// Another colleague's example.
    Colleague,
}

impl Source {
    /// All sources, in the order of the columns of a trajectory.
    pub const ALL: [Source; 7] = [
        Source::Own,
        Source::Broadcast,
        Source::Line,
        Source::Mandate,
        Source::Asked,
        Source::Champion,
        Source::Colleague,
    ];

    /// The word for tables and charts.
    pub fn word(self) -> &'static str {
        match self {
            Source::Own => "own",
            Source::Broadcast => "broadcast",
            Source::Line => "line",
            Source::Mandate => "mandate",
            Source::Asked => "asked",
            Source::Champion => "champion",
            Source::Colleague => "colleague",
        }
    }

    /// Whether it came from above rather than by own choice.
    pub fn told(self) -> bool {
        matches!(self, Source::Broadcast | Source::Line | Source::Mandate)
    }
}

/// What the clock of adopting gained in the week in which it rang, in ticks.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Gains {
    pub own: i64,
    pub broadcast: i64,
    pub line: i64,
    /// Because a champion asked.
    pub prompted: i64,
    pub peers: i64,
}

/// What is known of everybody's adoption, a column each.
pub(super) struct Origins<'a> {
    behaviour: &'a Behaviour,
    organisation: &'a Organisation,
    luck: Luck,
    sight: Sight<'a>,
    sources: Vec<Source>,
    owners: [u32; Source::ALL.len()],
    forms: Forms<'a>,
    tree: Tree,
}

impl<'a> Origins<'a> {
    /// Before anybody practises; `None` in textbook models.
    pub(super) fn new(case: &Case<'a>) -> Option<Origins<'a>> {
        let organisation = case.setting.organisation;
        let people = organisation.people() as usize;
        (case.stages == Stages::Full).then(|| Origins {
            behaviour: case.behaviour,
            organisation,
            luck: case.setting.luck,
            sight: Sight::of(&organisation.network),
            sources: vec![Source::Own; people],
            owners: [0; Source::ALL.len()],
            forms: Forms::new(case.behaviour, organisation, case.setting.luck),
            tree: Tree::new(people),
        })
    }

    /// Somebody's clock of adopting has rung in a spell: where that comes from.
    pub(super) fn adopt(
        &mut self,
        person: u32,
        spell: u32,
        gains: Gains,
        (signals, brokered): (&[f64], &[Tie]),
        conditions: &Conditions,
    ) -> Source {
        let (pick, among) = self.luck.pair(Purpose::Origin, person, spell);
        let parts = [gains.own, gains.prompted, gains.broadcast, gains.line, gains.peers];
        let total: i64 = parts.iter().map(|&part| part.min(1 << 58)).sum();
        let mut rest = (pick * total as f64) as i64;
        let place = parts.iter().position(|&part| {
            rest -= part.min(1 << 58);
            rest < 0
        });
        match place {
            Some(0) | None => self.start(person, spell, Source::Own),
            Some(1) => self.start(person, spell, Source::Champion),
            Some(2) => self.start(person, spell, Source::Broadcast),
            Some(3) => self.start(person, spell, Source::Line),
            Some(_) => match self.sight.pick(signals, brokered, person, among) {
                Some(model) => self.follow(person, spell, model, conditions),
                None => self.start(person, spell, Source::Colleague),
            },
        }
    }

    /// Somebody adopts after nobody's example.
    pub(super) fn start(&mut self, person: u32, spell: u32, source: Source) -> Source {
        let event = self.tree.root(person);
        self.sources[person as usize] = source;
        self.forms.heard(person, spell, source == Source::Asked, event);
        source
    }

    /// Somebody adopts after a colleague's example.
    fn follow(&mut self, person: u32, spell: u32, model: u32, conditions: &Conditions) -> Source {
        let manager = self.organisation.chart.as_ref().map_or(NOBODY, |chart| chart.manager[person as usize]);
        let source = if conditions.examples.is_champion(model as usize) {
            Source::Champion
        } else if model == manager {
            Source::Line
        } else {
            Source::Colleague
        };
        let event = self.tree.child(person, model);
        self.sources[person as usize] = source;
        self.forms.copied(person, spell, model, conditions.clarity, event);
        source
    }

    /// Somebody who adopted because of a rule makes it their own, or an adopter owns it: from now on they count.
    pub(super) fn own(&mut self, person: u32) {
        self.owners[self.sources[person as usize] as usize] += 1;
        self.forms.own(person);
    }

    /// Somebody stops or leaves who owned it.
    pub(super) fn disown(&mut self, person: u32) {
        self.owners[self.sources[person as usize] as usize] -= 1;
        self.forms.disown(person);
    }

    /// Whether the adoption of somebody came from above.
    pub(super) fn was_told(&self, person: u32) -> bool {
        self.sources[person as usize].told()
    }

    /// What belongs to people goes with them when they change seats or leave; nobody in these seats counts
    /// meanwhile.
    pub(super) fn change_seats(&mut self, shuffle: &Shuffle) {
        shuffle.swapped.iter().for_each(|&(one, other)| self.sources.swap(one as usize, other as usize));
        self.forms.change_seats(shuffle);
        self.tree.change_seats(shuffle);
    }

    /// Phase 6: variants of owners are pulled back to what is intended, each by as much as its owner's support says.
    pub(super) fn pull(&mut self, pull: Pull, supports: &[f64], stages: &[Stage]) {
        self.forms.pull(pull, supports, stages);
    }

    /// What is intended moves by so much.
    pub(super) fn move_target(&mut self, by: f64, owns: impl Fn(usize) -> bool) {
        self.forms.move_target(by, owns);
    }

    /// How many people there are.
    pub(super) fn people(&self) -> u32 {
        self.organisation.people()
    }

    /// How strongly the example of somebody counts, by who they are.
    pub(super) fn voice(&self, person: u32) -> f64 {
        if self.forms.pushes(person) { self.behaviour.dominance_weight } else { 1.0 }
    }

    /// How many own it by source, in the order of [`Source::ALL`].
    pub(super) fn owners(&self) -> [u32; Source::ALL.len()] {
        self.owners
    }

    /// How many own it by form, in the order of [`Form::ALL`].
    pub(super) fn forms(&self) -> [u32; Form::ALL.len()] {
        self.forms.owners()
    }

    /// How far variants lie from what is intended, in the mean over owners, 0 without any.
    pub(super) fn drift(&self) -> f64 {
        self.forms.drift()
    }

    /// How it passed from person to person.
    pub(super) fn passing(&self) -> Passing {
        let leads = self.organisation.chart.as_ref().map_or_else(Vec::new, |chart| chart.leads());
        self.tree.passing(self.organisation, &leads)
    }

    /// The most people who own one variant that somebody who dominates pushed too far off.
    pub(super) fn most_hijacked(&self, owns: impl Fn(usize) -> bool) -> u32 {
        self.forms.most_hijacked(owns)
    }
}
