//! Themes: every colour of the program, read from `assets/themes`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::scene::Color;

/// A set of colours.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// By which settings and `--theme` name it.
    pub id: String,
    /// What people read.
    pub title: String,
    /// Whether text is lighter than what is under it.
    pub dark: bool,
    /// Colours by what they are for.
    pub tokens: ThemeTokens,
    /// Data flows, ports and categories, by family id of the catalogue.
    families: BTreeMap<String, Color>,
    /// What a sketch may be drawn in.
    inks: BTreeMap<String, Color>,
}

/// Colours by what they are for.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThemeTokens {
    /// Behind everything.
    pub canvas: Color,
    /// The dots of the grid.
    pub grid: Color,
    /// Side panels, bars, menus.
    pub panel: Color,
    /// Nodes.
    pub card: Color,
    /// Around panels and bars.
    pub border: Color,
    /// Around nodes.
    pub card_border: Color,
    /// Text fields and other places to enter something.
    pub field: Color,
    /// Around fields.
    pub field_border: Color,
    /// Primary text.
    pub text: Color,
    /// Secondary text and labels.
    pub muted: Color,
    /// Text of what cannot be used now.
    pub disabled: Color,
    /// Text on a filled accent.
    pub on_accent: Color,
    /// Text on a badge of any severity.
    pub on_badge: Color,
    /// Selection, links, the active tool.
    pub accent: Color,
    /// Findings that make a design wrong.
    pub error: Color,
    /// Findings that may make it fail.
    pub warning: Color,
    /// Findings that would make it better.
    pub advice: Color,
    /// What is as it should be.
    pub ok: Color,
    /// Fill under the pointer, laid over whatever is there.
    pub hover: Color,
    /// Fill of what is held down, laid over whatever is there.
    pub pressed: Color,
    /// Fill of what is switched on.
    pub active: Color,
    /// Fill of what is selected.
    pub selection: Color,
    /// Behind selected characters.
    pub text_selection: Color,
    /// Behind text about errors.
    pub error_fill: Color,
    /// Behind text about warnings.
    pub warning_fill: Color,
    /// Behind text about advice.
    pub advice_fill: Color,
    /// Behind text about what is as it should be.
    pub ok_fill: Color,
    /// Fill of frames, laid over the canvas.
    pub frame: Color,
    /// Around frames.
    pub frame_border: Color,
    /// Around a selected edge.
    pub halo: Color,
    /// Around a marquee; its fill is that of a selection.
    pub marquee_border: Color,
    /// Snap lines.
    pub guide: Color,
    /// The trail of the laser pointer.
    pub laser: Color,
    /// Components of unknown kind.
    pub unknown: Color,
    /// Under nodes, panels and dialogs.
    pub shadow: Color,
    /// Over everything behind a dialog.
    pub scrim: Color,
    /// Behind the text of a tooltip.
    pub tooltip: Color,
    /// Text of a tooltip.
    pub tooltip_text: Color,
    /// The handle at rest.
    pub scrollbar: Color,
    /// The handle under the pointer.
    pub scrollbar_hover: Color,
}

/// A theme file that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("this is not a theme: {problem}, at {place} of {path}")]
pub struct ThemeError {
    problem: String,
    place: String,
    path: String,
}

const EMBEDDED: [(&str, &str); 2] = [
    (
        "assets/themes/light.ron",
        include_str!("../../assets/themes/light.ron"),
    ),
    (
        "assets/themes/dark.ron",
        include_str!("../../assets/themes/dark.ron"),
    ),
];

static THEMES: LazyLock<[Theme; 2]> = LazyLock::new(|| {
    EMBEDDED.map(|(path, text)| {
        Theme::read(text, path).unwrap_or_else(|error| panic!("embedded data: {error}"))
    })
});

impl Theme {
    pub fn light() -> &'static Self {
        &THEMES[0]
    }

    pub fn dark() -> &'static Self {
        &THEMES[1]
    }

    /// All themes, the default first.
    pub fn all() -> &'static [Self] {
        &*THEMES
    }

    /// The theme with this id.
    pub fn named(id: &str) -> Option<&'static Self> {
        Self::all().iter().find(|theme| theme.id == id)
    }

    /// Reads a theme; every token must be there and nothing else may be.
    pub fn read(text: &str, path: &str) -> Result<Self, ThemeError> {
        ron::from_str(text).map_err(|error| ThemeError {
            problem: error.code.to_string(),
            place: error.span.to_string(),
            path: path.to_owned(),
        })
    }

    /// The colour of a family of data flows; the colour of the unknown for a family nobody knows.
    pub fn family(&self, id: &str) -> Color {
        self.families
            .get(id)
            .copied()
            .unwrap_or(self.tokens.unknown)
    }

    /// A colour a sketch may ask for by name: an ink, a family, or a token that makes sense as ink or paper.
    pub fn ink(&self, name: &str) -> Option<Color> {
        let tokens = &self.tokens;
        Some(match name {
            "text" => tokens.text,
            "muted" => tokens.muted,
            "accent" => tokens.accent,
            "error" => tokens.error,
            "warning" => tokens.warning,
            "advice" => tokens.advice,
            "ok" => tokens.ok,
            "card" => tokens.card,
            "canvas" => tokens.canvas,
            "border" => tokens.card_border,
            "none" => Color::TRANSPARENT,
            _ => *self.inks.get(name).or_else(|| self.families.get(name))?,
        })
    }

    /// The inks by name, for pickers.
    pub fn inks(&self) -> impl Iterator<Item = (&str, Color)> {
        self.inks
            .iter()
            .map(|(name, color)| (name.as_str(), *color))
    }
}

#[cfg(test)]
mod tests {
    use super::{EMBEDDED, Theme};

    #[test]
    fn text_and_families_can_be_read_on_what_they_stand_on() {
        for theme in Theme::all() {
            let t = &theme.tokens;
            let frame = t.frame.over(t.canvas);
            let families = theme
                .families
                .iter()
                .map(|(id, color)| (id.as_str(), *color));
            let inks = [("text", t.text), ("muted", t.muted), ("accent", t.accent)]
                .into_iter()
                .chain([
                    ("error", t.error),
                    ("warning", t.warning),
                    ("advice", t.advice),
                ])
                .chain(families);
            for (name, ink) in inks {
                for paper in [t.canvas, t.card, t.panel, frame] {
                    let contrast = ink.contrast(paper);
                    assert!(
                        contrast >= 4.5,
                        "{} {name} on {paper}: {contrast:.2}",
                        theme.id
                    );
                }
            }
            for badge in [t.error, t.warning, t.advice] {
                assert!(t.on_badge.contrast(badge) >= 4.5, "{} {badge}", theme.id);
            }
        }
    }

    #[test]
    fn themes_are_found_by_id_and_differ() {
        assert_eq!(Theme::named("light"), Some(Theme::light()));
        assert_eq!(Theme::named("dark"), Some(Theme::dark()));
        assert_eq!(Theme::named("sepia"), None);
        assert!(Theme::dark().dark && !Theme::light().dark);
        let names = |theme: &Theme| -> Vec<String> {
            let names = theme.families.keys().chain(theme.inks.keys());
            names.cloned().collect()
        };
        assert_eq!(names(Theme::light()), names(Theme::dark()));
    }

    #[test]
    fn a_misspelt_token_or_colour_names_file_and_line() {
        let (path, text) = EMBEDDED[0];
        for (from, to) in [("canvas:", "canvass:"), ("#FAFAF8", "FAFAF8")] {
            let message = Theme::read(&text.replacen(from, to, 1), path)
                .map(|theme| theme.id)
                .map_err(|error| error.to_string());
            let message = message.expect_err("a strict reader");
            assert!(
                message.contains(path) && message.contains("8:"),
                "{message}"
            );
        }
    }
}
