//! Colours with straight alpha. Which colour a thing has, the theme says.

use std::fmt;

use serde::{Deserialize, Deserializer, de};

/// sRGB with straight (not premultiplied) alpha.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Color {
    /// Red, 0 to 255.
    pub r: u8,
    /// Green, 0 to 255.
    pub g: u8,
    /// Blue, 0 to 255.
    pub b: u8,
    /// Alpha, 0 (transparent) to 255 (opaque), not multiplied into the others.
    pub a: u8,
}

impl Color {
    pub const TRANSPARENT: Self = Self::rgba(0, 0, 0, 0);

    pub const fn rgba(r: u8, g: u8, b: u8, a: u8) -> Self {
        Self { r, g, b, a }
    }

    /// Reads `#RRGGBB` or `#RRGGBBAA`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if !digits.is_ascii() || !matches!(digits.len(), 6 | 8) {
            return None;
        }
        let byte = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        let alpha = if digits.len() == 8 { byte(6)? } else { 255 };
        Some(Self::rgba(byte(0)?, byte(2)?, byte(4)?, alpha))
    }

    /// The same colour with its alpha multiplied by `share` (0 to 1).
    pub fn faded(self, share: f64) -> Self {
        Self {
            a: channel(f64::from(self.a) * share),
            ..self
        }
    }

    /// What is seen when this colour is painted over `below`.
    pub fn over(self, below: Self) -> Self {
        let (top, under) = (f64::from(self.a) / 255.0, f64::from(below.a) / 255.0);
        let alpha = top + under * (1.0 - top);
        if alpha <= 0.0 {
            return Self::TRANSPARENT;
        }
        let mix = |a: u8, b: u8| {
            channel((f64::from(a) * top + f64::from(b) * under * (1.0 - top)) / alpha)
        };
        Self::rgba(
            mix(self.r, below.r),
            mix(self.g, below.g),
            mix(self.b, below.b),
            channel(alpha * 255.0),
        )
    }

    /// Contrast with `other` as WCAG 2.2 defines it, from 1 to 21. Alpha is ignored.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Relative luminance, WCAG 2.2.
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.r) + 0.7152 * linear(self.g) + 0.0722 * linear(self.b)
    }
}

#[expect(clippy::cast_sign_loss, reason = "clamped to 0..=255 first")]
fn channel(value: f64) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}

impl fmt::Display for Color {
    /// As themes write it: `#RRGGBB`, with alpha only where it is not opaque.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02X}{:02X}{:02X}", self.r, self.g, self.b)?;
        if self.a < 255 {
            write!(f, "{:02X}", self.a)?;
        }
        Ok(())
    }
}

impl<'de> Deserialize<'de> for Color {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            de::Error::custom(format!(
                "`{text}` is not a colour: write \"#RRGGBB\" or \"#RRGGBBAA\""
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Color;

    #[test]
    fn colours_read_back_as_written() {
        for text in ["#1C2D3F", "#1C2D3F80", "#FFFFFF", "#00000000"] {
            assert_eq!(Color::parse(text).map(|c| c.to_string()), Some(text.into()));
        }
        for text in ["", "#", "1C2D3F", "#1C2D3", "#1C2D3G", "#1C2D3F8", "#é1C2D"] {
            assert_eq!(Color::parse(text), None, "{text}");
        }
    }

    #[test]
    fn painting_over_mixes_by_alpha() {
        let white = Color::rgba(255, 255, 255, 255);
        let black = Color::rgba(0, 0, 0, 255);
        assert_eq!(
            black.faded(0.5).over(white),
            Color::rgba(127, 127, 127, 255)
        );
        assert_eq!(black.over(white), black);
        assert_eq!(Color::TRANSPARENT.over(white), white);
        assert_eq!(black.over(Color::TRANSPARENT), black);
        assert!((black.contrast(white) - 21.0).abs() < 1e-9);
    }
}
