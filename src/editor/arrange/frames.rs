//! Which frame things belong to after a move: the smallest one that holds their middle.

use std::collections::{BTreeMap, BTreeSet};

use crate::editor::{BoardState, TargetSet};
use crate::geom::{Point, Rect};
use crate::model::{Document, Edit, SketchId, SketchItem, SketchKind, Target};

/// Edits that put the moved things into the frames they now lie in, and out of those they left.
/// Things that moved along with their frame stay in it.
pub fn joining(board: &BoardState, moved: &TargetSet) -> Vec<Edit> {
    let mut changes: BTreeMap<Option<SketchId>, TargetSet> = BTreeMap::new();
    for (target, old, new) in memberships(board, moved) {
        if old != new {
            changes.entry(new).or_default().insert(target);
        }
    }
    let edits = changes
        .into_iter()
        .map(|(frame, targets)| Edit::SetFrame { targets, frame });
    edits.collect()
}

/// Edits that put things into the frames they lie in after these edits, which the board shows already: what was moved
/// or resized, and for a frame that was resized what it now holds or holds no longer.
pub fn following(board: &BoardState, edits: &[Edit]) -> Vec<Edit> {
    let mut moved = TargetSet::new();
    let mut resized = TargetSet::new();
    for edit in edits {
        match edit {
            Edit::Move { targets, .. } => moved.extend(targets.iter().cloned()),
            Edit::Place(places) => moved.extend(places.keys().cloned()),
            Edit::Resize { target, .. } => drop(resized.insert(target.clone())),
            Edit::SetForm { item, .. } => drop(resized.insert(Target::Sketch(item.clone()))),
            _ => {}
        }
    }
    let (frames, others): (TargetSet, TargetSet) = resized
        .into_iter()
        .partition(|target| frame_among(board.document(), target).is_some());
    moved.extend(others);
    let mut follow = joining(board, &moved);
    for frame in frames {
        follow.extend(refilled(board, &frame, &moved));
    }
    follow
}

/// Edits after a frame was resized: what lies wholly in it comes in, and what has its middle outside leaves.
fn refilled(board: &BoardState, frame: &Target, moved: &TargetSet) -> Vec<Edit> {
    let document = board.document();
    let Target::Sketch(id) = frame else {
        return Vec::new();
    };
    let Some(item) = document.sketch().get(id).filter(|item| !item.is_folded()) else {
        return Vec::new();
    };
    let mut edits = Vec::new();
    let mut caught = caught(board, item);
    caught.retain(|target| !moved.contains(target));
    if !caught.is_empty() {
        edits.push(Edit::SetFrame {
            targets: caught,
            frame: Some(id.clone()),
        });
    }
    let members = document.members(id).into_iter().filter(|target| {
        frame_of(document, target).as_ref() == Some(id) && !moved.contains(target)
    });
    for target in members {
        let Some(bounds) = board.bounds(&target) else {
            continue;
        };
        if !item.rect.contains(bounds.center()) {
            let frame = landing(document, &target, bounds);
            let targets = TargetSet::from([target]);
            edits.push(Edit::SetFrame { targets, frame });
        }
    }
    edits
}

/// Frames that would gain something if the drag ended now.
pub fn gaining(board: &BoardState, moved: &TargetSet) -> BTreeSet<SketchId> {
    let changes = memberships(board, moved).into_iter();
    changes
        .filter(|(_, old, new)| old != new)
        .filter_map(|(_, _, new)| new)
        .collect()
}

/// The smallest frame that holds the point, leaving out some.
pub fn frame_at(document: &Document, at: Point, except: &BTreeSet<SketchId>) -> Option<SketchId> {
    let frames = document.sketch().values().filter(|item| {
        item.is_open_frame() && document.fold_of(&Target::Sketch(item.id.clone())).is_none()
    });
    let around = frames.filter(|item| item.rect.contains(at) && !except.contains(&item.id));
    around
        .min_by(|a, b| a.rect.area().total_cmp(&b.rect.area()))
        .map(|item| item.id.clone())
}

/// The frame that something drawn there belongs to: the smallest around its middle, and for a frame around all of it.
pub fn frame_around(
    document: &Document,
    rect: Rect,
    own: &SketchId,
    form: &SketchKind,
) -> Option<SketchId> {
    let mut except = BTreeSet::from([own.clone()]);
    if matches!(form, SketchKind::Frame { .. }) {
        let frames = document.sketch().values().filter(|item| item.is_frame());
        let small = frames.filter(|item| !item.rect.contains_rect(rect));
        except.extend(small.map(|item| item.id.clone()));
    }
    frame_at(document, rect.center(), &except)
}

/// What a new frame takes in: all that lies wholly in it and was in the same frame as itself.
pub fn caught(board: &BoardState, frame: &SketchItem) -> TargetSet {
    let document = board.document();
    let nodes = document
        .diagram()
        .nodes()
        .map(|node| Target::Node(node.id.clone()));
    let drawn = document.sketch().keys().cloned().map(Target::Sketch);
    let mut targets: TargetSet = nodes.chain(drawn).collect();
    targets.retain(|target| {
        *target != Target::Sketch(frame.id.clone())
            && frame_of(document, target) == frame.frame
            && board
                .bounds(target)
                .is_some_and(|rect| frame.rect.contains_rect(rect))
    });
    targets
}

type Membership = (Target, Option<SketchId>, Option<SketchId>);

/// What was moved by itself, with the frame it is in and the frame it now lies in.
fn memberships(board: &BoardState, moved: &TargetSet) -> Vec<Membership> {
    let document = board.document();
    let carried: BTreeSet<SketchId> = moved
        .iter()
        .filter_map(|target| frame_among(document, target))
        .collect();
    let stays =
        |frame: &Option<SketchId>| frame.as_ref().is_some_and(|frame| carried.contains(frame));
    let framed = moved
        .iter()
        .filter(|target| !matches!(target, Target::Edge(_)));
    let found = framed.filter_map(|target| {
        let old = frame_of(document, target);
        let new = landing(document, target, board.bounds(target)?);
        (!stays(&old)).then(|| (target.clone(), old, new))
    });
    found.collect()
}

fn frame_among(document: &Document, target: &Target) -> Option<SketchId> {
    let Target::Sketch(id) = target else {
        return None;
    };
    document
        .sketch()
        .get(id)
        .filter(|item| item.is_frame())
        .map(|item| item.id.clone())
}

/// The frame a thing is in.
fn frame_of(document: &Document, target: &Target) -> Option<SketchId> {
    match target {
        Target::Node(id) => document.diagram().node(id)?.frame.clone(),
        Target::Sketch(id) => document.sketch().get(id)?.frame.clone(),
        Target::Edge(_) => None,
    }
}

/// A frame goes only into one that holds it whole and is not inside itself.
fn landing(document: &Document, target: &Target, bounds: Rect) -> Option<SketchId> {
    let mut except = BTreeSet::new();
    if let Some(own) = frame_among(document, target) {
        let inner = document
            .members(&own)
            .into_iter()
            .filter_map(|member| frame_among(document, &member));
        except.extend(inner);
        let small = |item: &&SketchItem| {
            !(item.rect.contains_rect(bounds) && item.rect.area() > bounds.area())
        };
        except.extend(
            document
                .sketch()
                .values()
                .filter(small)
                .map(|item| item.id.clone()),
        );
        except.insert(own);
    }
    frame_at(document, bounds.center(), &except)
}
