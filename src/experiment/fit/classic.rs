//! Three curves that the field knows, to fit against (Rogers 2003; Valente 1995).

use super::bass::Observed;

/// A published curve of adoption.
pub(super) struct Classic {
    pub name: &'static str,
    pub people: u32,
    /// How many had adopted at the end of each period.
    adopters: &'static [u32],
    /// p, q and m of Bass's curve, by least squares.
    pub bass: (f64, f64, f64),
    /// By how much that is off, as a share: the root of the mean square.
    pub error: f64,
}

impl Classic {
    /// Its last period.
    pub fn periods(&self) -> u32 {
        self.adopters.len() as u32
    }

    /// A share a period, from period 1.
    pub fn observed(&self) -> Vec<Observed> {
        let share = |&adopters: &u32| f64::from(adopters) / f64::from(self.people);
        (1..).zip(self.adopters).map(|(period, adopters)| (f64::from(period), share(adopters), 1.0)).collect()
    }

    /// The same as a pulse survey of everybody.
    pub fn survey(&self) -> crate::pulse::Survey {
        let pulse = |&(weeks, share, _): &Observed| crate::pulse::Pulse { week: weeks as u32, share, asked: None };
        crate::pulse::Survey { pulses: self.observed().iter().map(pulse).collect(), groups: 1, start: None }
    }
}

/// Medical Innovation (Coleman, Katz & Menzel 1966), Korean family planning (Rogers & Kincaid 1981) and Brazilian
/// farmers (Rogers, Ascroft & Röling 1970): cumulative adopters as in Valente's (1995) data, with Bass's numbers fitted
/// to them elsewhere.
pub(super) fn curves() -> [Classic; 3] {
    [
        Classic {
            name: "Medical Innovation",
            people: 125,
            adopters: &[11, 20, 29, 40, 51, 62, 75, 82, 86, 87, 92, 95, 98, 102, 106, 108, 109],
            bass: (0.084, 0.190, 0.883),
            error: 0.018,
        },
        Classic {
            name: "Korean family planning",
            people: 1047,
            adopters: &[69, 163, 244, 330, 395, 457, 510, 563, 636, 673],
            bass: (0.083, 0.072, 0.963),
            error: 0.008,
        },
        Classic {
            name: "Brazilian farmers",
            people: 692,
            adopters: &[5, 6, 8, 12, 18, 50, 53, 56, 70, 73, 163, 169, 211, 228, 269, 333, 388, 452, 497, 540],
            bass: (0.0027, 0.289, 1.0),
            error: 0.021,
        },
    ]
}
