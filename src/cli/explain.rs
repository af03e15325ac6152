//! `groundswell explain`: what a key means, or all keys there are.

use super::arguments::Explain;
use super::failure::Failure;
use super::output;
use groundswell::scenario::{self, KeyLine};

/// Explains a key, or lists all of them.
pub fn explain(asked: &Explain) -> Result<(), Failure> {
    let Some(key) = &asked.key else { return output::print(&listed(&scenario::keys())) };
    match scenario::explain(key) {
        Ok(found) => output::print(&found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")),
        Err(near) => Err(unknown(key, &near)),
    }
}

fn listed(keys: &[KeyLine]) -> String {
    let wide = keys.iter().map(|line| line.key.len()).max().unwrap_or(0);
    let line = |line: &KeyLine| {
        let default = line.default.clone().unwrap_or_default();
        let unit = line.unit.as_ref().map(|unit| format!("  ({unit})")).unwrap_or_default();
        format!("{}\n", format!("{:wide$}  {default}{unit}", line.key).trim_end())
    };
    let lines: String = keys.iter().map(line).collect();
    format!("{:wide$}  default\n{lines}\n`groundswell explain KEY` tells what a key means.\n", "key")
}

fn unknown(key: &str, near: &[String]) -> Failure {
    let help = match near {
        [] => "`groundswell explain` lists all keys".into(),
        near => format!("did you mean {}?", near.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(" or ")),
    };
    Failure::mistake(format!("there is no key `{key}`\n   = help: {help}"))
}
