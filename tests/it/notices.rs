//! Notices of the crates that the program is built from: every crate of Cargo.lock that ends up in it, with its
//! licence and the texts that come with it. `UPDATE=1 cargo test --test it notices` writes them.
#![cfg(all(target_os = "linux", target_arch = "x86_64"))]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value as Json;

const FILE: &str = "docs/THIRD-PARTY.md";

/// Licences under which mlboard takes crates. Each expression must be met by these alone.
const ACCEPTED: &[&str] = &[
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "0BSD",
    "CC0-1.0",
    "ISC",
    "OFL-1.1",
    "Ubuntu-font-1.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// A crate that ends up in the program.
struct Crate {
    name: String,
    version: String,
    /// As its manifest says it.
    licence: String,
    repository: String,
    folder: PathBuf,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn metadata() -> Json {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--offline", "--format-version", "1"])
        .args(["--filter-platform", "x86_64-unknown-linux-gnu"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn word<'a>(value: &'a Json, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// Ids of packages that are reached without tests and build scripts.
fn reached(metadata: &Json) -> BTreeSet<String> {
    let nodes = metadata["resolve"]["nodes"].as_array().expect("packages");
    let by_id: BTreeMap<&str, &Json> = nodes.iter().map(|node| (word(node, "id"), node)).collect();
    let mut found = BTreeSet::new();
    let mut open = vec![word(&metadata["resolve"], "root").to_owned()];
    while let Some(id) = open.pop() {
        if !found.insert(id.clone()) {
            continue;
        }
        for dependency in by_id[id.as_str()]["deps"].as_array().expect("dependencies") {
            let mut kinds = dependency["dep_kinds"].as_array().expect("kinds").iter();
            if kinds.any(|kind| kind["kind"].is_null()) {
                open.push(word(dependency, "pkg").to_owned());
            }
        }
    }
    found
}

fn crates() -> Vec<Crate> {
    let metadata = metadata();
    let reached = reached(&metadata);
    let packages = metadata["packages"].as_array().expect("packages").iter();
    let packages = packages.filter(|package| {
        reached.contains(word(package, "id")) && word(package, "name") != "mlboard"
    });
    let mut crates: Vec<Crate> = packages
        .map(|package| Crate {
            name: word(package, "name").to_owned(),
            version: word(package, "version").to_owned(),
            licence: word(package, "license").replace('/', " OR "),
            repository: word(package, "repository").to_owned(),
            folder: Path::new(word(package, "manifest_path"))
                .parent()
                .expect("a folder")
                .to_owned(),
        })
        .collect();
    crates.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    assert!(crates.len() > 100, "the graph was walked");
    crates
}

/// The texts of licences and notices in a crate's folder, as they stand.
fn texts(one: &Crate) -> Vec<String> {
    let begins = [
        "license",
        "licence",
        "copying",
        "notice",
        "unlicense",
        "copyright",
    ];
    let entries = std::fs::read_dir(&one.folder).expect("an unpacked crate");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    let is_text = |path: &&PathBuf| {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .to_lowercase();
        path.is_file() && begins.iter().any(|begin| name.starts_with(begin))
    };
    paths
        .iter()
        .filter(is_text)
        .filter_map(|path| std::fs::read_to_string(path).ok())
        .map(|text| text.replace("\r\n", "\n").trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect()
}

fn is_copyright(line: &str) -> bool {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©');
    (line.starts_with("Copyright") || line.starts_with('©'))
        && line.contains(|c: char| c.is_ascii_digit() || c == '©' || c == '(')
        && !line.contains("[yyyy]")
}

/// What is the same in texts that differ in who wrote the program and in how lines are broken.
fn essence(text: &str) -> String {
    let lines = text.lines().filter(|line| !is_copyright(line));
    let words = lines
        .flat_map(str::split_whitespace)
        .map(|word| word.trim_matches(['"', '\'', '`', '“', '”']));
    words.collect::<Vec<_>>().join(" ")
}

/// Texts that several crates come with, each kept once.
#[derive(Default)]
struct SharedTexts {
    /// By what is the same in them; from 1.
    numbers: BTreeMap<String, usize>,
    shown: Vec<String>,
}

impl SharedTexts {
    fn number(&mut self, text: String) -> usize {
        let next = self.shown.len() + 1;
        let number = *self.numbers.entry(essence(&text)).or_insert(next);
        if number == next {
            self.shown.push(text);
        }
        number
    }
}

/// A crate's lines on the page.
fn entry(one: &Crate, known: &mut SharedTexts) -> String {
    let (mut own, mut holders) = (BTreeSet::new(), BTreeSet::new());
    for text in texts(one) {
        let lines = text.lines().filter(|line| is_copyright(line));
        holders.extend(lines.map(|line| line.trim().to_owned()));
        own.insert(known.number(text));
    }
    let own = own
        .iter()
        .map(|number| format!("[{number}](#text-{number})"));
    let own: Vec<String> = own.collect();
    let own = if own.is_empty() {
        "the licence alone".to_owned()
    } else {
        format!("texts {}", own.join(", "))
    };
    let place = if one.repository.is_empty() {
        String::new()
    } else {
        format!(", <{}>", one.repository)
    };
    let (name, version, licence) = (&one.name, &one.version, &one.licence);
    let mut lines = format!("- **{name} {version}**: {licence}; {own}{place}\n");
    for holder in holders {
        let holder = holder.replace('<', "&lt;").replace('>', "&gt;");
        writeln!(lines, "  - {holder}").expect("memory");
    }
    lines
}

fn page(crates: &[Crate]) -> String {
    let mut page = String::from(
        "# Third-party notices\n\nThe program contains these crates, as Cargo.lock names them, built for Linux with its window. \
         After each stand its licence and the texts at the end of this page that came with it, and who holds the \
         copyright as those say. The fonts and icons inside it are listed in [assets/fonts](../assets/fonts/README.md).\n\n\
         `UPDATE=1 cargo test --test it notices` writes this page, and a test compares it.\n\n",
    );
    let mut known = SharedTexts::default();
    for one in crates {
        page.push_str(&entry(one, &mut known));
    }
    for (index, text) in known.shown.iter().enumerate() {
        write!(page, "\n## Text {}\n\n", index + 1).expect("memory");
        for line in text.lines().filter(|line| !is_copyright(line)) {
            writeln!(page, "    {}", line.trim_end()).expect("memory");
        }
    }
    let lines: Vec<&str> = page.lines().map(str::trim_end).collect();
    lines.join("\n") + "\n"
}

#[test]
fn notices_name_every_crate_with_its_licence() {
    let crates = crates();
    let page = page(&crates);
    let path = root().join(FILE);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &page).expect("written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let heads = |page: &str| -> Vec<String> {
        let lines = page.lines().filter(|line| line.starts_with("- **"));
        lines.map(str::to_owned).collect()
    };
    assert_eq!(
        heads(&kept),
        heads(&page),
        "run UPDATE=1 cargo test --test it notices"
    );
    assert!(
        kept == page,
        "a licence text has changed: run UPDATE=1 cargo test --test it notices"
    );
}

#[test]
fn every_licence_is_one_that_is_accepted() {
    for one in crates() {
        let any = one.licence.split(" OR ").any(|choice| {
            let all = choice.trim_matches(['(', ')']).split(" AND ");
            all.map(|name| name.trim_matches(['(', ')', ' ']))
                .all(|name| ACCEPTED.contains(&name))
        });
        assert!(any, "{} {}: {}", one.name, one.version, one.licence);
    }
}

#[test]
fn the_projects_own_licences_are_there() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).expect("the manifest");
    assert!(manifest.contains("license = \"MIT OR Apache-2.0\""));
    let text = |name: &str| std::fs::read_to_string(root().join(name)).expect("a licence");
    assert!(text("LICENSE-MIT").contains("Permission is hereby granted, free of charge"));
    let apache = text("LICENSE-APACHE");
    assert!(
        apache.contains("Version 2.0, January 2004")
            && apache.contains("END OF TERMS AND CONDITIONS")
    );
}
