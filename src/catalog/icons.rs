//! Icons by name.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Glyphs of the icon fonts. The outline and the filled font have them at the same code points.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "icons", deny_unknown_fields)]
pub struct Icons {
    /// Glyph → code point, four hexadecimal digits.
    pub(super) glyphs: BTreeMap<String, String>,
    /// Place in the program → glyph.
    pub(super) uses: BTreeMap<String, String>,
}

impl Icons {
    /// The character of a glyph (`graph`) or of a place in the program (`edit.undo`).
    pub fn get(&self, name: &str) -> Option<char> {
        let glyph = self.uses.get(name).map_or(name, String::as_str);
        code_point(self.glyphs.get(glyph)?)
    }

    /// All places of the program that have an icon.
    pub fn uses(&self) -> impl Iterator<Item = &str> {
        self.uses.keys().map(String::as_str)
    }

    /// Every character the icon fonts must have.
    pub fn chars(&self) -> impl Iterator<Item = char> {
        self.glyphs.values().filter_map(|code| code_point(code))
    }
}

/// The character of a code point of the private area, which no text uses.
pub(super) fn code_point(hex: &str) -> Option<char> {
    let code = u32::from_str_radix(hex, 16).ok()?;
    char::from_u32(code).filter(|c| ('\u{e000}'..='\u{f8ff}').contains(c))
}
