//! Everything that can be done to an editor. Tools, panels, menus and scripts all speak this language;
//! [`crate::editor::Editor::act`] is the only place where it takes effect.
//!
//! Actions are grouped by what they touch. Those of [`Action`] itself touch the editor: its tool, its prompt.

use crate::editor::{
    Answering, BendRef, Camera, FixId, FixResults, LayoutOutcome, Modifiers, Prompt, PromptAnswer,
    StageAction, StateId, StepDirection, StyleChange, TargetSet, ToolId,
};
use crate::geom::Point;
use crate::model::{
    Document, EdgeEnd, EdgeId, Edit, FindingKey, GroupId, KindId, NodeId, PayloadId,
    RationaleSource, Target, TrafficField, Value,
};
use crate::rules::Trace;

/// One thing that is done to an editor.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Change what is on the board.
    Board(BoardAction),
    /// Change what is written beside the board.
    Brief(BriefAction),
    /// Walk or change the stages.
    Stages(StageAction),
    /// Do something about findings.
    Finding(FindingAction),
    /// Change what one sees and what is selected; the document stays as it is.
    View(ViewAction),
    /// Take what the window answers to an effect.
    Reply(WindowReply),

    /// Take back the preview and end whatever the tool is doing.
    Cancel,
    /// Take a tool in hand.
    SelectTool(ToolId),
    /// Take a component of the palette in hand: the next click places it.
    PickUpKind(KindId),
    /// Run a command of [`crate::editor::COMMANDS`] by its id, when it is enabled.
    Run(&'static str),
    /// Ask the person something, or nothing any more.
    Prompt(Option<Prompt>),
    /// What the person answers to the prompt that is open.
    Answer(PromptAnswer),
    /// Show what has been typed so far for [`Prompt::Write`].
    PreviewText(String),
}

/// A change of what is on the board: the diagram and the drawing. All but a preview are one named step.
#[derive(Clone, Debug, PartialEq)]
pub enum BoardAction {
    /// Show what the edits would do, from the state at the gesture's start.
    Preview(Vec<Edit>),
    /// Do the edits as one undo step with this name.
    Commit(String, Vec<Edit>),
    /// Do the edits as part of the step before when that had the same key: a key that is held is one step.
    CommitJoining {
        /// The name of the step.
        label: String,
        /// Steps with one key that follow each other are one.
        key: String,
        edits: Vec<Edit>,
    },
    /// Add a component: its middle at `at` (world units), or without it right of the selection, clear of others.
    AddKind { kind: KindId, at: Option<Point> },
    /// Let go of a new component with the pointer at `at` (world units): added there, spliced into the edge there, or
    /// put in the place of the component there. See [`crate::editor::DropPlan`].
    DropKind {
        kind: KindId,
        at: Point,
        modifiers: Modifiers,
    },
    /// Put a component of another kind in a component's place and keep the edges that still fit.
    ReplaceKind { node: NodeId, kind: KindId },
    /// Connect an output port with an input port; the data type is chosen, and asked for when that is unclear.
    Connect {
        from: EdgeEnd,
        to: EdgeEnd,
        answering: Answering,
    },
    /// Remove what is not locked, and what hangs on it.
    Remove(TargetSet),
    /// Change the name or the text of a thing.
    Rename { target: Target, text: String },
    /// `None` gives the property back to the kind's default. Values out of range are kept and reported.
    SetProperty {
        node: NodeId,
        /// As the kind calls it.
        name: String,
        value: Option<Value>,
    },
    /// Tie a component to what it is there for, or no longer.
    ToggleBecause {
        node: NodeId,
        because: RationaleSource,
    },
    /// Say what flows along a connection.
    SetPayload { edge: EdgeId, payload: PayloadId },
    /// State how much of the traffic takes a connection, or with `None` no longer.
    SetTraffic {
        edge: EdgeId,
        field: TrafficField,
        value: Option<f64>,
    },
    /// Change how the selected drawings look, and what the tool at hand draws from now on.
    Restyle(StyleChange),
}

/// A change of what is written beside the board, as one named step.
#[derive(Clone, Debug, PartialEq)]
pub enum BriefAction {
    SetTitle(String),
    SetNotes(String),
    /// The task in one line.
    SetTask(String),
    /// A part of the problem as a learning problem.
    SetFraming {
        part: FramingField,
        text: String,
    },
    /// One of the assumptions; beyond the last it is added, and an empty one is removed.
    SetAssumption {
        /// Index among the assumptions.
        at: usize,
        text: String,
    },
    /// One of the questions or its answer, in the same way; `None` leaves a part as it is.
    SetQuestion {
        /// Index among the questions.
        at: usize,
        question: Option<String>,
        answer: Option<String>,
    },
    /// A part of one of the failure modes, in the same way: beyond the last one is added to the component.
    SetFailure {
        /// Index among the failure modes of the whole board.
        at: usize,
        node: NodeId,
        part: FailureField,
        text: String,
    },
    /// The failure mode with that index.
    RemoveFailure(usize),
    /// A number that estimates assume; `None` gives it its default again. Impossible values are kept and reported.
    SetConstant {
        name: String,
        value: Option<Value>,
    },
    /// Every constant as it is by default.
    ResetConstants,
    /// A field of the requirements card; `None` makes it unclear again. Impossible values are kept and reported.
    SetRequirement {
        /// The field's id in the catalogue.
        field: String,
        value: Option<Value>,
    },
}

/// Something about findings: looking at them, accepting and fixing them.
#[derive(Clone, Debug, PartialEq)]
pub enum FindingAction {
    /// Select what a finding is about, bring it into view, and mean it with the commands about problems.
    GoTo(FindingKey),
    /// Show every finding, or only those that make sense while still drawing.
    SetReview(bool),
    /// Accept a finding with a reason; `None` takes that back.
    Acknowledge {
        finding: FindingKey,
        reason: Option<String>,
    },
    /// Work out what can be done about these findings; [`crate::editor::Editor::fixes`] knows then.
    AskFixes(Vec<FindingKey>),
    /// Show what a fix would do, or nothing any more.
    PreviewFix(Option<FixId>),
    /// Fix a finding in this way, as one step.
    Fix(FixId),
    /// Fix everything that the rule of this id found, as one step.
    FixAll(&'static str),
}

/// A change of what one sees and what is selected.
#[derive(Clone, Debug, PartialEq)]
pub enum ViewAction {
    Select(TargetSet),
    /// Select and bring into view.
    Reveal(Vec<Target>),
    /// Pick the members of a group one by one, or leave all groups.
    EnterGroup(Option<GroupId>),
    /// Choose the bend that keys mean, or none.
    ChooseBend(Option<BendRef>),
    /// Light an element up as if the pointer were on it, from a list in a panel.
    Hover(Option<Target>),
    /// Highlight a path or loop as long as a list in a panel points at it, or nothing any more.
    Highlight(Option<Trace>),
    /// Show the requirements card at the field with this id.
    OpenRequirement(String),
    /// Look for this on the board; hits are ringed and the nearest comes into view.
    Find(String),
    /// Go to the next hit, or to the one before.
    FindStep(StepDirection),
    /// Stop finding, and select the hit gone to last.
    EndFind,
    /// Look at the board like this at once.
    SetCamera(Camera),
    /// As `SetCamera`, but so that the eye can follow.
    AnimateCamera(Camera),
}

/// What the window answers to an [`crate::editor::Effect`].
#[derive(Clone, Debug, PartialEq)]
pub enum WindowReply {
    /// The fixes that were worked out on a thread.
    Offered(Box<FixResults>),
    /// A layout that took long is made.
    Arranged(Box<LayoutOutcome>),
    /// Start over with another document, saved or not.
    Replace {
        document: Box<Document>,
        saved: bool,
        /// Why it must not be changed, if it must not.
        read_only: Option<String>,
    },
    /// The document is on disk as it was in this state.
    Saved(StateId),
    /// Text from the system clipboard, and where the pointer is on the board, if it is there.
    Paste { text: String, at: Option<Point> },
}

/// A part of the problem as a learning problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FramingField {
    /// What is to get better.
    Objective,
    /// What the model is given.
    Input,
    /// What the model gives.
    Output,
    /// The kind of learning problem.
    Category,
    /// Why this kind, and what else was weighed.
    Why,
}

/// What is said of a failure mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureField {
    /// How it fails, in a few words.
    Title,
    /// What one sees of it.
    Effect,
    /// What helps.
    Mitigation,
}
