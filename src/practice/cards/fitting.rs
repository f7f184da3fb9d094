//! Which cards fit a board at a moment of an interview.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Role, StatedValue, display_name};
use crate::estimate::{Estimate, EstimateView, Figure, Subject};
use crate::model::{Document, NodeId};
use crate::practice::answers::with_card_values;
use crate::practice::cards::{CandidateLevel, CardSort, InterviewCard, InterviewStep};
use crate::practice::matcher::{QuestionMatch, QuestionMatcher};
use crate::practice::question_bank::QuestionBank;
use crate::rules::{self, Report};

/// A board at a moment of an interview, with what cards ask about it.
pub struct InterviewMoment<'a> {
    document: &'a Document,
    catalog: &'a Catalog,
    report: Report,
    figures: Vec<Figure>,
    /// Questions of the bank that were answered, by id.
    pub(super) asked: BTreeSet<String>,
    /// Questions that were answered, known to the bank or not.
    pub(super) n_asked: usize,
    /// The current step; without one, every step is.
    pub step: Option<InterviewStep>,
    /// The share of the planned time that has passed; above 1 when it is over.
    pub elapsed: f64,
    /// Cards that were answered, by id.
    pub answered: BTreeSet<String>,
}

/// A card that fits, in the words of the board.
#[derive(Clone, Debug)]
pub struct FittingCard {
    /// The card.
    pub card: &'static InterviewCard,
    /// What is said.
    pub text: String,
    /// The components it is about, the first one first.
    pub about: Vec<NodeId>,
}

impl<'a> InterviewMoment<'a> {
    /// A board, half of the time into no particular step.
    pub fn new(document: &'a Document, catalog: &'a Catalog) -> Self {
        let estimate = Estimate::new(document, catalog);
        let view = EstimateView {
            document,
            catalog,
            estimate: &estimate,
        };
        let answered = || {
            let questions = document.brief().questions.iter();
            questions.filter(|asked| !asked.answer.trim().is_empty())
        };
        Self {
            document,
            catalog,
            report: rules::check(document, catalog),
            figures: view.all(),
            asked: answered()
                .flat_map(|asked| recognised(&asked.question))
                .collect(),
            n_asked: answered().count(),
            step: None,
            elapsed: 0.5,
            answered: BTreeSet::new(),
        }
    }

    /// The cards up to a level that fit, in the order of the deck. Those that were answered are left out.
    pub fn fitting(&self, level: CandidateLevel) -> Vec<FittingCard> {
        let cards = InterviewCard::all().iter();
        cards
            .filter(|card| card.level <= level && self.is_its_turn(card))
            .filter_map(|card| {
                let about = card.when.met(self)?;
                Some(FittingCard {
                    text: card.in_words(&about, self.document, self.catalog),
                    card,
                    about,
                })
            })
            .collect()
    }

    fn is_its_turn(&self, card: &InterviewCard) -> bool {
        let is_near = self.step.is_none_or(|step| card.step.is_near(step));
        let is_ready = match card.sort {
            CardSort::FollowUp => card.after.iter().any(|id| self.answered.contains(id)),
            CardSort::Nudge
            | CardSort::Probe
            | CardSort::Challenge
            | CardSort::Curveball
            | CardSort::WrapUp => true,
        };
        is_near && is_ready && !self.answered.contains(&card.id)
    }

    /// The card in the words of the board, whether or not it fits.
    pub fn said(&self, card: &'static InterviewCard) -> FittingCard {
        let about = card.when.met(self).unwrap_or_default();
        FittingCard {
            text: card.in_words(&about, self.document, self.catalog),
            card,
            about,
        }
    }

    pub(super) fn with_role(&self, role: Role) -> Vec<NodeId> {
        let nodes = self.document.diagram().nodes();
        let has_role = |kind: &str| {
            let kind = self.catalog.kind(kind);
            kind.is_some_and(|kind| kind.has_role(role))
        };
        nodes
            .filter(|node| has_role(node.kind.as_str()))
            .map(|node| node.id.clone())
            .collect()
    }

    /// A property that the component's kind has.
    pub(super) fn property<'s>(&'s self, id: &NodeId, name: &'s str) -> Option<StatedValue<'s>> {
        let node = self.document.diagram().node(id)?;
        let kind = self.catalog.kind(node.kind.as_str())?;
        kind.property(name)?;
        Some(StatedValue::of_property(node, Some(kind), name))
    }

    pub(super) fn requirement<'s>(&'s self, field: &'s str) -> StatedValue<'s> {
        StatedValue::of_requirement(self.document.brief(), self.catalog, field)
    }

    pub(super) fn is_near_promise(&self, formula: &str, share: f64) -> bool {
        self.figures.iter().any(|figure| {
            let (Ok(value), Some(promise)) = (&figure.value, figure.promise) else {
                return false;
            };
            let is_meant = figure.formula.key == formula && figure.about == Subject::Board;
            is_meant && *value >= share * promise.limit()
        })
    }

    /// The components of an open finding of a rule.
    pub(super) fn open_finding(&self, rule: &str) -> Option<Vec<NodeId>> {
        let mut found = self.report.diagnostics();
        let open = found.find(|one| one.rule.id == rule && one.acknowledged.is_none())?;
        Some(open.nodes.clone())
    }

    pub(super) fn n_failures(&self) -> usize {
        self.document.brief().failures.len()
    }

    pub(super) fn n_components(&self) -> usize {
        self.document.diagram().n_nodes()
    }
}

impl InterviewCard {
    /// What is said of these components, in the words of a board.
    pub fn in_words(&self, about: &[NodeId], document: &Document, catalog: &Catalog) -> String {
        let component = about.first().and_then(|id| {
            let node = document.diagram().node(id)?;
            Some(display_name(node, catalog.kind(node.kind.as_str())))
        });
        let text = self
            .text
            .replace("{component}", component.unwrap_or("This component"));
        let requirements = &document.brief().requirements;
        with_card_values(&text, |field| {
            let stated = requirements.get(field).cloned();
            stated.or_else(|| catalog.requirement(field)?.default_value())
        })
    }
}

/// The questions of the bank that a question on the board is.
fn recognised(question: &str) -> Vec<String> {
    let bank = QuestionBank::builtin();
    if let Some(known) = bank
        .questions
        .iter()
        .find(|known| known.question == question)
    {
        return vec![known.id.clone()];
    }
    match QuestionMatcher::builtin().understand(question) {
        QuestionMatch::Answer(ids) => ids.into_iter().map(str::to_owned).collect(),
        QuestionMatch::Choose(_) | QuestionMatch::Aside | QuestionMatch::Unknown => Vec::new(),
    }
}
