//! Hands that do anything with any tool: five hundred scripts of a hundred inputs each. Nothing falls over, every
//! edge keeps its ends, and undoing and redoing everything leads to the same bytes.

use std::collections::BTreeSet;

use fastrand::Rng;
use mlboard::catalog::Catalog;
use mlboard::editor::{
    Action, COMMANDS, CanvasInput, Chord, Editor, Effect, KeyCode, Modifiers, MouseButton,
    PromptAnswer, TOOLS, WindowReply, rationale_choices,
};
use mlboard::file;
use mlboard::geom::{Point, Rect, Vec2};
use mlboard::model::{Document, SketchItem, SketchKind, Target};
use mlboard::scene::Theme;

use super::document;

const SCRIPTS: u64 = 500;
const INPUTS: usize = 100;

/// A board with something of everything: a frame, groups, locks, bends, a sketch.
const BOARD: &str = "\
a = client_app
b = api_gateway
c = ranking_service
d = trainer
f = model_registry
a.request > b.request: request
b.request > c.request: request
d.model > f.model: model_artifact
place a 40,60 in frame
place b 320,60 in frame
place c 640,80
place d 60,420
place f 380,440
frame frame 0,0 600,220
box note 700,320 120,80
box other 760,360 90,90
line arrow 640,500 160,60";

fn start() -> Editor {
    let mut editor = Editor::new(document(BOARD), Theme::light());
    editor.set_viewport(Rect::new(0.0, 0.0, 1000.0, 700.0));
    editor
}

fn text(document: &Document) -> String {
    file::write(document)
}

/// One thing that hands do.
fn act(random: &mut Rng, editor: &mut Editor) {
    let effects = match random.u8(0..24) {
        0..14 => {
            let input = pointer(random, editor);
            editor.input(input)
        }
        14..19 => editor.input(CanvasInput::Key {
            chord: chord(random),
        }),
        19 => {
            let tool = TOOLS[random.usize(..TOOLS.len())].command;
            editor.act(Action::Run(tool))
        }
        20 => editor.input(CanvasInput::Cancel),
        21 => editor.act(Action::Run("edit.undo")),
        22 => {
            let kind = kind(random);
            editor.act(Action::PickUpKind(kind))
        }
        _ if random.bool() => editor.act(Action::PreviewText("typed on the board".to_owned())),
        _ => {
            let given = answer(random, editor);
            editor.act(Action::Answer(given))
        }
    };
    for effect in effects {
        if let Effect::CopyText(copied) = effect {
            editor.act(Action::Reply(WindowReply::Paste {
                text: copied,
                at: None,
            }));
        }
    }
}

fn kind(random: &mut Rng) -> mlboard::model::KindId {
    let kinds: Vec<_> = Catalog::builtin().kinds_in_order().collect();
    kinds[random.usize(..kinds.len())].id.clone()
}

/// Presses come with moves and releases often enough that gestures begin, go on and end.
fn pointer(random: &mut Rng, editor: &Editor) -> CanvasInput {
    let at = place(random, editor);
    let modifiers = modifiers(random);
    let button = match random.u8(0..14) {
        0 => MouseButton::Middle,
        1 => MouseButton::Secondary,
        _ => MouseButton::Primary,
    };
    match random.u8(0..16) {
        0..5 => CanvasInput::Down {
            at,
            button,
            modifiers,
            clicks: random.u8(1..3),
        },
        5..11 => CanvasInput::Move { at, modifiers },
        11..15 => CanvasInput::Up {
            at,
            button,
            modifiers,
        },
        _ => CanvasInput::Leave,
    }
}

fn modifiers(random: &mut Rng) -> Modifiers {
    if random.u8(0..12) == 0 {
        return Modifiers {
            ctrl: true,
            shift: true,
            alt: true,
        };
    }
    Modifiers {
        ctrl: random.u8(0..8) == 0,
        shift: random.u8(0..5) == 0,
        alt: random.u8(0..8) == 0,
    }
}

/// A handle, a port, a bend, a line, something drawn, or anywhere.
fn place(random: &mut Rng, editor: &Editor) -> Point {
    let derived = editor.derived();
    let found = match random.u8(0..9) {
        0 => one(random, editor.handles()).map(|(_, at)| at),
        1 => one(random, derived.boxes.values()).map(|found| found.rect.center()),
        2 => one(random, derived.boxes.values())
            .and_then(|found| one(random, &found.ports))
            .map(|port| port.at),
        3 => one(random, derived.routes.values()).map(|route| route.label_at),
        4 => one(random, derived.routes.values()).map(|route| route.tip - Vec2::new(9.0, 0.0)),
        5 => one(random, editor.document().sketch().values()).map(|item| point_of(random, item)),
        7 => one(random, editor.selection()).and_then(|target| match target {
            Target::Sketch(id) => {
                let item = editor.document().sketch().get(id);
                item.map(|item| point_of(random, item))
            }
            _ => editor.board().bounds(target).map(|rect| rect.center()),
        }),
        6 => one(random, editor.document().diagram().edges())
            .and_then(|edge| one(random, &edge.via).copied()),
        _ => None,
    };
    let anywhere = Point::new(random.f64() * 1000.0 - 50.0, random.f64() * 700.0 - 50.0);
    let near = Vec2::new(random.f64() * 10.0 - 5.0, random.f64() * 10.0 - 5.0);
    found.map_or(anywhere, |at| at + near)
}

/// A point of a line, or a corner.
fn point_of(random: &mut Rng, item: &SketchItem) -> Point {
    let by = match &item.form {
        SketchKind::Line(line) => one(random, &line.points).copied().unwrap_or_default(),
        _ => Point::ZERO,
    };
    item.rect.origin() + by.to_vec2()
}

fn one<T>(random: &mut Rng, all: impl IntoIterator<Item = T>) -> Option<T> {
    let mut all: Vec<T> = all.into_iter().collect();
    (!all.is_empty()).then(|| all.swap_remove(random.usize(..all.len())))
}

/// A shortcut, or any key.
fn chord(random: &mut Rng) -> Chord {
    let command = COMMANDS[random.usize(..COMMANDS.len())];
    if let Some(chord) = command.keys.first().and_then(|key| Chord::parse(key))
        && random.u8(0..5) > 0
    {
        return chord;
    }
    let keys = [
        KeyCode::Escape,
        KeyCode::Enter,
        KeyCode::Delete,
        KeyCode::Left,
        KeyCode::Down,
        KeyCode::Char('x'),
    ];
    Chord::new(keys[random.usize(..keys.len())], modifiers(random))
}

fn answer(random: &mut Rng, editor: &Editor) -> PromptAnswer {
    let typed = if random.bool() { "" } else { "said" };
    if let Some(choice) = rationale_choices(editor, typed).pop() {
        return PromptAnswer::Because(choice.because);
    }
    if let Some(choice) = one(random, editor.join_choices("")) {
        return PromptAnswer::Join {
            from: choice.from,
            to: choice.to,
        };
    }
    match random.u8(0..3) {
        0 => PromptAnswer::Text("some words".to_owned()),
        1 => PromptAnswer::Payload("images".into()),
        _ => one(random, editor.kind_choices("")).map_or_else(
            || PromptAnswer::Kind(kind(random)),
            |choice| PromptAnswer::Kind(choice.kind.id.clone()),
        ),
    }
}

fn assert_ends_exist(document: &Document, context: &str) {
    let diagram = document.diagram();
    for edge in diagram.edges() {
        for end in [&edge.from, &edge.to] {
            assert!(diagram.node(&end.node).is_some(), "{context}: {edge:?}");
        }
    }
}

#[test]
fn whatever_the_hands_do_there_is_a_way_back_and_forth() {
    let (mut states, mut tools) = (BTreeSet::new(), BTreeSet::new());
    for seed in 0..SCRIPTS {
        let random = &mut Rng::with_seed(seed);
        let mut editor = start();
        let before = text(editor.document());
        for step in 0..INPUTS {
            act(random, &mut editor);
            states.insert(editor.tool_state());
            tools.insert(format!("{:?}", editor.tool_id()));
            assert_ends_exist(editor.document(), &format!("seed {seed}, input {step}"));
            if step % 5 == 0 {
                editor.overlay();
                editor.hint();
                editor.pointer_hint();
                editor.cursor();
            }
        }
        editor.act(Action::Cancel);
        let after = text(editor.document());
        let mut n_undone = 0;
        while editor.history().undo_label().is_some() {
            editor.act(Action::Run("edit.undo"));
            n_undone += 1;
        }
        assert_eq!(text(editor.document()), before, "seed {seed}");
        for _ in 0..n_undone {
            editor.act(Action::Run("edit.redo"));
        }
        assert_eq!(text(editor.document()), after, "seed {seed}");
    }
    for tool in TOOLS {
        let name = format!("{:?}", tool.id);
        assert!(tools.contains(&name), "no seed took up {name}");
    }
    for state in [
        "moving",
        "resizing",
        "reshaping",
        "bending",
        "labelling",
        "spacing",
        "marquee",
        "connecting",
        "placing",
        "drawing",
        "clicking",
        "erasing",
        "pointing",
    ] {
        assert!(states.contains(state), "no seed led to {state}: {states:?}");
    }
}
