//! Offline component on the request path.

use std::sync::LazyLock;

use crate::catalog::{Fit, Role};
use crate::graph::Timing;
use crate::rules::{BoardQuery, Diagnostic, EdgeRef, Rule, RuleCheck, display};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DF015", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for to in survey.on_path() {
        for link in to.ins().filter(|link| waits_too_long(*link)) {
            let takes = link.from.timing().map_or("", Timing::takes);
            let message = format!(
                "A request would wait for {}: {} gives an answer in {takes}.",
                display::start(&link),
                link.from
            );
            found.push(Diagnostic::new(&RULE, message).edges([link.id()]));
        }
    }
}

/// Whether a request would wait for what flows; a flow of the wrong type is told as such.
fn waits_too_long(link: EdgeRef) -> bool {
    let timing = link.from.timing();
    let fits = link
        .input()
        .zip(link.payload())
        .is_some_and(|(port, payload)| link.catalog().accepts(port, payload) != Fit::No);
    link.to.is_online()
        && fits
        && !link.to.is(Role::Client)
        && link.input().is_some_and(|port| !port.latched)
        && timing.is_some_and(|timing| !timing.can_be_waited_for())
}
