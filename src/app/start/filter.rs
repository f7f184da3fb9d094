//! Which case studies are shown: by the kind of answer they need, how hard they are, and what they are about.

use std::collections::BTreeSet;

use eframe::egui::{Align, ComboBox, Layout, Ui, vec2};

use crate::app::start::board_card::{CaseFacets, StartCard};
use crate::app::start::texts;
use crate::app::style::{self, BODY, text};
use crate::app::widgets::link_button;
use crate::catalog::Catalog;
use crate::model::Difficulty;
use crate::scene::Typeface;
use crate::text::capitalized;

/// What is asked for; `None` is any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseFilter {
    /// As the requirements card says it.
    pub task: Option<String>,
    /// How hard the case is.
    pub difficulty: Option<Difficulty>,
    /// One of the topics of a case.
    pub topic: Option<String>,
}

impl CaseFilter {
    pub fn fits(&self, facets: &CaseFacets) -> bool {
        let is_any_or = |asked: bool, met: bool| !asked || met;
        is_any_or(self.task.is_some(), self.task == facets.task)
            && is_any_or(
                self.difficulty.is_some(),
                self.difficulty == facets.difficulty,
            )
            && self
                .topic
                .as_ref()
                .is_none_or(|topic| facets.topics.contains(topic))
    }

    /// The heading of the case studies with the choices at its right. Says whether one was made.
    pub fn ui(&mut self, ui: &mut Ui, cases: &[&StartCard], n_shown: usize) -> bool {
        let tokens = style::tokens(ui);
        let before = self.clone();
        ui.horizontal(|ui| {
            ui.set_min_height(32.0);
            ui.label(text(
                texts::CASE_STUDIES,
                Typeface::SemiBold,
                style::HEADING,
                tokens.text,
            ));
            let count = texts::n_shown(n_shown, cases.len());
            ui.label(text(count, Typeface::Regular, BODY, tokens.muted));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                self.choices_ui(ui, cases);
                if *self != Self::default() && link_button(ui, texts::SHOW_ALL).clicked() {
                    *self = Self::default();
                }
            });
        });
        *self != before
    }

    /// From right to left.
    fn choices_ui(&mut self, ui: &mut Ui, cases: &[&StartCard]) {
        let catalog = Catalog::in_use();
        let topics: BTreeSet<&String> = cases.iter().flat_map(|card| &card.facets.topics).collect();
        let topics = topics
            .into_iter()
            .map(|topic| (topic.clone(), capitalized(topic)));
        choice(
            ui,
            texts::TOPIC,
            texts::ANY_TOPIC,
            &mut self.topic,
            topics.collect(),
        );
        let levels = Difficulty::ALL.map(|level| (level, capitalized(level.as_str())));
        let levels = levels.to_vec();
        choice(
            ui,
            texts::DIFFICULTY,
            texts::ANY_DIFFICULTY,
            &mut self.difficulty,
            levels,
        );
        let tasks: BTreeSet<&String> = cases
            .iter()
            .filter_map(|card| card.facets.task.as_ref())
            .collect();
        let tasks = tasks
            .into_iter()
            .map(|task| (task.clone(), catalog.term(task)));
        choice(
            ui,
            texts::TASK,
            texts::ANY_TASK,
            &mut self.task,
            tasks.collect(),
        );
    }
}

/// One of the values, or any. `name` is what a screen reader says.
fn choice<T: Clone + PartialEq>(
    ui: &mut Ui,
    name: &str,
    any: &str,
    chosen: &mut Option<T>,
    values: Vec<(T, String)>,
) {
    let now = values
        .iter()
        .find(|(value, _)| Some(value) == chosen.as_ref());
    let now = now.map_or(any, |(_, word)| word).to_owned();
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = vec2(8.0, 5.0);
        let combo = ComboBox::from_id_salt(("case filter", name))
            .width(120.0)
            .height(360.0)
            .selected_text(now);
        let shown = combo.show_ui(ui, |ui| {
            if ui.selectable_label(chosen.is_none(), any).clicked() {
                *chosen = None;
            }
            for (value, word) in values {
                if ui
                    .selectable_label(chosen.as_ref() == Some(&value), word)
                    .clicked()
                {
                    *chosen = Some(value);
                }
            }
        });
        shown.response.accessible_name(name);
    });
}

#[cfg(test)]
mod tests {
    use super::CaseFilter;
    use crate::app::start::board_card::CaseFacets;
    use crate::model::Difficulty;
    use crate::text::capitalized;

    #[test]
    fn a_case_is_shown_that_meets_all_that_is_asked() {
        let facets = CaseFacets {
            task: Some("detection".to_owned()),
            difficulty: Some(Difficulty::Easy),
            topics: vec!["vision".to_owned(), "privacy".to_owned()],
        };
        let any = CaseFilter::default();
        assert!(any.fits(&facets) && any.fits(&CaseFacets::default()));
        let vision = CaseFilter {
            topic: Some("vision".to_owned()),
            ..any.clone()
        };
        assert!(vision.fits(&facets) && !vision.fits(&CaseFacets::default()));
        let both = CaseFilter {
            difficulty: Some(Difficulty::Hard),
            ..vision
        };
        assert!(!both.fits(&facets));
        let task = CaseFilter {
            task: Some("detection".to_owned()),
            ..any
        };
        assert!(task.fits(&facets) && !task.fits(&CaseFacets::default()));
    }

    #[test]
    fn words_begin_with_a_capital() {
        assert_eq!(capitalized("send time"), "Send time");
        assert_eq!(capitalized(""), "");
    }
}
