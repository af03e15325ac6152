//! Resolves for many cases: drawn in portions, or, where all cases have the same luck, drawn once and
//! shared.

use super::Plain;
use crate::random::{Draw, Luck, Purpose, resolves};

/// Where resolves come from, and those asked for since the last answer.
pub(super) struct Resolves {
    tables: Option<Tables>,
    draws: Vec<Draw>,
    answers: Vec<i64>,
}

/// What cases of one luck share: everybody's resolve, spell after spell, for adopting and for lapsing.
struct Tables {
    luck: Luck,
    people: usize,
    of: [Vec<i64>; 2],
}

/// The clocks that are wound again and again.
const PURPOSES: [Purpose; 2] = [Purpose::Adopt, Purpose::Lapse];

impl Resolves {
    /// For a group of cases.
    pub(super) fn of(group: &[Plain]) -> Resolves {
        let setting = &group[0].case.setting;
        let shared = group.len() > 1 && group.iter().all(|plain| plain.case.setting.luck == setting.luck);
        let tables = || Tables {
            luck: setting.luck,
            people: setting.organisation.people() as usize,
            of: [Vec::new(), Vec::new()],
        };
        Resolves { tables: shared.then(tables), draws: Vec::new(), answers: Vec::new() }
    }

    /// Asks for the resolve of a person's clock (0: to adopt, 1: to lapse) in one spell.
    #[inline(always)]
    pub(super) fn ask(&mut self, luck: Luck, clock: usize, person: usize, spell: u16) {
        match &mut self.tables {
            None => self.draws.push(luck.draw(PURPOSES[clock], person as u32, 0, u32::from(spell))),
            Some(tables) => {
                let place = usize::from(spell) * tables.people + person;
                if place >= tables.of[clock].len() {
                    tables.extend(clock, spell);
                }
                self.answers.push(tables.of[clock][place]);
            }
        }
    }

    /// The resolves asked for since the last answer, in order.
    pub(super) fn answers(&mut self) -> &[i64] {
        if self.tables.is_none() {
            resolves(&self.draws, &mut self.answers);
            self.draws.clear();
        }
        &self.answers
    }

    /// The answers were heard.
    pub(super) fn forget(&mut self) {
        self.answers.clear();
    }
}

impl Tables {
    #[cold]
    fn extend(&mut self, clock: usize, spell: u16) {
        let table = &mut self.of[clock];
        for spell in (table.len() / self.people) as u32..=u32::from(spell) {
            let from = table.len();
            table.resize(from + self.people, 0);
            self.luck.resolves(PURPOSES[clock], 0, spell, &mut table[from..]);
        }
    }
}
