//! What a review tells beside the findings, worked out when somebody looks: loops, ways, what is looked after; and
//! lighting ways on the board.

use std::cell::RefCell;
use std::sync::Arc;

use crate::editor::overlay::{edge_lit, line, thin};
use crate::editor::{Action, Board, Editor, Effect, wording};
use crate::model::{NodeId, Target};
use crate::rules::{self, Coverage, PathKind, Trace, Unclear};
use crate::scene::{NODE_RADIUS, Shape, Stroke};

/// What was worked out, and for which state of the findings.
#[derive(Default)]
pub(in crate::editor) struct Overview {
    coverage: RefCell<Option<(u64, Arc<Coverage>)>>,
    loops: RefCell<Option<(u64, Arc<Vec<Trace>>)>>,
    path: RefCell<Option<KnownPath>>,
    /// The way that stays lit.
    lit: Option<PathKind>,
    /// What a list in a panel points at.
    pointed: Option<Trace>,
}

/// A way, or that there is none, and for which state of the findings.
type KnownPath = (u64, PathKind, Option<Arc<Trace>>);

impl Editor {
    /// What is looked after, by whom.
    pub fn coverage(&self) -> Arc<Coverage> {
        kept(&self.overview.coverage, self.board.findings_state(), || {
            let report = &self.derived().report;
            rules::coverage(self.document(), self.catalog(), report)
        })
    }

    /// Feedback loops, by what closes them.
    pub fn loops(&self) -> Arc<Vec<Trace>> {
        kept(&self.overview.loops, self.board.findings_state(), || {
            rules::loops(self.document(), self.catalog())
        })
    }

    /// Fields of the requirements card that are not filled in, with the rules that find nothing until they are.
    pub fn unclear(&self) -> Vec<Unclear> {
        self.derived().findings().unclear()
    }

    /// The way that stays lit, if there is one.
    pub fn lit_path(&self) -> Option<PathKind> {
        self.overview.lit
    }

    /// What a list in a panel lights up.
    pub fn pointed(&self) -> Option<&Trace> {
        self.overview.pointed.as_ref()
    }

    pub(in crate::editor) fn point(&mut self, trace: Option<Trace>) {
        self.overview.pointed = trace;
    }

    pub(in crate::editor) fn unlight(&mut self) {
        self.overview.lit = None;
    }

    /// Lights a way until it is asked for again, or says why there is none.
    pub(in crate::editor) fn light(&mut self, kind: PathKind) -> Vec<Effect> {
        if self.overview.lit == Some(kind) {
            self.unlight();
            return vec![Effect::Announce("Nothing is lit any more".to_owned())];
        }
        let Some(trace) = self.path(kind) else {
            return vec![Effect::info(missing(kind))];
        };
        self.overview.lit = Some(kind);
        let (n, m) = (trace.nodes.len(), trace.edges.len());
        let told = format!(
            "{}: {}, {}",
            trace.title,
            wording::counted(n, "component"),
            wording::counted(m, "connection")
        );
        let mut effects = vec![Effect::info(told)];
        let nodes = trace.nodes.iter().cloned().map(Target::Node);
        let targets = nodes.collect::<Vec<_>>();
        if let Some(extent) = self.board.extent(&targets) {
            let camera = self.goal();
            if !camera.visible(self.board.clear()).contains_rect(extent) {
                effects.extend(self.act(Action::Run("view.fit_all")));
            }
        }
        effects
    }

    fn path(&self, kind: PathKind) -> Option<Arc<Trace>> {
        let state = self.board.findings_state();
        if let Some((of, which, known)) = &*self.overview.path.borrow()
            && (*of, *which) == (state, kind)
        {
            return known.clone();
        }
        let found = rules::path(kind, self.document(), self.catalog(), &self.estimate());
        let found = found.map(Arc::new);
        *self.overview.path.borrow_mut() = Some((state, kind, found.clone()));
        found
    }

    /// What is lit, above the board.
    pub(in crate::editor) fn draw_lit(&self, shapes: &mut Vec<Shape>) {
        let lit = self.overview.lit.and_then(|kind| self.path(kind));
        let pointed = self.overview.pointed.as_ref();
        for trace in pointed.into_iter().chain(lit.as_deref()) {
            draw(&self.board, trace, shapes);
        }
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

fn missing(kind: PathKind) -> &'static str {
    match kind {
        PathKind::Request => "No request path yet: connect a client's request to what answers it",
        PathKind::Critical => {
            "No critical path yet: lead the answer of a request back to the client"
        }
        PathKind::Training => "No training path yet: add a trainer and connect a dataset to it",
    }
}

fn draw(board: &Board, trace: &Trace, shapes: &mut Vec<Shape>) {
    for edge in &trace.edges {
        edge_lit(board, edge, shapes);
    }
    let tokens = &board.theme().tokens;
    let rect = |id: &NodeId| board.bounds(&Target::Node(id.clone()));
    for rect in trace.nodes.iter().filter_map(rect) {
        for (width, color) in [(9.0, tokens.halo), (2.5, tokens.accent)] {
            let gap = thin(board, 2.0);
            let ring = rect.inflate(gap, gap).to_rounded_rect(NODE_RADIUS + gap);
            let path = crate::geom::Shape::to_path(&ring, 0.1);
            shapes.push(line(path, Stroke::solid(thin(board, width), color)));
        }
    }
}
