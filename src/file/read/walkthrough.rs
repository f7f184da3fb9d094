//! Stages, what is left aside, and the one figure of a board.

use crate::file::names;
use crate::file::read::brief::list;
use crate::file::read::value::value_from_term;
use crate::file::read::{Reader, RecordFields};
use crate::file::syntax::SyntaxNode;
use crate::model::{
    Bridge, EdgeId, NodeId, OneFigure, SketchId, Stage, StageEdges, StageReason, Walkthrough,
};

/// What the word of a stage says that shows every connection between its components.
const AMONG_LIT: &str = "among lit";

/// The fields `stages`, `aside` and `figure` of a record.
pub(super) fn walkthrough(reader: &mut Reader, fields: &mut RecordFields) -> Walkthrough {
    Walkthrough {
        stages: list(reader, fields, "stages", "stage", stage),
        aside: nodes(reader, fields, "aside"),
        figure: figure(reader, fields),
    }
}

fn stage(reader: &mut Reader, name: &str, term: &SyntaxNode) -> Option<Stage> {
    let mut fields = RecordFields::new(name, term, names::STAGE)?;
    Some(Stage {
        title: fields.text(reader, "title"),
        text: fields.text(reader, "text"),
        new: nodes(reader, &mut fields, "new"),
        lit: nodes(reader, &mut fields, "lit"),
        edges: edges(reader, &mut fields),
        bridges: bridges(reader, &mut fields),
        folded: frames(reader, &mut fields),
        focus: nodes(reader, &mut fields, "focus"),
        say: fields.text(reader, "say"),
        because: because(reader, &mut fields),
        extra: fields.finish(reader),
    })
}

/// A list of connections; absent or `"among lit"` for all between components that are shown.
fn edges(reader: &mut Reader, fields: &mut RecordFields) -> StageEdges {
    let Some(term) = fields.take("edges") else {
        return StageEdges::AmongLit;
    };
    if term.as_text() == Some(AMONG_LIT) {
        return StageEdges::AmongLit;
    }
    let ids = term.as_items().and_then(|items| {
        let ids = items.iter().map(|item| item.as_text().map(EdgeId::from));
        ids.collect::<Option<Vec<EdgeId>>>()
    });
    ids.map_or_else(
        || {
            let why = "is neither a list of connections nor \"among lit\"";
            fields.set_aside(reader, "edges", term, why);
            StageEdges::AmongLit
        },
        StageEdges::Only,
    )
}

fn bridges(reader: &mut Reader, fields: &mut RecordFields) -> Vec<Bridge> {
    let pair = |_: &mut Reader, _: &str, term: &SyntaxNode| {
        let [from, to] = term.as_items()? else {
            return None;
        };
        Some(Bridge::new(from.as_text()?, to.as_text()?))
    };
    list(reader, fields, "bridges", "pair of components", pair)
}

/// Frames that show as one box.
fn frames(reader: &mut Reader, fields: &mut RecordFields) -> Vec<SketchId> {
    let ids = fields.texts(reader, "folded");
    ids.into_iter().map(SketchId::from).collect()
}

fn because(reader: &mut Reader, stage: &mut RecordFields) -> Option<StageReason> {
    let term = stage.take("because")?;
    let Some(mut fields) = RecordFields::new("because", term, names::STAGE_REASON) else {
        stage.set_aside(reader, "because", term, "has no named parts");
        return None;
    };
    Some(StageReason {
        field: fields.text(reader, "field"),
        question: fields.text(reader, "question"),
        value: fields.take("value").map(value_from_term),
        text: fields.text(reader, "text"),
        extra: fields.finish(reader),
    })
}

fn figure(reader: &mut Reader, board: &mut RecordFields) -> Option<OneFigure> {
    let term = board.take("figure")?;
    let Some(mut fields) = RecordFields::new("figure", term, names::ONE_FIGURE) else {
        board.set_aside(reader, "figure", term, "has no named parts");
        return None;
    };
    Some(OneFigure {
        nodes: nodes(reader, &mut fields, "nodes"),
        bridges: bridges(reader, &mut fields),
        caption: fields.text(reader, "caption"),
        extra: fields.finish(reader),
    })
}

fn nodes(reader: &mut Reader, fields: &mut RecordFields, name: &str) -> Vec<NodeId> {
    let ids = fields.texts(reader, name);
    ids.into_iter().map(NodeId::from).collect()
}
