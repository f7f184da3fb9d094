//! What would become of the figures if a component were set otherwise or were another one. Nothing on the board changes
//! until one is taken.

mod variant_summary;
mod variants;

pub use variant_summary::VariantSummary;

use crate::estimate::{Estimate, EstimateView, Figure};
use crate::model::{Edit, NodeId, Value, apply};

/// A figure as it is and as it would be; one of them is missing where it is told of one setting only.
#[derive(Clone, Debug)]
pub struct FigureChange {
    /// As the board is.
    pub before: Option<Figure>,
    /// As it would be.
    pub after: Option<Figure>,
}

impl FigureChange {
    /// What the figure is called.
    pub fn name(&self) -> &'static str {
        let figure = self.after.as_ref().or(self.before.as_ref());
        figure.map_or("", |figure| figure.formula.title)
    }

    /// `36.1 GB → 648 GB`.
    pub fn shown(&self) -> String {
        let show = |figure: &Option<Figure>| {
            figure
                .as_ref()
                .map_or_else(|| "–".to_owned(), Figure::shown)
        };
        format!("{} → {}", show(&self.before), show(&self.after))
    }
}

/// Something a component could be instead: one setting, several that belong together, or another kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// What people read: `IVF-PQ`.
    pub title: String,
    /// The edits that take it.
    pub edits: Vec<Edit>,
}

/// Variants that answer the same question.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// What is asked: `AnnAlgorithm`.
    pub title: String,
    /// What the component is now, where it has a name.
    pub now: String,
    /// What it could be instead, in the order of the choice.
    pub variants: Vec<Variant>,
}

impl EstimateView<'_> {
    /// Figures of the board and of the component that read otherwise with the property at that value.
    pub fn what_if(&self, node: &NodeId, property: &str, value: &Value) -> Vec<FigureChange> {
        let edit = Edit::SetProperty {
            node: node.clone(),
            name: property.to_owned(),
            value: Some(value.clone()),
        };
        self.what_if_edited(node, &[edit])
    }

    /// Figures of the board and of the component that read otherwise after the edits.
    pub fn what_if_edited(&self, node: &NodeId, edits: &[Edit]) -> Vec<FigureChange> {
        self.tried(edits, |other| {
            let of = |look: &EstimateView| {
                let mut figures = look.of_component(node);
                figures.extend(look.of_board());
                figures
            };
            changes(of(self), of(other))
        })
    }

    /// What somebody sees of the board after the edits. Nothing on the board itself changes.
    fn tried<T>(&self, edits: &[Edit], see: impl FnOnce(&EstimateView) -> T) -> T {
        let mut document = self.document.clone();
        let patch = apply(&mut document, edits);
        let mut estimate: Estimate = self.estimate.clone();
        estimate.update(&document, self.catalog, &patch);
        see(&EstimateView {
            document: &document,
            estimate: &estimate,
            ..*self
        })
    }
}

fn changes(before: Vec<Figure>, mut after: Vec<Figure>) -> Vec<FigureChange> {
    let is_same = |a: &Figure, b: &Figure| {
        (a.formula.key, a.formula.title, &a.about) == (b.formula.key, b.formula.title, &b.about)
    };
    let mut found = Vec::new();
    for figure in before {
        let at = after.iter().position(|other| is_same(&figure, other));
        let other = at.map(|at| after.remove(at));
        if other
            .as_ref()
            .is_none_or(|other| other.shown() != figure.shown())
        {
            found.push(FigureChange {
                before: Some(figure),
                after: other,
            });
        }
    }
    found.extend(after.into_iter().map(|figure| FigureChange {
        before: None,
        after: Some(figure),
    }));
    found
}
