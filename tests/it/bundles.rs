//! From afar the connections between the same two frames run as one bundle.

use std::collections::BTreeSet;

use mlboard::catalog::Catalog;
use mlboard::editor::{Action, Camera, CanvasInput, Editor, Modifiers, MouseButton, ViewAction};
use mlboard::geom::{Point, Rect, point_along};
use mlboard::model::{Document, EdgeId, Target};
use mlboard::pipeline::derive;
use mlboard::scene::{CloseDetails, Detail, Item, SceneStyle, Shape, Theme};
use mlboard::templates;

const FAR: f64 = 0.25;
const NEAR: f64 = 0.8;

fn reference() -> Document {
    templates::find("video_recommendation")
        .expect("it ships")
        .document()
}

fn is_seen(item: &Item, zoom: f64, close: CloseDetails) -> bool {
    !item.layers(&Detail::still(zoom), close).is_empty()
}

#[test]
fn from_afar_one_line_stands_for_all_between_two_frames() {
    let mut n_bundled = 0;
    for template in templates::all() {
        let document = template.document();
        let derived = derive(
            &document,
            Catalog::builtin(),
            &SceneStyle::new(Theme::light()),
        );
        let (mut far, mut near) = (0, 0);
        for (pair, middle) in derived.bundles.all() {
            let members = derived.bundles.members(pair).expect("a bundle");
            assert!(members.len() > 1 && members.contains(middle));
            n_bundled += members.len();
            for id in members {
                let target = Target::Edge(id.clone());
                let line = derived.scene.of(&target).next().expect("a line");
                assert!(is_seen(line, NEAR, CloseDetails::Hidden), "{id}");
                assert!(!is_seen(line, FAR, CloseDetails::Hidden), "{id}");
                assert!(is_seen(line, FAR, CloseDetails::Shown), "{id}: looked at");
            }
        }
        for item in derived.scene.items().filter(|item| item.owner.is_none()) {
            let is_line = matches!(item.shapes.first(), Some(Shape::Path { .. }));
            far += usize::from(is_line && is_seen(item, FAR, CloseDetails::Hidden));
            near += usize::from(is_line && is_seen(item, NEAR, CloseDetails::Hidden));
        }
        assert_eq!(
            (far, near),
            (derived.bundles.all().count(), 0),
            "{}",
            template.id
        );
    }
    assert!(n_bundled > 200, "{n_bundled} lines in bundles");
}

#[test]
fn fading_into_a_bundle_is_no_leap() {
    let document = reference();
    let derived = derive(
        &document,
        Catalog::builtin(),
        &SceneStyle::new(Theme::light()),
    );
    let (_, middle) = derived.bundles.all().next().expect("a bundle");
    let line = derived
        .scene
        .of(&Target::Edge(middle.clone()))
        .next()
        .expect("a line");
    let share = |zoom: f64| {
        let layers = line.layers(&Detail::still(zoom), CloseDetails::Hidden);
        layers.first().map_or(0.0, |(share, _)| *share)
    };
    let mut zoom = 0.3;
    while zoom < 0.5 {
        assert!((share(zoom) - share(zoom * 1.01)).abs() < 0.12, "{zoom}");
        zoom *= 1.01;
    }
}

#[test]
fn pointing_at_a_bundle_says_how_many_of_what_and_a_click_takes_them() {
    let mut editor = Editor::new(reference(), Theme::light());
    let screen = Rect::new(0.0, 0.0, 1200.0, 800.0);
    editor.set_viewport(screen);
    let bundles = &editor.derived().bundles;
    let (pair, middle) = bundles
        .all()
        .max_by_key(|(pair, _)| bundles.members(pair).map_or(0, BTreeSet::len))
        .expect("a bundle");
    let members: Vec<EdgeId> = bundles
        .members(pair)
        .expect("a bundle")
        .iter()
        .cloned()
        .collect();
    let path = editor.derived().routes[middle].path.clone();
    let camera = |editor: &mut Editor, zoom: f64| {
        let camera = Camera::default().centred(point_along(&path, 0.5), screen);
        let camera = camera.zoomed_to(zoom, screen.center());
        editor.act(Action::View(ViewAction::SetCamera(camera)));
    };
    camera(&mut editor, FAR);
    // Somewhere on the line no component lies over it.
    let shares = (1..40).map(|n| f64::from(n) / 40.0);
    let places: Vec<Point> = shares.map(|share| point_along(&path, share)).collect();
    let modifiers = Modifiers::NONE;
    let said = places.into_iter().find_map(|at| {
        editor.input(CanvasInput::Move { at, modifiers });
        Some((at, editor.pointer_hint()?))
    });
    let (at, said) = said.expect("something is said of the bundle");
    assert!(
        said.contains(" connections between ") && said.contains(" × "),
        "{said}"
    );
    let button = MouseButton::Primary;
    editor.input(CanvasInput::Down {
        at,
        button,
        modifiers,
        clicks: 1,
    });
    editor.input(CanvasInput::Up {
        at,
        button,
        modifiers,
    });
    for id in &members {
        assert!(
            editor.selection().contains(&Target::Edge(id.clone())),
            "{id}"
        );
    }
    assert!(
        said.starts_with(&editor.selection().len().to_string()),
        "{said}"
    );
    camera(&mut editor, NEAR);
    let at = point_along(&path, 0.5);
    editor.input(CanvasInput::Move { at, modifiers });
    assert_eq!(editor.pointer_hint(), None);
}
