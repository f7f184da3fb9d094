//! Frames, notes, texts, shapes, lines and ink.

use crate::file::read::edge::points;
use crate::file::read::entries::{RecordEntry, RecordIds, entries};
use crate::file::read::node::groups;
use crate::file::read::record::{RecordFields, numbers};
use crate::file::read::{Reader, quote};
use crate::file::syntax::{SyntaxKind, SyntaxNode};
use crate::file::words::{ALIGNS, COURSES, DASHES, HEADS, NOTE_SORTS, OUTLINES};
use crate::file::{names, place};
use crate::geom::{FARTHEST, Point, Rect, Size};
use crate::model::{
    Arrowhead, Binding, DrawnLine, Extra, LineRouting, NodeId, ShapeKind, SketchId, SketchItem,
    SketchKind, SketchStyle, Target,
};

/// Where an item goes that does not say.
const SOMEWHERE: [f64; 4] = [0.0, 0.0, 160.0, 96.0];
/// The box of a frame of which somebody wrote only that it is folded.
const FOLDED: Size = Size::new(200.0, 64.0);

/// The items under the header's field `sketch`: a map by id, or a list of records with an `id`.
pub(super) fn sketch(reader: &mut Reader, header: &mut RecordFields) -> Vec<SketchItem> {
    let entries = entries(reader, header, "sketch", "drawn items");
    let mut ids = RecordIds::new(&entries);
    let mut items = Vec::new();
    for entry in entries {
        let id = ids.give(reader, "item", entry.id.clone(), entry.term);
        match item(reader, SketchId::from(id), &entry) {
            Some(item) => items.push(item),
            None => header.set_aside(reader, &entry.name, entry.term, "is not a drawing"),
        }
    }
    items
}

fn item(reader: &mut Reader, id: SketchId, entry: &RecordEntry) -> Option<SketchItem> {
    let term = entry.term;
    let of = format!("sketch item {}", quote(id.as_str()));
    let mut fields = RecordFields::new(of.clone(), term, names::ITEM)?;
    fields.drop_id(reader, entry.id.as_deref());
    let (form, form_extra) = if let Some(term) = fields.take("form") {
        let unknown = || (SketchKind::Unknown(term.text.to_owned()), Extra::new());
        form(reader, &of, term).unwrap_or_else(unknown)
    } else {
        reader.repair(term, format!("{of} has no form; it became a note"));
        (SketchKind::note(""), Extra::new())
    };
    let whole = rect(reader, &mut fields, &of, term);
    let (form, rect) = folded(form, whole);
    Some(SketchItem {
        rect,
        z: fields.whole(reader, "z"),
        frame: fields.optional_text(reader, "frame").map(SketchId::from),
        groups: groups(reader, &mut fields),
        locked: fields.flag(reader, "locked"),
        style: style(reader, &mut fields, &of),
        form,
        extra: fields.finish(reader),
        form_extra,
        id,
    })
}

/// A file holds the box of the whole frame beside the size of the folded one; the board, what shows.
fn folded(form: SketchKind, whole: Rect) -> (SketchKind, Rect) {
    match form {
        SketchKind::Frame {
            title,
            unfolded: Some(size),
        } => {
            let unfolded = Some(whole.size());
            (SketchKind::Frame { title, unfolded }, whole.with_size(size))
        }
        form => (form, whole),
    }
}

fn rect(reader: &mut Reader, fields: &mut RecordFields, of: &str, item: &SyntaxNode) -> Rect {
    let Some((term, parts)) = fields.numbers::<4>(reader, "rect") else {
        reader.repair(
            item,
            format!("{of} has no box; it was placed at the origin"),
        );
        return place::nearest_rect(SOMEWHERE);
    };
    let rect = place::nearest_rect(parts);
    if !parts.iter().all(|x| x.abs() <= FARTHEST) {
        fields.set_aside(reader, "rect", term, "is out of range and was moved");
    }
    rect
}

/// Whether a form is one this program keeps without knowing it.
pub(in crate::file) fn is_unknown_form(term: &SyntaxNode) -> bool {
    form(&mut Reader::new(""), "", term).is_none()
}

/// `frame(title: "…")`, `note("…")`, `Frame`; `None` for anything else.
fn form(reader: &mut Reader, of: &str, term: &SyntaxNode) -> Option<(SketchKind, Extra)> {
    let name = term.name()?.to_lowercase();
    let known = names::of_form(&name)?;
    if let Some(text) = only_text(term) {
        return Some((with_text(&name, text.to_owned())?, Extra::new()));
    }
    let of = format!("{of}, {name}");
    let mut fields = if matches!(term.shape, SyntaxKind::Name(_)) {
        RecordFields::none(of, known)
    } else {
        RecordFields::new(of, term, known)?
    };
    let form = known_form(reader, &mut fields, &name);
    Some((form, fields.finish(reader)))
}

/// The text in `name("…")`.
fn only_text<'t>(term: &'t SyntaxNode) -> Option<&'t str> {
    let SyntaxKind::Tuple { items, .. } = &term.shape else {
        return None;
    };
    let [only] = items.as_slice() else {
        return None;
    };
    only.as_text()
}

fn with_text(name: &str, text: String) -> Option<SketchKind> {
    match name {
        "frame" => Some(SketchKind::Frame {
            title: text,
            unfolded: None,
        }),
        "note" => Some(SketchKind::note(text)),
        "text" => Some(SketchKind::Text { text }),
        _ => None,
    }
}

fn known_form(reader: &mut Reader, fields: &mut RecordFields, name: &str) -> SketchKind {
    match name {
        "frame" => SketchKind::Frame {
            title: fields.text(reader, "title"),
            unfolded: folded_size(reader, fields),
        },
        "note" => SketchKind::Note {
            text: fields.text(reader, "text"),
            sort: fields.word(reader, "sort", NOTE_SORTS),
            step: fields.text(reader, "step"),
        },
        "text" => SketchKind::Text {
            text: fields.text(reader, "text"),
        },
        "shape" => SketchKind::Shape {
            outline: fields
                .word(reader, "outline", OUTLINES)
                .unwrap_or(ShapeKind::Rectangle),
            text: fields.text(reader, "text"),
        },
        "line" => SketchKind::Line(Box::new(line(reader, fields))),
        _ => ink(reader, fields),
    }
}

/// How large the box of a folded frame is; a person may write `true` instead.
fn folded_size(reader: &mut Reader, fields: &mut RecordFields) -> Option<Size> {
    let term = fields.take("folded")?;
    if let SyntaxKind::Bool(is_folded) = term.shape {
        return is_folded.then_some(FOLDED);
    }
    let size = numbers(term).and_then(|[width, height]| place::size(width, height));
    if size.is_none() {
        fields.set_aside(reader, "folded", term, "is no size of a box");
    }
    size
}

fn line(reader: &mut Reader, fields: &mut RecordFields) -> DrawnLine {
    DrawnLine {
        points: placed(reader, fields),
        routing: routing(reader, fields),
        start_head: head(reader, fields, "start_head", "start_arrow"),
        end_head: head(reader, fields, "end_head", "end_arrow"),
        start: binding(reader, fields, "start"),
        end: binding(reader, fields, "end"),
        text: fields.text(reader, "text"),
    }
}

/// Older boards only say whether a line is a curve.
fn routing(reader: &mut Reader, fields: &mut RecordFields) -> LineRouting {
    let is_smooth = fields.flag(reader, "smooth");
    let course = fields.word(reader, "course", COURSES);
    course.unwrap_or(if is_smooth {
        LineRouting::Curved
    } else {
        LineRouting::Straight
    })
}

/// Older boards only say whether there is a head.
fn head(reader: &mut Reader, fields: &mut RecordFields, name: &str, older: &str) -> Arrowhead {
    let is_there = fields.flag(reader, older);
    let head = fields.word(reader, name, HEADS);
    head.unwrap_or(if is_there {
        Arrowhead::Arrow
    } else {
        Arrowhead::None
    })
}

/// `(node: "ranker")` or `(item: "s2", at: (0.5, 0))`: what an end of a line sticks to.
fn binding(reader: &mut Reader, fields: &mut RecordFields, name: &str) -> Option<Binding> {
    let term = fields.take(name)?;
    let found = parse_binding(term);
    if found.is_none() {
        fields.set_aside(reader, name, term, "names nothing a line can attach to");
    }
    found
}

fn parse_binding(term: &SyntaxNode) -> Option<Binding> {
    let mut target = None;
    let mut at = None;
    for (name, value) in term.as_fields()? {
        match name {
            "node" if target.is_none() => {
                target = Some(Target::Node(NodeId::from(value.as_text()?)));
            }
            "item" if target.is_none() => {
                target = Some(Target::Sketch(SketchId::from(value.as_text()?)));
            }
            "at" if at.is_none() => {
                let [x, y] = numbers(value)?;
                let is_share = |x: f64| x.is_finite();
                at = (is_share(x) && is_share(y))
                    .then(|| Point::new(place::share(x), place::share(y)));
                at?;
            }
            _ => return None,
        }
    }
    Some(Binding {
        target: target?,
        at,
    })
}

fn placed(reader: &mut Reader, fields: &mut RecordFields) -> Vec<Point> {
    let Some(term) = fields.take("points") else {
        return Vec::new();
    };
    let (points, is_whole) = points(term);
    if !is_whole {
        fields.set_aside(reader, "points", term, "contain an invalid position");
    }
    points
}

/// Pressures only make sense one for each point.
fn ink(reader: &mut Reader, fields: &mut RecordFields) -> SketchKind {
    let points = placed(reader, fields);
    let pressures = fields.take("pressures").map_or_else(Vec::new, |term| {
        let found = pressures(term).filter(|found| found.len() == points.len());
        found.unwrap_or_else(|| {
            let why = "are not one number from 0 to 1 for each point";
            fields.set_aside(reader, "pressures", term, why);
            Vec::new()
        })
    });
    SketchKind::Ink { points, pressures }
}

fn pressures(term: &SyntaxNode) -> Option<Vec<f64>> {
    let items = term.as_items()?.iter();
    items
        .map(|item| item.as_number().filter(|x| (0.0..=1.0).contains(x)))
        .map(|x| x.map(place::pressure))
        .collect()
}

fn style(reader: &mut Reader, item: &mut RecordFields, of: &str) -> SketchStyle {
    let Some(term) = item.take("style") else {
        return SketchStyle::default();
    };
    let Some(mut fields) = RecordFields::new(format!("{of}, style"), term, names::STYLE) else {
        item.set_aside(reader, "style", term, "has no named parts");
        return SketchStyle::default();
    };
    SketchStyle {
        stroke: fields.optional_text(reader, "stroke"),
        fill: fields.optional_text(reader, "fill"),
        width: fields.number(reader, "width"),
        dash: fields.word(reader, "dash", DASHES),
        font_size: fields.number(reader, "font_size"),
        align: fields.word(reader, "align", ALIGNS),
        opacity: fields.number(reader, "opacity"),
        extra: fields.finish(reader),
    }
}
