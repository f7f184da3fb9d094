//! A board as text: fixed order, one record a line, nothing that is as it would be anyway.
//! The same board gives the same bytes on every machine, and a change of one record changes one line.

pub(in crate::file) mod changes;
mod line;
mod records;
mod study;
mod walkthrough;

use crate::file::read::{VERSION, homes};
use crate::file::syntax::quoted;
use crate::file::{names, words};
use crate::model::{Brief, Document, Extra, Value};
use line::RecordLine;

/// The text of the board.
///
/// Coordinates are written in steps of a thousandth. What no file can hold is left out: coordinates
/// that are no numbers, and frames that do not exist.
pub fn write(document: &Document) -> String {
    let mut out = RonWriter::default();
    out.row(0, "(");
    out.row(1, &format!("version: {VERSION},"));
    let header = document.header();
    out.text(1, "title", &header.title);
    out.text(1, "notes", &header.notes);
    if header.hand_drawn {
        out.row(1, "hand_drawn: true,");
    }
    if let Some(routing) = &header.edge_routing {
        let routing = words::word(words::COURSES, routing);
        out.row(1, &format!("edge_course: {routing},"));
    }
    brief(&mut out, document.brief());
    sections(&mut out, document);
    walkthrough::fields(&mut out, 1, document.walkthrough());
    out.extra(1, &header.extra, names::HEADER);
    out.row(0, ")");
    out.text
}

fn brief(out: &mut RonWriter, brief: &Brief) {
    if *brief == Brief::default() {
        return;
    }
    out.row(1, "brief: (");
    out.text(2, "case", &brief.case);
    out.text(2, "task", &brief.task);
    if !brief.topics.is_empty() {
        out.row(2, &format!("topics: {},", line::texts(brief.topics.iter())));
    }
    let pair =
        |(name, value): (&String, &Value)| format!("{}: {}", quoted(name), line::value(value));
    let requirements = brief.requirements.iter().map(pair);
    out.section(2, "requirements", ['{', '}'], requirements);
    let constants = brief.constants.iter().map(pair);
    out.section(2, "constants", ['{', '}'], constants);
    let questions = brief.questions.iter().map(records::question);
    out.section(2, "questions", ['[', ']'], questions);
    out.texts(2, "assumptions", &brief.assumptions);
    study::framing(out, &brief.framing);
    study::learning(out, &brief.learning);
    let failures = brief.failures.iter().map(records::failure);
    out.section(2, "failures", ['[', ']'], failures);
    out.texts(2, "tradeoffs", &brief.tradeoffs);
    study::reference(out, &brief.reference);
    out.extra(2, &brief.extra, names::BRIEF);
    out.row(1, "),");
}

fn sections(out: &mut RonWriter, document: &Document) {
    let homes = homes(document.sketch());
    let diagram = document.diagram();
    let nodes = diagram.nodes().map(|node| {
        let frame = homes.existing(node.frame.as_ref());
        keyed(node.id.as_str(), &records::node(node, frame))
    });
    out.section(1, "nodes", ['{', '}'], nodes);
    out.section(1, "edges", ['[', ']'], diagram.edges().map(records::edge));
    let sketch = document.sketch().values().map(|item| {
        let frame = homes.of_item(&item.id);
        let record = records::sketch_item(document, item, frame);
        keyed(item.id.as_str(), &record)
    });
    out.section(1, "sketch", ['{', '}'], sketch);
    let extras = &document.header().acknowledged_extra;
    let none = Extra::new();
    let acknowledged = document.acknowledged().iter().map(|(key, reason)| {
        records::acknowledgement(key, reason, extras.get(key).unwrap_or(&none))
    });
    out.section(1, "acknowledged", ['[', ']'], acknowledged);
}

fn keyed(id: &str, record: &str) -> String {
    format!("{}: {record}", quoted(id))
}

/// How rows follow one another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum RowLayout {
    #[default]
    Lines,
    OneLine,
}

/// The text as it grows, row by row.
#[derive(Default)]
struct RonWriter {
    text: String,
    layout: RowLayout,
}

impl RonWriter {
    fn row(&mut self, indent: usize, row: &str) {
        if self.layout == RowLayout::OneLine {
            self.text.push_str(row);
            self.text.push(' ');
            return;
        }
        for _ in 0..indent {
            self.text.push_str("    ");
        }
        self.text.push_str(row);
        self.text.push('\n');
    }

    fn text(&mut self, indent: usize, name: &str, text: &str) {
        if !text.is_empty() {
            self.row(indent, &format!("{name}: {},", quoted(text)));
        }
    }

    /// A list or map with one record a row; nothing when it is empty.
    fn section(
        &mut self,
        indent: usize,
        name: &str,
        [open, close]: [char; 2],
        records: impl Iterator<Item = String>,
    ) {
        let mut records = records.peekable();
        if records.peek().is_none() {
            return;
        }
        self.row(indent, &format!("{name}: {open}"));
        for record in records {
            self.row(indent + 1, &format!("{record},"));
        }
        self.row(indent, &format!("{close},"));
    }

    /// A list of texts with one text a row.
    fn texts(&mut self, indent: usize, name: &str, texts: &[String]) {
        let texts = texts.iter().map(|text| quoted(text));
        self.section(indent, name, ['[', ']'], texts);
    }

    fn extra(&mut self, indent: usize, extra: &Extra, known: &[&str]) {
        let mut line = RecordLine::default();
        line.extra(extra.iter(), known);
        for part in line.into_parts() {
            self.row(indent, &format!("{part},"));
        }
    }
}
