//! Expectations that stand beside what they expect, in files that people read.
//!
//! A case file holds sections, each a heading (`== what it shows`), an input, a line `----` and what is expected.
//! `UPDATE=1 cargo test` writes what came out into the files.

use std::path::{Path, PathBuf};

/// One section of a case file.
pub struct Section {
    pub heading: String,
    pub input: String,
    expected: String,
}

/// The case files of a folder below `tests/cases`, by name.
pub fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/cases")
        .join(folder);
    let entries = std::fs::read_dir(&folder).expect("a folder of cases");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    files.sort();
    files
}

/// Differences between what case files expect and what came out, told all together.
#[derive(Default)]
pub struct Differences {
    found: Vec<String>,
}

impl Differences {
    /// Runs every section of the file and compares; returns the sections with what came out of them.
    pub fn check(&mut self, file: &Path, run: impl Fn(&str) -> String) -> Vec<(Section, String)> {
        let text = std::fs::read_to_string(file).expect("a case file");
        let mut results = Vec::new();
        for section in sections(&text, file) {
            let found = run(&section.input).trim_end().to_owned();
            results.push((section, found));
        }
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(file, written(&results)).expect("a case file can be written");
            return results;
        }
        for (section, found) in &results {
            if section.expected != *found {
                let (heading, expected) = (&section.heading, &section.expected);
                let file = file.display();
                let told =
                    format!("{file}, “{heading}”\nexpected:\n{expected}\ncame out:\n{found}\n");
                self.found.push(told);
            }
        }
        results
    }

    /// Fails with every difference if there is any.
    pub fn report(self) {
        let n = self.found.len();
        let all = self.found.join("\n");
        assert!(n == 0, "{n} cases differ; UPDATE=1 accepts them\n\n{all}");
    }
}

/// The sections of a case file.
pub fn sections(text: &str, file: &Path) -> Vec<Section> {
    let mut parts = text.split("== ");
    let before = parts.next().unwrap_or_default();
    assert!(
        before.trim().is_empty(),
        "text before the first heading in {}",
        file.display()
    );
    parts
        .map(|part| {
            let (heading, rest) = part.split_once('\n').unwrap_or((part, ""));
            let (input, expected) = rest
                .split_once("----")
                .unwrap_or_else(|| panic!("“{heading}” has no ---- in {}", file.display()));
            Section {
                heading: heading.trim().to_owned(),
                input: input.trim_end().to_owned(),
                expected: expected.trim().to_owned(),
            }
        })
        .collect()
}

fn written(results: &[(Section, String)]) -> String {
    let sections: Vec<String> = results
        .iter()
        .map(|(section, found)| {
            format!("== {}\n{}\n----\n{found}\n", section.heading, section.input)
        })
        .collect();
    sections.join("\n")
}
