//! The table of figures.

use std::path::Path;

use crate::code::{
    documentation, import_circles, near_duplicates, per_thousand, percent, signatures, source,
    type_names, wide_types,
};

/// Prints one column for each checkout.
pub fn print(folders: &[&Path]) {
    let columns: Vec<Vec<(String, String)>> = folders.iter().map(|folder| column(folder)).collect();
    for folder in folders {
        println!("{}", folder.display());
    }
    for (row, (name, _)) in columns[0].iter().enumerate() {
        print!("{name:<58}");
        for column in &columns {
            let value = column.get(row).map_or("", |(_, value)| value);
            print!(" {value:>26}");
        }
        println!();
    }
}

fn column(folder: &Path) -> Vec<(String, String)> {
    let tree = source::read(folder);
    let mut rows = Vec::new();
    let mut row = |name: &str, value: String| rows.push((name.to_owned(), value));
    let docs = documentation::count(&tree);
    row("files", tree.len().to_string());
    row("lines, inline tests too", docs.all_lines.to_string());
    row("lines", docs.lines.to_string());
    row("lines of code", docs.code_lines.to_string());

    let names = type_names::by_name(&tree);
    let types: usize = names.values().map(Vec::len).sum();
    let twice = names.values().filter(|places| places.len() > 1);
    let sharing: usize = twice.clone().map(Vec::len).sum();
    let is_short = |(name, _): &(&String, _)| type_names::is_one_word(name);
    let short: usize = names
        .iter()
        .filter(is_short)
        .map(|(_, places)| places.len())
        .sum();
    row("types", types.to_string());
    row("types that share their name", of_all(sharing, types));
    row(
        "names of types used twice or more",
        of_all(twice.count(), names.len()),
    );
    row("types whose name is one word", of_all(short, types));

    let circling: usize = import_circles::circles(&tree).iter().map(Vec::len).sum();
    row("files in import circles", of_all(circling, tree.len()));

    let pairs = near_duplicates::pairs(&tree);
    let data = pairs.iter().filter(|pair| pair.is_data).count();
    row("near-duplicate pairs", pairs.len().to_string());
    row("  of them tables of data", data.to_string());
    row(
        "  per 1,000 lines, inline tests too",
        rate(pairs.len(), docs.all_lines),
    );

    let faults = signatures::faults(&tree);
    row("functions", faults.functions.to_string());
    row(
        "`bool` parameters",
        faults.bool_parameters.len().to_string(),
    );
    row(
        "arms that drop the rest",
        faults.wildcard_arms.len().to_string(),
    );
    row(
        "  per 1,000 lines, inline tests too",
        rate(faults.wildcard_arms.len(), docs.all_lines),
    );
    row("clones", faults.clones.len().to_string());
    row(
        "  per 1,000 lines of code",
        rate(faults.clones.len(), docs.code_lines),
    );
    row(
        "functions called `of`",
        faults.of_constructors.len().to_string(),
    );

    row(
        "public items without doc",
        of_all(docs.bare_items.len(), docs.public_items),
    );
    row(
        "public fields without doc",
        of_all(docs.bare_fields.len(), docs.public_fields),
    );
    let written = docs.code_lines + docs.doc_lines + docs.comment_lines;
    row(
        "doc lines, of lines that are not empty",
        of_all(docs.doc_lines, written),
    );
    row("other comment lines", of_all(docs.comment_lines, written));

    for (place, wide) in wide_types::widest(&tree).iter().take(3).enumerate() {
        let about = format!(
            "{}: {} in {} files, {} open",
            wide.name,
            wide.methods,
            wide.files.len(),
            wide.open_fields
        );
        row(
            &format!("{}. in methods, their files, open fields", place + 1),
            about,
        );
    }
    rows
}

fn of_all(part: usize, whole: usize) -> String {
    format!("{part} of {whole}, {:.1} %", percent(part, whole))
}

fn rate(count: usize, lines: usize) -> String {
    format!("{:.2}", per_thousand(count, lines))
}
