//! How files lie: few loose ones in a folder, and the disk touched in three layers alone.

use std::collections::BTreeMap;

use super::{layer_of, sources};

/// Loose files that one may look through at a glance.
const MOST_LOOSE: usize = 20;

/// Folders that are catalogues: every file is one entry of the same shape.
const CATALOGUES: &[&str] = &[
    "cli",
    "rules/evaluation",
    "rules/hygiene",
    "rules/monitoring",
    "rules/release",
    "rules/requirements",
    "rules/safety",
    "rules/serving",
    "rules/traffic",
    "rules/training",
];

#[test]
fn folders_can_be_looked_through() {
    let mut loose: BTreeMap<String, usize> = BTreeMap::new();
    for file in sources().into_keys() {
        let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
        *loose.entry(folder.to_owned()).or_default() += 1;
    }
    loose.retain(|folder, files| {
        let is_catalogue = CATALOGUES.iter().any(|name| folder.ends_with(name));
        !is_catalogue && *files > MOST_LOOSE
    });
    assert!(
        loose.is_empty(),
        "folders with too many loose files: {loose:?}"
    );
}

#[test]
fn files_are_read_by_three_layers_alone() {
    let mut broken = Vec::new();
    for (file, text) in sources() {
        let may = ["file", "cli", "app"].contains(&layer_of(&file));
        let inline_tests = text.find("#[cfg(test)]\nmod tests").unwrap_or(text.len());
        let names = |line: &&str| line.contains("std::fs") || line.contains(" fs::");
        let code = text[..inline_tests].lines();
        let code = code.filter(|line| !line.trim_start().starts_with("//"));
        if !may && !file.ends_with("/tests.rs") {
            broken.extend(
                code.filter(names)
                    .map(|line| format!("{file}: {}", line.trim())),
            );
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}
