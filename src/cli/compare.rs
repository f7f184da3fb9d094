//! `mlboard estimate --compare`: which figures of a board are others than an older version wrote.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value as Json, json};

use crate::cli::Verdict;
use crate::cli::error::CliError;
use crate::cli::figure_json::figure;
use crate::cli::input;
use crate::cli::listing::{self, ListFormat};
use crate::cli::print::Print;
use crate::estimate::EstimateView;

/// What a figure is of: its component or flow, its key, and which of several with that key.
type FigureKey = (String, String, usize);

/// A figure as it was or is told.
struct ShownFigure {
    /// As people read it.
    shown: String,
    /// Its value and unit, where there is one.
    value: Option<(f64, String)>,
}

impl ShownFigure {
    fn new(figure: &Json) -> Self {
        let text = |name: &str| figure.get(name).and_then(Json::as_str).unwrap_or_default();
        let value = figure.get("value").and_then(Json::as_f64);
        Self {
            shown: text("shown").to_owned(),
            value: value.map(|value| (value, text("unit").to_owned())),
        }
    }

    /// Whether it says the same, however it is written.
    fn is_same(&self, other: &Self) -> bool {
        match (&self.value, &other.value) {
            (Some((a, unit)), Some((b, other_unit))) if unit == other_unit => {
                (a - b).abs() <= SAME * a.abs().max(b.abs())
            }
            _ => self.shown == other.shown,
        }
    }
}

/// Values that differ by no greater part are one value, summed in another order.
const SAME: f64 = 1e-9;

/// A figure that is another than before; `None` where there was or is none.
struct ChangedFigure {
    key: FigureKey,
    before: Option<String>,
    now: Option<String>,
}

/// Lists what changed. Ends with an objection where anything did.
pub(in crate::cli) fn tell(
    look: &EstimateView,
    older: &Path,
    format: ListFormat,
    print: &mut Print,
) -> Result<Verdict, CliError> {
    let older = read(older)?;
    let before = shown(
        older
            .get("figures")
            .and_then(Json::as_array)
            .into_iter()
            .flatten(),
    );
    let all: Vec<Json> = look.all().iter().map(figure).collect();
    let now = shown(all.iter());
    let changed = changes(&before, &now);
    match format {
        ListFormat::Json => {
            let rows = changed.iter().map(|one| {
                json!({
                    "of": one.key.0,
                    "key": one.key.1,
                    "before": one.before,
                    "now": one.now,
                })
            });
            let rows: Vec<Json> = rows.collect();
            listing::json(&json!({ "changed": rows }), print)?;
        }
        ListFormat::Text => {
            for one in &changed {
                let (of, key, _) = &one.key;
                let of = if of.is_empty() { "the board" } else { of };
                let word = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_owned());
                let (before, now) = (word(&one.before), word(&one.now));
                print.line(format_args!("{of}: {key}: {before} → {now}"));
            }
        }
    }
    Ok(if changed.is_empty() {
        Verdict::Clean
    } else {
        Verdict::Objection
    })
}

fn read(path: &Path) -> Result<Json, CliError> {
    let input = input::bytes(path)?;
    serde_json::from_slice(&input.bytes).map_err(|error| CliError::OlderFigures {
        error: error.to_string(),
        path: path.to_owned(),
    })
}

fn shown<'a>(figures: impl Iterator<Item = &'a Json>) -> BTreeMap<FigureKey, ShownFigure> {
    let mut found = BTreeMap::new();
    for one in figures {
        let text = |name: &str| one.get(name).and_then(Json::as_str).unwrap_or_default();
        let of = [text("component"), text("flow")].concat();
        let mut key = (of, text("key").to_owned(), 0);
        while found.contains_key(&key) {
            key.2 += 1;
        }
        found.insert(key, ShownFigure::new(one));
    }
    found
}

fn changes(
    before: &BTreeMap<FigureKey, ShownFigure>,
    now: &BTreeMap<FigureKey, ShownFigure>,
) -> Vec<ChangedFigure> {
    let mut changed = Vec::new();
    for (key, is) in now {
        let was = before.get(key);
        if !was.is_some_and(|was| was.is_same(is)) {
            changed.push(ChangedFigure {
                key: key.clone(),
                before: was.map(|was| was.shown.clone()),
                now: Some(is.shown.clone()),
            });
        }
    }
    let gone = before.iter().filter(|(key, _)| !now.contains_key(*key));
    changed.extend(gone.map(|(key, was)| ChangedFigure {
        key: key.clone(),
        before: Some(was.shown.clone()),
        now: None,
    }));
    changed
}
