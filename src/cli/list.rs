//! `groundswell list`: the scenarios inside the program.

use super::arguments::List;
use super::failure::Failure;
use super::output;
use groundswell::report::json::SCHEMA_VERSION;
use groundswell::scenario::SHIPPED;
use serde_json::json;

/// Prints name and question of every scenario inside the program.
pub fn list(asked: &List) -> Result<(), Failure> {
    if asked.json {
        let all = SHIPPED.map(|shipped| json!({ "name": shipped.name, "question": shipped.question() }));
        return output::print_json(&json!({ "schema_version": SCHEMA_VERSION, "scenarios": all }));
    }
    let wide = SHIPPED.iter().map(|shipped| shipped.name.len()).max().unwrap_or(0);
    let lines = SHIPPED.map(|shipped| format!("{:wide$}  {}\n", shipped.name, shipped.question()));
    output::print(&format!("{}\nRun one with `groundswell run NAME`.\n", lines.concat()))
}
