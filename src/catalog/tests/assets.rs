//! Fonts have every character the data need; themes have every colour, and text can be read on everything.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use skrifa::{FontRef, MetadataProvider};

use crate::catalog::Catalog;
use crate::catalog::embedded::files;
use crate::catalog::read::DataFile;

/// Characters that panels and exports write without finding them in a data file.
const WRITTEN: &str = "…·–—“”‘’×≤≥≈µλ∑→←↑↓∞°\u{2009}\u{202f}\u{a0}0123456789";
/// Least contrast of text, WCAG 2.2 success criterion 1.4.3.
const TEXT: f64 = 4.5;
/// Least contrast of marks, WCAG 2.2 success criterion 1.4.11.
const MARK: f64 = 3.0;

fn lacking(font: &[u8], chars: impl Iterator<Item = char>) -> Vec<char> {
    let font = FontRef::new(font).expect("a font");
    let charmap = font.charmap();
    let missing = |c: &char| !c.is_control() && charmap.map(*c).is_none();
    chars.filter(missing).collect()
}

#[test]
fn the_text_fonts_have_every_character_of_the_data() {
    let used: BTreeSet<char> = files()
        .iter()
        .flat_map(|(_, text)| text.chars())
        .chain(WRITTEN.chars())
        .collect();
    for font in [
        &include_bytes!("../../../assets/fonts/Inter-Regular.ttf")[..],
        include_bytes!("../../../assets/fonts/Inter-Medium.ttf"),
        include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf"),
        include_bytes!("../../../assets/fonts/PatrickHand-Regular.ttf"),
    ] {
        assert_eq!(lacking(font, used.iter().copied()), Vec::<char>::new());
    }
}

#[test]
fn the_icon_fonts_have_every_icon() {
    let icons = || Catalog::builtin().icons().chars();
    for font in [
        &include_bytes!("../../../assets/fonts/Phosphor.ttf")[..],
        include_bytes!("../../../assets/fonts/Phosphor-Fill.ttf"),
    ] {
        assert_eq!(lacking(font, icons()), Vec::<char>::new());
    }
    assert_eq!(icons().count(), icons().collect::<BTreeSet<char>>().len());
}

#[test]
fn digits_are_equally_wide() {
    let font =
        FontRef::new(include_bytes!("../../../assets/fonts/Inter-Regular.ttf")).expect("a font");
    let metrics = font.glyph_metrics(
        skrifa::instance::Size::unscaled(),
        skrifa::instance::LocationRef::default(),
    );
    let width = |c| metrics.advance_width(font.charmap().map(c)?);
    for digit in '1'..='9' {
        assert_eq!(width(digit), width('0'), "{digit}");
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ThemeFile {
    id: String,
    title: String,
    dark: bool,
    tokens: ron::Value,
    families: BTreeMap<String, String>,
    inks: BTreeMap<String, String>,
}

impl ThemeFile {
    fn token(&self, name: &str) -> &str {
        let ron::Value::Map(tokens) = &self.tokens else {
            panic!("tokens are fields");
        };
        let key = ron::Value::String(name.to_owned());
        match &tokens.iter().find(|(k, _)| **k == key).expect(name).1 {
            ron::Value::String(colour) => colour,
            other => panic!("{name}: {other:?}"),
        }
    }

    fn token_names(&self) -> BTreeSet<String> {
        let ron::Value::Map(tokens) = &self.tokens else {
            panic!("tokens are fields");
        };
        tokens.iter().map(|(key, _)| format!("{key:?}")).collect()
    }
}

fn themes() -> [ThemeFile; 2] {
    [
        (
            "themes/light.ron",
            include_str!("../../../assets/themes/light.ron"),
        ),
        (
            "themes/dark.ron",
            include_str!("../../../assets/themes/dark.ron"),
        ),
    ]
    .map(|(path, text)| {
        DataFile { path, text }
            .read()
            .unwrap_or_else(|error| panic!("{error}"))
    })
}

/// Red, green, blue, alpha from 0 to 1.
fn channels(colour: &str) -> [f64; 4] {
    let hex = colour.strip_prefix('#').expect(colour);
    assert!(hex.len() == 6 || hex.len() == 8, "{colour}");
    let at = |i: usize| {
        let pair = hex.get(2 * i..2 * i + 2).unwrap_or("FF");
        f64::from(u8::from_str_radix(pair, 16).expect(colour)) / 255.0
    };
    [at(0), at(1), at(2), at(3)]
}

/// `top` laid over the opaque `below`.
fn over(top: [f64; 4], below: [f64; 4]) -> [f64; 4] {
    let mix = |i: usize| top[3] * top[i] + (1.0 - top[3]) * below[i];
    [mix(0), mix(1), mix(2), 1.0]
}

/// Contrast ratio of two opaque colours, WCAG 2.2.
fn contrast(a: [f64; 4], b: [f64; 4]) -> f64 {
    let linear = |c: f64| {
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    };
    let luminance =
        |c: [f64; 4]| 0.2126 * linear(c[0]) + 0.7152 * linear(c[1]) + 0.0722 * linear(c[2]);
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn legible(theme: &ThemeFile, what: &str, ink: [f64; 4], background: [f64; 4], least: f64) {
    let ratio = contrast(ink, background);
    assert!(
        ratio >= least,
        "{}: {what} has {ratio:.2} of {least}",
        theme.id
    );
}

#[test]
fn the_themes_name_the_same_colours_and_every_family() {
    let [light, dark] = themes();
    assert!(!light.dark && dark.dark);
    assert_eq!([&*light.title, &*dark.title], ["Light", "Dark"]);
    assert_eq!(light.token_names(), dark.token_names());
    assert!(light.inks.keys().eq(dark.inks.keys()));
    let families: BTreeSet<&str> = Catalog::builtin()
        .families()
        .iter()
        .map(|f| &*f.id)
        .collect();
    for theme in [&light, &dark] {
        assert!(
            theme
                .families
                .keys()
                .map(String::as_str)
                .eq(families.iter().copied())
        );
    }
}

#[test]
fn text_can_be_read_on_everything_it_stands_on() {
    for theme in themes() {
        let token = |name: &str| channels(theme.token(name));
        for surface in ["canvas", "panel", "card", "field"] {
            for state in ["", "hover", "active", "selection"] {
                let background = token(surface);
                let background = if state.is_empty() {
                    background
                } else {
                    over(token(state), background)
                };
                for name in [
                    "text", "muted", "accent", "error", "warning", "advice", "ok",
                ] {
                    let what = format!("{name} on {surface} {state}");
                    legible(&theme, &what, token(name), background, TEXT);
                }
                for (name, colour) in &theme.families {
                    let what = format!("{name} on {surface} {state}");
                    legible(&theme, &what, channels(colour), background, TEXT);
                }
            }
        }
        for severity in ["error", "warning", "advice", "ok"] {
            let background = over(token(&format!("{severity}_fill")), token("panel"));
            legible(&theme, severity, token(severity), background, TEXT);
            legible(&theme, "a badge", token("on_badge"), token(severity), TEXT);
        }
        legible(
            &theme,
            "on_accent",
            token("on_accent"),
            token("accent"),
            TEXT,
        );
        legible(
            &theme,
            "tooltip",
            token("tooltip_text"),
            token("tooltip"),
            TEXT,
        );
        for mark in ["guide", "laser", "unknown"] {
            legible(&theme, mark, token(mark), token("canvas"), MARK);
        }
    }
}

#[test]
fn icons_and_notes_can_be_read() {
    for theme in themes() {
        let token = |name: &str| channels(theme.token(name));
        for (name, colour) in &theme.families {
            let ink = channels(colour);
            // The tile behind an icon is its colour at 12 %.
            let tile = over([ink[0], ink[1], ink[2], 0.12], token("card"));
            legible(&theme, name, ink, tile, TEXT);
        }
        for (name, colour) in &theme.inks {
            let colour = channels(colour);
            if name.starts_with("note_") {
                legible(&theme, name, token("text"), colour, TEXT);
                legible(&theme, name, token("muted"), colour, TEXT);
            } else {
                legible(&theme, name, colour, token("canvas"), TEXT);
            }
        }
    }
}
