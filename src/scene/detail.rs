//! How much of a thing is drawn at a zoom. What cannot be seen is left out, and fades before it goes, so that no
//! level of detail begins or ends with a jump. All zooms are screen points per world unit.

use crate::scene::Color;

/// From this zoom on, close details such as the names of ports are always drawn.
pub const CLOSE_ZOOM: f64 = 1.4;
/// Fine details such as ports and subtitles are drawn whole from the second zoom on and not at all below the first.
pub const FINE_ZOOMS: (f64, f64) = (0.34, 0.42);
/// A request and its answer are one line below the first zoom and two from the second on.
pub const APART_ZOOMS: (f64, f64) = (1.6, 1.9);
/// A thing is a plain block below the first zoom and shows nothing of it from the second zoom on.
pub const BLOCK_ZOOMS: (f64, f64) = (0.1, 0.2);
/// Below this zoom titles are drawn larger than they are, so that they can be read.
pub const NEAR_ZOOM: f64 = 0.92;
/// Least height of a title on the screen while there is room for it.
pub const READABLE_SIZE: f64 = 12.0;
/// From one step of larger titles to the next the zoom falls by so much.
const STEP_RATIO: f64 = 1.08;
/// Share of a step over which it fades into the next while the zoom changes.
const STEP_FADE: f64 = 0.6;
/// Components have titles up to this step, and their icons alone beyond it.
pub const LAST_NAMED_STEP: u32 = 19;
/// Heights of text on the screen between which it fades in.
const TEXT_SIZES: (f64, f64) = (3.3, 4.6);
/// Extents on the screen between which a filled shape fades in.
const SPECK_SIZES: (f64, f64) = (1.2, 2.6);
/// Dashes and gaps shorter than this on the screen run together.
const SHORTEST_DASH: f64 = 1.5;

/// The details at one zoom, as opacities from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Detail {
    /// Screen points per world unit.
    pub zoom: f64,
    /// Of fine details.
    pub fine: f64,
    /// Of the plain block that stands for the whole thing.
    pub block: f64,
    /// Of the two lines that a request and its answer are close up.
    pub apart: f64,
    /// Share of a step of titles over which it fades into the next; 0 for a picture that stands still, in which two
    /// titles in one place could not be read.
    step_fade: f64,
}

impl Detail {
    pub fn at(zoom: f64) -> Self {
        Self {
            zoom,
            fine: ramp(zoom, FINE_ZOOMS),
            block: 1.0 - ramp(zoom, BLOCK_ZOOMS),
            apart: ramp(zoom, APART_ZOOMS),
            step_fade: STEP_FADE,
        }
    }

    /// The details of a picture that stands still at the zoom.
    pub fn still(zoom: f64) -> Self {
        Self {
            step_fade: 0.0,
            ..Self::at(zoom)
        }
    }

    /// The steps of titles that show, and how much of each. At step 0 things are as they are.
    pub fn title_steps(&self) -> [(u32, f64); 2] {
        let at = (NEAR_ZOOM / self.zoom.max(f64::MIN_POSITIVE)).ln() / STEP_RATIO.ln();
        let border = at.round().max(0.0);
        let half = self.step_fade / 2.0;
        let share = if half > 0.0 {
            ramp(at, (border - half, border + half))
        } else {
            f64::from(u8::from(at > border))
        };
        let step = step_number(border);
        [(step, 1.0 - share), (step + 1, share)]
    }

    /// The one step of titles that shows; `None` while one fades into the next.
    pub fn title_step(&self) -> Option<u32> {
        let [(before, _), (after, share)] = self.title_steps();
        let one = [(before, 0.0), (after, 1.0)];
        one.iter()
            .find(|(_, whole)| (share - whole).abs() < 1e-9)
            .map(|(step, _)| *step)
    }

    /// Of text of a size in world units.
    pub fn text(&self, size: f64) -> f64 {
        ramp(size * self.zoom, TEXT_SIZES)
    }

    /// Of a filled shape that is nowhere larger than `extent` world units.
    pub fn speck(&self, extent: f64) -> f64 {
        ramp(extent * self.zoom, SPECK_SIZES)
    }

    /// Width on the screen of a line: in proportion, but never so thin that it vanishes. From afar lines lie close
    /// together, so there they may be thinner.
    pub fn stroke(&self, width: f64) -> f64 {
        let hairline = 0.35 + 0.35 * ramp(self.zoom, (0.02, 0.25));
        (width * self.zoom).max(hairline.min(width))
    }

    /// Dash and gap on the screen, or how much of its colour a line keeps whose dashes run together.
    pub fn dash(&self, [dash, gap]: [f64; 2]) -> Result<[f64; 2], f64> {
        let seen = [dash * self.zoom, gap * self.zoom];
        if seen[0].min(seen[1]) >= SHORTEST_DASH {
            Ok(seen)
        } else {
            Err((dash / (dash + gap).max(f64::MIN_POSITIVE)).clamp(0.0, 1.0))
        }
    }
}

/// How large a title is at a step, in world units, where there is room.
pub fn step_text_size(step: u32) -> f64 {
    READABLE_SIZE / NEAR_ZOOM * STEP_RATIO.powf(f64::from(step))
}

#[expect(
    clippy::cast_sign_loss,
    reason = "clamped to a small positive number first"
)]
fn step_number(at: f64) -> u32 {
    at.clamp(0.0, 64.0) as u32
}

/// The colour of the block that stands for a card from afar: the category's on the card's.
pub fn block_color(family: Color, card: Color) -> Color {
    family.faded(0.55).over(card)
}

/// 0 up to the first number, 1 from the second on, and smooth between.
fn ramp(x: f64, (low, high): (f64, f64)) -> f64 {
    let t = ((x - low) / (high - low)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

#[cfg(test)]
mod tests {
    use super::{CLOSE_ZOOM, Detail, NEAR_ZOOM};

    #[test]
    fn what_must_be_left_out_is_left_out_and_nothing_is_missing_close_by() {
        let near = Detail::at(CLOSE_ZOOM);
        assert!((near.fine - 1.0).abs() < 1e-12 && near.block.abs() < 1e-12);
        assert!((near.text(11.0) - 1.0).abs() < 1e-12);
        let work = Detail::at(0.5);
        assert!((work.fine - 1.0).abs() < 1e-12 && work.block.abs() < 1e-12);
        assert!(work.text(11.0) > 0.99, "subtitles can be read at a half");
        assert!(Detail::at(0.33).fine < 1e-12);
        assert!(Detail::at(0.25).text(13.0) < 1e-12, "no title");
        assert!((Detail::at(0.08).block - 1.0).abs() < 1e-12);
    }

    #[test]
    fn zooming_changes_nothing_by_leaps() {
        let shown = |zoom: f64| {
            let d = Detail::at(zoom);
            [
                d.fine,
                d.block,
                d.apart,
                d.text(13.0),
                d.text(11.0),
                d.speck(9.0),
                d.stroke(1.75),
            ]
        };
        let mut zoom = 0.02;
        while zoom < 2.0 {
            let next = zoom * 1.01;
            for (a, b) in shown(zoom).into_iter().zip(shown(next)) {
                assert!((a - b).abs() < 0.12, "{zoom}: {a} {b}");
            }
            // Titles of one step fade into those of the next within 5 % of zoom, so that 1 % is a third of it.
            let [(a, _), (_, before)] = Detail::at(zoom).title_steps();
            let [(b, _), (_, after)] = Detail::at(next).title_steps();
            assert!(a != b || (before - after).abs() < 0.36, "{zoom}");
            zoom = next;
        }
    }

    #[test]
    fn titles_keep_one_size_on_the_screen() {
        assert_eq!(Detail::still(NEAR_ZOOM).title_step(), Some(0));
        let mut zoom = 0.02;
        while zoom < NEAR_ZOOM {
            let still = Detail::still(zoom).title_step().expect("one step at rest");
            let size = super::step_text_size(still) * zoom;
            assert!((12.0..=12.97).contains(&size), "{zoom}: {size}");
            let shares: f64 = Detail::at(zoom)
                .title_steps()
                .iter()
                .map(|step| step.1)
                .sum();
            assert!((shares - 1.0).abs() < 1e-9);
            zoom *= 1.007;
        }
    }

    #[test]
    fn lines_stay_visible_and_dashes_do_not_become_noise() {
        for zoom in [0.02, 0.1, 0.5, 1.0, 4.0] {
            let detail = Detail::at(zoom);
            assert!(detail.stroke(1.75) >= 0.35);
            assert!(detail.stroke(0.2) <= 0.2_f64.max(0.2 * zoom));
        }
        assert_eq!(Detail::at(1.0).dash([7.0, 4.0]), Ok([7.0, 4.0]));
        assert!(Detail::at(0.2).dash([7.0, 4.0]).is_err());
    }
}
