//! Figures: the worked examples of the formulas, whole boards, and what holds for all of them.

mod ages;
mod agreement;
mod boards;
mod command;
mod compared;
mod constants;
mod drawn;
mod examples;
mod formulas;
mod loads;
mod published;
mod simulated;
mod templates;
mod trust;
mod units;
mod walk;
mod ways;

use mlboard::catalog::Catalog;
use mlboard::estimate::{Estimate, EstimateView, Figure, Subject};
use mlboard::model::Document;

fn figures(document: &Document) -> Vec<Figure> {
    let catalog = Catalog::builtin();
    let estimate = &Estimate::new(document, catalog);
    EstimateView {
        document,
        catalog,
        estimate,
    }
    .all()
}

/// The figure of the board (`""`) or of a component.
fn value(figures: &[Figure], of: &str, key: &str) -> f64 {
    let about = |figure: &&Figure| match &figure.about {
        Subject::Board => of.is_empty(),
        Subject::Component(id) => id.as_str() == of,
        Subject::Flow(_) => false,
    };
    let mut found = figures
        .iter()
        .filter(about)
        .filter(|f| f.formula.key == key);
    let figure = found
        .next()
        .unwrap_or_else(|| panic!("no `{key}` of `{of}`"));
    figure
        .value
        .clone()
        .unwrap_or_else(|why| panic!("{key} of {of} {why}"))
}

fn template(id: &str) -> Document {
    mlboard::templates::find(id).expect("a template").document()
}
