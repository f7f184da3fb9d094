//! The records of a section, which may be a map by id or a list, and the ids they get.

use std::collections::{BTreeMap, BTreeSet};

use crate::file::read::record::RecordFields;
use crate::file::read::{Reader, quote};
use crate::file::syntax::SyntaxNode;

/// One record of a section.
pub(super) struct RecordEntry<'t, 'a> {
    /// The id it names itself, by its key or its field `id`.
    pub id: Option<String>,
    /// What it is called when it has to be set aside.
    pub name: String,
    /// The record in the syntax tree.
    pub term: &'t SyntaxNode<'a>,
}

/// The records under a field of the header.
pub(super) fn entries<'t, 'a>(
    reader: &mut Reader,
    header: &mut RecordFields<'t, 'a>,
    section: &str,
    plural: &str,
) -> Vec<RecordEntry<'t, 'a>> {
    let Some(term) = header.take(section) else {
        return Vec::new();
    };
    if let Some(parts) = term.as_fields() {
        let entry = |(id, term): (&str, _)| RecordEntry {
            id: Some(id.to_owned()),
            name: format!("{section}/{id}"),
            term,
        };
        return parts.into_iter().map(entry).collect();
    }
    let Some(items) = term.as_items() else {
        header.set_aside(reader, section, term, &format!("holds no {plural}"));
        return Vec::new();
    };
    let entry = |(n, term)| RecordEntry {
        id: inner_id(term),
        name: format!("{section}[{n}]"),
        term,
    };
    items.iter().enumerate().map(entry).collect()
}

fn inner_id(term: &SyntaxNode) -> Option<String> {
    let parts = term.as_fields()?;
    let (_, id) = parts.into_iter().find(|(name, _)| *name == "id")?;
    id.unwrapped()?.as_text().map(str::to_owned)
}

/// Gives every record an id of its own. A record keeps the id it names unless an earlier one has it.
pub(super) struct RecordIds {
    named: BTreeSet<String>,
    given: BTreeSet<String>,
    /// The number last tried after a base, so that many records of one id do not search from the start.
    tried: BTreeMap<String, u64>,
}

impl RecordIds {
    pub fn new(entries: &[RecordEntry]) -> Self {
        Self {
            named: entries
                .iter()
                .filter_map(|entry| entry.id.clone())
                .collect(),
            given: BTreeSet::new(),
            tried: BTreeMap::new(),
        }
    }

    /// The id it names, or a new one and a word about it.
    pub fn give(
        &mut self,
        reader: &mut Reader,
        what: &str,
        named: Option<String>,
        term: &SyntaxNode,
    ) -> String {
        let Some(named) = named else {
            let id = if self.is_free(what) {
                what.to_owned()
            } else {
                self.next(what, "_")
            };
            self.given.insert(id.clone());
            reader.repair(
                term,
                format!("this {what} had no id; it became {}", quote(&id)),
            );
            return id;
        };
        if self.given.insert(named.clone()) {
            return named;
        }
        let id = self.next(&named, "_");
        reader.repair(
            term,
            format!(
                "a second {what} {}; it became {}",
                quote(&named),
                quote(&id)
            ),
        );
        self.given.insert(id.clone());
        id
    }

    /// The id it names, or the next free number after the base without a word: edges need no id.
    pub fn give_numbered(
        &mut self,
        reader: &mut Reader,
        base: &str,
        named: Option<String>,
        term: &SyntaxNode,
    ) -> String {
        match named {
            Some(named) if self.given.insert(named.clone()) => named,
            named => {
                let id = self.next(base, "");
                if let Some(named) = named {
                    reader.repair(
                        term,
                        format!("a second edge {}; it became {}", quote(&named), quote(&id)),
                    );
                }
                self.given.insert(id.clone());
                id
            }
        }
    }

    fn next(&mut self, base: &str, separator: &str) -> String {
        let first = if separator.is_empty() { 1 } else { 2 };
        let mut n = self.tried.get(base).map_or(first, |tried| tried + 1);
        let mut id = format!("{base}{separator}{n}");
        while !self.is_free(&id) {
            n += 1;
            id = format!("{base}{separator}{n}");
        }
        self.tried.insert(base.to_owned(), n);
        id
    }

    fn is_free(&self, id: &str) -> bool {
        !self.named.contains(id) && !self.given.contains(id)
    }
}
