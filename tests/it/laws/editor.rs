//! Hands that do anything: the editor never falls over, and there is always a way back.

use fastrand::Rng;
use mlboard::catalog::Catalog;
use mlboard::editor::{
    Action, BoardAction, COMMANDS, Camera, CanvasInput, Chord, Editor, Modifiers, MouseButton,
    Prompt, PromptAnswer, ToolId, ViewAction, WindowReply, rationale_choices,
};
use mlboard::geom::{Point, Rect, Vec2};
use mlboard::model::{Document, KindId};
use mlboard::pipeline;
use mlboard::scene::Theme;

use super::edits::{edits, point, target, targets};
use super::{assert_whole, board, text};

const SEEDS: u64 = 40;
const STEPS: usize = 50;
/// So many lead to every state of the tools.
const SEEDS_FOR_STATES: u64 = 3 * SEEDS;

pub fn editor(document: Document) -> Editor {
    let mut editor = Editor::new(document, Theme::light());
    editor.set_viewport(Rect::new(0.0, 0.0, 1000.0, 700.0));
    editor
}

/// One event or action, often one that means something where things are.
pub fn act(random: &mut Rng, editor: &mut Editor) {
    let effects = match random.u8(0..20) {
        0..11 => {
            let input = input(random, editor);
            editor.input(input)
        }
        11 => {
            let command = COMMANDS[random.usize(..COMMANDS.len())];
            editor.act(Action::Run(command.id))
        }
        12 => {
            let given = answer(random, editor);
            editor.act(Action::Answer(given))
        }
        13 => editor.act(Action::Board(BoardAction::AddKind {
            kind: kind(random),
            at: random.bool().then(|| point(random)),
        })),
        14 => editor.act(Action::View(ViewAction::Select(targets(
            random,
            editor.document(),
        )))),
        15 => editor.act(Action::PickUpKind(kind(random))),
        16 => editor.act(Action::View(ViewAction::SetCamera(Camera {
            pan: point(random).to_vec2(),
            zoom: random.f64() * 5.0,
        }))),
        17 => {
            let edits = edits(random, editor.document());
            editor.act(Action::Board(BoardAction::Commit(
                "anything".to_owned(),
                edits,
            )))
        }
        18 => {
            let reached = target(random, editor.document());
            editor.act(Action::View(ViewAction::Reveal(vec![reached])))
        }
        _ => editor.act(Action::SelectTool(if random.bool() {
            ToolId::Select
        } else {
            ToolId::Hand
        })),
    };
    for effect in effects {
        if let mlboard::editor::Effect::CopyText(copied) = effect {
            editor.act(Action::Reply(WindowReply::Paste {
                text: copied,
                at: None,
            }));
        }
    }
}

fn kind(random: &mut Rng) -> KindId {
    let kinds: Vec<KindId> = Catalog::builtin()
        .kinds_in_order()
        .map(|kind| kind.id.clone())
        .collect();
    kinds[random.usize(..kinds.len())].clone()
}

fn input(random: &mut Rng, editor: &Editor) -> CanvasInput {
    let at = place(random, editor);
    let modifiers = Modifiers {
        ctrl: false,
        shift: random.u8(0..4) == 0,
        alt: random.u8(0..8) == 0,
    };
    let button = match random.u8(0..12) {
        0 => MouseButton::Middle,
        1 => MouseButton::Secondary,
        _ => MouseButton::Primary,
    };
    match random.u8(0..12) {
        0..4 => CanvasInput::Down {
            at,
            button,
            modifiers,
            clicks: random.u8(1..3),
        },
        4..8 => CanvasInput::Move { at, modifiers },
        8..11 => CanvasInput::Up {
            at,
            button,
            modifiers,
        },
        _ => {
            let command = COMMANDS[random.usize(..COMMANDS.len())];
            let key = command.keys.first().and_then(|key| Chord::parse(key));
            key.map_or(CanvasInput::Leave, |chord| CanvasInput::Key { chord })
        }
    }
}

/// A port, the middle of a component, a connection, or anywhere.
fn place(random: &mut Rng, editor: &Editor) -> Point {
    let derived = editor.derived();
    let boxes: Vec<_> = derived.boxes.values().collect();
    let routes: Vec<_> = derived.routes.values().collect();
    match random.u8(0..4) {
        0 if !boxes.is_empty() => boxes[random.usize(..boxes.len())].rect.center(),
        1 if !boxes.is_empty() => {
            let ports = &boxes[random.usize(..boxes.len())].ports;
            let port = ports.get(random.usize(..ports.len().max(1)));
            port.map_or(Point::ZERO, |port| port.at)
        }
        2 if !routes.is_empty() => {
            let route = routes[random.usize(..routes.len())];
            if random.bool() {
                route.label_at
            } else {
                route.tip - Vec2::new(10.0, 0.0)
            }
        }
        _ => point(random),
    }
}

fn answer(random: &mut Rng, editor: &Editor) -> PromptAnswer {
    let typed = if random.bool() { "" } else { "said" };
    if let Some(choice) = rationale_choices(editor, typed).pop() {
        return PromptAnswer::Because(choice.because);
    }
    if let Some(choice) = editor.join_choices("").into_iter().next() {
        return PromptAnswer::Join {
            from: choice.from,
            to: choice.to,
        };
    }
    match random.u8(0..3) {
        0 => PromptAnswer::Text(if random.bool() {
            "a name".to_owned()
        } else {
            String::new()
        }),
        1 => PromptAnswer::Payload("images".into()),
        _ => PromptAnswer::Kind(
            editor
                .kind_choices("")
                .first()
                .map_or_else(|| kind(random), |choice| choice.kind.id.clone()),
        ),
    }
}

fn placed(seed: u64) -> Document {
    let mut document = board(seed);
    pipeline::complete(&mut document, Catalog::builtin());
    document
}

#[test]
fn whatever_the_hands_do_everything_can_be_taken_back() {
    for seed in 0..SEEDS {
        let random = &mut Rng::with_seed(seed);
        let start = if seed % 2 == 0 {
            Document::default()
        } else {
            placed(seed)
        };
        let mut editor = editor(start);
        let start = text(editor.board().own_document());
        for step in 0..STEPS {
            act(random, &mut editor);
            assert_whole(editor.document(), &format!("seed {seed}, step {step}"));
            if step % 7 == 0 {
                editor.overlay();
                editor.hint();
                editor.pointer_hint();
                editor.cursor();
                for target in editor.selection() {
                    editor.spoken(target);
                }
            }
        }
        editor.act(Action::Cancel);
        let end = text(editor.board().own_document());
        let mut n_undone = 0;
        while editor.history().undo_label().is_some() {
            editor.act(Action::Run("edit.undo"));
            n_undone += 1;
        }
        assert_eq!(text(editor.board().own_document()), start, "seed {seed}");
        for _ in 0..n_undone {
            editor.act(Action::Run("edit.redo"));
        }
        assert_eq!(text(editor.board().own_document()), end, "seed {seed}");
    }
}

#[test]
fn cancelling_leads_from_every_state_to_idle_and_the_same_document() {
    let mut states = std::collections::BTreeSet::new();
    for seed in 0..SEEDS_FOR_STATES {
        let random = &mut Rng::with_seed(seed);
        let mut editor = editor(placed(seed));
        let mut settled = (
            editor.history().state(),
            text(editor.board().own_document()),
        );
        for step in 0..STEPS {
            act(random, &mut editor);
            states.insert(editor.tool_state());
            if !editor.history().is_previewing() {
                settled = (
                    editor.history().state(),
                    text(editor.board().own_document()),
                );
            }
            if step % 3 == 0 {
                let context = format!("seed {seed}, step {step}");
                // What has been typed is kept, and a text without words goes.
                let was_writing = matches!(editor.prompt(), Some(Prompt::Write { .. }));
                editor.act(Action::Cancel);
                assert_eq!(editor.tool_state(), "idle", "{context}");
                assert!(editor.prompt().is_none(), "{context}");
                if was_writing {
                    continue;
                }
                assert_eq!(editor.history().state(), settled.0, "{context}");
                assert_eq!(text(editor.board().own_document()), settled.1, "{context}");
            }
        }
    }
    for state in [
        "idle",
        "pressed",
        "moving",
        "marquee",
        "connecting",
        "placing",
        "dragging",
        "drawing",
    ] {
        assert!(states.contains(state), "no seed led to {state}: {states:?}");
    }
}

#[test]
fn a_board_that_must_not_be_changed_is_not() {
    for seed in 0..SEEDS / 3 {
        let random = &mut Rng::with_seed(seed);
        let mut editor = editor(Document::default());
        editor.act(Action::Reply(WindowReply::Replace {
            document: Box::new(placed(seed)),
            saved: true,
            read_only: Some("it is somebody else's".to_owned()),
        }));
        let start = text(editor.board().own_document());
        for step in 0..STEPS {
            act(random, &mut editor);
            assert_eq!(
                text(editor.board().own_document()),
                start,
                "seed {seed}, step {step}"
            );
        }
    }
}
