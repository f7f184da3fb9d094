//! Texts of rules: what `assets/rules/<family>.ron` says, one entry a rule, by id.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use include_dir::{Dir, include_dir};
use serde::Deserialize;

use crate::catalog::{CatalogError, DataFile};
use crate::rules::{FixTemplate, RuleFamily, Severity, TellWhen};

/// The entry of a rule: all of it but what it does. The fields are those of [`crate::rules::Rule`].
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleTexts {
    id: &'static str,
    pub severity: Severity,
    pub when: TellWhen,
    pub title: &'static str,
    pub condition: &'static str,
    pub why: &'static str,
    pub fix: &'static str,
    pub source: &'static str,
    #[serde(default)]
    pub fixes: Vec<FixTemplate>,
}

/// Entries by the id of their rule.
type TextsById = BTreeMap<&'static str, RuleTexts>;

static FOLDER: Dir = include_dir!("$CARGO_MANIFEST_DIR/assets/rules");

/// The family and the entry of the rule of that id.
pub(super) fn texts(id: &str) -> Result<(RuleFamily, &'static RuleTexts), CatalogError> {
    static ENTRIES: LazyLock<Vec<(RuleFamily, TextsById)>> = LazyLock::new(|| {
        let read = |family| read(family, file(family)).expect("the tests read every file");
        let all = RuleFamily::ALL.iter().copied();
        all.map(|family| (family, read(family))).collect()
    });
    let code = |(family, _): &&(RuleFamily, TextsById)| id.starts_with(family.code());
    let (family, entries) = ENTRIES.iter().find(code).ok_or_else(|| {
        let message = format!("no family has rules like `{id}`");
        file(RuleFamily::Board).error(id, message)
    })?;
    let entry = entries.get(id).ok_or_else(|| {
        let message = format!("the rule `{id}` has no entry");
        file(*family).error(id, message)
    })?;
    Ok((*family, entry))
}

/// The file of a family.
fn file(family: RuleFamily) -> DataFile<'static> {
    let path = family.file();
    let entry = path.strip_prefix("rules/");
    let entry = entry.and_then(|name| FOLDER.get_file(name));
    let text = entry.and_then(include_dir::File::contents_utf8);
    let text = text.unwrap_or_default();
    DataFile { path, text }
}

/// Reads the entries of a family; they are in the order of their ids, so that none is there twice.
fn read(family: RuleFamily, file: DataFile<'static>) -> Result<TextsById, CatalogError> {
    let mut by_id = TextsById::new();
    for entry in file.read::<Vec<RuleTexts>>()? {
        let id = entry.id;
        if !id.starts_with(family.code()) {
            let message = format!(
                "`{id}` is no id of {}, which start with {}",
                family.title(),
                family.code()
            );
            return Err(file.error(id, message));
        }
        if by_id.last_key_value().is_some_and(|(last, _)| *last >= id) {
            return Err(file.error(id, format!("`{id}` is there twice or out of order")));
        }
        by_id.insert(id, entry);
    }
    Ok(by_id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::explain;

    const ENTRY: &str = r#"(
        id: "EV001",
        severity: error,
        when: review,
        title: "A",
        condition: "B.",
        why: "C.",
        fix: "D.",
        source: "E",
    ),"#;

    fn fault(text: String) -> String {
        let text = text.leak();
        let file = DataFile {
            path: "rules/evaluation.ron",
            text,
        };
        read(RuleFamily::Evaluation, file).map_or_else(|error| error.to_string(), |_| String::new())
    }

    #[test]
    fn every_entry_has_a_rule_and_every_rule_an_entry() {
        for family in RuleFamily::ALL {
            let entries = read(*family, file(*family)).expect("a file of texts");
            assert!(!entries.is_empty(), "{}", family.file());
            for id in entries.keys() {
                let fault = file(*family).error(id, format!("nothing checks `{id}`"));
                assert!(explain(id).is_some(), "{fault}");
            }
        }
        let n_files = FOLDER.entries().len();
        assert_eq!(
            n_files,
            RuleFamily::ALL.len(),
            "a file that no family reads"
        );
        let fault = texts("EV999").expect_err("there is no such rule");
        assert_eq!(
            fault.to_string(),
            "the rule `EV999` has no entry, at line 1, column 1 of rules/evaluation.ron"
        );
    }

    #[test]
    fn a_mistake_in_an_entry_is_told_with_its_line() {
        assert_eq!(fault(format!("[{ENTRY}]")), "");
        let cases = [
            ("why:", "whi:", "line 7"),
            ("when: review", "when: later", "line 4"),
            ("why: \"C.\",", "", "line 1"),
            ("EV001", "MN001", "line 2"),
            (
                "source: \"E\",",
                "source: \"E\", fixes: [(title: \"F\", steps: [set(\"nobody\", \"x\", flag(true))])],",
                "line 9",
            ),
        ];
        for (right, wrong, line) in cases {
            let told = fault(format!("[{}]", ENTRY.replace(right, wrong)));
            assert!(
                told.contains(line) && told.ends_with("rules/evaluation.ron"),
                "{told}"
            );
        }
        assert!(fault(format!("[{ENTRY}{ENTRY}]")).starts_with("`EV001` is there twice"));
    }
}
