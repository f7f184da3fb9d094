//! Icons by name: which glyph of the icon font shows what, read from `assets/icons.ron`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// The file: glyphs by Phosphor's names, and our places in the program by the glyph they show.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IconFile {
    glyphs: BTreeMap<String, String>,
    uses: BTreeMap<String, String>,
}

type Icons = BTreeMap<String, char>;

static ICONS: LazyLock<Icons> = LazyLock::new(|| {
    read(include_str!("../../assets/icons.ron")).expect("embedded icons are tested")
});

/// What stands for an icon nobody drew.
const UNKNOWN: &str = "question";

/// The glyph of a name of Phosphor's or of a place in the program; the question mark for a name nobody drew.
pub fn icon(name: &str) -> char {
    let question = || ICONS.get(UNKNOWN).copied().unwrap_or('?');
    ICONS.get(name).copied().unwrap_or_else(question)
}

/// Whether there is such an icon.
pub fn has_icon(name: &str) -> bool {
    ICONS.contains_key(name)
}

fn read(text: &str) -> Result<Icons, String> {
    let file: IconFile = ron::from_str(text).map_err(|error| error.to_string())?;
    let mut icons = Icons::new();
    for (name, code) in file.glyphs {
        let glyph = u32::from_str_radix(&code, 16).ok().and_then(char::from_u32);
        let glyph = glyph.ok_or_else(|| format!("`{code}` of icon `{name}` is not a codepoint"))?;
        icons.insert(name, glyph);
    }
    for (place, name) in file.uses {
        let glyph = icons.get(&name).copied();
        let glyph = glyph.ok_or_else(|| format!("`{place}` uses `{name}`, which is no glyph"))?;
        icons.insert(place, glyph);
    }
    Ok(icons)
}

#[cfg(test)]
mod tests {
    use skrifa::MetadataProvider;

    use super::{ICONS, UNKNOWN, icon, read};
    use crate::scene::Face;

    #[test]
    fn every_icon_has_a_glyph_in_both_faces() {
        for face in [Face::Icon, Face::IconFill] {
            let charmap = face.font().charmap();
            for (name, glyph) in &*ICONS {
                assert!(charmap.map(*glyph).is_some(), "{name} {glyph:?} {face:?}");
            }
        }
        assert_eq!(icon("no such icon"), icon(UNKNOWN));
        assert_ne!(icon("ui.search"), icon(UNKNOWN));
    }

    #[test]
    fn bad_codepoints_and_dangling_uses_are_named() {
        let message = read(r#"(glyphs: {"cat": "D800"}, uses: {})"#).expect_err("a surrogate");
        assert!(
            message.contains("D800") && message.contains("cat"),
            "{message}"
        );
        let message = read(r#"(glyphs: {}, uses: {"pet": "cat"})"#).expect_err("no such glyph");
        assert!(
            message.contains("pet") && message.contains("cat"),
            "{message}"
        );
    }
}
