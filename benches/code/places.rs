//! The places behind the figures, one a line.

use std::path::Path;

use crate::code::{
    SourcePlace, documentation, import_circles, near_duplicates, signatures, source, type_names,
    wide_types,
};

const LISTS: &str = "shared, circles, duplicates, bools, wildcards, of, fields, items, widest";

pub fn print(what: &str, folder: &Path) {
    let tree = source::read(folder);
    match what {
        "shared" => {
            for (name, places) in type_names::shared(&tree) {
                let files: Vec<String> = places
                    .iter()
                    .map(|at| format!("{}:{}", at.file, at.line))
                    .collect();
                println!("{name}: {}", files.join(", "));
            }
        }
        "circles" => {
            for circle in import_circles::circles(&tree) {
                println!("{} files: {}", circle.len(), circle.join(", "));
            }
        }
        "duplicates" => {
            for pair in near_duplicates::pairs(&tree) {
                let what = if pair.is_data { "data" } else { "code" };
                println!("{:.2} {what} {} ≈ {}", pair.alike, pair.first, pair.second);
            }
        }
        "bools" => lines(&signatures::faults(&tree).bool_parameters),
        "wildcards" => lines(&signatures::faults(&tree).wildcard_arms),
        "of" => lines(&signatures::faults(&tree).of_constructors),
        "fields" => lines(&documentation::count(&tree).bare_fields),
        "items" => lines(&documentation::count(&tree).bare_items),
        "widest" => {
            for wide in wide_types::widest(&tree).iter().take(20) {
                let files: Vec<&str> = wide.files.iter().map(String::as_str).collect();
                println!(
                    "{} methods, {} open fields: {} in {}",
                    wide.methods,
                    wide.open_fields,
                    wide.name,
                    files.join(", ")
                );
            }
        }
        _ => println!("nothing is listed as {what}; lists are {LISTS}"),
    }
}

fn lines(places: &[SourcePlace]) {
    for place in places {
        println!("{place}");
    }
}
