//! Data type appears from nowhere.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::catalog::{Catalog, Kind, OutputPort, Role};
use crate::rules::{Diagnostic, EdgeRef, NodeRef, Rule, RuleCheck, display};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DF016", RuleCheck::Node(check)));

fn check(site: NodeRef, found: &mut Vec<Diagnostic>) {
    // Stores that queries run on derive other types, a stream carries events as rows, and what a key gives, the one who
    // filled the store knows.
    let derives = |kind: &&Kind| {
        [
            Role::StoresHistory,
            Role::StoresResults,
            Role::StreamsEvents,
        ]
        .iter()
        .any(|role| kind.has_role(*role))
    };
    let handing_on = site.kind().filter(|kind| kind.has_role(Role::PassThrough));
    let Some(kind) = handing_on.filter(|kind| !derives(kind)) else {
        return;
    };
    let arriving = arriving(site, kind);
    if arriving.is_empty() || is_fed_by_unknown(site) {
        return;
    }
    let catalog = site.catalog();
    let from_nowhere = site.outs().filter(|flow| {
        flow.is_judged()
            && flow.output().is_none_or(|port| hands_on(kind, port))
            && flow
                .payload()
                .is_some_and(|payload| !can_leave(catalog, &arriving, payload))
    });
    found.extend(from_nowhere.map(|flow| finding(flow, &arriving)));
}

fn is_fed_by_unknown(site: NodeRef) -> bool {
    site.ins()
        .any(|flow| flow.from.kind().is_none() || flow.payload().is_none())
}

fn arriving<'s>(site: NodeRef<'s>, kind: &Kind) -> BTreeSet<&'s str> {
    site.ins()
        .filter_map(|flow| flow.payload())
        .filter(|payload| !matches!(*payload, "control" | "model_artifact"))
        .filter(|payload| *payload != "request" || !kind.has_role(Role::KeyedLookup))
        .collect()
}

fn can_leave(catalog: &Catalog, arriving: &BTreeSet<&str>, payload: &str) -> bool {
    arriving
        .iter()
        .any(|came| *came == payload || catalog.widens(came, payload))
}

/// Whether what leaves there may be something that came in.
fn hands_on(kind: &Kind, output: &OutputPort) -> bool {
    !output.side
        || kind
            .inputs
            .iter()
            .flat_map(|port| &port.accepts)
            .any(|payload| output.emits.contains(payload))
}

fn finding(link: EdgeRef, arriving: &BTreeSet<&str>) -> Diagnostic {
    let came: Vec<String> = arriving
        .iter()
        .map(|id| display::payload(link.catalog(), id))
        .collect();
    let message = format!(
        "{} sends {} that it never receives: only {} arrives there.",
        display::start(&link),
        display::payload(link.catalog(), link.payload().unwrap_or_default()),
        display::list(&came, "and")
    );
    Diagnostic::new(&RULE, message).edges([link.id()])
}
