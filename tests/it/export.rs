//! PNG: colours where they belong, sizes as asked, limits with a way out, and stopping.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use image::{DynamicImage, GenericImageView};
use mlboard::catalog::Catalog;
use mlboard::export::{ExportError, ExportOptions, Extent, whole, write_png};
use mlboard::geom::Point;
use mlboard::model::{Document, Edit, Target, apply};
use mlboard::pipeline::derive;
use mlboard::scene::{Color, Scene, SceneStyle, Theme};

use crate::board_text::board;

/// Two joined components, the first with its corner at the origin.
fn document() -> Document {
    let mut document = board(
        "a = client_app
         b = api_gateway
         a.request > b.request: request",
    );
    let at = |id: &str, x: f64| (Target::Node(id.into()), Point::new(x, 0.0));
    apply(
        &mut document,
        &[Edit::Place([at("a", 0.0), at("b", 300.0)].into())],
    );
    document
}

fn scene(document: &Document, theme: &Theme) -> Scene {
    derive(document, Catalog::builtin(), &SceneStyle::new(theme)).scene
}

fn png(scene: &Scene, options: &ExportOptions) -> Result<Vec<u8>, ExportError> {
    let mut bytes = Vec::new();
    write_png(
        scene,
        options,
        &mut |_| ControlFlow::Continue(()),
        &mut bytes,
    )?;
    Ok(bytes)
}

fn picture(scene: &Scene, options: &ExportOptions) -> DynamicImage {
    image::load_from_memory(&png(scene, options).expect("a picture")).expect("a PNG")
}

/// The pixel of a point of the world.
fn pixel(picture: &DynamicImage, scene: &Scene, options: &ExportOptions, at: Point) -> Color {
    let Extent::Scale(scale) = options.extent else {
        panic!("probes know scales only");
    };
    let seen = scene.items().map(|item| item.seen(options.close));
    let bounds = seen.reduce(|a, b| a.union(b)).expect("items");
    let origin = bounds.origin() - (options.padding, options.padding);
    let place = (at - origin) * scale;
    #[expect(clippy::cast_sign_loss, reason = "inside the picture")]
    let rgba = picture
        .get_pixel(place.x.round() as u32, place.y.round() as u32)
        .0;
    Color::rgba(rgba[0], rgba[1], rgba[2], rgba[3])
}

#[test]
fn colours_are_where_the_scene_has_them() {
    let document = document();
    for theme in Theme::all() {
        for scale in [1.0, 2.0] {
            let scene = scene(&document, theme);
            let options = ExportOptions {
                extent: Extent::Scale(scale),
                theme,
                ..ExportOptions::default()
            };
            let picture = picture(&scene, &options);
            let at = |x: f64, y: f64| pixel(&picture, &scene, &options, Point::new(x, y));
            assert_eq!(at(-30.0, -30.0), theme.tokens.canvas);
            assert_eq!(at(100.0, 6.0), theme.tokens.card);
            let boxes = derive(&document, Catalog::builtin(), &SceneStyle::new(theme)).boxes;
            let tile = boxes[&"a".into()].tile();
            let tint = theme.family("request").faded(0.12).over(theme.tokens.card);
            let seen = at(tile.x0 + 2.0, tile.center().y);
            let off = |a: u8, b: u8| a.abs_diff(b) <= 1;
            assert!(
                off(seen.r, tint.r) && off(seen.g, tint.g) && off(seen.b, tint.b),
                "{seen} {tint}"
            );
            let title_row = (0..80).map(|x| at(54.0 + f64::from(x), tile.center().y - 4.0));
            assert!(
                title_row
                    .into_iter()
                    .any(|c| c.contrast(theme.tokens.card) > 4.5),
                "a title"
            );
        }
    }
}

#[test]
fn transparent_pictures_have_transparent_corners_and_opaque_cards() {
    let scene = scene(&document(), Theme::light());
    let options = ExportOptions {
        extent: Extent::Scale(1.0),
        background: false,
        ..ExportOptions::default()
    };
    let picture = picture(&scene, &options);
    assert!(picture.color().has_alpha());
    assert_eq!(picture.get_pixel(0, 0).0, [0, 0, 0, 0]);
    let card = pixel(&picture, &scene, &options, Point::new(100.0, 6.0));
    assert_eq!(card, Theme::light().tokens.card);
    let opaque = ExportOptions {
        background: true,
        ..options
    };
    let bytes = png(&scene, &opaque).expect("a picture");
    assert!(
        !image::load_from_memory(&bytes)
            .expect("a PNG")
            .color()
            .has_alpha()
    );
}

#[test]
fn the_picture_has_the_size_that_was_asked() {
    let scene = scene(&document(), Theme::light());
    let sized = |extent, padding| {
        let options = ExportOptions {
            extent,
            padding,
            ..ExportOptions::default()
        };
        picture(&scene, &options).dimensions()
    };
    let (width, height) = sized(Extent::Scale(1.0), 0.0);
    let (padded, _) = sized(Extent::Scale(1.0), 50.0);
    assert_eq!(padded, width + 100);
    let (double, tall) = sized(Extent::Scale(2.0), 0.0);
    assert!(double.abs_diff(2 * width) <= 1 && tall.abs_diff(2 * height) <= 1);
    assert_eq!(sized(Extent::Width(777), 12.5).0, 777);
}

#[test]
fn the_same_board_gives_the_same_bytes() {
    let document = document();
    let bytes =
        || png(&scene(&document, Theme::dark()), &ExportOptions::default()).expect("a picture");
    assert_eq!(bytes(), bytes());
}

#[test]
fn a_selection_shows_only_what_belongs_to_it() {
    let document = document();
    let scene = scene(&document, Theme::light());
    let wide = |selection: &[&str]| {
        let selection: BTreeSet<Target> = selection
            .iter()
            .map(|id| Target::Node((*id).into()))
            .collect();
        let options = ExportOptions {
            extent: Extent::Scale(1.0),
            selection: Some(whole(&document, &selection)),
            ..ExportOptions::default()
        };
        picture(&scene, &options).width()
    };
    let all = picture(
        &scene,
        &ExportOptions {
            extent: Extent::Scale(1.0),
            ..ExportOptions::default()
        },
    );
    assert!(wide(&["a"]) + 250 < all.width());
    assert_eq!(wide(&["a", "b"]), all.width());
    let nothing = ExportOptions {
        selection: Some(BTreeSet::new()),
        ..ExportOptions::default()
    };
    assert!(matches!(png(&scene, &nothing), Err(ExportError::Empty)));
    assert!(matches!(
        png(&Scene::default(), &ExportOptions::default()),
        Err(ExportError::Empty)
    ));
}

#[test]
fn huge_pictures_are_refused_with_a_scale_that_works() {
    let mut document = document();
    let far = [(Target::Node("b".into()), Point::new(60_000.0, 40_000.0))];
    apply(&mut document, &[Edit::Place(far.into())]);
    let scene = scene(&document, Theme::light());
    let at = |extent| {
        png(
            &scene,
            &ExportOptions {
                extent,
                ..ExportOptions::default()
            },
        )
    };
    let error = at(Extent::Scale(2.0)).expect_err("120,000 px wide");
    let message = error.to_string();
    assert!(
        message.contains("32767 px") && message.contains("100 million"),
        "{message}"
    );
    let ExportError::TooLarge { scale, .. } = error else {
        panic!("{error:?}");
    };
    assert!(
        scale > 0.0 && message.contains(&format!("scale of {scale}")),
        "{message}"
    );
    let options = ExportOptions {
        extent: Extent::Scale(scale),
        ..ExportOptions::default()
    };
    assert!(
        mlboard::export::PictureInput::new(&scene, &options).is_ok(),
        "{scale}"
    );
    assert!(matches!(
        at(Extent::Scale(1e300)),
        Err(ExportError::TooLarge { .. })
    ));
    for senseless in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert!(
            matches!(
                at(Extent::Scale(senseless)),
                Err(ExportError::Senseless { .. })
            ),
            "{senseless}"
        );
    }
    assert!(matches!(
        at(Extent::Width(0)),
        Err(ExportError::Senseless { .. })
    ));
}

#[test]
fn export_can_be_stopped_until_its_end() {
    let scene = scene(&document(), Theme::light());
    let options = ExportOptions {
        extent: Extent::Width(1200),
        ..ExportOptions::default()
    };
    let run = |most: usize| {
        let (mut bytes, mut reports) = (Vec::new(), Vec::new());
        let mut progress = |done: f32| {
            reports.push(done);
            if reports.len() > most {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        };
        let result = write_png(&scene, &options, &mut progress, &mut bytes);
        (result, reports)
    };
    let (result, reports) = run(usize::MAX);
    assert!(result.is_ok());
    assert!(
        reports.len() > 3 && reports.windows(2).all(|pair| pair[0] <= pair[1]),
        "{reports:?}"
    );
    assert_eq!(reports.last(), Some(&1.0));
    let last = reports.len() - 1;
    for most in [0, 1, 2, last / 2, last] {
        let (result, _) = run(most);
        assert!(
            matches!(result, Err(ExportError::Cancelled)),
            "stopped at report {most}"
        );
    }
}
