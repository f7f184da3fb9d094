//! The catalogue inside the program.

use std::sync::LazyLock;

use include_dir::{Dir, DirEntry, include_dir};

use crate::catalog::Catalog;

static KINDS: Dir = include_dir!("$CARGO_MANIFEST_DIR/assets/kinds");

/// The lists beside the folder of kinds.
const LISTS: [(&str, &str); 6] = [
    (
        "categories.ron",
        include_str!("../../assets/categories.ron"),
    ),
    ("icons.ron", include_str!("../../assets/icons.ron")),
    ("payloads.ron", include_str!("../../assets/payloads.ron")),
    (
        "requirements.ron",
        include_str!("../../assets/requirements.ron"),
    ),
    ("roles.ron", include_str!("../../assets/roles.ron")),
    ("terms.ron", include_str!("../../assets/terms.ron")),
];

impl Catalog {
    /// The catalogue inside the program.
    pub fn builtin() -> &'static Self {
        static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
            Catalog::from_files(files()).expect("the embedded catalogue is read by the tests")
        });
        &CATALOG
    }
}

/// Every embedded file of the catalogue: its path under `assets/`, and its text.
pub(super) fn files() -> Vec<(String, &'static str)> {
    let mut files: Vec<(String, &str)> = LISTS
        .iter()
        .map(|(path, text)| ((*path).to_owned(), *text))
        .collect();
    collect(&KINDS, &mut files);
    files
}

fn collect(folder: &Dir<'static>, files: &mut Vec<(String, &'static str)>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => collect(inner, files),
            DirEntry::File(file) => {
                let path = file.path().to_string_lossy().replace('\\', "/");
                files.push((format!("kinds/{path}"), file.contents_utf8().unwrap_or("")));
            }
        }
    }
}
