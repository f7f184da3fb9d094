//! What earlier attempts leave for the next one: cards that were asked, rules that stayed broken, and the weakest case.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::app::practice::attempt_file::{
    EXTENSION, MOST_LISTED, case_in_names, moment, name_of_case, read_attempt,
};
use crate::catalog::Catalog;
use crate::file;
use crate::model::Document;
use crate::practice::CardMemory;
use crate::rules;

/// Earlier attempts at a case whose cards are not asked again.
const REMEMBERED: usize = 2;

/// The attempts in the folder, the latest first.
fn latest_first(folder: &Path) -> Vec<PathBuf> {
    let listing = file::list_folder(folder, EXTENSION, MOST_LISTED);
    let mut paths = listing.map_or_else(|_| Vec::new(), |listing| listing.paths);
    paths.sort_by_key(|path| Reverse(moment(path)));
    paths
}

/// What the last two attempts at a case before the one in `but` asked, and which rules they left broken.
pub fn card_memory(folder: &Path, case: &str, but: &Path) -> CardMemory {
    let is_earlier =
        |path: &PathBuf| name_of_case(path) == case_in_names(case) && moment(path) < moment(but);
    let earlier = latest_first(folder).into_iter().filter(is_earlier);
    let mut memory = CardMemory::default();
    for attempt in earlier
        .take(REMEMBERED)
        .filter_map(|path| read_attempt(&path))
    {
        let cards = attempt.state().cards().iter();
        memory
            .shown_before
            .extend(cards.map(|card| card.id.clone()));
        memory.weak_rules.extend(open_rules(attempt.document()));
    }
    memory
}

/// The rules that are broken on a board and that nobody accepted; those of an empty one say nothing.
fn open_rules(document: &Document) -> BTreeSet<String> {
    if document.diagram().n_nodes() == 0 {
        return BTreeSet::new();
    }
    let report = rules::check(document, Catalog::in_use());
    let open = report
        .diagnostics()
        .filter(|one| one.acknowledged.is_none());
    open.map(|one| one.rule.id.to_owned()).collect()
}

/// Of these cases the one whose last attempt left most rules broken, of equals the one that was practised least recently;
/// one that was never practised before one that left nothing. `None` when there are no cases.
pub fn weakest_case(folder: &Path, cases: &[String]) -> Option<String> {
    let mut last: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for path in latest_first(folder) {
        let case = name_of_case(&path);
        let is_wanted = cases.contains(&case) && !last.contains_key(&case);
        if is_wanted && let Some(attempt) = read_attempt(&path) {
            let n_open = open_rules(attempt.document()).len();
            last.insert(case, (n_open, moment(&path)));
        }
    }
    let weakness = |case: &&String| match last.get(*case) {
        Some((0, moment)) => (0, false, Reverse(moment.clone())),
        Some((n_open, moment)) => (*n_open, true, Reverse(moment.clone())),
        None => (0, true, Reverse(String::new())),
    };
    cases.iter().rev().max_by_key(weakness).cloned()
}
