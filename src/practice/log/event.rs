//! What happens in an attempt, and the line of each.

use std::time::Duration;

use crate::file::{LineParts, LineText, ParsedLine};
use crate::geom::Point;
use crate::model::{Document, NodeId, Patch};
use crate::practice::cards::InterviewStep;
use crate::practice::log::words::{
    CardReplyWay, DraftField, HelpUse, PauseCause, RecordWord, StepCause,
};
use crate::practice::reply::ReplyKind;

/// The part of the board that a person looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SeenPart {
    /// The middle of the window, in world units.
    pub center: Point,
    /// Points of the screen for a world unit.
    pub zoom: f64,
}

/// One thing that happened in an attempt.
#[derive(Clone, Debug, PartialEq)]
pub enum AttemptEvent {
    /// The attempt is in that step from here on.
    Step {
        /// The step.
        to: InterviewStep,
        /// Why.
        by: StepCause,
    },
    /// The interviewer was asked.
    Ask {
        /// What was typed, or the question that was chosen.
        text: String,
        /// What sort of reply it got.
        kind: ReplyKind,
        /// Questions of the bank that were answered or offered, by id.
        ids: Vec<String>,
        /// It was chosen from a list or an offer, not typed.
        chosen: bool,
        /// It was asked aloud, and an interviewer who is a person gave the answer.
        aloud: bool,
    },
    /// The last answer was not what was meant, and is taken back.
    NotMeant,
    /// The board changed. What changed is in the event's line, see [`crate::practice::RecordedAttempt`].
    Edit {
        /// What was done.
        label: String,
    },
    /// After how many edits the board has that hash.
    Hash {
        /// Edits since the start.
        n_edits: u64,
        /// See [`crate::file::board_hash`].
        board: u64,
    },
    /// The interviewer showed a card.
    Card {
        /// Its id.
        id: String,
        /// The components it is about.
        about: Vec<NodeId>,
    },
    /// A card was replied to.
    Reply {
        /// The card's id.
        card: String,
        /// What was typed; empty for every other way.
        text: String,
        /// How.
        way: CardReplyWay,
    },
    /// The clock stood still.
    Pause {
        /// For how long.
        lasted: Duration,
        /// Why.
        by: PauseCause,
    },
    /// Somebody looked at another part of the board.
    View(SeenPart),
    /// Help was used.
    Help(HelpUse),
    /// A point of a good answer was ticked by the person who answered, or no longer is.
    Mark {
        /// The card's id.
        card: String,
        /// Which of its points, from 0.
        point: usize,
        /// Whether it is ticked.
        on: bool,
    },
    /// An interviewer who is a person noted something.
    Note {
        /// The step it is about.
        step: Option<InterviewStep>,
        /// The interviewer's word for how it went; empty for none.
        word: String,
        /// What was noted.
        text: String,
    },
    /// Text is being typed that nobody has taken yet; empty when it was taken, or given up.
    Draft {
        /// Where.
        field: DraftField,
        /// As far as it is.
        text: String,
    },
    /// A red flag was raised by an interviewer who is a person, or is taken back.
    RedFlag {
        /// What it is, in words.
        text: String,
        /// Whether it is raised.
        on: bool,
    },
    /// An interviewer who is a person said something to the candidate, for instance a hint.
    Say {
        /// What was said.
        text: String,
    },
    /// An interviewer who is a person gave more time.
    GiveTime {
        /// So many minutes more.
        minutes: u32,
    },
    /// Somebody finished.
    End,
    /// Something of a newer program, as its line stood. It is kept and passed over.
    Unknown {
        /// What it is called.
        name: String,
        /// The line without its end.
        line: String,
    },
}

impl AttemptEvent {
    /// Whether nothing of it is seen when the attempt is looked at again.
    pub fn is_unseen(&self) -> bool {
        matches!(
            self,
            Self::Hash { .. } | Self::View(_) | Self::Draft { .. } | Self::Unknown { .. }
        )
    }

    /// The name in records.
    pub fn name(&self) -> &str {
        match self {
            Self::Step { .. } => "step",
            Self::Ask { .. } => "ask",
            Self::NotMeant => "not_meant",
            Self::Edit { .. } => "edit",
            Self::Hash { .. } => "hash",
            Self::Card { .. } => "card",
            Self::Reply { .. } => "reply",
            Self::Pause { .. } => "pause",
            Self::View(_) => "view",
            Self::Help(_) => "help",
            Self::Mark { .. } => "mark",
            Self::Note { .. } => "note",
            Self::Draft { .. } => "draft",
            Self::RedFlag { .. } => "red_flag",
            Self::Say { .. } => "say",
            Self::GiveTime { .. } => "give_time",
            Self::End => "end",
            Self::Unknown { name, .. } => name,
        }
    }

    /// The line of the event, with its end; of an edit with its change and the board after it.
    pub(in crate::practice::log) fn line(
        &self,
        at: Duration,
        change: Option<(&Patch, &Document)>,
    ) -> String {
        if let Self::Unknown { line, .. } = self {
            return format!("{line}\n");
        }
        let line = self.parts(LineText::default());
        let line = match change {
            Some((change, after)) => line.change(change, after),
            None => line,
        };
        line.event(at, self.name())
    }

    fn parts(&self, line: LineText) -> LineText {
        match self {
            Self::Step { to, by } => line.bare("to", to.word()).bare("by", by.word()),
            Self::Ask {
                text,
                kind,
                ids,
                chosen,
                aloud,
            } => line
                .text("text", text)
                .bare("kind", kind.word())
                .texts("ids", ids.iter())
                .bare("chosen", *chosen)
                .bare_or_not("aloud", aloud.then_some(true)),
            Self::Edit { label } => line.text("label", label),
            Self::Hash { n_edits, board } => line.bare("edits", *n_edits).hash("board", *board),
            Self::Card { id, about } => line
                .text("id", id)
                .texts("about", about.iter().map(NodeId::as_str)),
            Self::Reply { card, text, way } => line
                .text("card", card)
                .text("text", text)
                .bare("way", way.word()),
            Self::Pause { lasted, by } => {
                let lasted = u64::try_from(lasted.as_millis()).unwrap_or(u64::MAX);
                line.bare("lasted", lasted).bare("by", by.word())
            }
            Self::View(seen) => line
                .number("x", seen.center.x)
                .number("y", seen.center.y)
                .number("zoom", seen.zoom),
            Self::Help(what) => line.bare("what", what.word()),
            Self::Mark { card, point, on } => line
                .text("card", card)
                .bare("point", *point as u64)
                .bare("on", *on),
            Self::Note { step, word, text } => {
                let line = match step {
                    Some(step) => line.bare("step", step.word()),
                    None => line,
                };
                line.text("word", word).text("text", text)
            }
            Self::Draft { field, text } => line.bare("field", field.word()).text("text", text),
            Self::RedFlag { text, on } => line.text("text", text).bare("on", *on),
            Self::Say { text } => line.text("text", text),
            Self::GiveTime { minutes } => line.bare("minutes", *minutes),
            Self::End => line.bare("by", "hand"),
            Self::NotMeant | Self::Unknown { .. } => line,
        }
    }

    /// What a line says happened. What is not known, or says what this program cannot understand, is [`Self::Unknown`].
    pub(in crate::practice::log) fn read(parsed: &ParsedLine, line: &str) -> Self {
        let known = Self::read_known(parsed.name(), parsed.parts());
        known.unwrap_or_else(|| Self::Unknown {
            name: parsed.name().to_owned(),
            line: line.to_owned(),
        })
    }

    fn read_note(parts: LineParts) -> Self {
        let text = |name: &str| parts.text(name).unwrap_or_default();
        Self::Note {
            step: InterviewStep::from_word(text("step")),
            word: text("word").to_owned(),
            text: text("text").to_owned(),
        }
    }

    fn read_red_flag(parts: LineParts) -> Self {
        Self::RedFlag {
            text: parts.text("text").unwrap_or_default().to_owned(),
            on: parts.flag("on"),
        }
    }

    fn read_known(name: &str, parts: LineParts) -> Option<Self> {
        let text = |name: &str| parts.text(name).unwrap_or_default().to_owned();
        let word = |name: &str| parts.text(name).unwrap_or_default();
        Some(match name {
            "step" => Self::Step {
                to: InterviewStep::from_word(word("to"))?,
                by: StepCause::from_word(word("by"))?,
            },
            "ask" => Self::Ask {
                text: text("text"),
                kind: ReplyKind::from_word(word("kind"))?,
                ids: parts.texts("ids"),
                chosen: parts.flag("chosen"),
                aloud: parts.flag("aloud"),
            },
            "not_meant" => Self::NotMeant,
            "edit" => Self::Edit {
                label: text("label"),
            },
            "hash" => Self::Hash {
                n_edits: parts.whole("edits")?,
                board: parts.hash("board")?,
            },
            "card" => Self::Card {
                id: text("id"),
                about: parts.texts("about").into_iter().map(NodeId::from).collect(),
            },
            "reply" => Self::Reply {
                card: text("card"),
                text: text("text"),
                way: CardReplyWay::from_word(word("way"))?,
            },
            "pause" => Self::Pause {
                lasted: Duration::from_millis(parts.whole("lasted")?),
                by: PauseCause::from_word(word("by")).unwrap_or(PauseCause::Hand),
            },
            "view" => Self::View(SeenPart {
                center: Point::new(parts.number("x")?, parts.number("y")?),
                zoom: parts.number("zoom")?,
            }),
            "help" => Self::Help(HelpUse::from_word(word("what"))?),
            "mark" => Self::Mark {
                card: text("card"),
                point: usize::try_from(parts.whole("point")?).ok()?,
                on: parts.flag("on"),
            },
            "note" => Self::read_note(parts),
            "draft" => Self::Draft {
                field: DraftField::from_word(word("field"))?,
                text: text("text"),
            },
            "red_flag" => Self::read_red_flag(parts),
            "say" => Self::Say { text: text("text") },
            "give_time" => Self::GiveTime {
                minutes: u32::try_from(parts.whole("minutes")?).ok()?,
            },
            "end" => Self::End,
            _ => return None,
        })
    }
}
