//! What a requirements card says, and how far two cards agree.

use std::collections::BTreeMap;

use crate::catalog::{Catalog, ValueSpec};
use crate::model::{Brief, Value};
use crate::practice::grade::GradingTables;
use crate::practice::grade::tables::{ItemComparison, ItemSpec, TRAFFIC};
use crate::text::SECONDS_PER_DAY;

/// What the card says, by item. A field that says what is assumed anyway says nothing.
pub(super) fn items(
    brief: &Brief,
    catalog: &Catalog,
    tables: &GradingTables,
) -> BTreeMap<String, Value> {
    let said = tables.requirements.iter().filter_map(|spec| {
        if spec.item == TRAFFIC {
            let traffic = traffic(brief, catalog)?;
            return Some((spec.item.clone(), Value::Float(traffic)));
        }
        let value = brief.requirements.get(&spec.item)?;
        let assumed = catalog.requirement(&spec.item)?.default_value();
        let says_more = !assumed.is_some_and(|assumed| is_equal(&assumed, value));
        (says_more && *value != Value::Bool(false)).then(|| (spec.item.clone(), value.clone()))
    });
    said.collect()
}

/// Peak requests a second; `None` while neither they nor daily users are said.
fn traffic(brief: &Brief, catalog: &Catalog) -> Option<f64> {
    let said = |field: &str| brief.requirements.get(field)?.as_number();
    let number = |field: &str| {
        let assumed = || catalog.requirement(field)?.value.default_number();
        said(field).or_else(assumed)
    };
    if let Some(peak) = said("qps_peak").filter(|peak| *peak != 0.0) {
        return Some(peak);
    }
    let users = said("dau").filter(|users| *users != 0.0)?;
    let a_day = users * number("requests_per_user_day")?;
    Some(a_day / SECONDS_PER_DAY * number("peak_factor")?)
}

/// The same value, whether a number was written as a whole one or not.
#[expect(clippy::float_cmp, reason = "a card says the same number or another")]
pub(super) fn is_equal(a: &Value, b: &Value) -> bool {
    match (a.as_number(), b.as_number()) {
        (Some(a), Some(b)) => a == b,
        _ => a == b,
    }
}

/// How far a card agrees with what a reference says, between 0 and 1.
pub(super) fn agreement(
    spec: &ItemSpec,
    wanted: &Value,
    said: Option<&Value>,
    catalog: &Catalog,
) -> f64 {
    let Some(said) = said else {
        return 0.0;
    };
    let numbers = wanted.as_number().zip(said.as_number());
    match spec.compare {
        ItemComparison::Equal => f64::from(u8::from(is_equal(wanted, said))),
        ItemComparison::Ordered => neighbours(spec, wanted, said, catalog),
        ItemComparison::Number => numbers.map_or(0.0, |(a, b)| ratio_credit(a, b)),
        ItemComparison::Nines => numbers.map_or(0.0, |(a, b)| ratio_credit(100.0 - a, 100.0 - b)),
    }
}

#[expect(
    clippy::float_cmp,
    reason = "what is no amount agrees only with itself"
)]
fn ratio_credit(a: f64, b: f64) -> f64 {
    if a <= 0.0 || b <= 0.0 {
        return f64::from(u8::from(a == b));
    }
    let ratio = (a / b).max(b / a);
    match () {
        () if ratio <= 2.0 => 1.0,
        () if ratio <= 10.0 => 0.5,
        () => 0.0,
    }
}

/// 1 for the same, 0.5 for what stands beside it in the order of the card.
fn neighbours(spec: &ItemSpec, wanted: &Value, said: &Value, catalog: &Catalog) -> f64 {
    let requirement = catalog.requirement(&spec.item);
    let Some(ValueSpec::Choice { values, .. }) = requirement.map(|known| &known.value) else {
        return 0.0;
    };
    let place = |value: &Value| {
        let text = value.as_text()?;
        values.iter().position(|known| known == text)
    };
    let places = place(wanted).zip(place(said));
    match places.map(|(a, b)| a.abs_diff(b)) {
        Some(0) => 1.0,
        Some(1) => 0.5,
        Some(_) | None => 0.0,
    }
}
