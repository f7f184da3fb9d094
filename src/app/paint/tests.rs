//! Kept triangles draw the very picture that fresh ones would.

use std::sync::Arc;

use eframe::egui::epaint::{Primitive, Vertex};
use eframe::egui::{CentralPanel, Context, Pos2, RawInput, Rect, vec2};

use crate::app::paint::{MeshCache, ViewTransform};
use crate::app::style::install;
use crate::catalog::Catalog;
use crate::editor::Camera;
use crate::geom::{Point, Vec2};
use crate::model::Target;
use crate::pipeline::derive;
use crate::scene::{Item, Scene, SceneStyle, Shape, ShapeStroke, Theme};
use crate::templates;

const SIZE: [f32; 2] = [900.0, 600.0];

fn window() -> Context {
    let ctx = Context::default();
    install(&ctx);
    ctx
}

fn case() -> Scene {
    let document = templates::find("visual_search")
        .expect("it ships")
        .document();
    derive(
        &document,
        Catalog::builtin(),
        &SceneStyle::new(Theme::light()),
    )
    .scene
}

fn at(x: f64, y: f64, zoom: f64) -> Camera {
    Camera {
        pan: Vec2::new(x, y),
        zoom,
    }
}

/// One frame. Returns what it draws, and whether another would look better.
fn frame(
    ctx: &Context,
    meshes: &mut MeshCache,
    scene: &Scene,
    camera: Camera,
    is_zooming: bool,
) -> (Vec<Vertex>, bool) {
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(SIZE[0], SIZE[1]))),
        ..RawInput::default()
    };
    let mut wants_more = false;
    let mut output = ctx.run_ui(input, |ui| {
        CentralPanel::no_frame().show(ui, |ui| {
            let look = ViewTransform { camera, is_zooming };
            let nothing = Scene::default();
            wants_more = meshes.show(ui.painter(), look, scene, &nothing, |_| false);
        });
    });
    let shapes = std::mem::take(&mut output.shapes);
    let drawn = ctx.tessellate(shapes, output.pixels_per_point);
    output.drop_without_applying_deltas();
    let vertices = drawn.into_iter().flat_map(|drawn| match drawn.primitive {
        Primitive::Mesh(mesh) => mesh.vertices,
        Primitive::Callback(_) => Vec::new(),
    });
    (vertices.collect(), wants_more)
}

fn fresh(ctx: &Context, scene: &Scene, camera: Camera) -> Vec<Vertex> {
    frame(ctx, &mut MeshCache::default(), scene, camera, false).0
}

/// The camera with the image index that far from the middle of the screen.
fn at_index(scene: &Scene, x: f64, y: f64, zoom: f64) -> Camera {
    let index = Target::Node("ann".into());
    let mut items = scene.of(&index);
    let index = items.next().expect("the case has one").bounds.center();
    let middle = Vec2::new(f64::from(SIZE[0]) / 2.0, f64::from(SIZE[1]) / 2.0);
    Camera {
        pan: middle + Vec2::new(x, y) - index.to_vec2() * zoom,
        zoom,
    }
}

/// The same triangles on the screen; what lies beside it may differ.
fn assert_same(a: &[Vertex], b: &[Vertex], what: &str) {
    let screen = Rect::from_min_size(Pos2::ZERO, vec2(SIZE[0], SIZE[1]));
    let seen = |vertices: &[Vertex]| -> Vec<Vertex> {
        let inside = vertices.iter().filter(|vertex| screen.contains(vertex.pos));
        inside.copied().collect()
    };
    let (a, b) = (seen(a), seen(b));
    assert!(a.len() > 1_000, "{what}: there is something to compare");
    assert_eq!(a.len(), b.len(), "{what}");
    for (a, b) in a.iter().zip(&b) {
        let apart = (a.pos - b.pos).length();
        assert!(
            apart < 2e-3 && a.uv == b.uv && a.color == b.color,
            "{what}: {a:?} {b:?}"
        );
    }
}

#[test]
fn panning_moves_what_was_made_for_another_place() {
    let (ctx, scene) = (window(), case());
    let mut meshes = MeshCache::default();
    for zoom in [0.05, 0.15, 0.3, 0.7, 1.0, 2.0] {
        for (x, y) in [(30.0, 20.0), (-9.0, -15.0), (37.0, -12.0), (-10.0, -16.0)] {
            let camera = at_index(&scene, x, y, zoom);
            let (kept, wants_more) = frame(&ctx, &mut meshes, &scene, camera, false);
            assert!(!wants_more, "a small board is exact at once");
            assert_same(&kept, &fresh(&ctx, &scene, camera), &format!("{camera:?}"));
        }
    }
}

#[test]
fn a_zoom_that_rests_is_exact_again() {
    let (ctx, scene) = (window(), case());
    let mut meshes = MeshCache::default();
    let mut camera = at(0.0, 0.0, 0.4);
    for _ in 0..40 {
        camera = camera.zoomed(1.013, Point::new(300.0, 200.0));
        assert!(frame(&ctx, &mut meshes, &scene, camera, true).1);
    }
    let mut frames = 0;
    let rested = loop {
        let (rested, wants_more) = frame(&ctx, &mut meshes, &scene, camera, false);
        frames += 1;
        if !wants_more {
            break rested;
        }
        assert!(frames < 20, "it comes to rest");
    };
    assert_same(&rested, &fresh(&ctx, &scene, camera), "after zooming");
}

#[test]
fn a_new_atlas_takes_all_text_with_it() {
    let (ctx, scene) = (window(), case());
    let mut meshes = MeshCache::default();
    let camera = at(-40.0, -30.0, 1.0);
    frame(&ctx, &mut meshes, &scene, camera, false);
    for scale in [1.5, 2.0, 1.0] {
        ctx.set_pixels_per_point(scale);
        // The new scale is in force from the next frame on.
        frame(&ctx, &mut meshes, &scene, camera, false);
        let (kept, _) = frame(&ctx, &mut meshes, &scene, camera, false);
        assert_same(&kept, &fresh(&ctx, &scene, camera), &format!("at {scale}"));
    }
}

fn dot(n: u32) -> Arc<Item> {
    let center = Point::new(
        20.0 + f64::from(n % 40) * 20.0,
        20.0 + f64::from(n / 40) * 15.0,
    );
    let color = Theme::light().tokens.accent;
    let shape = Shape::circle(
        center,
        6.0,
        Some(color),
        Some(ShapeStroke::solid(1.0, color)),
    );
    Arc::new(Item::new(None, vec![shape], Vec::new()).expect("a dot"))
}

#[test]
fn items_that_left_the_board_are_let_go() {
    let ctx = window();
    let mut meshes = MeshCache::default();
    let scene = Scene::new(vec![dot(0)]);
    let watched = scene.items().next().map(Arc::downgrade).expect("the dot");
    frame(&ctx, &mut meshes, &scene, at(0.0, 0.0, 1.0), false);
    drop(scene);
    assert_eq!(watched.strong_count(), 1, "its triangles keep it");
    for _ in 0..4 {
        let others = Scene::new((1..800).map(dot).collect());
        frame(&ctx, &mut meshes, &others, at(0.0, 0.0, 1.0), false);
    }
    assert_eq!(watched.strong_count(), 0);
}
