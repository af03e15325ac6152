//! Whom to look at again.

/// Whose exposure or stage changed since it was last looked at, a bit a person.
pub(super) struct Touched {
    pub(super) everybody: bool,
    pub(super) anybody: bool,
    pub(super) bits: Vec<u64>,
}

impl Touched {
    #[inline(always)]
    pub(super) fn add(&mut self, person: u32) {
        self.anybody = true;
        self.bits[person as usize / 64] |= 1 << (person % 64);
    }
}
