//! What rules said about the whole board, and whom a change makes it necessary to ask again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::catalog::{Catalog, Phase, Role};
use crate::estimate::Estimate;
use crate::model::{Edge, NodeId, PayloadId};
use crate::rules::survey::Survey;
use crate::rules::survey::net::{Net, Payloads};
use crate::rules::survey::reads::{Names, Reads, Roles};
use crate::rules::touched::Touched;
use crate::rules::{Check, Cx, Diagnostic, RULES, Rule, Unclear};

type Ask = fn(&Survey, &mut Vec<Diagnostic>);

/// Answers by rule.
#[derive(Clone, Debug, Default)]
pub(in crate::rules) struct Answers {
    net: Net,
    /// What works while a client waits.
    on_path: BTreeSet<u32>,
    of: BTreeMap<&'static str, Answer>,
    /// What the board comes to, if somebody ever asked.
    estimate: Option<Estimate>,
}

#[derive(Clone, Debug, Default)]
struct Answer {
    reads: Reads,
    found: Vec<Arc<Diagnostic>>,
    /// Fields of the card it asked for that are not filled in.
    unclear: BTreeSet<String>,
}

impl Answers {
    /// Follows a change: asks every rule that read something it touched. `file` gets what was found before and what is
    /// found now, and returns what to keep.
    pub fn update(
        &mut self,
        cx: &Cx,
        touched: &Touched,
        renamed: &BTreeSet<NodeId>,
        mut file: impl FnMut(Vec<Arc<Diagnostic>>, Vec<Diagnostic>) -> Vec<Arc<Diagnostic>>,
    ) {
        let mut estimate = self.estimate.take();
        if let Some(estimate) = &mut estimate {
            let is_rewired = touched.is_everything
                || !(touched.other_kinds.is_empty() && touched.flows.is_empty());
            estimate.follow(cx.document, cx.catalog, &touched.nodes, is_rewired);
        }
        let touched = self.follow(cx, touched, renamed);
        let asked: Vec<(&Rule, Ask)> = RULES
            .iter()
            .filter_map(|rule| match rule.check {
                Check::Survey(check) => Some((*rule, check)),
                _ => None,
            })
            .filter(|(rule, _)| {
                let before = self.of.get(rule.id);
                before.is_none_or(|before| before.reads.meets(&touched))
            })
            .collect();
        let survey = Survey::new(cx, &self.net, &self.on_path, estimate);
        for (rule, check) in asked {
            let mut new = Vec::new();
            check(&survey, &mut new);
            let reads = survey.reads.take();
            let answer = self.of.entry(rule.id).or_default();
            answer.reads = reads;
            answer.unclear = survey.unclear.take();
            answer.found = file(std::mem::take(&mut answer.found), new);
        }
        self.estimate = survey.into_estimate();
    }

    /// What the board comes to, if some rule asked.
    pub fn estimate(&self) -> Option<&Estimate> {
        self.estimate.as_ref()
    }

    /// Fields of the card that are not filled in, with the rules that asked for them and found nothing, in their order.
    pub fn unclear(&self) -> Vec<Unclear> {
        let mut of: BTreeMap<&str, Vec<&'static Rule>> = BTreeMap::new();
        for rule in RULES {
            let answer = self.of.get(rule.id);
            for field in answer.iter().filter(|one| one.found.is_empty()) {
                for field in &field.unclear {
                    of.entry(field).or_default().push(rule);
                }
            }
        }
        let fields = of.into_iter().map(|(field, rules)| Unclear {
            field: field.to_owned(),
            rules,
        });
        fields.collect()
    }

    /// All that is found.
    pub fn found_mut(&mut self) -> impl Iterator<Item = &mut Arc<Diagnostic>> {
        self.of.values_mut().flat_map(|answer| &mut answer.found)
    }

    /// Brings the net up to date and says what of it was touched.
    fn follow(&mut self, cx: &Cx, touched: &Touched, renamed: &BTreeSet<NodeId>) -> Reads {
        let wiring = &cx.wiring;
        let mut reads = self.reads(cx.catalog, touched);
        let gone: Vec<u32> = self.numbers(touched.nodes.iter().chain(renamed)).collect();
        self.net.update_nodes(wiring, touched.nodes.iter());
        let at_others = touched.other_kinds.iter();
        let at_others = at_others.flat_map(|id| wiring.flows_at(id)).cloned();
        let mut flows: BTreeSet<_> = at_others.collect();
        for id in &flows {
            let edge = wiring.diagram.edge(id);
            if let Some(edge) = edge {
                note_flow(&mut reads, cx.catalog, edge);
            }
        }
        flows.extend(touched.flows.iter().cloned());
        self.net.update_flows(wiring, flows.iter());
        reads.names = gone.into_iter().collect();
        let now: Vec<u32> = self.numbers(touched.nodes.iter().chain(renamed)).collect();
        reads.names.extend(now);
        if !flows.is_empty() || reads.company {
            let on_path = self.request_path(cx);
            reads.path = reads.path || on_path != self.on_path;
            self.on_path = on_path;
        }
        reads
    }

    fn numbers<'s>(
        &'s self,
        ids: impl Iterator<Item = &'s NodeId> + 's,
    ) -> impl Iterator<Item = u32> + 's {
        ids.filter_map(|id| self.net.index(id))
    }

    fn reads(&self, catalog: &Catalog, touched: &Touched) -> Reads {
        if self.of.is_empty() || touched.is_everything {
            return Reads {
                roles: Roles::ALL,
                payloads: Payloads::ALL,
                ports: Names::ALL,
                properties: Names::ALL,
                fields: Names::ALL,
                company: true,
                path: true,
                estimates: true,
                names: BTreeSet::new(),
            };
        }
        let mut reads = Reads {
            company: !touched.other_kinds.is_empty(),
            ..Reads::default()
        };
        for kind in &touched.kinds {
            let roles = catalog.kind(kind.as_str()).into_iter();
            let roles: Roles = roles.flat_map(|kind| &kind.roles).copied().collect();
            reads.roles = reads.roles.with(roles);
        }
        for edge in &touched.edges {
            note_flow(&mut reads, catalog, edge);
        }
        for name in &touched.properties {
            reads.properties.add(name);
        }
        for field in &touched.fields {
            reads.fields.add(field);
        }
        reads.estimates = !(touched.kinds.is_empty()
            && touched.edges.is_empty()
            && touched.properties.is_empty()
            && touched.fields.is_empty());
        reads
    }

    /// What a client's request leads to, and what is fetched for it by those that are not offline; without clients.
    fn request_path(&self, cx: &Cx) -> BTreeSet<u32> {
        let reached = cx.reached_ids().filter_map(|id| self.net.ends(id));
        let mut todo: Vec<u32> = reached.flat_map(|(from, to)| [from, to]).collect();
        let mut on_path = BTreeSet::new();
        while let Some(at) = todo.pop() {
            let Some(spot) = self.net.spot(at).filter(|_| on_path.insert(at)) else {
                continue;
            };
            let fetched = spot.incoming.iter().filter(|link| link.pull);
            todo.extend(fetched.map(|link| link.other).filter(|other| {
                let phase = self.net.spot(*other).and_then(|spot| spot.phase);
                phase != Some(Phase::Offline)
            }));
        }
        for client in self.net.with_role(Role::Client) {
            on_path.remove(&client);
        }
        on_path
    }
}

fn note_flow(reads: &mut Reads, catalog: &Catalog, edge: &Edge) {
    let payload = edge.payload.as_ref().map(PayloadId::as_str);
    reads.payloads |= Payloads::bit(catalog, payload);
    reads.ports.add(edge.from.port.as_str());
    reads.ports.add(edge.to.port.as_str());
}
