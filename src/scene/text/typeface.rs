//! The typefaces, which ship inside the program so that every machine agrees on every width.

use std::sync::{Arc, LazyLock};

use epaint::text::{FontData, FontDefinitions, FontFamily};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// A typeface and weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Typeface {
    Regular,
    Medium,
    SemiBold,
    /// Hand-written, for the hand-drawn look.
    Hand,
    Icon,
    /// Filled icons, for active states.
    IconFill,
}

/// Vertical measures of a face as shares of the font size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Metrics {
    /// From the baseline up to the top of the tallest letters.
    pub ascent: f64,
    /// From the baseline down, positive.
    pub descent: f64,
    /// Height of capital letters.
    pub cap_height: f64,
}

impl Typeface {
    pub const ALL: [Self; 6] = [
        Self::Regular,
        Self::Medium,
        Self::SemiBold,
        Self::Hand,
        Self::Icon,
        Self::IconFill,
    ];

    /// The name of its family in [`font_definitions`].
    pub fn name(self) -> &'static str {
        match self {
            Self::Regular => "Inter",
            Self::Medium => "Inter Medium",
            Self::SemiBold => "Inter SemiBold",
            Self::Hand => "Patrick Hand",
            Self::Icon => "Phosphor",
            Self::IconFill => "Phosphor Fill",
        }
    }

    /// Its family as epaint and egui know it.
    pub fn family(self) -> FontFamily {
        FontFamily::Name(self.name().into())
    }

    /// The font file.
    pub fn data(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../../assets/fonts/Inter-Regular.ttf"),
            Self::Medium => include_bytes!("../../../assets/fonts/Inter-Medium.ttf"),
            Self::SemiBold => include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf"),
            Self::Hand => include_bytes!("../../../assets/fonts/PatrickHand-Regular.ttf"),
            Self::Icon => include_bytes!("../../../assets/fonts/Phosphor.ttf"),
            Self::IconFill => include_bytes!("../../../assets/fonts/Phosphor-Fill.ttf"),
        }
    }

    pub fn metrics(self) -> Metrics {
        static METRICS: LazyLock<[Metrics; 6]> =
            LazyLock::new(|| Typeface::ALL.map(|face| read_metrics(&face.font())));
        METRICS[self as usize]
    }

    /// The parsed font, for glyph ids and outlines.
    pub fn font(self) -> FontRef<'static> {
        FontRef::new(self.data()).expect("the fonts that ship inside the program are whole")
    }
}

fn read_metrics(font: &FontRef<'_>) -> Metrics {
    let metrics = font.metrics(Size::new(1.0), LocationRef::default());
    Metrics {
        ascent: f64::from(metrics.ascent),
        descent: f64::from(-metrics.descent),
        cap_height: f64::from(metrics.cap_height.unwrap_or(0.7)),
    }
}

/// All faces for epaint and for the window: one family a face, no fallback, no system fonts.
pub fn font_definitions() -> FontDefinitions {
    let mut definitions = FontDefinitions::empty();
    for face in Typeface::ALL {
        let name = face.name().to_owned();
        let data = Arc::new(FontData::from_static(face.data()));
        definitions.font_data.insert(name.clone(), data);
        definitions.families.insert(face.family(), vec![name]);
    }
    for (family, face) in [
        (FontFamily::Proportional, Typeface::Regular),
        (FontFamily::Monospace, Typeface::Regular),
    ] {
        definitions
            .families
            .insert(family, vec![face.name().to_owned()]);
    }
    definitions
}
