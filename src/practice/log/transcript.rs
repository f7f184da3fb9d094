//! The transcript of an attempt: what happened, in words, for the list beside the replay and for screen readers.

use std::time::Duration;

use crate::catalog::Catalog;
use crate::practice::cards::{InterviewCard, InterviewStep};
use crate::practice::log::{AttemptEvent, CardReplyWay, HelpUse, PauseCause, RecordedAttempt};
use crate::practice::question_bank::QuestionBank;
use crate::practice::session::clock_time;
use crate::text::counted;

/// Edits are linked with a card for so long after it was to be shown on the board.
const SHOWN_ON_BOARD: Duration = Duration::from_mins(3);

/// What a line of the transcript is about, as the bar of the replay marks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TranscriptMark {
    /// Another step began.
    Step,
    /// The interviewer was asked, and answered.
    Question,
    /// The board changed.
    Edit,
    /// A card was shown, or replied to.
    Card,
    /// Findings came or went.
    Finding,
    /// The clock stood still.
    Pause,
    /// Help was used, or a person who interviews noted something.
    Note,
    /// Somebody finished.
    End,
}

impl TranscriptMark {
    /// The name in records.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Step => "step",
            Self::Question => "question",
            Self::Edit => "edit",
            Self::Card => "card",
            Self::Finding => "finding",
            Self::Pause => "pause",
            Self::Note => "note",
            Self::End => "end",
        }
    }
}

/// One line of the transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranscriptLine {
    /// Unpaused time since the start.
    pub at: Duration,
    /// The place of its event.
    pub event: usize,
    /// What it is about.
    pub mark: TranscriptMark,
    /// What happened; a sentence or a label.
    pub text: String,
    /// The card that an edit shows on the board, by id.
    pub for_card: Option<String>,
}

/// A time that an attempt was in one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepSpan {
    /// The step.
    pub step: InterviewStep,
    /// When it began.
    pub from: Duration,
    /// When it ended.
    pub to: Duration,
}

impl RecordedAttempt {
    /// What happened, in order. What only the program needs is left out.
    pub fn transcript(&self, catalog: &Catalog) -> Vec<TranscriptLine> {
        let mut shown: Option<(&str, Duration)> = None;
        let mut lines = Vec::new();
        for (n, recorded) in self.events().iter().enumerate() {
            if let AttemptEvent::Reply { card, way, .. } = &recorded.event {
                let is_shown = *way == CardReplyWay::Shown;
                shown = is_shown.then_some((card.as_str(), recorded.at));
            }
            let Some((mark, text)) = self.event_words(n, catalog) else {
                continue;
            };
            let linked = shown.filter(|(_, since)| recorded.at <= *since + SHOWN_ON_BOARD);
            let linked = linked.filter(|_| mark == TranscriptMark::Edit);
            lines.push(TranscriptLine {
                at: recorded.at,
                event: n,
                mark,
                text,
                for_card: linked.map(|(card, _)| card.to_owned()),
            });
        }
        lines
    }

    fn event_words(&self, n: usize, catalog: &Catalog) -> Option<(TranscriptMark, String)> {
        use TranscriptMark::{Card, Edit, End, Note, Pause, Question, Step};
        Some(match &self.events()[n].event {
            AttemptEvent::Step { to, .. } => (Step, to.title().to_owned()),
            AttemptEvent::Ask {
                text, aloud: true, ..
            } => (Question, format!("Asked aloud: {text}")),
            AttemptEvent::Ask { text, ids, .. } => (Question, question_words(text, ids)),
            AttemptEvent::NotMeant => (Question, "That was not what was meant".to_owned()),
            AttemptEvent::Edit { label } => (Edit, label.clone()),
            AttemptEvent::Card { id, about } => {
                let card = InterviewCard::find(id);
                let text = card.map_or_else(
                    || id.clone(),
                    |card| card.in_words(about, &self.board_after(n), catalog),
                );
                (Card, format!("Interviewer: {text}"))
            }
            AttemptEvent::Reply { text, way, .. } => (Card, replied(*way, text)),
            AttemptEvent::Pause { lasted, by } => (Pause, paused(*lasted, *by)),
            AttemptEvent::Help(what) => (Note, helped(*what).to_owned()),
            AttemptEvent::Mark { card, point, on } => {
                let point = point_words(card, *point);
                let sign = if *on {
                    "Covered"
                } else {
                    "Not covered after all"
                };
                (Card, format!("{sign}: {point}"))
            }
            AttemptEvent::Note { step, word, text } => (Note, noted(*step, word, text)),
            AttemptEvent::RedFlag { text, on: true } => (Note, format!("Red flag: {text}")),
            AttemptEvent::RedFlag { text, .. } => (Note, format!("Red flag taken back: {text}")),
            AttemptEvent::Say { text } => (Question, format!("Interviewer: {text}")),
            AttemptEvent::GiveTime { minutes } => {
                let time = counted(usize::try_from(*minutes).unwrap_or(usize::MAX), "minute");
                (Note, format!("The interviewer gave {time} more"))
            }
            AttemptEvent::End => (End, "Finished".to_owned()),
            AttemptEvent::Hash { .. }
            | AttemptEvent::View(_)
            | AttemptEvent::Draft { .. }
            | AttemptEvent::Unknown { .. } => return None,
        })
    }

    /// The steps in order, without a gap.
    pub fn steps(&self) -> Vec<StepSpan> {
        let mut spans: Vec<StepSpan> = Vec::new();
        let changes = self
            .events()
            .iter()
            .filter_map(|recorded| match recorded.event {
                AttemptEvent::Step { to, .. } => Some((recorded.at, to)),
                _ => None,
            });
        for (at, step) in changes {
            if let Some(last) = spans.last_mut() {
                last.to = at;
            }
            let from = if spans.is_empty() { Duration::ZERO } else { at };
            let to = self.length();
            spans.push(StepSpan { step, from, to });
        }
        spans
    }
}

fn question_words(text: &str, ids: &[String]) -> String {
    let bank = QuestionBank::builtin();
    let understood = ids.iter().filter_map(|id| bank.question(id));
    let understood: Vec<&str> = understood.map(|known| known.question.as_str()).collect();
    if understood.is_empty() || understood == [text] {
        return format!("Asked: {text}");
    }
    format!("Asked: {text} Understood: {}", understood.join(" "))
}

fn replied(way: CardReplyWay, text: &str) -> String {
    match way {
        CardReplyWay::Typed => format!("Answered: {text}"),
        CardReplyWay::Said => "Answered aloud".to_owned(),
        CardReplyWay::Shown => "To be shown on the board".to_owned(),
        CardReplyWay::NotNow => "Not now".to_owned(),
        CardReplyWay::TakenBack => "The change was taken back".to_owned(),
    }
}

fn paused(lasted: Duration, by: PauseCause) -> String {
    if lasted.is_zero() && by == PauseCause::Closed {
        return "The program was closed".to_owned();
    }
    let lasted = clock_time(lasted);
    match by {
        PauseCause::Hand => format!("Paused for {lasted}"),
        PauseCause::Closed => format!("Closed for {lasted}"),
        PauseCause::Suspended => format!("The machine slept for {lasted}"),
    }
}

fn helped(what: HelpUse) -> &'static str {
    match what {
        HelpUse::QuestionList => "Opened the list of questions",
        HelpUse::ClockHidden => "Hid the clock",
        HelpUse::ClockShown => "Showed the clock",
        HelpUse::Findings => "Looked at the findings",
        HelpUse::Figures => "Looked at the figures",
    }
}

fn point_words(card: &str, point: usize) -> &str {
    let good = InterviewCard::find(card).and_then(|card| card.good.get(point));
    good.map_or(card, String::as_str)
}

fn noted(step: Option<InterviewStep>, word: &str, text: &str) -> String {
    let step = step.map(InterviewStep::title).unwrap_or_default();
    let parts = [step, word, text]
        .into_iter()
        .filter(|part| !part.is_empty());
    format!("Noted: {}", parts.collect::<Vec<_>>().join(", "))
}
