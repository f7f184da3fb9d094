//! History is deleted before training can use it.

use crate::catalog::Role;
use crate::rules::mend::{Step, To};
use crate::rules::survey::{Way, named};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Site, Survey, When};

pub static RULE: Rule = Rule {
    id: "DH020",
    family: Family::Hygiene,
    severity: Severity::Error,
    when: When::Live,
    title: "History is deleted before training can use it",
    condition: "A dataset builder looks back further than what feeds it remembers: \
        an offline feature store upstream, all data lakes upstream, or an event stream that reaches it without a store of history between.",
    why: "The window asked for no longer exists when the job runs.",
    fix: "Lengthen retention, keep history in the lake, or shorten the window.",
    source: "Common practice",
    mends: &[
        Mend {
            does: "Keep history as long as training looks back",
            steps: &[Step::Set(
                Role::StoresFeaturesOffline,
                "retention_days",
                To::Largest(Role::BuildsDataset, "window_days", 1.0),
            )],
        },
        Mend {
            does: "Keep history as long as training looks back",
            steps: &[Step::Set(
                Role::StoresHistory,
                "retention_days",
                To::Largest(Role::BuildsDataset, "window_days", 1.0),
            )],
        },
        Mend {
            does: "Keep events as long as training looks back",
            steps: &[Step::Set(
                Role::StreamsEvents,
                "retention_h",
                To::Largest(Role::BuildsDataset, "window_days", 24.0),
            )],
        },
    ],
    check: Check::Survey(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    for dataset in survey.with(Role::BuildsDataset) {
        let window = dataset.number("window_days");
        let mut short = short_stores(survey, dataset, window);
        short.extend(short_streams(dataset, window));
        if !short.is_empty() {
            let message = format!(
                "{dataset} wants {window} days of history; {} keep less.",
                named(&short)
            );
            let message = if short.len() == 1 {
                message.replace(" keep less.", " keeps less.")
            } else {
                message
            };
            found.push(Diagnostic::new(&RULE, message).at([dataset]).at(short));
        }
    }
}

fn short_stores<'s>(survey: &'s Survey<'s>, dataset: Site<'s>, window: f64) -> Vec<Site<'s>> {
    let is_short = |store: &Site| store.number("retention_days") < window;
    let mut stores = survey
        .with_any(&[Role::StoresFeaturesOffline, Role::StoresHistory])
        .into_iter();
    // Walking back through everything is worth it only if there is something to find.
    if !stores.any(|store| is_short(&store)) {
        return Vec::new();
    }
    let before = dataset.upstream(Way::ANY);
    let with = |role| before.iter().copied().filter(move |site| site.is(role));
    let mut short: Vec<Site> = with(Role::StoresFeaturesOffline).filter(is_short).collect();
    if with(Role::StoresHistory).all(|lake| is_short(&lake)) {
        short.extend(with(Role::StoresHistory));
    }
    short
}

fn short_streams(dataset: Site, window: f64) -> impl Iterator<Item = Site> {
    const WAY: Way = Way::over(&[
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
    before.filter(move |site| {
        site.is(Role::StreamsEvents) && site.number("retention_h") / 24.0 < window
    })
}
