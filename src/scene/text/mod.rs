//! Text measured and broken into lines once, at 100 %: the window, PNG and hit testing all use the result.
//!
//! epaint shapes and kerns; advances are unhinted and unrounded, so widths scale linearly with the font
//! size and a line break found here holds at every zoom.

mod line_breaks;
pub(in crate::scene) mod text_box;
pub(in crate::scene) mod typeface;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use epaint::Color32;
use epaint::text::{FontId, Fonts, LayoutJob, TextOptions, ViewportKey};

use crate::geom::Size;
use crate::scene::{Typeface, font_definitions};

/// Lines of text under each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextBlock {
    /// From top to bottom.
    pub lines: Vec<TextLine>,
    /// Width of the widest line; height of all lines.
    pub size: Size,
    /// Whether something had to be left out.
    pub elided: bool,
}

/// One line of a [`TextBlock`].
#[derive(Clone, Debug, PartialEq)]
pub struct TextLine {
    /// Without the blanks at its end.
    pub text: Arc<str>,
    /// In the unit of the font size that was asked for.
    pub width: f64,
    /// From the top of the block.
    pub baseline_y: f64,
}

/// Breaks `text` at words, then anywhere, into lines no wider than `max_width`; what does not fit into
/// `max_lines` ends in an ellipsis. Lengths are in the unit of `size`.
pub fn layout(
    text: &str,
    face: Typeface,
    size: f64,
    max_width: f64,
    max_lines: usize,
) -> TextBlock {
    if text.is_empty() || size <= 0.0 {
        return TextBlock::default();
    }
    let (texts, elided) =
        line_breaks::lines(text, max_width / size, max_lines, |part| em(part, face));
    let line_height = line_height(size);
    let mut lines = Vec::with_capacity(texts.len());
    let mut widest: f64 = 0.0;
    let mut top = 0.0;
    for text in texts {
        let width = em(&text, face) * size;
        widest = widest.max(width);
        let baseline_y = top + baseline(face, size);
        lines.push(TextLine {
            text: text.into(),
            width,
            baseline_y,
        });
        top += line_height;
    }
    TextBlock {
        lines,
        size: Size::new(widest, top),
        elided,
    }
}

/// `text` on one line, cut with an ellipsis where it is wider than `max_width`.
pub fn line(text: &str, face: Typeface, size: f64, max_width: f64) -> TextBlock {
    layout(&text.replace('\n', " "), face, size, max_width, 1)
}

/// Width of one line of text in the unit of `size`.
pub fn width(text: &str, face: Typeface, size: f64) -> f64 {
    em(text, face) * size
}

/// Distance between baselines, in whole units so that lines fall on pixels at 100 %.
pub fn line_height(size: f64) -> f64 {
    (size * 1.3).round()
}

/// From the top of a line to its baseline, with ascent and descent centred in the line.
pub fn baseline(face: Typeface, size: f64) -> f64 {
    let metrics = face.metrics();
    let tall = (metrics.ascent + metrics.descent) * size;
    (line_height(size) - tall) / 2.0 + metrics.ascent * size
}

/// The advance of each character of one line, as a share of the font size.
pub fn advances(text: &str, face: Typeface) -> Arc<[f64]> {
    SHAPER.with_borrow_mut(|shaper| shaper.advances(text, face))
}

/// Characters as they are drawn: what a font cannot hold (tabs, line ends, controls) becomes a space.
pub fn drawn(text: &str) -> impl Iterator<Item = char> {
    text.chars().map(|c| if c.is_control() { ' ' } else { c })
}

fn em(text: &str, face: Typeface) -> f64 {
    advances(text, face).iter().sum()
}

thread_local! {
    static SHAPER: RefCell<Shaper> = RefCell::new(Shaper::new());
}

/// epaint's fonts and what they answered. One a thread, because shaping needs `&mut`.
struct Shaper {
    fonts: Fonts,
    known: BTreeMap<Typeface, BTreeMap<Box<str>, Arc<[f64]>>>,
    n_known: usize,
}

/// epaint also rasterises what it lays out, so measure at a size that is cheap to draw.
const MEASURED_AT: f32 = 8.0;

/// A board of 10,000 nodes has fewer different texts; beyond it memory matters more.
const MOST_KNOWN: usize = 65_536;

impl Shaper {
    fn new() -> Self {
        Self {
            fonts: Fonts::new(TextOptions::default(), font_definitions()),
            known: BTreeMap::new(),
            n_known: 0,
        }
    }

    fn advances(&mut self, text: &str, face: Typeface) -> Arc<[f64]> {
        if let Some(known) = self.known.get(&face).and_then(|texts| texts.get(text)) {
            return known.clone();
        }
        if self.n_known >= MOST_KNOWN {
            self.known.clear();
            self.n_known = 0;
        }
        let advances = self.shape(drawn(text).collect(), face);
        self.known
            .entry(face)
            .or_default()
            .insert(text.into(), advances.clone());
        self.n_known += 1;
        advances
    }

    fn shape(&mut self, text: String, face: Typeface) -> Arc<[f64]> {
        // Clears the glyph atlas when it is nearly full; nothing here draws from it.
        self.fonts
            .begin_pass(TextOptions::default(), ViewportKey::default());
        let n_chars = text.chars().count();
        let font = FontId::new(MEASURED_AT, face.family());
        let job = LayoutJob::simple_singleline(text, font, Color32::WHITE);
        let galley = self.fonts.layout_uncached(1.0, Arc::new(job));
        let mut advances: Vec<f64> = galley
            .rows
            .iter()
            .flat_map(|row| &row.glyphs)
            .map(|glyph| f64::from(glyph.advance_width) / f64::from(MEASURED_AT))
            .collect();
        // A font that makes several glyphs of one character would break "one advance a character".
        let surplus: f64 = advances.drain(n_chars.min(advances.len())..).sum();
        advances.resize(n_chars, 0.0);
        if let Some(last) = advances.last_mut() {
            *last += surplus;
        }
        advances.into()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use epaint::Color32;
    use epaint::text::{FontId, Fonts, LayoutJob, TextOptions};

    use super::{advances, layout, line, line_height, width};
    use crate::scene::{Typeface, font_definitions};

    const TEXTS: [&str; 14] = [
        "Ranker",
        "Online feature store",
        "AVATAR To. WAVE Ty",
        "supercalifragilisticexpialidocious_without_any_space_at_all",
        "a b c d e f g h i j k l m n o p q r s t u v w x y z",
        "two\nlines\n\nand a gap",
        "trailing   ",
        "   leading",
        "画像検索システムの特徴量ストア",
        "e\u{301}e\u{301} Zürich — “quoted” … 1 234,5",
        "👩‍🔬 lab 🎉",
        "\u{202e}reversed\u{0}\u{7}\ttab",
        "x",
        "W",
    ];

    #[test]
    fn no_line_is_wider_than_asked_and_no_text_is_lost_without_an_ellipsis() {
        for text in TEXTS {
            for face in [Typeface::Regular, Typeface::SemiBold, Typeface::Hand] {
                for max_width in [4.0, 9.0, 20.0, 61.5, 84.0, 152.0, 1e4] {
                    for max_lines in [1, 2, 3, 100] {
                        let block = layout(text, face, 13.0, max_width, max_lines);
                        assert!(block.lines.len() <= max_lines);
                        assert!(
                            block.size.width <= max_width,
                            "{text:?} {max_width} {block:?}"
                        );
                        for line in &block.lines {
                            assert!((line.width - width(&line.text, face, 13.0)).abs() < 1e-9);
                            assert!(line.baseline_y < block.size.height);
                        }
                        let shown: String = block.lines.iter().map(|l| &*l.text).collect();
                        let squeezed = |t: &str| t.split_whitespace().collect::<String>();
                        if block.elided {
                            let kept = shown.strip_suffix('…').unwrap_or(&shown);
                            assert!(
                                squeezed(text).starts_with(&squeezed(kept)),
                                "{text:?} {shown:?}"
                            );
                        } else {
                            assert_eq!(squeezed(&shown), squeezed(text));
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn line_breaks_are_equal_at_every_zoom() {
        for text in TEXTS {
            let lines = |zoom: f64| -> Vec<Arc<str>> {
                let block = layout(text, Typeface::Medium, 13.0 * zoom, 84.0 * zoom, 3);
                block.lines.into_iter().map(|line| line.text).collect()
            };
            let at_one = lines(1.0);
            for step in 1..400 {
                assert_eq!(lines(f64::from(step) * 0.037), at_one, "{text:?}");
            }
        }
    }

    /// The window lays each line out at size × zoom with its own fonts: that must give the widths found here.
    #[test]
    fn widths_are_those_of_the_window() {
        let mut fonts = Fonts::new(TextOptions::default(), font_definitions());
        for text in TEXTS
            .iter()
            .filter(|text| !text.contains(['\n', '\t', '\0']))
        {
            for (size, pixels_per_point) in [(11.0, 1.0), (13.0, 1.0), (13.0, 2.0), (47.5, 1.5)] {
                let font = FontId::new(size, Typeface::SemiBold.family());
                let job = LayoutJob::simple_singleline((*text).into(), font, Color32::WHITE);
                let galley = fonts.layout_uncached(pixels_per_point, Arc::new(job));
                let seen: f32 = galley
                    .rows
                    .iter()
                    .flat_map(|row| &row.glyphs)
                    .map(|glyph| glyph.advance_width)
                    .sum();
                let expected = width(text, Typeface::SemiBold, f64::from(size));
                let difference = (f64::from(seen) - expected).abs();
                assert!(difference <= 1e-4 * expected, "{text:?} {seen} {expected}");
            }
        }
    }

    #[test]
    fn every_character_has_one_advance_whatever_it_is() {
        for text in TEXTS {
            for face in Typeface::ALL {
                assert_eq!(advances(text, face).len(), text.chars().count(), "{text:?}");
            }
        }
        assert!(
            width("漢", Typeface::Regular, 10.0) > 1.0,
            "a visible replacement"
        );
    }

    #[test]
    fn a_single_line_swallows_line_ends_and_height_counts_lines() {
        let block = line("a\nb", Typeface::Regular, 13.0, 100.0);
        assert_eq!(block.lines.len(), 1);
        assert!(!block.elided);
        let block = layout("a\n\nb", Typeface::Regular, 13.0, 100.0, 5);
        assert!((block.size.height - 3.0 * line_height(13.0)).abs() < 1e-9);
    }
}
