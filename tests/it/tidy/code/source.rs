//! Source files of a checkout, parsed by `syn`, without their inline tests; a file called `tests.rs` is
//! an inline test that grew.

use std::collections::BTreeMap;
use std::path::Path;

use syn::spanned::Spanned as _;

/// One file below `src`.
pub struct SourceFile {
    /// As it stands on disk, inline tests too.
    pub whole: String,
    /// The same lines, those of items under `#[cfg(test)]` emptied, so that line numbers stay.
    pub text: String,
    /// What is parsed of `text`.
    pub ast: syn::File,
    /// Lines of inline tests.
    pub test_lines: usize,
}

impl SourceFile {
    /// Lines that are not of inline tests.
    pub fn lines(&self) -> usize {
        self.whole.lines().count() - self.test_lines
    }
}

/// Every source file by its path below `src`.
pub type SourceTree = BTreeMap<String, SourceFile>;

/// Reads the folder `src` of a checkout.
pub fn read(checkout: &Path) -> SourceTree {
    let root = checkout.join("src");
    let mut texts = BTreeMap::new();
    texts_below(&root, &root, &mut texts);
    let parsed = texts.into_iter().map(|(path, whole)| {
        let is_test = path.ends_with("/tests.rs");
        let file = parse(&whole, is_test).unwrap_or_else(|error| panic!("{path}: {error}"));
        (path, file)
    });
    parsed.collect()
}

/// Every Rust file below a folder with its text, by path relative to `root`.
pub fn texts_below(root: &Path, folder: &Path, found: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).expect("a folder of the program") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            texts_below(root, &path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = std::fs::read_to_string(&path).expect("a source file");
            let name = path.strip_prefix(root).expect("inside the folder");
            found.insert(name.to_string_lossy().replace('\\', "/"), text);
        }
    }
}

fn parse(whole: &str, is_test: bool) -> syn::Result<SourceFile> {
    let mut lines: Vec<&str> = whole.lines().collect();
    let mut tests = Vec::new();
    if is_test {
        tests.push((1, lines.len()));
    } else {
        inline_tests(&syn::parse_file(whole)?.items, &mut tests);
    }
    let mut test_lines = 0;
    for (first, last) in tests {
        for line in &mut lines[first - 1..last] {
            *line = "";
            test_lines += 1;
        }
    }
    let text = lines.join("\n") + "\n";
    Ok(SourceFile {
        ast: syn::parse_file(&text)?,
        whole: whole.to_owned(),
        text,
        test_lines,
    })
}

/// First and last line of each inline module of tests, its attributes too.
fn inline_tests(items: &[syn::Item], found: &mut Vec<(usize, usize)>) {
    for item in items {
        let syn::Item::Mod(module) = item else {
            continue;
        };
        if module.attrs.iter().any(is_for_tests) {
            let lines = module.span();
            found.push((lines.start().line, lines.end().line));
        } else if let Some((_, items)) = &module.content {
            inline_tests(items, found);
        }
    }
}

fn is_for_tests(attribute: &syn::Attribute) -> bool {
    let wants = |list: &syn::MetaList| list.tokens.to_string() == "test";
    attribute.path().is_ident("cfg") && attribute.meta.require_list().is_ok_and(wants)
}
