//! History is deleted before training can use it.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::{EdgeFilter, ReachedSet, named};
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};
use crate::text::exact;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH020", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    // Datasets mostly look back equally far, and a walk from all stores at once serves all of them.
    let mut by_window: Vec<(f64, HasShort)> = Vec::new();
    for dataset in survey.with(Role::BuildsDataset) {
        let Some(window) = dataset.stated_number("window_days") else {
            continue;
        };
        let known = by_window
            .iter()
            .position(|(other, _)| other.total_cmp(&window).is_eq());
        let known = known.unwrap_or_else(|| {
            by_window.push((window, HasShort::new(survey, window)));
            by_window.len() - 1
        });
        let mut short = Vec::new();
        if by_window[known].1.holds(dataset) {
            short = short_stores(dataset, window);
        }
        short.extend(short_streams(dataset, window));
        if !short.is_empty() {
            let verb = if short.len() == 1 { "keeps" } else { "keep" };
            let message = format!(
                "Retention: {dataset} wants {window} days of history; {} {verb} less.",
                named(&short),
                window = exact(window)
            );
            found.push(Diagnostic::new(&RULE, message).at([dataset]).at(short));
        }
    }
}

/// What is downstream of stores that keep less, or enough.
struct HasShort {
    short_features: ReachedSet,
    short_history: ReachedSet,
    long_history: ReachedSet,
}

impl HasShort {
    fn new<'s>(survey: &'s BoardQuery<'s>, window: f64) -> Self {
        let after = |role, is_short: bool| {
            let stores = survey.with(role);
            let some: Vec<NodeRef> = stores
                .filter(|store| keeps_less_than(*store, window) == is_short)
                .collect();
            survey.led_to_from_any(&some, EdgeFilter::ANY)
        };
        Self {
            short_features: after(Role::StoresFeaturesOffline, true),
            short_history: after(Role::StoresHistory, true),
            long_history: after(Role::StoresHistory, false),
        }
    }

    fn holds(&self, dataset: NodeRef) -> bool {
        self.short_features.contains(dataset)
            || (self.short_history.contains(dataset) && !self.long_history.contains(dataset))
    }
}

fn short_stores(dataset: NodeRef, window: f64) -> Vec<NodeRef> {
    let is_short = |store: &NodeRef| keeps_less_than(*store, window);
    let before = dataset.upstream(EdgeFilter::ANY);
    let with = |role| before.iter().copied().filter(move |site| site.is(role));
    let mut short: Vec<NodeRef> = with(Role::StoresFeaturesOffline).filter(is_short).collect();
    if with(Role::StoresHistory).all(|lake| is_short(&lake)) {
        short.extend(with(Role::StoresHistory));
    }
    short
}

fn short_streams(dataset: NodeRef, window: f64) -> impl Iterator<Item = NodeRef> {
    const WAY: EdgeFilter = EdgeFilter::over(&[
        "raw_events",
        "records",
        "text",
        "images",
        "video",
        "audio",
        "feedback",
        "features_offline",
    ])
    .avoiding(&[Role::KeepsHistory]);
    let before = dataset.upstream(WAY).into_iter();
    before.filter(move |site| site.is(Role::StreamsEvents) && keeps_less(*site, window))
}

/// Whether somebody said that the store keeps rows for less than so many days.
fn keeps_less_than(store: NodeRef, window_days: f64) -> bool {
    let days = store.stated_number("retention_days");
    days.is_some_and(|days| days < window_days)
}

/// Whether the stream keeps what it carries for less than so many days.
fn keeps_less(stream: NodeRef, window_days: f64) -> bool {
    let hours = stream.stated_number("retention_h");
    hours.is_some_and(|hours| hours / HOURS_PER_DAY < window_days)
}

const HOURS_PER_DAY: f64 = 24.0;
