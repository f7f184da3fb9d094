//! Stages walked and changed in the editor.

use mlboard::editor::{
    Action, BoardAction, CanvasInput, Chord, Editor, Effect, Motion, StageAction, StagePlacing,
    StageShift, ViewAction, WalkView, keep_stage,
};
use mlboard::geom::Rect;
use mlboard::model::{Edit, Target, Walkthrough};
use mlboard::scene::Theme;
use mlboard::templates;

fn editor(case: &str) -> Editor {
    let document = templates::find(case).expect("it ships").document();
    let mut editor = Editor::new(document, Theme::light());
    editor.set_motion(Motion::Off);
    editor.set_viewport(Rect::new(0.0, 0.0, 1024.0, 520.0));
    editor
}

fn press(editor: &mut Editor, key: &str) -> Vec<Effect> {
    let chord = Chord::parse(key).expect("a key");
    let effects = editor.input(CanvasInput::Key { chord });
    keep_stage(editor);
    effects
}

fn at(editor: &Editor) -> Option<usize> {
    editor.board().stage_walk().map(|walk| walk.at)
}

fn n_shown(editor: &Editor) -> usize {
    editor.document().diagram().n_nodes()
}

#[test]
fn arrows_walk_the_stages_and_the_last_step_is_the_whole_board() {
    let mut editor = editor("visual_search");
    let (whole, before) = (n_shown(&editor), editor.goal());
    let said = editor.act(Action::Run("stages.walk"));
    let is_said = |effect: &Effect| matches!(effect, Effect::Announce(text) if text.starts_with("Stage 1 of 8: A photo in"));
    assert!(said.iter().any(is_said), "{said:?}");
    assert_eq!((at(&editor), n_shown(&editor)), (Some(0), 5));
    press(&mut editor, "Right");
    assert_eq!((at(&editor), n_shown(&editor)), (Some(1), 8));
    press(&mut editor, "End");
    assert_eq!((at(&editor), n_shown(&editor)), (Some(8), whole));
    press(&mut editor, "Right");
    assert_eq!(at(&editor), Some(8));
    press(&mut editor, "Left");
    press(&mut editor, "Home");
    press(&mut editor, "Left");
    assert_eq!(at(&editor), Some(0));
    press(&mut editor, "Escape");
    assert_eq!((at(&editor), n_shown(&editor)), (None, whole));
    assert_eq!(editor.goal(), before);
}

#[test]
fn escape_puts_out_what_is_lit_and_selected_before_it_leaves() {
    let mut editor = editor("fraud_detection");
    editor.act(Action::Run("stages.walk"));
    let client = Target::Node("client".into());
    editor.act(Action::View(ViewAction::Select([client.clone()].into())));
    assert!(editor.selection().contains(&client));
    editor.act(Action::Run("check.request_path"));
    assert!(editor.highlighted_path().is_some());
    press(&mut editor, "Escape");
    assert!(editor.highlighted_path().is_none() && at(&editor).is_some());
    press(&mut editor, "Escape");
    assert!(editor.selection().is_empty() && at(&editor).is_some());
    press(&mut editor, "Escape");
    assert_eq!(at(&editor), None);
}

#[test]
fn nothing_of_the_board_changes_while_stages_are_walked() {
    let mut editor = editor("visual_search");
    let before = editor.document().clone();
    editor.act(Action::Run("stages.walk"));
    let client = Target::Node("client".into());
    let rename = BoardAction::Rename {
        target: client.clone(),
        text: "Other".to_owned(),
    };
    let said = editor.act(Action::Board(rename));
    assert!(
        said.iter()
            .any(|effect| matches!(effect, Effect::Toast { text, .. } if text.contains("Edit")))
    );
    editor.act(Action::View(ViewAction::Select([client.clone()].into())));
    editor.act(Action::Run("edit.delete"));
    let remove = Edit::Remove([client].into());
    editor.act(Action::Board(BoardAction::Preview(vec![remove])));
    editor.act(Action::Run("edit.select_all"));
    press(&mut editor, "Right");
    assert_eq!(editor.history().committed_document(), before);
    assert!(!editor.is_modified());
    editor.act(Action::Stages(StageAction::Leave));
    assert_eq!(*editor.document(), before);
    assert!(editor.read_only().is_none());
}

#[test]
fn in_place_components_keep_their_places_and_nothing_later_shows() {
    let mut editor = editor("news_feed");
    let board = editor.document().clone();
    editor.act(Action::Run("stages.walk"));
    press(&mut editor, "Right");
    press(&mut editor, "Right");
    let laid_out = n_shown(&editor);
    editor.act(Action::Run("stages.in_place"));
    let placing = editor.board().stage_walk().map(|walk| walk.placing);
    assert_eq!(placing, Some(StagePlacing::InPlace));
    let told = board.walkthrough().stages[..3]
        .iter()
        .flat_map(|stage| &stage.lit);
    let told: std::collections::BTreeSet<_> = told.collect();
    assert_eq!(n_shown(&editor), told.len());
    assert!(n_shown(&editor) > laid_out);
    for node in editor.document().diagram().nodes() {
        assert_eq!(Some(node), board.diagram().node(&node.id));
    }
    let visible = editor.camera().visible(editor.viewport());
    for id in &board.walkthrough().stages[2].focus {
        let rect = editor.derived().boxes[id].rect;
        assert!(visible.contains_rect(rect), "{id} is out of view");
    }
}

/// Adds a stage of three components after the last and walks to it.
fn with_a_stage_more(editor: &mut Editor) {
    let nodes = ["client", "gateway", "cache"].map(|id| Target::Node(id.into()));
    editor.act(Action::View(ViewAction::Select(nodes.into())));
    editor.act(Action::Run("stages.add"));
    let stages = editor.board().stages();
    assert_eq!(stages.len(), 9);
    assert_eq!((stages[8].lit.len(), stages[8].new.len()), (3, 0));
    editor.act(Action::Stages(StageAction::GoTo(8)));
    assert_eq!(n_shown(editor), 3);
}

#[test]
fn stages_are_made_and_named_by_hand() {
    let mut editor = editor("visual_search");
    with_a_stage_more(&mut editor);
    editor.act(Action::Stages(StageAction::Rename {
        at: 8,
        title: "Cache first ".to_owned(),
    }));
    editor.act(Action::Stages(StageAction::Describe {
        at: 8,
        text: "Most pictures are asked for twice.".to_owned(),
    }));
    assert_eq!(editor.board().stages()[8].title, "Cache first");
    editor.act(Action::Run("stages.earlier"));
    let moved = &editor.board().stages()[7].title;
    assert_eq!((at(&editor), moved.as_str()), (Some(7), "Cache first"));
}

#[test]
fn stages_are_put_in_order_and_removed_and_undo_takes_it_back() {
    let mut editor = editor("visual_search");
    let before = editor.document().clone();
    with_a_stage_more(&mut editor);
    for n in (1..=8).rev() {
        let by = StageShift::Earlier;
        editor.act(Action::Stages(StageAction::Shift { at: n, by }));
    }
    assert_eq!(at(&editor), Some(0));
    let new = editor.board().stages()[0].new.len();
    assert_eq!(new, 3, "what it shows is new now");
    editor.act(Action::Run("stages.remove"));
    let stages = editor.board().stages();
    assert_eq!(stages.len(), 8);
    let told: usize = stages.iter().map(|stage| stage.new.len()).sum();
    let all = before.walkthrough().stages.iter();
    let all: usize = all.map(|stage| stage.new.len()).sum();
    assert_eq!(told, all, "what it told is told by others");
    while editor.history().undo_label().is_some() {
        editor.act(Action::Run("edit.undo"));
        keep_stage(&mut editor);
    }
    assert_eq!(editor.history().committed_document(), before);
    assert!(at(&editor).is_some());
}

#[test]
fn present_shows_stages_where_there_are_any_else_frames() {
    let mut editor = editor("visual_search");
    press(&mut editor, "F5");
    let view = editor.board().stage_walk().map(|walk| walk.view);
    assert_eq!(view, Some(WalkView::Present));
    assert!(editor.show().is_none());
    press(&mut editor, "F5");
    press(&mut editor, "Escape");
    let mut document = editor.document().clone();
    mlboard::model::apply(
        &mut document,
        &[Edit::SetWalkthrough(Walkthrough::default())],
    );
    let mut plain = Editor::new(document, Theme::light());
    plain.set_motion(Motion::Off);
    press(&mut plain, "F5");
    assert!(plain.board().stage_walk().is_none() && plain.show().is_some());
}

#[test]
fn what_stays_glides_and_what_is_new_appears_after_it() {
    let mut editor = editor("visual_search");
    editor.act(Action::Run("stages.walk"));
    editor.set_motion(Motion::On);
    press(&mut editor, "Right");
    assert!(editor.is_gliding());
    let gateway = Target::Node("gateway".into());
    let new = Target::Node("ranker".into());
    assert!(editor.picture().of(&gateway).next().is_some());
    assert!(editor.picture().of(&new).next().is_none());
    let mut seconds = 0.0;
    while editor.animate(0.02) {
        seconds += 0.02;
    }
    assert!((0.2..=0.45).contains(&seconds), "{seconds}");
    assert!(editor.picture().of(&new).next().is_some());
}

#[test]
fn the_spoken_order_has_no_marks_and_follows_the_stage() {
    let mut editor = editor("visual_search");
    let whole = editor.board().shown_picture();
    editor.act(Action::Run("stages.walk"));
    assert_ne!(editor.board().shown_picture(), whole);
    let order = editor.walk_order();
    assert!(
        order
            .iter()
            .all(|target| !matches!(target, Target::Sketch(id) if id.as_str().starts_with('\0')))
    );
    let nodes = order
        .iter()
        .filter(|target| matches!(target, Target::Node(_)));
    assert_eq!(nodes.count(), 5);
}
