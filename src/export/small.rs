//! All of a board in a small picture of a given size, for cards and lists.

use crate::export::raster::Band;
use crate::geom::Vec2;
use crate::scene::{Scene, Theme};

/// Free around the board, in pixels.
const MARGIN: f64 = 12.0;
/// A board of few things is not blown up to fill the picture.
const LARGEST_SCALE: f64 = 1.2;
/// Lines are at least that wide, in pixels: at their true width they would fade away.
const THINNEST_LINE: f64 = 0.6;

/// The scene in the middle of a picture of that many pixels, as RGB rows on the theme's canvas; all
/// canvas when the scene is empty. The theme is the one the scene was built with.
pub fn thumbnail(scene: &Scene, theme: &'static Theme, width: u16, height: u16) -> Vec<u8> {
    let (w, h) = (f64::from(width), f64::from(height));
    let board = scene.bounds();
    let fitting = ((w - 2.0 * MARGIN) / board.width()).min((h - 2.0 * MARGIN) / board.height());
    let is_drawn = !scene.is_empty() && fitting.is_finite() && fitting > 0.0;
    let scale = if is_drawn {
        fitting.min(LARGEST_SCALE)
    } else {
        1.0
    };
    let mut band = Band::new(width, height, scale).with_lines(THINNEST_LINE);
    band.begin(Vec2::new(w, h) / 2.0 - board.center().to_vec2() * scale);
    band.fill(theme.tokens.canvas);
    for item in scene.items().filter(|_| is_drawn) {
        item.shapes.iter().for_each(|shape| band.draw(shape));
    }
    // Nothing shines through: the canvas lies behind everything.
    let pixels = band.render().data().iter();
    pixels
        .flat_map(|pixel| [pixel.r, pixel.g, pixel.b])
        .collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::thumbnail;
    use crate::geom::Rect;
    use crate::scene::{Color, Item, Scene, Shape, Theme};

    fn drawn(rect: Rect) -> Scene {
        let shape = Shape::Rect {
            rect,
            radius: 0.0,
            fill: Some(Color::rgba(200, 0, 0, 255)),
            stroke: None,
        };
        let item = Item::new(None, vec![shape], Vec::new()).expect("a shape");
        Scene::new(vec![Arc::new(item)])
    }

    #[test]
    fn a_board_of_any_form_is_wholly_inside_with_canvas_around() {
        let theme = Theme::light();
        let canvas = theme.tokens.canvas;
        for (w, h) in [(4000.0, 400.0), (400.0, 4000.0), (20.0, 20.0)] {
            let scene = drawn(Rect::new(-70.0, 900.0, -70.0 + w, 900.0 + h));
            let pixels = thumbnail(&scene, theme, 160, 90);
            assert_eq!(pixels.len(), 160 * 90 * 3);
            let at = |x: usize, y: usize| &pixels[(y * 160 + x) * 3..][..3];
            assert_eq!(at(80, 45), [200, 0, 0], "{w} × {h}");
            for (x, y) in [(2, 2), (157, 2), (2, 87), (157, 87), (2, 45), (80, 2)] {
                assert_eq!(at(x, y), [canvas.r, canvas.g, canvas.b], "{w} × {h}");
            }
        }
    }

    #[test]
    fn an_empty_board_is_canvas() {
        let pixels = thumbnail(&Scene::default(), Theme::dark(), 8, 4);
        let canvas = Theme::dark().tokens.canvas;
        let all = pixels
            .chunks(3)
            .all(|p| p == [canvas.r, canvas.g, canvas.b]);
        assert!(all && pixels.len() == 96);
    }
}
