//! What a case study says beside its drawing.

use crate::file::read::brief::list;
use crate::file::read::{Reader, RecordFields};
use crate::file::syntax::SyntaxNode;
use crate::file::{names, words};
use crate::model::{
    Alternative, FailureMode, Framing, KindId, Learning, NodeId, Publication, Reference,
};

pub(super) fn framing(reader: &mut Reader, brief: &mut RecordFields) -> Framing {
    let Some(mut fields) = part(reader, brief, "framing", names::FRAMING) else {
        return Framing::default();
    };
    Framing {
        objective: fields.text(reader, "objective"),
        input: fields.text(reader, "input"),
        output: fields.text(reader, "output"),
        category: fields.text(reader, "category"),
        why: fields.text(reader, "why"),
        extra: fields.finish(reader),
    }
}

pub(super) fn learning(reader: &mut Reader, brief: &mut RecordFields) -> Learning {
    let Some(mut fields) = part(reader, brief, "learning", names::LEARNING) else {
        return Learning::default();
    };
    Learning {
        data: fields.texts(reader, "data"),
        labels: fields.text(reader, "labels"),
        features: fields.texts(reader, "features"),
        models: fields.texts(reader, "models"),
        offline_metrics: fields.texts(reader, "offline_metrics"),
        online_metrics: fields.texts(reader, "online_metrics"),
        extra: fields.finish(reader),
    }
}

pub(super) fn failure(reader: &mut Reader, name: &str, term: &SyntaxNode) -> Option<FailureMode> {
    let mut fields = RecordFields::new(name, term, names::FAILURE)?;
    Some(FailureMode {
        title: fields.text(reader, "title"),
        node: node(reader, &mut fields),
        effect: fields.text(reader, "effect"),
        mitigation: fields.text(reader, "mitigation"),
        extra: fields.finish(reader),
    })
}

pub(super) fn reference(reader: &mut Reader, brief: &mut RecordFields) -> Reference {
    let Some(mut fields) = part(reader, brief, "reference", names::REFERENCE) else {
        return Reference::default();
    };
    Reference {
        difficulty: fields.word(reader, "difficulty", words::DIFFICULTIES),
        must: nodes(reader, &mut fields, "must"),
        should: nodes(reader, &mut fields, "should"),
        alternatives: list(
            reader,
            &mut fields,
            "alternatives",
            "alternative",
            alternative,
        ),
        published: list(reader, &mut fields, "published", "publication", publication),
        extra: fields.finish(reader),
    }
}

fn alternative(reader: &mut Reader, name: &str, term: &SyntaxNode) -> Option<Alternative> {
    let mut fields = RecordFields::new(name, term, names::ALTERNATIVE)?;
    Some(Alternative {
        node: node(reader, &mut fields),
        note: fields.text(reader, "note"),
        kinds: kinds(reader, &mut fields),
        any: fields.flag(reader, "any"),
        inside: nodes(reader, &mut fields, "inside"),
        optional: fields.flag(reader, "optional"),
        extra: fields.finish(reader),
    })
}

/// `(text: "…", source: "…")`, or the text alone.
fn publication(reader: &mut Reader, name: &str, term: &SyntaxNode) -> Option<Publication> {
    if let Some(text) = term.as_text() {
        return Some(Publication {
            text: text.to_owned(),
            ..Publication::default()
        });
    }
    let mut fields = RecordFields::new(name, term, names::PUBLICATION)?;
    Some(Publication {
        text: fields.text(reader, "text"),
        source: fields.text(reader, "source"),
        extra: fields.finish(reader),
    })
}

/// A part of the brief with named parts of its own.
fn part<'t, 'a>(
    reader: &mut Reader,
    brief: &mut RecordFields<'t, 'a>,
    name: &str,
    known: names::FieldNames,
) -> Option<RecordFields<'t, 'a>> {
    let term = brief.take(name)?;
    let fields = RecordFields::new(name, term, known);
    if fields.is_none() {
        brief.set_aside(reader, name, term, "has no named parts");
    }
    fields
}

fn node(reader: &mut Reader, fields: &mut RecordFields) -> Option<NodeId> {
    fields.optional_text(reader, "node").map(NodeId::from)
}

fn nodes(reader: &mut Reader, fields: &mut RecordFields, name: &str) -> Vec<NodeId> {
    let ids = fields.texts(reader, name);
    ids.into_iter().map(NodeId::from).collect()
}

fn kinds(reader: &mut Reader, fields: &mut RecordFields) -> Vec<KindId> {
    let ids = fields.texts(reader, "kinds");
    ids.into_iter().map(KindId::from).collect()
}
