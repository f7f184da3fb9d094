//! The fuzz target builds: nobody builds it in every run, and its own lock file must know what the program depends on.

use std::collections::BTreeSet;

use super::root;

/// What the program depends on without its window.
fn declared() -> BTreeSet<String> {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).expect("the manifest");
    let mut is_dependencies = false;
    let mut names = BTreeSet::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            is_dependencies =
                line == "[dependencies]" || line == "[target.'cfg(unix)'.dependencies]";
        } else if is_dependencies
            && !line.contains("optional = true")
            && let Some((name, _)) = line.split_once(" = ")
        {
            names.insert(name.to_owned());
        }
    }
    names
}

/// What the fuzz target's lock file says the program depends on.
fn locked() -> BTreeSet<String> {
    let lock = root().join("tests/fuzz/Cargo.lock");
    let lock = std::fs::read_to_string(lock).expect("the lock file");
    let packages = lock.split("[[package]]");
    let of_program = packages
        .into_iter()
        .find(|package| package.contains("name = \"mlboard\"\n"))
        .expect("the program");
    let lines = of_program
        .lines()
        .filter_map(|line| line.strip_prefix(" \""));
    // A name is followed by its version where there are several.
    lines
        .filter_map(|line| line.split(['"', ' ']).next())
        .map(str::to_owned)
        .collect()
}

/// Otherwise: `cargo metadata --manifest-path tests/fuzz/Cargo.toml`, which writes the lock file.
#[test]
fn the_lock_file_of_the_fuzz_target_knows_every_dependency() {
    let declared = declared();
    assert!(declared.len() > 10, "{declared:?}");
    assert_eq!(locked(), declared);
}
