//! Every row of “How to add” in the map, counted against a change that was really made.
//!
//! A row names files, and lines in files: “`src/rules/<family>/<problem>.rs`, a line in `src/rules/mod.rs`”.
//! For each an existing example says what stands for the `<names>` and by what marks the code knows it. The
//! files must exist, and the lines with a mark must be exactly those that the row tells of.

use std::collections::{BTreeMap, BTreeSet};

use super::{root, sources};

/// An example of what a row adds.
struct Example {
    /// First cell of the row.
    row: &'static str,
    /// What stands for the names in angle brackets.
    names: &'static [(&'static str, &'static str)],
    /// What a line of `src` holds that exists for the example.
    marks: &'static [&'static str],
}

const EXAMPLES: &[Example] = &[
    Example {
        row: "a component kind",
        names: &[("category", "sources"), ("id", "external_feed")],
        marks: &["external_feed"],
    },
    Example {
        row: "a rule",
        names: &[
            ("family", "serving"),
            ("problem", "runs_hot"),
            ("id", "SV014"),
            ("ID", "SV014"),
        ],
        marks: &["    runs_hot,"],
    },
    Example {
        row: "a formula",
        names: &[("subject", "money")],
        marks: &[],
    },
    Example {
        row: "a figure",
        names: &[("subject", "money")],
        marks: &[],
    },
    Example {
        row: "a published figure",
        names: &[("subject", "further")],
        marks: &[],
    },
    Example {
        row: "a tool",
        names: &[("id", "laser")],
        marks: &[
            "mod laser",
            "laser::",
            "ToolId::Laser",
            "Self::Laser",
            "    Laser,",
            "tool.laser",
        ],
    },
    Example {
        row: "a command",
        names: &[("group", "arrange")],
        marks: &["\"arrange.flip_y\""],
    },
    Example {
        row: "an export format",
        names: &[("id", "png")],
        marks: &["mod png;", "&png::"],
    },
    Example {
        row: "a case study",
        names: &[("id", "eta_prediction")],
        marks: &["eta_prediction"],
    },
    Example {
        row: "words by which a clarifying question is recognised",
        names: &[],
        marks: &[],
    },
];

/// Files below `src`, or any below the root, and how many lines of them; none for a file that is there as a whole.
type Places = BTreeMap<String, Option<usize>>;

#[test]
fn rows_of_how_to_add_are_true() {
    let rows = rows();
    let known: BTreeSet<&str> = EXAMPLES.iter().map(|example| example.row).collect();
    let written: BTreeSet<&str> = rows.keys().map(String::as_str).collect();
    assert_eq!(written, known, "every row has an example");
    let mut wrong = Vec::new();
    for example in EXAMPLES {
        let places = places(&rows[example.row], example.names);
        for path in places.keys() {
            if !root().join(path).exists() {
                wrong.push(format!("{}: there is no {path}", example.row));
            }
        }
        let told: BTreeMap<String, usize> = places
            .iter()
            .filter_map(|(path, lines)| Some((path.clone(), (*lines)?)))
            .collect();
        let counted = lines_with(example.marks, &places);
        if !example.marks.is_empty() && told != counted {
            wrong.push(format!(
                "{}: the row tells of {told:?}, there are {counted:?}",
                example.row
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The second cell of each row by its first.
fn rows() -> BTreeMap<String, String> {
    let map = std::fs::read_to_string(root().join("src/README.md")).expect("the map");
    let (_, part) = map.split_once("## How to add").expect("the heading");
    let rows = part.lines().skip_while(|line| !line.starts_with("|---"));
    let rows = rows.skip(1).take_while(|line| line.starts_with('|'));
    let cells = rows.map(|row| {
        let mut cells = row.trim_matches('|').split(" | ").map(str::trim);
        let mut cell = || cells.next().unwrap_or_default().to_owned();
        (cell(), cell())
    });
    cells.collect()
}

/// The files that a cell names in backticks; “two lines in” before one is how many lines of it.
fn places(cell: &str, names: &[(&str, &str)]) -> Places {
    let mut found = Places::new();
    let parts: Vec<&str> = cell.split('`').collect();
    for pair in parts.chunks(2) {
        let [before, path] = pair else {
            continue;
        };
        let is_path = path.contains('/') && path.contains('.');
        if is_path {
            let mut path = (*path).to_owned();
            for (name, value) in names {
                path = path.replace(&format!("<{name}>"), value);
            }
            found.insert(path, lines_told(before));
        }
    }
    found
}

fn lines_told(before: &str) -> Option<usize> {
    const NUMBERS: &[&str] = &["one", "two", "three", "four", "five", "six"];
    let before = before.trim_end().strip_suffix(" in")?;
    let mut units = [" lines", " line", " entry"].into_iter();
    let before = units.find_map(|unit| before.strip_suffix(unit))?;
    let word = before.rsplit(' ').next()?;
    let word = if ["a", "an"].contains(&word) {
        "one"
    } else {
        word
    };
    Some(NUMBERS.iter().position(|number| *number == word)? + 1)
}

/// Lines of code in `src` with one of the marks, by file; files that are there as a whole are left out.
fn lines_with(marks: &[&str], places: &Places) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for (file, text) in sources() {
        let path = format!("src/{file}");
        if places.get(&path) == Some(&None) {
            continue;
        }
        let code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        let lines = code
            .filter(|line| marks.iter().any(|mark| line.contains(mark)))
            .count();
        if lines > 0 && !file.contains("tests/") {
            found.insert(path, lines);
        }
    }
    found
}
