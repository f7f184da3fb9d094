//! The boards of a folder as one page: no scripts, nothing fetched.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::cli::grade::LIMITS;
use crate::cli::grade::row::{HEADINGS, Row};

const HEAD: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
<title>Boards beside the reference</title>\n<style>\n\
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; }\n\
table { border-collapse: collapse; margin: 1rem 0; }\n\
th, td { border: 1px solid; padding: 0.25rem 0.5rem; text-align: left; vertical-align: top; }\n\
</style>\n</head>\n<body>\n<h1>Boards beside the reference</h1>\n";

/// The whole page.
pub(super) fn page(rows: &[Row]) -> String {
    let mut page = HEAD.to_owned();
    let mut add = |text: &str| page.push_str(text);
    add(&format!("<p>{}</p>\n<table>\n<thead><tr>", escaped(LIMITS)));
    for heading in HEADINGS {
        add(&format!("<th scope=\"col\">{}</th>", escaped(heading)));
    }
    add("</tr></thead>\n<tbody>\n");
    for row in rows {
        let cells = row
            .cells
            .iter()
            .map(|cell| format!("<td>{}</td>", escaped(cell)));
        add(&format!("<tr>{}</tr>\n", cells.collect::<String>()));
    }
    add("</tbody>\n</table>\n");
    add(&rules(rows));
    add("</body>\n</html>\n");
    page
}

/// How many boards each rule concerns.
fn rules(rows: &[Row]) -> String {
    let mut concerned: BTreeMap<&str, usize> = BTreeMap::new();
    for rule in rows.iter().flat_map(|row| &row.rules) {
        *concerned.entry(rule).or_default() += 1;
    }
    if concerned.is_empty() {
        return "<p>No known mistake was found.</p>\n".to_owned();
    }
    let mut table = "<h2>Findings</h2>\n<table>\n<thead><tr><th scope=\"col\">rule</th>\
                     <th scope=\"col\">boards</th></tr></thead>\n<tbody>\n"
        .to_owned();
    for (rule, n) in concerned {
        // Writing to a text cannot fail.
        let _ = writeln!(table, "<tr><td>{}</td><td>{n}</td></tr>", escaped(rule));
    }
    table + "</tbody>\n</table>\n"
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
