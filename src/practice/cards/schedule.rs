//! When the interviewer shows a card, and which.
//!
//! The same set-up, seed and record give the same cards: nothing here is left to chance or to the machine.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::catalog::Catalog;
use crate::model::Document;
use crate::practice::cards::{CardSort, FittingCard, InterviewCard, InterviewMoment};
use crate::practice::session::{InterviewStyle, SessionSetup, SessionState, TimePlan};

/// Minutes that spacings are said for; an interview without a limit is spaced as one of these.
pub(in crate::practice) const USUAL_MINUTES: u32 = 45;
/// Hundredths of the time in which there is no card, and no nudge.
const FIRST_CARD: u32 = 10;
const FIRST_NUDGE: u32 = 8;
/// A component is new for so long.
const NEW_COMPONENT: Duration = Duration::from_mins(3);

/// What other attempts leave for this one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardMemory {
    /// Cards that were shown in the last two attempts at the case, by id.
    pub shown_before: BTreeSet<String>,
    /// Rules that are weak in memory, by id.
    pub weak_rules: BTreeSet<String>,
}

/// All that decides about the next card.
#[derive(Clone, Copy, Debug)]
pub struct CardSchedule<'a> {
    /// What was chosen for the attempt.
    pub setup: &'a SessionSetup,
    /// What it has come to.
    pub state: &'a SessionState,
    /// What other attempts leave.
    pub memory: &'a CardMemory,
    /// Unpaused time since the start.
    pub elapsed: Duration,
}

impl CardSchedule<'_> {
    fn plan(&self) -> Option<TimePlan> {
        TimePlan::new(self.setup.minutes.unwrap_or(USUAL_MINUTES))
    }

    /// How far two cards are apart at least; `None` when none comes by itself.
    pub fn spacing(&self) -> Option<Duration> {
        if self.setup.is_for_two {
            return None;
        }
        let minutes = match self.setup.style {
            InterviewStyle::Quiet => return None,
            InterviewStyle::Friendly => 7,
            InterviewStyle::Probing => 5,
        };
        Some(self.plan()?.whole() * minutes / USUAL_MINUTES)
    }

    /// From when on a card may be shown at all, as far as the time and the cards before it go; `None` for never, or not
    /// before the open one is replied to.
    pub fn due_at(&self) -> Option<Duration> {
        let (plan, spacing) = (self.plan()?, self.spacing()?);
        if self.state.open_card().is_some() || self.state.has_ended() {
            return None;
        }
        let first = plan.at_percent(FIRST_NUDGE);
        let last = self.state.cards().last();
        Some(last.map_or(first, |card| first.max(card.at + spacing)))
    }

    /// Whether a card may be shown at all now, as far as the time and the cards before it go.
    pub fn is_due(&self) -> bool {
        self.due_at().is_some_and(|due| self.elapsed >= due)
    }

    /// The cards that may be shown now, in the order of the deck.
    pub fn eligible(&self, document: &Document, catalog: &Catalog) -> Vec<FittingCard> {
        let Some(plan) = self.plan() else {
            return Vec::new();
        };
        let mut moment = InterviewMoment::new(document, catalog);
        moment.step = Some(self.state.step());
        moment.elapsed = plan.share(self.elapsed);
        moment.answered = self.state.answered_cards();
        let mut cards = moment.fitting(self.setup.level);
        cards.retain(|fitting| self.may_be_shown(fitting.card, plan));
        cards
    }

    fn may_be_shown(&self, card: &InterviewCard, plan: TimePlan) -> bool {
        let shown = self.state.cards();
        let was_shown = shown.iter().any(|one| one.id == card.id);
        let is_sorts_turn = match card.sort {
            CardSort::Nudge => self.setup.help.has_nudges(),
            CardSort::FollowUp => self.setup.style == InterviewStyle::Probing,
            CardSort::Curveball => self.is_curveballs_turn(plan),
            CardSort::Probe | CardSort::Challenge | CardSort::WrapUp => true,
        };
        let is_late_enough =
            card.sort == CardSort::Nudge || self.elapsed >= plan.at_percent(FIRST_CARD);
        let is_known = was_shown || self.memory.shown_before.contains(&card.id);
        is_sorts_turn && is_late_enough && !is_known
    }

    /// One, in the middle third.
    fn is_curveballs_turn(&self, plan: TimePlan) -> bool {
        let third = plan.whole() / 3;
        let is_middle = self.elapsed >= third && self.elapsed <= third * 2;
        let is_curveball = |id: &str| {
            let card = InterviewCard::find(id);
            card.is_some_and(|card| card.sort == CardSort::Curveball)
        };
        let had_one = self.state.cards().iter().any(|card| is_curveball(&card.id));
        self.setup.has_curveball && is_middle && !had_one
    }

    /// From the middle on a curveball goes before all others, or it would rarely come in its third at all: cards about
    /// what is new on the board have more points.
    fn is_late_for_curveball(&self) -> bool {
        let plan = self.plan();
        plan.is_some_and(|plan| self.elapsed >= plan.at_percent(50))
    }

    /// The card to show now, if one is due.
    pub fn next_card(&self, document: &Document, catalog: &Catalog) -> Option<FittingCard> {
        if !self.is_due() {
            return None;
        }
        let mut cards = self.eligible(document, catalog);
        if self.is_late_for_curveball() {
            let is_curveball = |one: &FittingCard| one.card.sort == CardSort::Curveball;
            if cards.iter().any(is_curveball) {
                cards.retain(is_curveball);
            }
        }
        let most = cards.iter().map(|card| self.points(card)).max()?;
        cards.retain(|card| self.points(card) == most);
        let drawn = split_mix(self.setup.seed, self.state.cards().len());
        let n = usize::try_from(drawn % cards.len() as u64).unwrap_or_default();
        Some(cards.swap_remove(n))
    }

    fn points(&self, fitting: &FittingCard) -> u32 {
        let card = fitting.card;
        let is_new = |node| {
            let added = self.state.added_at(node);
            added.is_some_and(|added| self.elapsed.saturating_sub(added) <= NEW_COMPONENT)
        };
        let is_weak = |rule: &String| self.memory.weak_rules.contains(rule);
        let is_probing = self.setup.style == InterviewStyle::Probing;
        // A curveball names the steps that it fits; it belongs to whichever of them it is.
        let is_of_step = card.step == self.state.step() || card.sort == CardSort::Curveball;
        let points = [
            (4, fitting.about.iter().any(is_new)),
            (3, card.rules.iter().any(is_weak)),
            (2, is_of_step),
            (1, is_probing && card.sort == CardSort::Challenge),
        ];
        let met = points.into_iter().filter(|(_, holds)| *holds);
        met.map(|(points, _)| points).sum()
    }
}

/// The number at a place of the sequence that a seed begins (`SplitMix64`; Steele, Lea and Flood 2014).
fn split_mix(seed: u32, n: usize) -> u64 {
    const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut x = u64::from(seed).wrapping_add(STEP.wrapping_mul(n as u64 + 1));
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::split_mix;

    /// The first numbers for the seed 1234567, as published test vectors of the reference program have them.
    #[test]
    fn the_sequence_is_that_of_its_authors() {
        let expected = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
        ];
        let found = [0, 1, 2].map(|n| split_mix(1_234_567, n));
        assert_eq!(found, expected);
    }
}
