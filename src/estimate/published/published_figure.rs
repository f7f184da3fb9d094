//! A published figure: how this program is asked for it, and what comes of that.

use crate::estimate::Estimated;
use crate::estimate::estimate_error::EstimateError;
use crate::estimate::formulas::{Formula, FormulaArguments};

/// How a published figure was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceCheck {
    /// Read at its source, or where that is quoted, in November 2026.
    LookedUp,
    /// Follows from other figures, or from prices and sizes; nobody published it as such.
    OwnArithmetic,
    /// Told without a source that could be found.
    NotFound,
}

impl SourceCheck {
    pub fn words(self) -> &'static str {
        match self {
            Self::LookedUp => "looked up 2026-11",
            Self::OwnArithmetic => "own arithmetic",
            Self::NotFound => "source not found",
        }
    }
}

/// A published figure and how this program is asked for it.
#[derive(Clone, Copy, Debug)]
pub struct PublishedFigure {
    /// What was done, with its inputs.
    pub what: &'static str,
    /// A formula by its key, with its arguments as a person types them.
    pub asked: &'static str,
    /// What was published, in `unit`.
    pub published: f64,
    /// The unit of the published figure and of the formula.
    pub unit: &'static str,
    /// Where it was published.
    pub source: &'static str,
    /// Whether somebody read it there.
    pub check: SourceCheck,
    /// Ours over published before anything was changed; `None` where the first guess is the one that holds.
    pub first_guess: Option<f64>,
}

impl PublishedFigure {
    /// With what the program said before it was mended.
    pub(super) const fn first_guessed(self, ratio: f64) -> Self {
        Self {
            first_guess: Some(ratio),
            ..self
        }
    }

    pub(super) const fn by_own_arithmetic(self) -> Self {
        Self {
            check: SourceCheck::OwnArithmetic,
            ..self
        }
    }

    pub(super) const fn without_source(self) -> Self {
        Self {
            check: SourceCheck::NotFound,
            ..self
        }
    }

    /// What this program makes of it.
    pub fn ours(&self) -> Estimated {
        let mut words = self.asked.split_whitespace();
        let key = words.next().unwrap_or_default();
        let formula = Formula::named(key)
            .ok_or_else(|| EstimateError::needs(format!("a formula called {key}")))?;
        let arguments = FormulaArguments::read(formula.parameters, words)
            .map_err(|why| EstimateError::impossible(why.to_string()))?;
        formula.value(&arguments)
    }

    /// Ours over published.
    pub fn ratio(&self) -> Estimated {
        Ok(self.ours()? / self.published)
    }
}

/// A figure that was read at its source, and whose first guess holds.
pub(super) const fn row(
    what: &'static str,
    asked: &'static str,
    published: f64,
    unit: &'static str,
    source: &'static str,
) -> PublishedFigure {
    PublishedFigure {
        what,
        asked,
        published,
        unit,
        source,
        check: SourceCheck::LookedUp,
        first_guess: None,
    }
}
