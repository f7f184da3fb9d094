//! Screen texts of practice.

use std::fmt::Display;
use std::path::Path;

use crate::practice::{CardSort, InterviewStep};
use crate::text::{counted, marked, shown_path};

// The set-up sheet.

pub const PRACTISE: &str = "Practise";
pub const CASE: &str = "Case";
pub const SURPRISE: &str = "Surprise me";
pub const WEAKEST: &str = "Weakest";
pub const WEAKEST_MEANS: &str = "The case whose last attempt left most problems open";
pub const TIME: &str = "Time";
pub const MINUTES: [(Option<u32>, &str); 4] = [
    (Some(45), "45 min"),
    (Some(35), "35 min"),
    (Some(20), "20 min"),
    (None, "Untimed"),
];
pub const LEVEL: &str = "Level";
pub const MID: &str = "Mid";
pub const SENIOR: &str = "Senior";
pub const STAFF: &str = "Staff";
pub const INTERVIEWER: &str = "Interviewer";
pub const QUIET: &str = "Quiet";
pub const FRIENDLY: &str = "Friendly";
pub const PROBING: &str = "Probing";
pub const HELP: &str = "Help";
pub const ROOM: &str = "As in the room";
pub const COACH: &str = "With a coach";
pub const OPEN_BOOK: &str = "Open book";
pub const ROOM_MEANS: &str = "No findings and no figures until the review.";
pub const COACH_MEANS: &str = "Errors while you draw, and a line when a step takes long.";
pub const OPEN_BOOK_MEANS: &str = "Findings, figures and the list of questions, all the time.";
pub const HONESTLY: &str = "The interviewer is a list of rules. It hears nothing you say and cannot judge whether you are right.";
pub const CANCEL: &str = "Cancel";
pub const START: &str = "Start";

pub fn own_case(name: &str) -> String {
    format!("{name} (your own)")
}

// The bar above the board.

pub const PAUSE: &str = "Pause";
pub const FINISH: &str = "Finish and review";
pub const CLOCK_HIDDEN: &str = "Show clock";
pub const CLOCK: &str = "Clock: choose to hide it";

pub fn clock_spoken(face: &str) -> String {
    match face.strip_prefix('+') {
        Some(over) => format!("{over} over the planned time"),
        None => format!("{face} left"),
    }
}

/// `Step 4 of 7 · Model · 8 min planned, 6 used`; the wrap-up has no number.
pub fn step(n: usize, name: &str, planned: Option<u64>, used: u64) -> String {
    let place = place(n, name);
    match planned {
        Some(planned) => format!("{place}  ·  {planned} min planned, {used} used"),
        None => format!("{place}  ·  {used} min"),
    }
}

pub fn step_name(n: usize) -> &'static str {
    [
        "Clarify",
        "Frame",
        "Data",
        "Model",
        "Evaluate",
        "Serve",
        "Monitor",
        "What goes wrong",
    ][n.min(7)]
}

pub fn go_to_step(name: &str) -> String {
    format!("Go to the step {name}")
}

pub const NO_NUMBER: &str = "No number is on the card yet.";

// The panels.

pub const TAB_ASK: &str = "Ask";
pub const TAB_CARD: &str = "Card";
pub const TAB_FRAME: &str = "Frame";
pub const TAB_COMPONENTS: &str = "Components";
pub const TAB_WRAP_UP: &str = "Wrap-up";
pub const YOU: &str = "You";
pub const THEM: &str = "Them";
pub const ASK_HINT: &str = "Ask the interviewer…";
pub const ASK: &str = "Ask";
pub const NOT_MEANT: &str = "Not what I meant";
pub const TAKEN_BACK: &str = "Taken back.";
pub const NOTE_ASSUMPTION: &str = "Note as an assumption";
pub const NOTED: &str = "Noted as an assumption.";
pub const FROM_LIST: &str = "Choose from the list";
pub const HIDE_LIST: &str = "Hide the list";
pub const ASK_FIRST: &str = "Ask first. When you know enough, start drawing.";
pub const START_DRAWING: &str = "Start drawing";
pub const FRAME_FIRST: &str = "Say what you would build before you draw it.";
pub const FINDINGS_LATER: &str = "Problems are collected and shown at the review.";

pub fn understood(questions: &str) -> String {
    format!("understood: {questions}")
}

pub fn n_questions(n: u64) -> String {
    format!("{n} asked")
}

pub fn option(n: usize, question: &str) -> String {
    format!("{n}  {question}")
}

// The interviewer's card.

pub const ANSWER_CARD: &str = "Answer the card";
pub const ANSWER_HINT: &str = "What you would say…";
pub const ANSWERED: &str = "Answered";
pub const SHOW_ON_BOARD: &str = "Show it on the board";
pub const NOT_NOW: &str = "Not now";
pub const TAKE_IT_BACK: &str = "Take it back";
pub const TAKE_IT_BACK_MEANS: &str = "The requirements become what they were";
pub const CURVEBALL: &str = "Change the requirements";
pub const SHOWN: &str = "What you draw next answers the card.";
pub const LATER: &str = "The card comes back at the review.";

pub fn card_spoken(text: &str) -> String {
    format!("The interviewer asks: {text}")
}

// The interviewer's drawer.

pub const DRAWER: &str = "Interviewer's drawer";
pub const FOR_ONE: &str = "This attempt is for one person. Choose Two people when you set one up.";
pub const TWO_PEOPLE: &str = "Two people: open the interviewer's window";
pub const TWO_PEOPLE_MEANS: &str =
    "A person interviews, and no card comes by itself. Their window has every answer of the case.";
pub const CLOSE_DRAWER: &str = "Close";
pub const OWN_WINDOW: &str = "Own window";
pub const BESIDE_BOARD: &str = "Beside the board";
pub const MORE_TIME: &str = "+ 5 min";
pub const MORE_TIME_MEANS: &str = "Give the candidate 5 minutes more";
pub const TIME_GIVEN: &str = "The interviewer gives you 5 minutes more.";
pub const SAY: &str = "Say";
pub const SAY_NAME: &str = "Say to the candidate";
pub const SAY_HINT: &str = "A hint, or anything else…";
pub const PAGE_ANSWERS: &str = "Answers";
pub const PAGE_CARDS: &str = "Cards";
pub const PAGE_NOTES: &str = "Notes";
pub const FIND_ANSWER: &str = "Find an answer";
pub const FIND_ANSWER_HINT: &str = "Words of a question or an answer";
pub const NO_ANSWER_FOUND: &str = "No question or answer has these words.";
pub const SAY_ANSWER: &str = "Say this answer";
pub const SAY_ANSWER_MEANS: &str = "Puts question and answer into the candidate's chat";
pub const OPEN_CARD: &str = "The candidate is asked";
pub const ANSWERED_ALOUD: &str = "Answered aloud";
pub const WITHDRAW: &str = "Put it off";
pub const SHOW_CARD: &str = "Show this card";
pub const ONE_CARD: &str = "One card at a time: the last one is still open.";
pub const NO_CARD_FITS: &str = "No card fits the board in this step.";
pub const CURVEBALLS: &str = "Curveballs: they change the requirements";
pub const OVER: &str = "The interview is over. Notes can still be taken.";
pub const STEP_OF_NOTE: &str = "Step of the note";
pub const NOTE_NAME: &str = "Note";
pub const NOTE_HINT: &str = "What you saw and heard";
pub const KEEP_NOTE: &str = "Keep note";
pub const NOTED_SO_FAR: &str = "Noted so far";
pub const RED_FLAGS: &str = "Red flags";
pub const PAD: &str = "Only for you";
pub const PAD_NAME: &str = "Private pad";
pub const PAD_HINT: &str = "Kept nowhere: gone when the attempt is closed";
pub const SAID_BY_INTERVIEWER: &str = "Said by the interviewer";
pub const A_PERSON_JUDGED: &str = "A person's judgement, not the program's.";

pub fn interviewer_of(title: &str) -> String {
    format!("Interviewer: {title}")
}

pub fn place(n: usize, name: &str) -> String {
    if n <= 7 {
        format!("Step {n} of 7 · {name}")
    } else {
        name.to_owned()
    }
}

pub fn said_already(source: &str) -> String {
    format!("{source} · on the board already")
}

pub fn point(good: &str) -> String {
    format!("· {good}")
}

/// What a card does, and the step it belongs to, if it belongs to one.
pub fn card_sort(sort: CardSort, step: InterviewStep) -> String {
    let sort = match sort {
        CardSort::Nudge => "Nudge",
        CardSort::Probe => "Question",
        CardSort::Challenge => "Challenge",
        CardSort::FollowUp => "Follow-up",
        CardSort::Curveball => "Curveball",
        CardSort::WrapUp => "Looking back",
    };
    if step == InterviewStep::Across {
        return sort.to_owned();
    }
    format!("{sort} · {}", step.title())
}

pub fn note_line(time: &str, step: &str, word: &str, text: &str) -> String {
    let parts = [time, step, word, text].into_iter();
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

pub fn red_flag(text: &str) -> String {
    format!("Red flag: {text}")
}

pub fn said(words: &str) -> String {
    format!("{INTERVIEWER}: {words}")
}

// The wrap-up.

pub const WRAP_UP: [&str; 3] = [
    "What is the most likely way this fails in the first month?",
    "How would you notice?",
    "What would you do first?",
];
pub const KEEP_RISK: &str = "Note as a risk";
pub const RISK_KEPT: &str = "Noted as a risk on the board.";
pub const SELECT_ONE: &str = "Select a component to say where it fails.";
pub const DEFEND: &str = "Which two choices would you defend hardest?";
pub const SELECT_TWO: &str = "Select two components on the board.";
pub const DEFEND_THESE: &str = "Defend these two";

pub fn beside(name: &str) -> String {
    format!("The note is put beside {name}.")
}

pub fn defended(first: &str, second: &str) -> String {
    format!("Defended hardest: {first} and {second}")
}

// Pausing.

pub fn paused(face: &str) -> String {
    format!("Paused at {face}.")
}

pub fn paused_keys(keys: &str) -> String {
    format!("Press {keys} to go on.")
}

pub const GO_ON: &str = "Go on";
pub const NO_PAUSE: &str = "Interviews have no pause.";

// The replay.

pub const CLOSE_REPLAY: &str = "Close the replay";
pub const BRANCH: &str = "Branch from here";
pub const PLAY: &str = "Play";
pub const STOP: &str = "Stop";
pub const SLOWER: &str = "Slower";
pub const FASTER: &str = "Faster";
pub const CUT_SILENCES: &str = "Cut long silences";
pub const TRACK: &str = "Time of the replay";
pub const TRANSCRIPT: &str = "Transcript";
pub const REPLAY_LOCK: &str =
    "A replay cannot be changed. Branch from here to go on from this moment.";
pub const NO_ATTEMPT: &str = "There is no attempt to replay yet. Practise a case first.";
pub const NOT_YET_OVER: &str = "The attempt goes on. Finish it to replay it.";

pub fn replay_of(title: &str) -> String {
    format!("Replay: {title}")
}

pub fn of_length(at: &str, length: &str) -> String {
    format!("{at} of {length}")
}

pub fn speed(times: u32) -> String {
    format!("{times}×")
}

pub fn moment(times: &str, step: &str, line: &str) -> String {
    if line.is_empty() {
        format!("{times}, {step}")
    } else {
        format!("{times}, {step}: {line}")
    }
}

pub fn mark(time: &str, line: &str) -> String {
    if line.is_empty() {
        time.to_owned()
    } else {
        format!("{time}  ·  {line}")
    }
}

pub fn line(time: &str, text: &str) -> String {
    format!("{time} {text}")
}

// The review.

pub const REPLAY: &str = "Replay";

pub const REVIEW: &str = "Review";
pub const YOUR_CARDS: &str = "Your cards";
pub const NO_CARD: &str = "No card was shown. Choose a probing interviewer next time.";
pub const GOOD_ANSWER: &str = "A good answer usually covers";
pub const TRY_AGAIN: &str = "Try again";
pub const WHAT_HURTS: &str = "Something here would hurt you. What?";
pub const SHOW: &str = "Show";
pub const NEXT: &str = "Next";
pub const FIX: &str = "Fix…";
pub const ALL_CLEAR: &str = "The rules find nothing serious on this board.";
pub const NOTHING_DRAWN: &str =
    "You asked and drew nothing. The questions and answers are kept; continue, or start over.";
pub const REFERENCE: &str = "Open the reference";
pub const CLOSE_REVIEW: &str = "Close the review";

pub fn hour(asked: u64, n_nodes: usize, time: &str) -> String {
    let asked = counted(usize::try_from(asked).unwrap_or(usize::MAX), "question");
    format!("{time} · {asked} · {}", counted(n_nodes, "component"))
}

pub fn not_written(error: &impl Display) -> String {
    format!("The attempt cannot be recorded: {error}. It goes on in memory and is tried again.")
}

pub fn not_begun(error: &impl Display) -> String {
    format!("No attempt can be begun: {error}")
}

pub fn not_read(path: &Path, error: &impl Display) -> String {
    format!("Not opened: {}: {error}", shown_path(path))
}

pub const NO_SUCH_CASE: &str = "there is no such case";

pub fn no_case(case: &str, error: &str) -> String {
    format!("The case {} cannot be practised: {error}", marked(case))
}
