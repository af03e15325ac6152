//! `groundswell schema`: the JSON Schema of scenarios, for editors.

use super::failure::Failure;
use super::output;
use groundswell::scenario;

/// Prints the schema.
pub fn schema() -> Result<(), Failure> {
    output::print(&scenario::schema())
}
