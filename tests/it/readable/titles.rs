//! Titles of components and frames keep a readable size however small the board is drawn.

use mlboard::catalog::Catalog;
use mlboard::editor::Camera;
use mlboard::geom::Rect;
use mlboard::model::Target;
use mlboard::pipeline::{Derived, derive};
use mlboard::scene::{CloseDetails, Detail, DistantContent, Item, SceneStyle, Theme};
use mlboard::templates;

const WINDOW: Rect = Rect::new(0.0, 0.0, 1280.0, 720.0);
const MEDIAN: f64 = 11.0;
const LEAST: f64 = 9.0;

fn derived(template: templates::Template) -> Derived {
    let style = SceneStyle::new(Theme::light());
    derive(&template.document(), Catalog::builtin(), &style)
}

fn first() -> templates::Template {
    templates::all().into_iter().next().expect("a case")
}

/// Height of the title on the screen, and whether all of it is there; `None` where there is no title.
fn title(item: &Item, zoom: f64) -> Option<(f64, bool)> {
    let step = Detail::still(zoom).title_step().expect("one step at rest");
    match step {
        0 => Some((13.0 * zoom, true)),
        step => {
            let (size, is_whole) = item.distant.as_ref()?.title(step)?;
            Some((size * zoom, is_whole))
        }
    }
}

fn components(derived: &Derived) -> impl Iterator<Item = &Item> {
    let items = derived.scene.items().map(|item| &**item);
    items.filter(|item| matches!(item.owner, Some(Target::Node(_))))
}

/// Median and smallest size of the titles, and how many are cut.
fn sizes(derived: &Derived, zoom: f64) -> (f64, f64, usize) {
    let titles = components(derived).map(|item| title(item, zoom).unwrap_or((0.0, false)));
    let titles: Vec<(f64, bool)> = titles.collect();
    let mut sizes: Vec<f64> = titles.iter().map(|(size, _)| *size).collect();
    sizes.sort_by(f64::total_cmp);
    let n_cut = titles.iter().filter(|(_, is_whole)| !is_whole).count();
    (sizes[sizes.len() / 2], sizes[0], n_cut)
}

#[test]
fn titles_of_case_studies_can_be_read_in_a_small_window_and_picture() {
    println!("case | zoom | median | least | cut");
    for template in templates::all() {
        let derived = derived(template);
        let board = derived.scene.bounds();
        let fitted = Camera::fit(board, WINDOW, 0.0).zoom;
        let picture = 1280.0 / (board.width() + 64.0);
        for zoom in [fitted, picture] {
            let (median, least, n_cut) = sizes(&derived, zoom);
            let id = template.id;
            println!("{id} | {zoom:.2} | {median:.1} | {least:.1} | {n_cut}");
            assert!(median >= MEDIAN, "{id} at {zoom}: {median}");
            assert!(least >= LEAST, "{id} at {zoom}: {least}");
            assert_eq!(n_cut, 0, "{id} at {zoom}");
        }
    }
}

#[test]
fn titles_keep_to_their_cards_at_every_zoom() {
    let derived = derived(first());
    let mut zoom = 0.1;
    while zoom < 1.2 {
        for item in components(&derived) {
            let card = item.shapes[0].bounds();
            for (_, shapes) in item.layers(&Detail::still(zoom), CloseDetails::Hidden) {
                // The names of jumps stand below their card.
                let below = card.y1 - 1.0;
                let on_card = shapes.iter();
                for shape in on_card.filter(|shape| shape.bounds().y0 < below) {
                    let is_inside = shape.bounds().intersect(card).area() > 0.0;
                    let beside = shape.bounds().x1 - card.x1;
                    assert!(is_inside && beside < 16.0, "{zoom}: {shape:?} on {card:?}");
                }
            }
        }
        zoom *= 1.03;
    }
}

#[test]
fn titles_of_frames_can_be_read_at_every_zoom() {
    for template in templates::all() {
        let derived = derived(template);
        let is_frame = |item: &&Item| {
            let content = item.distant.as_ref().map(|distant| &distant.content);
            matches!(content, Some(DistantContent::Frame(_)))
        };
        let frames = derived.scene.items().map(|item| &**item).filter(is_frame);
        let mut n_frames = 0;
        for frame in frames {
            n_frames += 1;
            for zoom in [0.84, 0.5, 0.36, 0.22, 0.15] {
                let (size, _) = title(frame, zoom).expect("a title");
                assert!(size >= 11.0, "{} at {zoom}: {size}", template.id);
                let seen = derived.scene.near(frame.reach());
                assert!(seen.into_iter().any(|item| **item == *frame));
            }
        }
        assert!(n_frames > 0, "{}", template.id);
    }
}

#[test]
fn figures_are_not_mute_from_afar() {
    let template = first();
    let style = SceneStyle {
        numbers: true,
        ..SceneStyle::new(Theme::light())
    };
    let derived = derive(&template.document(), Catalog::builtin(), &style);
    let mut n_figures = 0;
    for item in components(&derived) {
        let Some(DistantContent::Card(card)) = item.distant.as_ref().map(|d| &d.content) else {
            panic!("components have cards");
        };
        let Some((figure, color)) = &card.figure else {
            continue;
        };
        n_figures += 1;
        let step = Detail::still(0.36).title_step().expect("one step");
        let shapes = item.distant.as_ref().expect("a card").shapes(step);
        let is_drawn = shapes.iter().any(|shape| match shape {
            mlboard::scene::Shape::Text {
                text, color: ink, ..
            } => ink == color && figure.starts_with(text.trim_end_matches('…')),
            _ => false,
        });
        assert!(is_drawn, "{figure} of {}", card.title);
    }
    assert!(n_figures > 5);
}
