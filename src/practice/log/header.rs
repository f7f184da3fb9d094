//! The first line of an attempt: how it was set up, and the board it began with.

use std::time::{Duration, SystemTime};

use crate::file::{LineText, ParsedLine, write};
use crate::model::Document;
use crate::practice::cards::CandidateLevel;
use crate::practice::log::words::RecordWord;
use crate::practice::session::{HelpMode, InterviewStyle, SessionSetup};

/// The version of attempts that this program writes. Those of version 1 tell changed components whole.
pub(in crate::practice) const ATTEMPT_VERSION: u64 = 2;

/// What the first line of an attempt says beside the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptHeader {
    /// The version of the format.
    pub version: u64,
    /// The version of the program that began it.
    pub program: String,
    /// The hash of the case's board as it was then, see [`crate::file::board_hash`].
    pub case_hash: u64,
    /// When it began, to the second.
    pub started: SystemTime,
    /// What was chosen for it.
    pub setup: SessionSetup,
    /// The attempt it branches from; its lines up to the branch are lines of this one too.
    pub parent: Option<AttemptParent>,
}

/// Where an attempt branches from another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttemptParent {
    /// The hash of the other attempt's first line.
    pub hash: u64,
    /// The moment of its clock.
    pub at: Duration,
}

impl AttemptHeader {
    /// The header of an attempt that begins now.
    pub fn new(setup: SessionSetup, case_hash: u64, started: SystemTime) -> Self {
        Self {
            version: ATTEMPT_VERSION,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            case_hash,
            started,
            setup,
            parent: None,
        }
    }

    /// The line, with its end.
    pub fn line(&self, base: &Document) -> String {
        let setup = &self.setup;
        let parent = self.parent.map(|parent| {
            let at = u64::try_from(parent.at.as_millis()).unwrap_or(u64::MAX);
            LineText::default().hash("hash", parent.hash).bare("at", at)
        });
        LineText::default()
            .bare("attempt", self.version)
            .text("program", &self.program)
            .text("case", &setup.case)
            .hash("case_hash", self.case_hash)
            .bare("seed", u64::from(setup.seed))
            .moment("started", self.started)
            .whole_or_none("minutes", setup.minutes.map(u64::from))
            .bare("level", setup.level.word())
            .bare("style", setup.style.word())
            .bare("help", setup.help.word())
            .bare("curveballs", setup.has_curveball)
            .bare_or_not("two_people", setup.is_for_two.then_some(true))
            .record_or_none("parent", parent)
            .text("base", &write(base))
            .header()
    }

    /// The header and the text of the board it began with; `None` when it is no header. What is not said, or in words of
    /// a newer program, is as the set-up has it at first.
    pub(in crate::practice::log) fn parse(line: &str) -> Option<(Self, String)> {
        let line = ParsedLine::header(line)?;
        let parts = line.parts();
        let choice = |name: &str| parts.text(name).unwrap_or_default();
        let usual = SessionSetup::default();
        let style = InterviewStyle::from_word(choice("style")).unwrap_or(usual.style);
        let minutes = parts.whole("minutes").map(|minutes| {
            let minutes = u32::try_from(minutes).unwrap_or(u32::MAX);
            minutes.clamp(1, SessionSetup::MOST_MINUTES)
        });
        let parent = parts.record("parent").and_then(|parent| {
            Some(AttemptParent {
                hash: parent.hash("hash")?,
                at: Duration::from_millis(parent.whole("at")?),
            })
        });
        let setup = SessionSetup {
            case: choice("case").to_owned(),
            minutes,
            level: CandidateLevel::from_word(choice("level")).unwrap_or(usual.level),
            style,
            help: HelpMode::from_word(choice("help")).unwrap_or(usual.help),
            has_curveball: parts.flag("curveballs"),
            is_for_two: parts.flag("two_people"),
            seed: parts.whole("seed").map_or(0, |seed| seed as u32),
        };
        let header = Self {
            version: parts.whole("attempt").filter(|version| *version >= 1)?,
            program: choice("program").to_owned(),
            case_hash: parts.hash("case_hash").unwrap_or_default(),
            started: parts.moment("started").unwrap_or(SystemTime::UNIX_EPOCH),
            setup,
            parent,
        };
        Some((header, parts.text("base")?.to_owned()))
    }
}
