//! Links and pictures of every Markdown file lead to a file, and to a heading where they name one.

use std::path::{Path, PathBuf};

use super::root;

/// Folders that hold nothing of ours.
const SKIPPED: &[&str] = &["target", "node_modules", ".git"];

#[test]
fn links_of_markdown_files_lead_somewhere() {
    let mut files = Vec::new();
    markdown_below(&root(), &mut files);
    assert!(files.len() >= 5, "the walk found the pages");
    let mut dead = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a page");
        let folder = file.parent().expect("a folder");
        for link in links(&text) {
            if !leads_somewhere(&link, &file, folder) {
                dead.push(format!("{}: {link}", file.display()));
            }
        }
    }
    assert!(dead.is_empty(), "{}", dead.join("\n"));
}

fn markdown_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy();
        if path.is_dir() && !SKIPPED.contains(&&*name) {
            markdown_below(&path, found);
        } else if path.extension().is_some_and(|end| end == "md") {
            found.push(path);
        }
    }
}

/// What stands in `](…)` outside code.
fn links(text: &str) -> Vec<String> {
    let mut is_code = false;
    let mut found = Vec::new();
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
        } else if !is_code {
            let outside: String = line.split('`').step_by(2).collect::<Vec<_>>().join("``");
            let parts = outside.split("](").skip(1);
            found.extend(parts.filter_map(|part| Some(part.split_once(')')?.0.to_owned())));
        }
    }
    found
}

fn leads_somewhere(link: &str, page: &Path, folder: &Path) -> bool {
    if link.contains("://") || link.starts_with("mailto:") {
        return true;
    }
    let link = link.trim_start_matches('<').trim_end_matches('>');
    let (path, heading) = link.split_once('#').unwrap_or((link, ""));
    let target = if path.is_empty() {
        page.to_owned()
    } else {
        folder.join(path)
    };
    if heading.is_empty() {
        return target.exists();
    }
    let text = std::fs::read_to_string(&target).unwrap_or_default();
    let mut headings = text.lines().filter(|line| line.starts_with('#'));
    headings.any(|line| anchor(line.trim_start_matches('#').trim()) == heading)
}

/// The name of a heading as code hosts make it.
fn anchor(heading: &str) -> String {
    let kept = heading
        .chars()
        .filter(|c| c.is_alphanumeric() || [' ', '-', '_'].contains(c));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}
