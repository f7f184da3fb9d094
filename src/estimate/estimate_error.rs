//! Why a figure cannot be given: something is missing, cannot be true, or more work arrives than can be done.
//! A figure is refused rather than computed from a silent default.

use std::borrow::Cow;
use std::sync::Arc;

use crate::text::{exact, fixed};

/// Why there is no figure. The message is a clause for people. It is small, because every figure has room for it.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{0}")]
pub struct EstimateError(Arc<MissingFigure>);

#[derive(Clone, Debug, PartialEq, thiserror::Error)]
enum MissingFigure {
    /// What has to be said first.
    #[error("needs {0}")]
    Needs(Cow<'static, str>),
    /// What cannot be true.
    #[error("impossible because {0}")]
    Impossible(Cow<'static, str>),
    /// At a utilisation of 1 or more waiting has no end, so there is no waiting time to tell.
    #[error("overloaded: the load is {} times the capacity", fixed(*utilisation, 2))]
    Overloaded { utilisation: f64 },
}

impl EstimateError {
    pub fn needs(what: impl Into<Cow<'static, str>>) -> Self {
        Self(Arc::new(MissingFigure::Needs(what.into())))
    }

    pub fn impossible(why: impl Into<Cow<'static, str>>) -> Self {
        Self(Arc::new(MissingFigure::Impossible(why.into())))
    }

    pub fn overloaded(utilisation: f64) -> Self {
        Self(Arc::new(MissingFigure::Overloaded { utilisation }))
    }

    pub fn is_overload(&self) -> bool {
        matches!(*self.0, MissingFigure::Overloaded { .. })
    }
}

/// A figure, or why there is none.
pub type Estimated<T = f64> = Result<T, EstimateError>;

/// `value`, if it is a finite number above 0.
pub fn above_zero(name: &str, value: f64) -> Estimated {
    if value.is_finite() && value > 0.0 {
        return Ok(value);
    }
    Err(EstimateError::impossible(format!(
        "{name} is {}, but must be more than 0",
        exact(value)
    )))
}

/// `value`, if it is a finite number that is not negative.
pub fn not_negative(name: &str, value: f64) -> Estimated {
    at_least(name, value, 0.0)
}

/// `value`, if it is at least `least`.
pub fn at_least(name: &str, value: f64, least: f64) -> Estimated {
    if value.is_finite() && value >= least {
        return Ok(value);
    }
    Err(EstimateError::impossible(format!(
        "{name} is {}, but must be {least} or more",
        exact(value)
    )))
}

/// `value`, if it lies in 0 … 1.
pub fn share(name: &str, value: f64) -> Estimated {
    if (0.0..=1.0).contains(&value) {
        return Ok(value);
    }
    Err(EstimateError::impossible(format!(
        "{name} is {}, but must be from 0 to 1",
        exact(value)
    )))
}

/// `value`, if it lies strictly between 0 and 1.
pub fn probability(name: &str, value: f64) -> Estimated {
    if value > 0.0 && value < 1.0 {
        return Ok(value);
    }
    Err(EstimateError::impossible(format!(
        "{name} is {}, but must be strictly between 0 and 1",
        exact(value)
    )))
}

/// `value`, if the arithmetic did not run out of numbers.
pub fn finite(name: &str, value: f64) -> Estimated {
    if value.is_finite() {
        return Ok(value);
    }
    Err(EstimateError::impossible(format!(
        "{name} is too large to compute; some input is far out of range"
    )))
}

/// The least whole number that is not below `value`. What lies a rounding error above a whole number is that number.
pub fn whole_up(value: f64) -> f64 {
    (value - value.abs() * 1e-12).ceil()
}

/// The greatest whole number that is not above `value`, with the same grace.
pub fn whole_down(value: f64) -> f64 {
    (value + value.abs() * 1e-12).floor()
}
