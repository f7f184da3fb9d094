//! The table of figures.

use std::path::Path;

use crate::code::figures::SourceFigures;
use crate::code::{per_thousand, percent, source};

/// A figure: what it is, and its value as it is printed.
type Row = (String, String);

/// Prints one column for each checkout.
pub fn print(folders: &[&Path]) {
    let columns: Vec<Vec<Row>> = folders.iter().map(|folder| column(folder)).collect();
    for folder in folders {
        println!("{}", folder.display());
    }
    for (row, (name, _)) in columns[0].iter().enumerate() {
        print!("{name:<45}");
        for column in &columns {
            let value = column.get(row).map_or("", |(_, value)| value);
            print!(" {value:>36}");
        }
        println!();
    }
}

fn column(folder: &Path) -> Vec<Row> {
    let found = SourceFigures::new(&source::read(folder));
    let parts = [
        sizes(&found),
        repetition(&found),
        signatures(&found),
        documentation(&found),
    ];
    parts.into_iter().flatten().collect()
}

fn row(name: &str, value: impl Into<String>) -> Row {
    (name.to_owned(), value.into())
}

fn sizes(found: &SourceFigures) -> Vec<Row> {
    vec![
        row("files", found.files.to_string()),
        row("lines, inline tests too", found.docs.all_lines.to_string()),
        row("lines", found.docs.lines.to_string()),
        row("lines of code", found.docs.code_lines.to_string()),
        row("types", found.types.to_string()),
        row(
            "types that share their name",
            of_all(found.sharing, found.types),
        ),
        row(
            "types whose name is one word",
            of_all(found.short, found.types),
        ),
        row(
            "files in import circles",
            of_all(found.circling, found.files),
        ),
    ]
}

fn repetition(found: &SourceFigures) -> Vec<Row> {
    let pairs = found.pairs.len();
    let data = found.pairs.iter().filter(|pair| pair.is_data).count();
    vec![
        row("near-duplicate pairs", pairs.to_string()),
        row("  of them tables of data", data.to_string()),
        row(
            "  per 1,000 lines, inline tests too",
            short(found.rate(pairs)),
        ),
    ]
}

fn signatures(found: &SourceFigures) -> Vec<Row> {
    let faults = &found.faults;
    let arms = faults.wildcard_arms.len();
    let clones = faults.clones.len();
    let mut rows = vec![
        row("functions", faults.functions.to_string()),
        row(
            "`bool` parameters",
            faults.bool_parameters.len().to_string(),
        ),
        row("arms that drop the rest", arms.to_string()),
        row(
            "  per 1,000 lines, inline tests too",
            short(found.rate(arms)),
        ),
        row("clones", clones.to_string()),
        row(
            "  per 1,000 lines of code",
            short(per_thousand(clones, found.docs.code_lines)),
        ),
        row(
            "functions called `of`",
            faults.of_constructors.len().to_string(),
        ),
    ];
    for wide in found.widest.iter().take(3) {
        let (files, open) = (wide.files.len(), wide.open_fields);
        let about = format!(
            "{}: {} in {files} files, {open} open",
            wide.name, wide.methods
        );
        rows.push(row("methods, their files, open fields", about));
    }
    rows
}

fn documentation(found: &SourceFigures) -> Vec<Row> {
    let docs = &found.docs;
    let written = docs.code_lines + docs.doc_lines + docs.comment_lines;
    vec![
        row(
            "public items without doc",
            of_all(docs.bare_items.len(), docs.public_items),
        ),
        row(
            "public fields without doc",
            of_all(docs.bare_fields.len(), docs.public_fields),
        ),
        row(
            "doc lines, of lines that are not empty",
            of_all(docs.doc_lines, written),
        ),
        row("other comment lines", of_all(docs.comment_lines, written)),
    ]
}

fn of_all(part: usize, whole: usize) -> String {
    format!("{part} of {whole}, {:.1} %", percent(part, whole))
}

fn short(rate: f64) -> String {
    format!("{rate:.2}")
}
