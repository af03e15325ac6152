//! Each kind of mistake in a small scenario of its own, with the page that users read beside it.

use groundswell::scenario;
use snapbox::{Data, assert_data_eq};
use std::path::Path;

fn page(name: &str, text: &str, sets: &[(&str, &str)]) -> String {
    let sets: Vec<(String, String)> = sets.iter().map(|(key, value)| (key.to_string(), value.to_string())).collect();
    scenario::read(text.as_bytes(), name, &sets).expect_err("it has a mistake").page(false)
}

#[test]
fn every_mistake_is_shown_in_its_place() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "toml"));
    files.sort();
    assert!(files.len() > 25);
    for file in files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let page = page(&name, &std::fs::read_to_string(&file).unwrap(), &[]);
        assert_data_eq!(page, Data::read_from(&file.with_extension("txt"), None).raw());
    }
}
