//! What the program finds on boards after published systems, each finding with the verdict of an engineer.
//!
//! `cargo test --test it verdicts::prints_the_table -- --ignored --nocapture` prints the table by rule.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use mlboard::catalog::Catalog;
use mlboard::rules::{Severity, TellWhen, check, explain};
use mlboard::{file, pipeline};

/// Least share of findings that are true, in percent.
const LEAST_TRUE: f64 = 80.0;
/// Most share of findings that are false, in percent.
const MOST_FALSE: f64 = 2.0;
/// Most findings a box on sketches that are told while somebody draws.
const MOST_LIVE: f64 = 0.1;
/// Least share of planted mistakes that are found, in percent.
const LEAST_FOUND: f64 = 90.0;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Judgement {
    True,
    Beside,
    False,
}

impl Judgement {
    fn read(word: &str) -> Self {
        match word {
            "true" => Self::True,
            "beside the point" => Self::Beside,
            "false" => Self::False,
            other => panic!("no verdict: {other}"),
        }
    }
}

/// One finding on one board.
struct JudgedFinding {
    board: String,
    rule: &'static str,
    severity: Severity,
    /// Components it names.
    nodes: Vec<String>,
    message: String,
    /// It is told after every edit, and not at review alone.
    is_live: bool,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/boards/published")
}

/// The boards by name, as text.
fn boards() -> BTreeMap<String, String> {
    let entries = std::fs::read_dir(folder())
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path());
    let boards = entries.filter(|path| path.extension().is_some_and(|end| end == "ron"));
    boards
        .map(|path| {
            let name = path
                .file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            (name, std::fs::read_to_string(path).expect("a board"))
        })
        .collect()
}

fn findings() -> Vec<JudgedFinding> {
    let mut all = Vec::new();
    for (board, text) in boards() {
        let opened = file::read(&text).unwrap_or_else(|error| panic!("{board}: {error}"));
        assert!(opened.mended.is_empty(), "{board}: {:?}", opened.mended);
        let mut document = opened.document;
        pipeline::complete(&mut document, Catalog::builtin());
        let report = check(&document, Catalog::builtin());
        all.extend(report.diagnostics().map(|found| JudgedFinding {
            board: board.clone(),
            rule: found.rule.id,
            severity: found.severity(),
            nodes: found.nodes.iter().map(ToString::to_string).collect(),
            message: found.message.clone(),
            is_live: found.rule.when == TellWhen::Live && found.severity() != Severity::Advice,
        }));
    }
    all
}

/// Rows of a table, without its heading; tabs between fields.
fn rows(name: &str, n_fields: usize) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(folder().join(name)).expect("a table");
    let rows = text
        .lines()
        .skip(1)
        .map(|line| line.split('\t').map(str::to_owned).collect());
    let rows: Vec<Vec<String>> = rows.collect();
    for row in &rows {
        assert_eq!(row.len(), n_fields, "{name}: {row:?}");
        assert!(
            row.iter().all(|field| !field.trim().is_empty()),
            "{name}: {row:?}"
        );
    }
    rows
}

/// By board, rule and components, `*` for any.
type VerdictTable = BTreeMap<(String, String, String), Judgement>;

fn verdicts() -> VerdictTable {
    let mut table = VerdictTable::new();
    for row in rows("verdicts.tsv", 5) {
        let key = (row[0].clone(), row[1].clone(), row[2].clone());
        let before = table.insert(key, Judgement::read(&row[3]));
        assert_eq!(before, None, "judged twice: {row:?}");
    }
    table
}

fn judged(table: &VerdictTable, found: &JudgedFinding) -> Option<Judgement> {
    let key = |nodes: &str| (found.board.clone(), found.rule.to_owned(), nodes.to_owned());
    let exact = table.get(&key(&found.nodes.join(",")));
    exact.or_else(|| table.get(&key("*"))).copied()
}

/// A mistake drawn on purpose.
struct PlantedMistake {
    board: String,
    /// Rules of which one must speak; `-` where there is none yet.
    rules: Vec<String>,
    /// The component that must be named, if there is one.
    node: Option<String>,
    what: String,
}

fn planted() -> Vec<PlantedMistake> {
    let read = |row: Vec<String>| {
        let (rules, node) = row[1]
            .split_once('@')
            .map_or((&*row[1], None), |(r, n)| (r, Some(n)));
        PlantedMistake {
            board: row[0].clone(),
            rules: rules.split(',').map(str::to_owned).collect(),
            node: node.map(str::to_owned),
            what: row[2].clone(),
        }
    };
    rows("planted.tsv", 3).into_iter().map(read).collect()
}

fn is_found(mistake: &PlantedMistake, findings: &[JudgedFinding]) -> bool {
    findings.iter().any(|found| {
        found.board == mistake.board
            && mistake.rules.iter().any(|rule| rule == found.rule)
            && mistake
                .node
                .as_ref()
                .is_none_or(|node| found.nodes.contains(node))
    })
}

/// How many findings there are of each verdict.
#[derive(Clone, Copy, Default)]
struct VerdictCounts {
    right: usize,
    beside: usize,
    wrong: usize,
}

impl VerdictCounts {
    fn add(&mut self, judgement: Judgement) {
        match judgement {
            Judgement::True => self.right += 1,
            Judgement::Beside => self.beside += 1,
            Judgement::False => self.wrong += 1,
        }
    }

    fn all(self) -> usize {
        self.right + self.beside + self.wrong
    }
}

#[expect(clippy::cast_precision_loss, reason = "small counts")]
fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole as f64
}

fn counted(findings: &[JudgedFinding]) -> (VerdictCounts, BTreeMap<&'static str, VerdictCounts>) {
    let table = verdicts();
    let mut total = VerdictCounts::default();
    let mut by_rule: BTreeMap<&'static str, VerdictCounts> = BTreeMap::new();
    for found in findings {
        if let Some(judgement) = judged(&table, found) {
            total.add(judgement);
            by_rule.entry(found.rule).or_default().add(judgement);
        }
    }
    (total, by_rule)
}

/// The sentence of the README.
fn summary(findings: &[JudgedFinding]) -> String {
    let (total, _) = counted(findings);
    let (planted, boards) = (planted(), boards().len());
    let n_found = planted
        .iter()
        .filter(|mistake| is_found(mistake, findings))
        .count();
    format!(
        "On {boards} boards it finds {} things: {} true, {} beside the point, {} false; of {} planted mistakes it finds {n_found}.",
        total.all(),
        total.right,
        total.beside,
        total.wrong,
        planted.len()
    )
}

#[test]
fn there_are_as_many_boards_as_promised_and_each_says_its_source() {
    let boards = boards();
    let of = |letter: char| {
        boards
            .keys()
            .filter(|name| name.starts_with(letter))
            .count()
    };
    let published = boards
        .keys()
        .filter(|name| name.starts_with(|c: char| c.is_ascii_digit()));
    assert!(published.count() >= 24 && of('p') >= 12 && of('s') >= 10);
    for (name, text) in &boards {
        let first = text.lines().next().unwrap_or_default();
        assert!(first.starts_with("// "), "{name} says no source");
        if name.starts_with(|c: char| c.is_ascii_digit()) {
            let says_year = (2000..2030).any(|year| first.contains(&year.to_string()));
            assert!(says_year && first.contains("https://"), "{name}: {first}");
        }
    }
    for mistake in planted() {
        assert!(boards.contains_key(&mistake.board), "{}", mistake.board);
        for rule in mistake.rules.iter().filter(|rule| *rule != "-") {
            assert!(explain(rule).is_some(), "{}: no rule {rule}", mistake.board);
        }
    }
    for (_, rule, _) in verdicts().keys() {
        assert!(explain(rule).is_some(), "no rule {rule}");
    }
}

#[test]
fn every_finding_has_a_verdict() {
    let table = verdicts();
    let mut open = String::new();
    for found in findings()
        .iter()
        .filter(|found| judged(&table, found).is_none())
    {
        let nodes = found.nodes.join(",");
        let JudgedFinding {
            board,
            rule,
            severity,
            message,
            ..
        } = found;
        writeln!(open, "{board}\t{rule}\t{nodes}\t?\t{severity} {message}").expect("text");
    }
    assert!(open.is_empty(), "findings nobody has judged:\n{open}");
}

#[test]
fn no_error_is_false_and_most_findings_are_true() {
    let (findings, table) = (findings(), verdicts());
    let false_errors: Vec<&str> = findings
        .iter()
        .filter(|found| found.severity == Severity::Error)
        .filter(|found| judged(&table, found) == Some(Judgement::False))
        .map(|found| found.message.as_str())
        .collect();
    assert!(false_errors.is_empty(), "{false_errors:?}");
    let (total, _) = counted(&findings);
    let (right, wrong) = (
        percent(total.right, total.all()),
        percent(total.wrong, total.all()),
    );
    assert!(right >= LEAST_TRUE, "{right:.1} % of findings are true");
    assert!(wrong <= MOST_FALSE, "{wrong:.1} % of findings are false");
}

#[test]
fn sketches_are_left_in_peace() {
    let mut n_boxes = 0;
    for (name, text) in boards().iter().filter(|(name, _)| name.starts_with('s')) {
        let opened = file::read(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        n_boxes += opened.document.diagram().nodes().count();
    }
    let findings = findings();
    let live = findings
        .iter()
        .filter(|found| found.board.starts_with('s') && found.is_live);
    let live: Vec<String> = live
        .map(|f| format!("{} {}: {}", f.board, f.rule, f.message))
        .collect();
    assert!(
        percent(live.len(), n_boxes) <= 100.0 * MOST_LIVE,
        "{n_boxes} boxes: {live:?}"
    );
}

#[test]
fn planted_mistakes_are_found() {
    let (findings, planted) = (findings(), planted());
    let missed = planted
        .iter()
        .filter(|mistake| !is_found(mistake, &findings));
    let missed: Vec<String> = missed.map(|m| format!("{}: {}", m.board, m.what)).collect();
    let found = percent(planted.len() - missed.len(), planted.len());
    assert!(
        found >= LEAST_FOUND,
        "{found:.1} % found, missed: {missed:?}"
    );
}

#[test]
fn the_readme_states_the_totals() {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md"));
    let readme = readme
        .expect("the README")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let summary = summary(&findings());
    assert!(
        readme.contains(&summary),
        "the README does not say: {summary}"
    );
}

#[test]
#[ignore = "prints the table by rule"]
fn prints_the_table() {
    let findings = findings();
    let (total, by_rule) = counted(&findings);
    let line = |rule: &str, counts: VerdictCounts| {
        let VerdictCounts {
            right,
            beside,
            wrong,
        } = counts;
        println!("{rule:7} {:5} {right:5} {beside:6} {wrong:5}", counts.all());
    };
    println!("rule    fired  true beside false");
    for (rule, counts) in by_rule {
        line(rule, counts);
    }
    line("all", total);
    let planted = planted();
    let n_found = planted
        .iter()
        .filter(|mistake| is_found(mistake, &findings))
        .count();
    println!("planted {}, found {n_found}", planted.len());
    for mistake in planted
        .iter()
        .filter(|mistake| !is_found(mistake, &findings))
    {
        println!("missed  {}: {}", mistake.board, mistake.what);
    }
    let table = verdicts();
    let is_used =
        |board: &str, rule: &str| findings.iter().any(|f| f.board == board && f.rule == rule);
    for (board, rule, _) in table
        .keys()
        .filter(|(board, rule, _)| !is_used(board, rule))
    {
        println!("no longer found  {board} {rule}");
    }
    println!("{}", summary(&findings));
}
