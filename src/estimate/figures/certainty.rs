//! How sure a figure is: the range that follows from what was assumed, and the input that moves it most.

use crate::estimate::figure::{Figure, FigureInput, InputOrigin};
use crate::estimate::quantity::FigureUnit;

/// Below this a range says no more than the digits do.
const NARROW: f64 = 1.25;

/// Downtime is known within so many times: most of it comes from changes and common causes, which nobody draws.
const DOWNTIME_SPREAD: f64 = 3.0;

/// Where a figure may well lie.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureRange {
    /// In the unit of the figure.
    pub low: f64,
    /// In the unit of the figure.
    pub high: f64,
    /// The index of the input that moves it most.
    pub widest: Option<usize>,
}

impl Figure {
    /// Whether nobody stated anything of what it was worked out from.
    pub fn is_assumed(&self) -> bool {
        let origins = || self.inputs.iter().map(|input| input.origin);
        origins().any(|origin| origin == InputOrigin::Assumed)
            && !origins().any(|origin| origin == InputOrigin::Stated)
    }

    /// What was assumed for it.
    pub fn assumed_inputs(&self) -> impl Iterator<Item = &FigureInput> {
        let inputs = self.inputs.iter();
        inputs.filter(|input| input.origin == InputOrigin::Assumed)
    }

    /// How many times more or less it may well be; 1 where all it rests on is sure.
    pub fn spread(&self) -> f64 {
        let moves = self.moves().into_iter();
        moves.map(|(_, by)| by * by).sum::<f64>().sqrt().exp()
    }

    /// Where it may well lie; `None` for a figure that cannot be given or is as sure as its digits.
    pub fn range(&self) -> Option<FigureRange> {
        let value = *self.value.as_ref().ok()?;
        if self.is_availability() {
            let down = 1.0 - value;
            return Some(FigureRange {
                low: (1.0 - down * DOWNTIME_SPREAD).max(0.0),
                high: 1.0 - down / DOWNTIME_SPREAD,
                widest: None,
            });
        }
        let moves = self.moves();
        let spread = self.spread();
        if spread < NARROW || !spread.is_finite() {
            return None;
        }
        let most = moves.into_iter().max_by(|a, b| a.1.total_cmp(&b.1));
        let (low, high) = (value / spread, value * spread);
        let is_share = self.formula.unit == FigureUnit::Share && value <= 1.0;
        Some(FigureRange {
            low,
            high: if is_share { high.min(1.0) } else { high },
            widest: most.map(|(input, _)| input),
        })
    }

    /// The range as people read it: `20 to 80 USD/h`.
    pub fn band(&self) -> Option<String> {
        let range = self.range()?;
        let unit = self.formula.unit;
        let (low, high) = (unit.show_roughly(range.low), unit.show_roughly(range.high));
        if low == high {
            return Some(low);
        }
        let common = unit_of(&low);
        if !common.is_empty() && common == unit_of(&high) {
            let low = low.strip_suffix(common).unwrap_or(&low).trim_end();
            return Some(format!("{low} to {high}"));
        }
        Some(format!("{low} to {high}"))
    }

    /// The range with what moves it most, in a sentence.
    pub fn certainty(&self) -> Option<String> {
        let range = self.range().filter(|_| !self.is_availability())?;
        let band = self.band()?;
        let widest = range.widest.map(|input| &self.inputs[input].name);
        Some(match widest {
            Some(name) => format!("Between {band}, depending most on {name}."),
            None => format!("Between {band}."),
        })
    }

    pub(in crate::estimate) fn is_availability(&self) -> bool {
        self.formula.unit == FigureUnit::Share && self.formula.key == "availability"
    }

    /// How far each unsure input moves the figure, as the logarithm of a factor.
    fn moves(&self) -> Vec<(usize, f64)> {
        let Ok(value) = self.value.as_ref().copied() else {
            return Vec::new();
        };
        if value <= 0.0 {
            return Vec::new();
        }
        let unsure = self.inputs.iter().enumerate();
        let unsure = unsure.filter(|(_, input)| input.spread > 1.0 && input.value.is_ok());
        let moved = unsure.map(|(number, input)| {
            let by = [input.spread, 1.0 / input.spread].map(|factor| {
                let other = self.value_with(number, factor);
                let other = other.ok().filter(|other| *other > 0.0);
                other.map_or(0.0, |other| (other / value).ln().abs())
            });
            (number, by[0].max(by[1]))
        });
        moved.filter(|(_, by)| by.is_finite()).collect()
    }
}

/// What stands behind the number.
fn unit_of(shown: &str) -> &str {
    shown.split_once(' ').map_or("", |(_, unit)| unit)
}
