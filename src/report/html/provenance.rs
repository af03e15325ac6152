//! Where it comes from, so that anybody can make it again.

use super::page::{Section, section};
use crate::report::About;
use crate::report::provenance::Print;
use crate::report::words::count;
use maud::html;

/// What went in.
pub(in crate::report) struct Origin {
    /// The fingerprint of the scenario as it was run.
    pub scenario_sha256: String,
    /// The tables that it reads.
    pub inputs: Vec<Print>,
}

/// Where it comes from.
pub(super) fn provenance(about: &About, origin: &Origin) -> Section {
    let facts = [
        ("Scenario", about.name.clone()),
        ("Seed", about.seed.to_string()),
        ("Runs", count(about.runs)),
        ("Length", format!("{} {}", count(about.weeks), about.step.many())),
        ("People", if about.people == 0 { "varied".into() } else { count(about.people) }),
        ("Program", format!("Groundswell {}", about.version)),
    ];
    let body = html! {
        table.words {
            caption { "With the same scenario, seed and version the numbers are the same every time." }
            tbody {
                @for (name, value) in facts { tr { th scope="row" { (name) } td { (value) } } }
                tr { th scope="row" { "SHA-256 of scenario.toml" } td { code { (origin.scenario_sha256) } } }
                @for input in &origin.inputs {
                    tr {
                        th scope="row" { "Table " (input.path) ", " (count(input.bytes)) " bytes, SHA-256" }
                        td { code { (input.sha256) } }
                    }
                }
            }
        }
        p { "In this folder, " code { "groundswell verify ." } " makes everything again and compares every byte." }
    };
    section("origin", "Where it comes from", body)
}
