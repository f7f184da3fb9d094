//! The Practice menu: attempts at cases, and what one says about a design while drawing it.

use crate::editor::commands::{Command, MenuGroup, Precondition};
use crate::editor::{Effect, PracticeRequest, StepDirection, study::notes, study::rationale};
use crate::model::NoteSort;

pub const COMMANDS: &[Command] = &[
    Command::new(
        MenuGroup::Practice,
        Precondition::Nothing,
        "practice.new",
        "New practice…",
        &["Ctrl+Shift+N"],
        |_| vec![Effect::Practice(PracticeRequest::SetUp)],
    ),
    Command::new(
        MenuGroup::Practice,
        Precondition::Practising,
        "practice.ask",
        "Ask the interviewer",
        &["Alt+Q"],
        |_| vec![Effect::Practice(PracticeRequest::Ask)],
    ),
    Command::new(
        MenuGroup::Practice,
        Precondition::Practising,
        "practice.card",
        "Answer the card",
        &["Alt+I"],
        |_| vec![Effect::Practice(PracticeRequest::AnswerCard)],
    ),
    Command::new(
        MenuGroup::Practice,
        Precondition::Practising,
        "practice.next_step",
        "Next step",
        &["Alt+N"],
        |_| {
            vec![Effect::Practice(PracticeRequest::Step(
                StepDirection::Forward,
            ))]
        },
    ),
    Command::new(
        MenuGroup::Practice,
        Precondition::Practising,
        "practice.previous_step",
        "Previous step",
        &["Alt+P"],
        |_| vec![Effect::Practice(PracticeRequest::Step(StepDirection::Back))],
    ),
    Command::new(
        MenuGroup::Practice,
        Precondition::Practising,
        "practice.clock",
        "Show or hide the clock",
        &["Alt+T"],
        |_| vec![Effect::Practice(PracticeRequest::ShowOrHideClock)],
    ),
    Command::new(
        MenuGroup::Practice,
        Precondition::Practising,
        "practice.pause",
        "Pause or go on",
        &["F4"],
        |_| vec![Effect::Practice(PracticeRequest::PauseOrGoOn)],
    ),
    Command::new(
        MenuGroup::Practice,
        Precondition::Practising,
        "practice.interviewer",
        "Interviewer's drawer",
        &["F12"],
        |_| vec![Effect::Practice(PracticeRequest::ShowOrHideDrawer)],
    ),
    Command::new(
        MenuGroup::Practice,
        Precondition::Practising,
        "practice.finish",
        "Finish and review",
        &["Ctrl+Shift+F"],
        |_| vec![Effect::Practice(PracticeRequest::Finish)],
    ),
    Command::new(
        MenuGroup::Practice,
        Precondition::Nothing,
        "practice.replay",
        "Replay the last attempt",
        &["Alt+J"],
        |_| vec![Effect::Practice(PracticeRequest::Replay)],
    ),
    Command::new(
        MenuGroup::Practice,
        Precondition::OneNode,
        "practice.because",
        "Because…",
        &["Alt+E"],
        rationale::ask,
    ),
    Command::new(
        MenuGroup::Practice,
        Precondition::Nothing,
        "practice.note_risk",
        "Note a risk",
        &["Alt+X"],
        |editor| notes::add(editor, NoteSort::Risk),
    ),
    Command::new(
        MenuGroup::Practice,
        Precondition::Nothing,
        "practice.note_trade_off",
        "Note a trade-off",
        &[],
        |editor| notes::add(editor, NoteSort::TradeOff),
    ),
    Command::new(
        MenuGroup::Practice,
        Precondition::Nothing,
        "practice.note_assumption",
        "Note an assumption",
        &["Alt+M"],
        |editor| notes::add(editor, NoteSort::Assumption),
    ),
];
