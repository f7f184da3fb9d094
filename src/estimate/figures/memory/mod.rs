//! What has to fit into memory, and what reading it takes: indexes, generators, stores, models.

mod generator;
mod index;
mod stores;

use crate::catalog::Role;
use crate::estimate::figure::Figure;
use crate::estimate::figures::estimate_view::{EstimateView, FigureNode};

pub(super) fn of_component(look: &EstimateView, place: &FigureNode) -> Vec<Figure> {
    if place.has_role(Role::SearchesVectors) {
        return index::of_component(look, place);
    }
    if place.has_role(Role::Generates) {
        return generator::of_component(look, place);
    }
    stores::of_component(look, place)
}
