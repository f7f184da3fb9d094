//! What happens while nobody waits: training, embedding a corpus, logs, experiments, people.

mod learning;
mod logs;
mod people;
mod trainer;

use crate::estimate::figure::Figure;
use crate::estimate::figures::estimate_view::{EstimateView, FigureNode};

pub(super) fn of_component(look: &EstimateView, place: &FigureNode) -> Vec<Figure> {
    let mut figures = learning::of_component(look, place);
    figures.extend(learning::run(place));
    figures.extend(logs::of_component(look, place));
    figures.extend(people::of_component(look, place));
    figures
}
