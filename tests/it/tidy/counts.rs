//! Counts of the source that may only fall. `cargo bench --bench code` prints them all, `-- --list` where they are.

use super::code::figures::SourceFigures;
use super::code::{percent, source};
use super::root;

/// Types that share their name with another type, in percent.
const MOST_SHARED_NAMES: f64 = 0.0;
/// Types whose name is one word, in percent.
const MOST_SHORT_NAMES: f64 = 23.0;
/// Files in import circles, in percent.
const MOST_IN_CIRCLES: f64 = 6.0;
/// Near-duplicate pairs a thousand lines.
const MOST_DUPLICATES: f64 = 1.3;
/// How much alike functions are that differ in names and values alone.
const SAME: f64 = 0.999;
/// Pairs of such functions.
const MOST_SAME: usize = 26;
/// Parameters of functions that are a bare `bool`.
const MOST_BOOL_PARAMETERS: usize = 26;
/// Arms that drop the rest, a thousand lines.
const MOST_WILDCARDS: f64 = 0.37;
/// Public fields without a doc comment, in percent.
const MOST_BARE_FIELDS: f64 = 9.0;
/// Public items without a doc comment, in percent.
const MOST_BARE_ITEMS: f64 = 20.5;
/// Methods of one type.
const MOST_METHODS: usize = 96;
/// Fields of one type with any `pub`.
const MOST_OPEN_FIELDS: usize = 21;
/// Functions without `self` that are called `of`.
const MOST_OF: usize = 4;

/// What is counted, how much there is, and how much there may be.
type Row = (&'static str, f64, f64);

#[test]
fn the_counts_of_the_source_do_not_rise() {
    let found = SourceFigures::new(&source::read(&root()));
    let same = found
        .pairs
        .iter()
        .filter(|pair| pair.alike >= SAME && !pair.is_data);
    let same: Vec<String> = same
        .map(|pair| format!("{} and {}", pair.first, pair.second))
        .collect();
    assert!(
        same.len() <= MOST_SAME,
        "functions that differ in names alone:\n{}",
        same.join("\n")
    );
    let rows = names(&found)
        .into_iter()
        .chain(shapes(&found))
        .chain(docs(&found));
    let risen = rows.filter(|(_, found, most)| found > most);
    let risen: Vec<String> = risen
        .map(|(what, found, most)| format!("{what}: {found:.2}, at most {most}"))
        .collect();
    assert!(risen.is_empty(), "{}", risen.join("\n"));
}

fn names(found: &SourceFigures) -> Vec<Row> {
    vec![
        (
            "types that share a name, %",
            percent(found.sharing, found.types),
            MOST_SHARED_NAMES,
        ),
        (
            "types of one word, %",
            percent(found.short, found.types),
            MOST_SHORT_NAMES,
        ),
        (
            "functions called `of`",
            real(found.faults.of_constructors.len()),
            real(MOST_OF),
        ),
    ]
}

fn shapes(found: &SourceFigures) -> Vec<Row> {
    let methods = found.widest.first().map_or(0, |wide| wide.methods);
    let open = found
        .widest
        .iter()
        .map(|wide| wide.open_fields)
        .max()
        .unwrap_or(0);
    let bools = found.faults.bool_parameters.len();
    let wildcards = found.rate(found.faults.wildcard_arms.len());
    vec![
        (
            "files in import circles, %",
            percent(found.circling, found.files),
            MOST_IN_CIRCLES,
        ),
        (
            "near-duplicates per 1,000 lines",
            found.rate(found.pairs.len()),
            MOST_DUPLICATES,
        ),
        ("`bool` parameters", real(bools), real(MOST_BOOL_PARAMETERS)),
        ("wildcard arms per 1,000 lines", wildcards, MOST_WILDCARDS),
        ("methods of one type", real(methods), real(MOST_METHODS)),
        (
            "open fields of one type",
            real(open),
            real(MOST_OPEN_FIELDS),
        ),
    ]
}

fn docs(found: &SourceFigures) -> Vec<Row> {
    let docs = &found.docs;
    let fields = percent(docs.bare_fields.len(), docs.public_fields);
    let items = percent(docs.bare_items.len(), docs.public_items);
    vec![
        ("public fields without doc, %", fields, MOST_BARE_FIELDS),
        ("public items without doc, %", items, MOST_BARE_ITEMS),
    ]
}

#[expect(clippy::cast_precision_loss, reason = "small counts")]
fn real(count: usize) -> f64 {
    count as f64
}
