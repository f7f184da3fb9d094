//! House rules as tests: what is not tested decays.

mod asset_names;
mod code;
mod counts;
mod doors;
mod folders;
mod fuzz_lock;
mod how_to_add;
mod links;
mod names;
mod string_literals;
mod written_numbers;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file of the program with its text, by path relative to `src`.
fn sources() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let src = root().join("src");
    code::source::texts_below(&src, &src, &mut found);
    assert!(found.len() > 20, "the walk found the program");
    found
}

/// The layer table of src/README.md: layer to the layers it may use.
fn layers() -> BTreeMap<String, BTreeSet<String>> {
    let map = std::fs::read_to_string(root().join("src/README.md")).expect("the map");
    let rows = map
        .lines()
        .skip_while(|line| !line.starts_with("| layer | may use |"));
    let mut table: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in rows.skip(2).take_while(|line| line.starts_with('|')) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let (names, uses) = (cells[0], cells[1]);
        let uses: BTreeSet<String> = match uses {
            "–" => BTreeSet::new(),
            "all above" => table.keys().cloned().collect(),
            "all above except cli" => table
                .keys()
                .filter(|name| *name != "cli")
                .cloned()
                .collect(),
            list => list.split(',').map(|name| name.trim().to_owned()).collect(),
        };
        for name in names.split(',') {
            table.insert(name.trim().to_owned(), uses.clone());
        }
    }
    assert!(table.len() > 8, "the layer table is in src/README.md");
    table
}

fn layer_of(file: &str) -> &str {
    file.split('/')
        .next()
        .unwrap_or(file)
        .trim_end_matches(".rs")
}

/// The layers a text names as `crate::layer`, comments left out.
fn uses(text: &str) -> BTreeSet<String> {
    let code = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let mut found = BTreeSet::new();
    for line in code {
        for part in line.split("crate::").skip(1) {
            let name: String = part
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            found.insert(name);
        }
    }
    found
}

#[test]
fn every_layer_uses_only_what_the_map_allows() {
    let layers = layers();
    let mut broken = Vec::new();
    for (file, text) in sources() {
        let layer = layer_of(&file);
        if ["lib", "main"].contains(&layer) {
            continue;
        }
        let Some(allowed) = layers.get(layer) else {
            broken.push(format!(
                "{file}: layer {layer} is not in the table of src/README.md"
            ));
            continue;
        };
        for used in uses(&text) {
            let known = layers.contains_key(&used);
            if known && used != layer && !allowed.contains(&used) {
                broken.push(format!("{file} uses crate::{used}, which {layer} may not"));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_file_says_what_it_is() {
    let silent: Vec<String> = sources()
        .into_iter()
        .filter(|(file, text)| file != "lib.rs" && !text.starts_with("//!"))
        .map(|(file, _)| file)
        .collect();
    assert!(silent.is_empty(), "no //! at the top of {silent:?}");
}

#[test]
fn files_stay_small_enough_to_read() {
    let long: Vec<String> = sources()
        .into_iter()
        .map(|(file, text)| {
            let inline_tests = text.find("#[cfg(test)]\nmod tests").unwrap_or(text.len());
            (file, text[..inline_tests].lines().count())
        })
        .filter(|(_, lines)| *lines > 450)
        .map(|(file, lines)| format!("{file}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "split by idea: {long:?}");
}

#[test]
fn rules_never_name_a_kind() {
    let kinds = kind_ids(&root().join("assets/kinds"));
    assert!(kinds.len() >= 60, "the kinds are in assets/kinds");
    let mut named = Vec::new();
    for (file, text) in sources()
        .into_iter()
        .filter(|(file, _)| file.starts_with("rules/"))
    {
        let inline_tests = text.find("#[cfg(test)]\nmod tests").unwrap_or(text.len());
        for kind in &kinds {
            if text[..inline_tests].contains(&format!("\"{kind}\"")) {
                named.push(format!("{file} names {kind}; ask for a role instead"));
            }
        }
    }
    assert!(named.is_empty(), "{}", named.join("\n"));
}

fn kind_ids(folder: &Path) -> BTreeSet<String> {
    let categories = std::fs::read_dir(folder).expect("kinds by category");
    let files = categories
        .flat_map(|entry| std::fs::read_dir(entry.expect("an entry").path()).expect("a category"));
    let names = files.map(|entry| entry.expect("an entry").path());
    names
        .filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()))
        .collect()
}

#[test]
fn nothing_is_left_for_later_without_a_reason() {
    let marks = ["todo!(", "unimplemented!(", "FIXME", "XXX", "TODO"];
    let mut left = Vec::new();
    for (file, text) in sources() {
        for (number, line) in text.lines().enumerate() {
            if marks.iter().any(|mark| line.contains(mark)) {
                left.push(format!("{file}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    assert!(left.is_empty(), "{}", left.join("\n"));
}

#[test]
fn no_module_is_a_drawer_for_everything() {
    let banned = ["utils", "common", "helpers", "types", "manager", "misc"];
    let drawers: Vec<String> = sources()
        .into_keys()
        .filter(|file| {
            let mut parts = file.split(['/', '.']);
            parts.any(|part| banned.contains(&part))
        })
        .collect();
    assert!(drawers.is_empty(), "{drawers:?}");
}

#[test]
fn egui_stays_inside_the_window() {
    let outside: Vec<String> = sources()
        .into_iter()
        .filter(|(file, _)| layer_of(file) != "app")
        .filter(|(_, text)| {
            let code = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"));
            code.into_iter().any(|line| {
                line.contains("egui::") || line.contains("eframe::") || line.contains("rfd::")
            })
        })
        .map(|(file, _)| file)
        .collect();
    assert!(outside.is_empty(), "{outside:?}");
}

#[test]
fn every_dependency_has_a_reason_beside_it() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).expect("Cargo.toml");
    let sections = [
        "[dependencies]",
        "[dev-dependencies]",
        "[build-dependencies]",
    ];
    let mut inside = false;
    let mut bare = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = sections.contains(&line.trim());
        } else if inside && line.contains('=') && !line.starts_with('#') && !line.contains(" # ") {
            bare.push(line.to_owned());
        }
    }
    assert!(bare.is_empty(), "{bare:?}");
}
