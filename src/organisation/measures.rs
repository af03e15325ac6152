//! Achieved figures of an organisation.

/// What an organisation came to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Figures {
    /// How many people.
    pub people: u32,
}
