//! Figures of the program's own source, for one checkout or for two side by side.
//!
//! `cargo bench --bench code` counts this checkout, `-- FOLDER` another one beside it, and
//! `-- --list WHAT [FOLDER]` prints the places behind a figure (`--profile dev` builds less). What each
//! figure means stands in `tests/it/tidy/code/`, which the guards of `tests/it/tidy` read too. Inline
//! tests are left out. The tree of commit `4d53045` has: 41.3 % of types with a shared name, 89 % of one
//! word, 19.3 % of files in import circles, 453 near-duplicate pairs, 136 `bool` parameters, 108 arms that
//! drop the rest, 54.7 % of public fields and 22.6 % of public items without a doc comment.

use std::path::{Path, PathBuf};

#[path = "../../tests/it/tidy/code/mod.rs"]
mod code;
mod figures;
mod places;

fn main() {
    let given = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench");
    let given: Vec<String> = given.collect();
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let words: Vec<&str> = given.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] => figures::print(&[&here]),
        ["--list", what] => places::print(what, &here),
        ["--list", what, folder] => places::print(what, Path::new(folder)),
        [folder] if here.join("src").is_dir() => figures::print(&[Path::new(folder), &here]),
        folders => {
            let folders: Vec<&Path> = folders.iter().map(Path::new).collect();
            figures::print(&folders);
        }
    }
}
