//! Embedded folders are read when the crate is compiled; without this a file added to one of them goes unnoticed.

fn main() {
    for folder in ["assets", "templates"] {
        if std::path::Path::new(folder).exists() {
            println!("cargo::rerun-if-changed={folder}");
        }
    }
}
