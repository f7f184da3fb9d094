//! Lines of comma-separated values.

/// One line with its end. A cell that a spreadsheet would take for a formula becomes text by a mark before it.
pub(super) fn line(cells: &[impl AsRef<str>]) -> String {
    let cells = cells.iter().map(|cell| quoted(cell.as_ref()));
    let mut line = cells.collect::<Vec<_>>().join(",");
    line.push_str("\r\n");
    line
}

fn quoted(cell: &str) -> String {
    let mark = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        "'"
    } else {
        ""
    };
    if mark.is_empty() && !cell.contains([',', '"', '\n', '\r']) {
        return cell.to_owned();
    }
    format!("\"{mark}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn a_cell_is_text_whatever_stands_in_it() {
        let cells = ["plain", "a, b", "say \"it\"", "=1+1", "two\nlines"];
        let wanted = "plain,\"a, b\",\"say \"\"it\"\"\",\"'=1+1\",\"two\nlines\"\r\n";
        assert_eq!(line(&cells), wanted);
    }
}
