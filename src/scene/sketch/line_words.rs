//! The words of a drawn line, and the gap that the line leaves for them.

use crate::geom::{BezPath, Line as Ray, ParamCurve, Point, Rect};
use crate::model::{SketchItem, SketchKind};
use crate::scene::text::text_box::TextBox;

/// Space that the line leaves around its words, across and above, in world units.
const ROOM: (f64, f64) = (6.0, 2.0);

/// Where the words of a line stand; `None` for other things and without words. The points are where they are drawn.
pub(in crate::scene) fn words_rect(item: &SketchItem, is_hand: bool) -> Option<Rect> {
    let SketchKind::Line(line) = &item.form else {
        return None;
    };
    let words = Some(&line.text).filter(|words| !words.trim().is_empty())?;
    let place = TextBox::new(item, is_hand)?;
    let size = place.block(words).size;
    Some(Rect::from_center_size(place.room.center(), size))
}

/// What a line leaves free for its words.
pub(in crate::scene) fn room(words: Rect) -> Rect {
    words.inflate(ROOM.0, ROOM.1)
}

/// The parts of a path that lie outside a box.
pub(in crate::scene) fn cut(path: &BezPath, hole: Rect) -> BezPath {
    let corners = [
        Point::new(hole.x0, hole.y0),
        Point::new(hole.x1, hole.y0),
        Point::new(hole.x1, hole.y1),
        Point::new(hole.x0, hole.y1),
    ];
    let sides = [0, 1, 2, 3].map(|i| Ray::new(corners[i], corners[(i + 1) % 4]));
    let mut left = BezPath::new();
    let mut pen = None;
    for segment in path.segments() {
        let mut cuts = vec![0.0, 1.0];
        for side in sides {
            cuts.extend(segment.intersect_line(side).iter().map(|hit| hit.segment_t));
        }
        cuts.sort_by(f64::total_cmp);
        for pair in cuts.windows(2).filter(|pair| pair[1] - pair[0] > 1e-9) {
            let piece = segment.subsegment(pair[0]..pair[1]);
            if hole.contains(piece.eval(0.5)) {
                continue;
            }
            if pen != Some(piece.start()) {
                left.move_to(piece.start());
            }
            left.push(piece.as_path_el());
            pen = Some(piece.end());
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::{cut, words_rect};
    use crate::geom::{Point, Rect, Shape as _};
    use crate::model::{DrawnLine, LineRouting, SketchItem, SketchKind};
    use crate::scene::bound_lines;

    #[test]
    fn words_beside_an_upright_line_stay_in_one_row_and_along_a_level_one_they_break() {
        let drawn = |to: (f64, f64)| {
            let to = Point::from(to);
            let line = DrawnLine {
                points: vec![Point::ZERO, to],
                text: "because of latency".to_owned(),
                ..DrawnLine::default()
            };
            let rect = Rect::from_points(Point::ZERO, to);
            let item = SketchItem::new("l".into(), rect, SketchKind::Line(Box::new(line)));
            words_rect(&item, false).expect("words")
        };
        let (upright, level) = (drawn((4.0, 60.0)), drawn((60.0, 4.0)));
        assert!(upright.height() < 0.7 * level.height());
        assert!(upright.width() > level.width());
        assert!((upright.center() - Point::new(2.0, 30.0)).hypot() < 0.5);
    }

    #[test]
    fn a_line_leaves_room_for_its_words() {
        let at = [(0.0, 0.0), (100.0, 0.0)].map(Point::from);
        let hole = Rect::new(40.0, -5.0, 60.0, 5.0);
        for routing in [LineRouting::Straight, LineRouting::Curved] {
            let left = cut(&bound_lines::path(routing, &at), hole);
            assert!((left.perimeter(0.01) - 80.0).abs() < 0.1, "{routing:?}");
            let through = left.segments().filter(|piece| {
                let middle = crate::geom::ParamCurve::eval(piece, 0.5);
                hole.contains(middle)
            });
            assert_eq!(through.count(), 0);
        }
        let beside = cut(
            &bound_lines::path(LineRouting::Straight, &at),
            hole + crate::geom::Vec2::new(0.0, 50.0),
        );
        assert!((beside.perimeter(0.01) - 100.0).abs() < 0.1);
    }
}
