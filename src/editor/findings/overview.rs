//! What a review tells beside the findings, worked out when somebody looks: loops, paths, what is looked after.

use std::cell::RefCell;
use std::sync::Arc;

use crate::editor::BoardState;
use crate::rules::{self, Coverage, PathKind, Trace};

/// What was worked out, and for which state of the findings.
#[derive(Default)]
pub(in crate::editor) struct Overview {
    coverage: RefCell<Option<(u64, Arc<Coverage>)>>,
    loops: RefCell<Option<(u64, Arc<Vec<Trace>>)>>,
    path: RefCell<Option<KnownPath>>,
    /// The way that stays lit.
    pub highlighted: Option<PathKind>,
    /// What a list in a panel points at.
    pub pointed: Option<Trace>,
}

/// A way, or that there is none, and for which state of the findings.
type KnownPath = (u64, PathKind, Option<Arc<Trace>>);

impl Overview {
    /// What is looked after, by whom.
    pub fn coverage(&self, board: &BoardState) -> Arc<Coverage> {
        kept(&self.coverage, board.findings_state(), || {
            let report = &board.derived().report;
            rules::coverage(board.document(), board.catalog(), report)
        })
    }

    /// Feedback loops, by what closes them.
    pub fn loops(&self, board: &BoardState) -> Arc<Vec<Trace>> {
        kept(&self.loops, board.findings_state(), || {
            rules::loops(board.document(), board.catalog())
        })
    }

    /// The path of that kind, if the board has one.
    pub fn path(&self, board: &BoardState, kind: PathKind) -> Option<Arc<Trace>> {
        let state = board.findings_state();
        if let Some((of, which, known)) = &*self.path.borrow()
            && (*of, *which) == (state, kind)
        {
            return known.clone();
        }
        let (document, catalog) = (board.document(), board.catalog());
        let estimate = board.derived().estimate(document, catalog);
        let found = rules::path(kind, document, catalog, &estimate).map(Arc::new);
        *self.path.borrow_mut() = Some((state, kind, found.clone()));
        found
    }
}

fn kept<T>(cache: &RefCell<Option<(u64, Arc<T>)>>, state: u64, work: impl FnOnce() -> T) -> Arc<T> {
    if let Some((of, known)) = &*cache.borrow()
        && *of == state
    {
        return Arc::clone(known);
    }
    let new = Arc::new(work());
    *cache.borrow_mut() = Some((state, Arc::clone(&new)));
    new
}
