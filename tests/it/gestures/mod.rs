//! Gestures as scripts: a board, what the hands do, and what becomes of it.
//!
//! ```text
//! a = trainer
//! place a 0,0
//! do
//! down a
//! move +80,0
//! up
//! ----
//! down a: pressed
//! move +80,0: moving
//! up: idle
//! changed
//! ~ a at 80,0
//! ```

mod changes;
mod fuzz;
mod script;

use mlboard::editor::{Action, Editor};
use mlboard::geom::{Point, Rect};
use mlboard::model::{
    Arrowhead, Document, DrawnLine, Edit, ShapeKind, SketchItem, SketchKind, Target, apply,
};
use mlboard::scene::Theme;

use crate::board_text::board;
use crate::cases;
use script::Script;

#[test]
fn gestures_do_what_the_cases_say() {
    let files = cases::files("gestures");
    assert!(files.len() >= 6, "the cases are there");
    let mut differences = cases::Differences::default();
    for file in files {
        differences.check(&file, run);
    }
    differences.report();
}

/// Runs one case and tells what each line did and what changed in the end.
fn run(input: &str) -> String {
    let (setup, script) = input
        .strip_prefix("do\n")
        .map(|script| ("", script))
        .or_else(|| input.split_once("\ndo\n"))
        .expect("a line `do` between board and script");
    let mut editor = Editor::new(document(setup), Theme::light());
    editor.set_viewport(Rect::new(0.0, 0.0, 1200.0, 800.0));
    let before = editor.document().clone();
    let mut script_run = Script::default();
    let mut told = Vec::new();
    for line in script
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
    {
        let selected = editor.selection().clone();
        let effects = script_run.line(&mut editor, line);
        let mut line = script::tell(&editor, line, &effects);
        if *editor.selection() != selected {
            line += &script::selection(&editor);
        }
        told.push(line);
    }
    told.extend(changes::between(&before, editor.document()));
    take_back_everything(&mut editor, &before);
    told.join("\n")
}

/// Whatever a case did, cancelling leaves the tool idle and undoing everything gives the board it began with.
fn take_back_everything(editor: &mut Editor, before: &Document) {
    if editor.read_only().is_some() {
        assert_eq!(editor.document(), before);
        return;
    }
    let after = editor.document().clone();
    let was_previewing = editor.history().is_previewing();
    editor.act(Action::Cancel);
    assert_eq!(editor.tool_state(), "idle");
    assert!(was_previewing || *editor.document() == after);
    let after = editor.document().clone();
    let mut n = 0;
    while editor.history().undo_label().is_some() {
        editor.act(Action::Run("edit.undo"));
        n += 1;
    }
    assert_eq!(editor.document(), before);
    for _ in 0..n {
        editor.act(Action::Run("edit.redo"));
    }
    assert_eq!(*editor.document(), after);
}

/// A board in the notation of the rule cases, with places and frames:
/// `place a 0,0`, `frame inner 0,0 400,300 in outer`, `box r 0,0 80,40`, `line l 0,0 80,40`.
fn document(text: &str) -> Document {
    let ours = ["place ", "frame ", "box ", "line "];
    let is_ours = |line: &&str| ours.iter().any(|word| line.starts_with(word));
    let theirs: Vec<&str> = text.lines().filter(|line| !is_ours(line)).collect();
    let mut document = board(&theirs.join("\n"));
    for line in text.lines().filter(is_ours) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let edit = match words[0] {
            "place" => {
                let target = Target::Node(words[1].into());
                Edit::Place([(target, script::point(words[2]))].into())
            }
            "frame" => frame(&words),
            _ => drawn(&words),
        };
        apply(&mut document, &[edit]);
        if let ("place", Some(frame)) = (words[0], words.get(4)) {
            let targets = [Target::Node(words[1].into())].into();
            let frame = Some((*frame).into());
            apply(&mut document, &[Edit::SetFrame { targets, frame }]);
        }
    }
    document
}

/// A rectangle, or a line across it.
fn drawn(words: &[&str]) -> Edit {
    let corner = script::point(words[2]);
    let size = script::point(words[3]);
    let rect = Rect::from_points(corner, corner + size.to_vec2());
    let form = match words[0] {
        "box" => SketchKind::Shape {
            outline: ShapeKind::Rectangle,
            text: words[1].to_owned(),
        },
        _ => SketchKind::Line(Box::new(DrawnLine {
            points: vec![Point::ZERO, size],
            end_head: Arrowhead::Arrow,
            ..DrawnLine::default()
        })),
    };
    Edit::add_sketch(SketchItem::new(words[1].into(), rect, form))
}

fn frame(words: &[&str]) -> Edit {
    let corner = script::point(words[2]);
    let size = script::point(words[3]).to_vec2();
    let rect = Rect::from_points(corner, corner + size);
    let title = words[1].to_owned();
    Edit::add_sketch(SketchItem {
        frame: words.get(5).map(|frame| (*frame).into()),
        ..SketchItem::new(
            words[1].into(),
            rect,
            SketchKind::Frame {
                title,
                unfolded: None,
            },
        )
    })
}
