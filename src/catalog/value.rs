//! What a property or a field of the requirements card may hold.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::model::Value;
use crate::text::exact;

/// A type of value with its default and its limits. Limits are of the possible, not advice.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename = "value", rename_all = "snake_case", deny_unknown_fields)]
pub enum ValueSpec {
    Int {
        default: Option<i64>,
        min: Option<i64>,
        max: Option<i64>,
    },
    Float {
        default: Option<f64>,
        min: Option<f64>,
        max: Option<f64>,
    },
    Bool {
        default: Option<bool>,
    },
    /// Free text.
    Text {
        #[serde(default)]
        default: String,
    },
    /// One value of a list.
    Choice {
        default: Option<String>,
        values: Vec<String>,
    },
    /// Any number of values of a list.
    Choices {
        #[serde(default)]
        default: Vec<String>,
        values: Vec<String>,
    },
}

/// Why a value is not possible. The message is a whole clause without a full stop.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RangeError {
    #[error("{value} is below {least}, the least allowed")]
    Below { value: String, least: String },
    #[error("{value} is above {most}, the most allowed")]
    Above { value: String, most: String },
    #[error("`{value}` is not one of {}", .allowed.join(", "))]
    Unlisted { value: String, allowed: Vec<String> },
    #[error("expected {wanted}, found {found}")]
    Type { found: String, wanted: &'static str },
}

impl RangeError {
    /// What to enter instead, as a sentence for the field where it was typed.
    pub fn correction(&self) -> String {
        match self {
            Self::Below { least, .. } => format!("Enter {least} or more."),
            Self::Above { most, .. } => format!("Enter {most} or less."),
            Self::Unlisted { allowed, .. } => format!("Choose one of {}.", allowed.join(", ")),
            Self::Type { wanted, .. } => format!("Enter {wanted}."),
        }
    }
}

impl ValueSpec {
    /// The value that holds until one is set; `None` where nothing is assumed.
    pub fn default_value(&self) -> Option<Value> {
        match self {
            Self::Int { default, .. } => default.map(Value::Int),
            Self::Float { default, .. } => default.map(Value::Float),
            Self::Bool { default } => default.map(Value::Bool),
            Self::Text { default } => Some(Value::Text(default.clone())),
            Self::Choice { default, .. } => default.clone().map(Value::Text),
            Self::Choices { default, .. } => Some(Value::Set(default.iter().cloned().collect())),
        }
    }

    /// The number that holds until one is set.
    #[expect(
        clippy::cast_precision_loss,
        reason = "defaults are round numbers far below 2^53"
    )]
    pub fn default_number(&self) -> Option<f64> {
        match self {
            Self::Int { default, .. } => default.map(|number| number as f64),
            Self::Float { default, .. } => *default,
            Self::Bool { .. } | Self::Text { .. } | Self::Choice { .. } | Self::Choices { .. } => {
                None
            }
        }
    }

    /// The text or the value of a list that holds until one is set.
    pub fn default_text(&self) -> Option<&str> {
        match self {
            Self::Text { default } => Some(default),
            Self::Choice { default, .. } => default.as_deref(),
            Self::Int { .. } | Self::Float { .. } | Self::Bool { .. } | Self::Choices { .. } => {
                None
            }
        }
    }

    /// The values of a list; empty for everything else.
    pub fn listed(&self) -> &[String] {
        match self {
            Self::Choice { values, .. } | Self::Choices { values, .. } => values,
            Self::Int { .. } | Self::Float { .. } | Self::Bool { .. } | Self::Text { .. } => &[],
        }
    }

    /// Least and most of a number.
    #[expect(
        clippy::cast_precision_loss,
        reason = "limits are round numbers far below 2^53"
    )]
    pub fn limits(&self) -> (Option<f64>, Option<f64>) {
        match self {
            Self::Int { min, max, .. } => (min.map(|n| n as f64), max.map(|n| n as f64)),
            Self::Float { min, max, .. } => (*min, *max),
            Self::Bool { .. } | Self::Text { .. } | Self::Choice { .. } | Self::Choices { .. } => {
                (None, None)
            }
        }
    }

    /// Whether `value` is possible. A whole number is accepted wherever a number is, and 3.0 is a whole number.
    pub fn check(&self, value: &Value, unit: &str) -> Result<(), RangeError> {
        match (self, value) {
            (Self::Int { .. }, Value::Float(x)) if x.fract() != 0.0 => {
                Err(wrong(value, "a whole number"))
            }
            (Self::Int { .. } | Self::Float { .. }, Value::Int(_) | Value::Float(_)) => {
                self.check_number(value.as_number().unwrap_or(f64::NAN), unit)
            }
            (Self::Bool { .. }, Value::Bool(_)) | (Self::Text { .. }, Value::Text(_)) => Ok(()),
            (Self::Choice { values, .. }, Value::Text(one)) => check_listed(values, [one]),
            (Self::Choices { values, .. }, Value::Set(some)) => check_listed(values, some),
            _ => Err(wrong(value, self.wanted())),
        }
    }

    /// The possible value nearest to an impossible one; `None` where only a person can decide.
    pub fn nearest(&self, value: &Value) -> Option<Value> {
        match (self, value) {
            (Self::Int { min, max, .. }, Value::Int(_) | Value::Float(_)) => {
                let x = value.as_number()?.round();
                let (low, high) = (min.unwrap_or(i64::MIN), max.unwrap_or(i64::MAX));
                // `as` saturates; a NaN becomes 0 and is then clamped.
                Some(Value::Int((x as i64).clamp(low, high)))
            }
            (Self::Float { min, max, .. }, Value::Int(_) | Value::Float(_)) => {
                let x = value.as_number().filter(|x| !x.is_nan())?;
                let x = min.map_or(x, |low| x.max(low));
                Some(Value::Float(max.map_or(x, |high| x.min(high))))
            }
            (Self::Choices { values, .. }, Value::Set(some)) => {
                let kept: BTreeSet<String> = some
                    .iter()
                    .filter(|one| values.contains(one))
                    .cloned()
                    .collect();
                Some(Value::Set(kept))
            }
            (
                Self::Int { .. }
                | Self::Float { .. }
                | Self::Bool { .. }
                | Self::Text { .. }
                | Self::Choice { .. }
                | Self::Choices { .. },
                _,
            ) => None,
        }
    }

    fn check_number(&self, x: f64, unit: &str) -> Result<(), RangeError> {
        let (least, most) = self.limits();
        match (least, most) {
            _ if !x.is_finite() => Err(RangeError::Type {
                found: x.to_string(),
                wanted: "a finite number",
            }),
            (Some(least), _) if x < least => Err(RangeError::Below {
                value: exact(x),
                least: measured(least, unit),
            }),
            (_, Some(most)) if x > most => Err(RangeError::Above {
                value: exact(x),
                most: measured(most, unit),
            }),
            _ => Ok(()),
        }
    }

    fn wanted(&self) -> &'static str {
        match self {
            Self::Int { .. } => "a whole number",
            Self::Float { .. } => "a number",
            Self::Bool { .. } => "true or false",
            Self::Text { .. } => "text",
            Self::Choice { .. } => "one value of a list",
            Self::Choices { .. } => "a set of values",
        }
    }
}

fn check_listed<'a>(
    allowed: &[String],
    chosen: impl IntoIterator<Item = &'a String>,
) -> Result<(), RangeError> {
    match chosen.into_iter().find(|one| !allowed.contains(one)) {
        None => Ok(()),
        Some(one) => Err(RangeError::Unlisted {
            value: one.clone(),
            allowed: allowed.to_vec(),
        }),
    }
}

fn wrong(value: &Value, wanted: &'static str) -> RangeError {
    let found = match value {
        Value::Bool(on) => on.to_string(),
        Value::Int(_) | Value::Float(_) => exact(value.as_number().unwrap_or(f64::NAN)),
        Value::Text(text) => format!("the text `{text}`"),
        Value::Set(_) => "a set of values".to_owned(),
        Value::Raw(text) => format!("`{text}`"),
    };
    RangeError::Type { found, wanted }
}

fn measured(x: f64, unit: &str) -> String {
    if unit.is_empty() {
        exact(x)
    } else {
        format!("{} {unit}", exact(x))
    }
}

#[cfg(test)]
mod tests {
    use super::ValueSpec;
    use crate::model::Value;

    const HOURS: ValueSpec = ValueSpec::Float {
        default: Some(24.0),
        min: Some(1.0),
        max: Some(87_600.0),
    };
    const COPIES: ValueSpec = ValueSpec::Int {
        default: Some(3),
        min: Some(1),
        max: Some(7),
    };

    fn says(spec: &ValueSpec, value: &Value, unit: &str) -> String {
        spec.check(value, unit)
            .map_or_else(|error| error.to_string(), |()| "fits".to_owned())
    }

    fn checks() -> ValueSpec {
        ValueSpec::Choices {
            default: Vec::new(),
            values: ["toxicity", "malware"].map(str::to_owned).to_vec(),
        }
    }

    fn set<const N: usize>(values: [&str; N]) -> Value {
        Value::Set(values.map(str::to_owned).into())
    }

    #[test]
    fn numbers_outside_their_range_say_what_is_allowed() {
        for (value, wanted) in [
            (Value::Float(0.5), "0.5 is below 1 h, the least allowed"),
            (
                Value::Int(1_000_000),
                "1,000,000 is above 87,600 h, the most allowed",
            ),
            (Value::Float(1.0), "fits"),
            (Value::Int(24), "fits"),
            (Value::Int(87_600), "fits"),
            (
                Value::Float(f64::NAN),
                "expected a finite number, found NaN",
            ),
            (Value::Bool(true), "expected a number, found true"),
            (
                Value::Text("1".into()),
                "expected a number, found the text `1`",
            ),
        ] {
            assert_eq!(says(&HOURS, &value, "h"), wanted, "{value:?}");
        }
    }

    #[test]
    fn whole_numbers_may_be_written_with_a_point() {
        assert_eq!(says(&COPIES, &Value::Float(3.0), ""), "fits");
        assert_eq!(
            says(&COPIES, &Value::Float(3.5), ""),
            "expected a whole number, found 3.5"
        );
        assert_eq!(
            says(&COPIES, &Value::Int(0), "copies"),
            "0 is below 1 copies, the least allowed"
        );
    }

    #[test]
    fn listed_values_are_named_when_another_one_stands_there() {
        assert_eq!(says(&checks(), &set(["malware"]), ""), "fits");
        assert_eq!(says(&checks(), &set([]), ""), "fits");
        assert_eq!(
            says(&checks(), &set(["malware", "spam"]), ""),
            "`spam` is not one of toxicity, malware"
        );
        assert_eq!(
            says(&checks(), &Value::Text("malware".into()), ""),
            "expected a set of values, found the text `malware`"
        );
    }

    #[test]
    fn the_nearest_possible_value_is_possible() {
        for (spec, value, nearest) in [
            (HOURS, Value::Float(0.5), Some(Value::Float(1.0))),
            (
                HOURS,
                Value::Float(f64::INFINITY),
                Some(Value::Float(87_600.0)),
            ),
            (HOURS, Value::Float(f64::NAN), None),
            (COPIES, Value::Int(-4), Some(Value::Int(1))),
            (COPIES, Value::Float(3.6), Some(Value::Int(4))),
            (COPIES, Value::Float(1e300), Some(Value::Int(7))),
            (COPIES, Value::Text("x".into()), None),
            (checks(), set(["spam", "malware"]), Some(set(["malware"]))),
        ] {
            assert_eq!(spec.nearest(&value), nearest, "{value:?}");
            if let Some(value) = nearest {
                assert_eq!(spec.check(&value, ""), Ok(()));
            }
        }
    }
}
