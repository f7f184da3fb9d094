//! What is said about the time: once each, in words.

use std::collections::BTreeSet;
use std::fmt;
use std::time::Duration;

use crate::catalog::{Catalog, Role};
use crate::model::Document;
use crate::practice::cards::InterviewStep;
use crate::practice::session::{HelpMode, SessionState, TimePlan};
use crate::rules;

/// So much before the end it is said how much is left.
const LAST_CALL: Duration = Duration::from_mins(5);
/// Hundredths of its plan from which a step has taken too long.
const TOO_LONG: u32 = 150;

/// Something about the time that is said once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeWarning {
    /// No requirement is set.
    NoRequirement,
    /// Nothing gives labels.
    NoLabelSource,
    /// No request reaches what answers it.
    NoRequestPath,
    /// Nothing watches the system.
    NothingOnMonitoring,
    /// A step takes longer than planned.
    StepTooLong {
        /// The step.
        step: InterviewStep,
        /// Whole minutes that it has taken.
        used: u64,
        /// Minutes that were planned, in tenths.
        planned_tenths: u64,
    },
    /// Five minutes of the plan are left.
    FiveMinutesLeft,
}

impl fmt::Display for TimeWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoRequirement => f.write_str("No number is on the card yet."),
            Self::NoLabelSource => f.write_str("Nothing says where labels come from yet."),
            Self::NoRequestPath => f.write_str("No request path is drawn yet."),
            Self::NothingOnMonitoring => f.write_str("Nothing watches the system yet."),
            Self::StepTooLong {
                step,
                used,
                planned_tenths,
            } => {
                let (whole, tenths) = (planned_tenths / 10, planned_tenths % 10);
                write!(f, "{} has used {used} of {whole}", step.title())?;
                if tenths > 0 {
                    write!(f, ".{tenths}")?;
                }
                f.write_str(" planned minutes.")
            }
            Self::FiveMinutesLeft => f.write_str("5 minutes left"),
        }
    }
}

/// Which warnings were due already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimeWarnings {
    /// Hundredths of the plan at which something was looked at.
    looked: BTreeSet<u32>,
    /// Steps that took too long.
    too_long: BTreeSet<InterviewStep>,
    has_called: bool,
}

/// What is missing at so many hundredths of the plan.
const MILESTONES: [(u32, TimeWarning); 4] = [
    (9, TimeWarning::NoRequirement),
    (44, TimeWarning::NoLabelSource),
    (80, TimeWarning::NoRequestPath),
    (93, TimeWarning::NothingOnMonitoring),
];

impl TimeWarnings {
    /// The warnings that came due since the last call. What is due is due once, whether or not the help says it.
    pub fn take_due(
        &mut self,
        plan: TimePlan,
        elapsed: Duration,
        state: &SessionState,
        board: (&Document, &Catalog),
    ) -> Vec<TimeWarning> {
        let mut due = Vec::new();
        for (percent, warning) in MILESTONES {
            if elapsed >= plan.at_percent(percent)
                && self.looked.insert(percent)
                && is_missing(warning, board)
            {
                due.push(warning);
            }
        }
        let step = state.step();
        let used = state.billing().until(step, elapsed).total(step);
        let planned = plan.planned(step);
        if used >= planned * TOO_LONG / 100 && self.too_long.insert(step) {
            due.push(TimeWarning::StepTooLong {
                step,
                used: used.as_secs() / 60,
                planned_tenths: planned.as_secs() / 6,
            });
        }
        let is_last_call = plan.whole() > LAST_CALL && elapsed + LAST_CALL >= plan.whole();
        if is_last_call && !self.has_called {
            self.has_called = true;
            due.push(TimeWarning::FiveMinutesLeft);
        }
        due
    }
}

impl TimeWarning {
    /// Whether it is said in that mode.
    pub fn is_said(self, help: HelpMode) -> bool {
        self == Self::FiveMinutesLeft || help.warns_of_time()
    }
}

fn is_missing(warning: TimeWarning, (document, catalog): (&Document, &Catalog)) -> bool {
    let kinds = || {
        let nodes = document.diagram().nodes();
        nodes.filter_map(|node| catalog.kind(node.kind.as_str()))
    };
    let label_sources = [
        Role::Annotates,
        Role::LabelsFromBehaviour,
        Role::LabelsByPeople,
    ];
    match warning {
        TimeWarning::NoRequirement => document.brief().requirements.is_empty(),
        TimeWarning::NoLabelSource => {
            !kinds().any(|kind| label_sources.iter().any(|role| kind.has_role(*role)))
        }
        TimeWarning::NoRequestPath => !rules::check(document, catalog).is_request_path_complete(),
        TimeWarning::NothingOnMonitoring => {
            let monitoring = InterviewStep::Monitor as usize + 1;
            !kinds().any(|kind| usize::from(kind.step) == monitoring)
        }
        TimeWarning::StepTooLong { .. } | TimeWarning::FiveMinutesLeft => false,
    }
}
