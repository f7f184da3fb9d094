//! Bands of changing width, such as ink, as triangles: egui's own lines have one width.

use eframe::egui::{Color32, Mesh, Pos2, Vec2, pos2};

/// The band through `points`, `widths` wide there; both in points of the screen, `feather` is one pixel of it.
pub fn mesh(points: &[Pos2], widths: &[f32], color: Color32, feather: f32) -> Mesh {
    let (points, widths) = distinct(points, widths);
    let mut mesh = Mesh::default();
    let n = points.len();
    for i in 0..n {
        let along = (points[(i + 1).min(n - 1)] - points[i.saturating_sub(1)]).normalized();
        section(
            &mut mesh,
            points[i],
            along.rot90(),
            widths[i],
            color,
            feather,
        );
    }
    for i in 1..n as u32 {
        let (before, here) = (4 * (i - 1), 4 * i);
        for side in 0..3 {
            let (a, b) = (before + side, here + side);
            mesh.add_triangle(a, a + 1, b);
            mesh.add_triangle(a + 1, b, b + 1);
        }
    }
    if let ([first, .., last], [start, .., end]) = (&points[..], &widths[..]) {
        let out = |from: Pos2, to: Pos2| (from - to).normalized();
        cap(
            &mut mesh,
            *first,
            out(points[0], points[1]),
            *start,
            color,
            feather,
        );
        cap(
            &mut mesh,
            *last,
            out(points[n - 1], points[n - 2]),
            *end,
            color,
            feather,
        );
    } else if let ([only], [width]) = (&points[..], &widths[..]) {
        for out in [Vec2::X, -Vec2::X] {
            cap(&mut mesh, *only, out, *width, color, feather);
        }
    }
    mesh
}

/// Without points that lie on the one before, which have no direction.
fn distinct(points: &[Pos2], widths: &[f32]) -> (Vec<Pos2>, Vec<f32>) {
    let mut kept: (Vec<Pos2>, Vec<f32>) = Default::default();
    for (at, width) in points.iter().zip(widths) {
        if kept.0.last().is_none_or(|last| last.distance(*at) > 0.05) {
            kept.0.push(*at);
            kept.1.push(*width);
        }
    }
    kept
}

/// Radii of the full colour and of nothing, and the colour: lines thinner than a pixel are fainter instead.
fn edge(width: f32, color: Color32, feather: f32) -> (f32, f32, Color32) {
    let inner = (width - feather) / 2.0;
    if inner >= 0.0 {
        (inner, inner + feather, color)
    } else {
        (
            0.0,
            feather,
            color.gamma_multiply((width / feather).max(0.0)),
        )
    }
}

/// Four corners across the band: nothing, colour, colour, nothing.
fn section(mesh: &mut Mesh, at: Pos2, across: Vec2, width: f32, color: Color32, feather: f32) {
    let (inner, outer, color) = edge(width, color, feather);
    for (away, color) in [
        (outer, Color32::TRANSPARENT),
        (inner, color),
        (-inner, color),
        (-outer, Color32::TRANSPARENT),
    ] {
        mesh.colored_vertex(at + across * away, color);
    }
}

/// Half a disc at an end.
fn cap(mesh: &mut Mesh, at: Pos2, out: Vec2, width: f32, color: Color32, feather: f32) {
    let (inner, outer, color) = edge(width, color, feather);
    #[expect(clippy::cast_sign_loss, reason = "clamped to a positive number")]
    let n_steps = (outer * 1.5).ceil().clamp(4.0, 24.0) as u16;
    let middle = mesh.vertices.len() as u32;
    mesh.colored_vertex(at, color);
    for step in 0..=n_steps {
        let turn = (f32::from(step) / f32::from(n_steps) - 0.5) * std::f32::consts::PI;
        let (sin, cos) = turn.sin_cos();
        let direction = pos2(out.x * cos - out.y * sin, out.x * sin + out.y * cos).to_vec2();
        let ring = mesh.vertices.len() as u32;
        mesh.colored_vertex(at + direction * inner, color);
        mesh.colored_vertex(at + direction * outer, Color32::TRANSPARENT);
        if step > 0 {
            mesh.add_triangle(middle, ring - 2, ring);
            mesh.add_triangle(ring - 2, ring - 1, ring);
            mesh.add_triangle(ring - 1, ring, ring + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Color32, pos2};

    use super::mesh;

    #[test]
    fn bands_are_whole_and_as_wide_as_asked() {
        let points = [
            pos2(0.0, 0.0),
            pos2(50.0, 0.0),
            pos2(50.0, 0.0),
            pos2(100.0, 0.0),
        ];
        let band = mesh(&points, &[6.0; 4], Color32::RED, 1.0);
        assert!(band.is_valid());
        let bounds = band.calc_bounds();
        assert!(
            (bounds.height() - 7.0).abs() < 0.1,
            "a pixel of fading: {bounds}"
        );
        assert!((bounds.width() - 107.0).abs() < 0.1, "{bounds}");
        for few in 0..3 {
            assert!(mesh(&points[..few], &[6.0; 4][..few], Color32::RED, 1.0).is_valid());
        }
    }
}
