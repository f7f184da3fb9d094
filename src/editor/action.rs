//! Everything that can be done to an editor. Tools, panels, menus and scripts all speak this language;
//! [`crate::editor::Editor::act`] is the only place where it takes effect.

use crate::editor::{
    Answer, Bend, Camera, Modifiers, Offer, Offers, Prompt, Restyle, StateId, Targets, Tidied,
    ToolId,
};
use crate::geom::Point;
use crate::model::{
    Document, EdgeId, Edit, End, FindingKey, GroupId, KindId, NodeId, PayloadId, Target, Value,
};
use crate::rules::Trace;

#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Show what the edits would do, from the state at the gesture's start.
    Preview(Vec<Edit>),
    /// Do the edits as one undo step with this name.
    Commit(String, Vec<Edit>),
    /// Do the edits as part of the step before when that had the same key: a key that is held is one step.
    CommitJoining {
        label: String,
        key: String,
        edits: Vec<Edit>,
    },
    /// Take back the preview and end whatever the tool is doing.
    Cancel,

    Select(Targets),
    /// Select and bring into view.
    Reveal(Vec<Target>),
    /// Select what a finding is about, bring it into view, and mean it with the commands about problems.
    GoToProblem(FindingKey),
    /// Pick the members of a group one by one, or leave all groups.
    Enter(Option<GroupId>),
    /// Choose the bend that keys mean, or none.
    ChooseBend(Option<Bend>),
    /// Light an element up as if the pointer were on it, from a list in a panel.
    Hover(Option<Target>),
    /// Light a way or loop up as long as a list in a panel points at it, or nothing any more.
    Point(Option<Trace>),
    /// Show the requirements card at this field.
    OpenRequirement(String),
    /// Look for this on the board; hits are ringed and the nearest comes into view.
    Find(String),
    /// Go to the next hit, or to the one before.
    FindStep(bool),
    /// Stop finding, and select the hit gone to last.
    EndFind,
    Look(Camera),
    /// As `Look`, but so that the eye can follow.
    LookTo(Camera),
    Use(ToolId),
    /// Take a component of the palette in hand: the next click places it.
    Hold(KindId),
    /// Run a command of [`crate::editor::COMMANDS`] by its id, when it is enabled.
    Run(&'static str),
    Prompt(Option<Prompt>),
    Answer(Answer),
    /// Show what has been typed so far for [`Prompt::Write`].
    Typing(String),
    /// Change how the selected drawings look, and what the tool at hand draws from now on.
    Restyle(Restyle),
    /// Show every finding, or only those that make sense while still drawing.
    Review(bool),

    /// Add a component: its middle at `at` (world units), or without it right of the selection, clear of others.
    AddKind {
        kind: KindId,
        at: Option<Point>,
    },
    /// Let go of a new component with the pointer at `at`: added there, spliced into the edge there, or put in the
    /// place of the component there. See [`crate::editor::Plan`].
    DropKind {
        kind: KindId,
        at: Point,
        modifiers: Modifiers,
    },
    /// Put a component of another kind in a component's place and keep the edges that still fit.
    ReplaceKind {
        node: NodeId,
        kind: KindId,
    },
    /// Connect an output port with an input port; the data type is chosen, and asked for when that is unclear.
    Connect {
        from: End,
        to: End,
    },
    Remove(Targets),
    Rename {
        target: Target,
        text: String,
    },
    SetTitle(String),
    SetNotes(String),
    /// The task in one line.
    SetTask(String),
    /// One of the assumptions; beyond the last it is added, and an empty one is removed.
    SetAssumption {
        at: usize,
        text: String,
    },
    /// One of the questions or its answer, in the same way; `None` leaves a part as it is.
    SetQuestion {
        at: usize,
        question: Option<String>,
        answer: Option<String>,
    },
    /// A part of one of the failure modes, in the same way: beyond the last one is added to the component.
    SetFailure {
        at: usize,
        node: NodeId,
        part: FailurePart,
        text: String,
    },
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
        field: String,
        value: Option<Value>,
    },
    /// `None` gives the property back to the kind's default. Values out of range are kept and reported.
    SetProperty {
        node: NodeId,
        name: String,
        value: Option<Value>,
    },
    SetPayload {
        edge: EdgeId,
        payload: PayloadId,
    },
    /// Accept a finding with a reason; `None` takes that back.
    Acknowledge {
        finding: FindingKey,
        reason: Option<String>,
    },
    /// Work out what can be done about these findings; [`crate::editor::Editor::fixes`] knows then.
    AskFixes(Vec<FindingKey>),
    /// What was worked out on a thread.
    Offered(Box<Offers>),
    /// Show what a way to mend would do, or nothing any more.
    PreviewFix(Option<Offer>),
    /// Mend a finding in this way, as one step.
    Fix(Offer),
    /// Mend everything that the rule of this id found, as one step.
    FixAll(&'static str),
    /// Text from the system clipboard.
    Paste(String),

    /// A layout that took long is made.
    Arranged(Box<Tidied>),

    /// Start over with another document, saved or not.
    Replace {
        document: Box<Document>,
        saved: bool,
        /// Why it must not be changed, if it must not.
        read_only: Option<String>,
    },
    /// The document is on disk as it was in this state.
    Saved(StateId),
}

/// What is said of a failure mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailurePart {
    /// How it fails, in a few words.
    Title,
    /// What one sees of it.
    Effect,
    /// What helps.
    Mitigation,
}
