//! From points to the report: which components, edges and fields each of them comes from.

use std::collections::BTreeMap;

use crate::graph::PayloadSet;
use crate::model::{PayloadId, Value};
use crate::practice::grade::credit::{Credits, FlowCredit, FlowSource, PLAYS, earned};
use crate::practice::grade::flow_paths::{FlowPath, RolePair};
use crate::practice::grade::measure::Measure;
use crate::practice::grade::report::{
    AstrayFlow, BoardGrade, ComponentGrade, ComponentStatus, DetailGrade, ExtraNode, FlowGrade,
    FlowStatus, GradeBand, ItemGrade, ItemStatus, ReportedValue,
};
use crate::practice::grade::tables::TRAFFIC;

/// How far apart two credits may be that are the same.
const SAME: f64 = 1e-12;

/// Which further components share a matched role, by role, and which hold roles beside their own.
struct Sharing {
    split: BTreeMap<usize, Vec<usize>>,
    used: Vec<bool>,
}

impl Measure<'_> {
    /// What was earned, with the evidence.
    pub(super) fn report(&self) -> BoardGrade {
        let sharing = self.sharing();
        let roles = 0..self.matches.len();
        let components: Vec<_> = roles.map(|role| self.component(role, &sharing)).collect();
        let flows = self.reference.board.flows.keys();
        let flows: Vec<FlowGrade> = flows.map(|flow| self.flow(*flow)).collect();
        let foreign = self.foreign.iter();
        let astray = self.astray.iter().map(|&(from, to)| AstrayFlow {
            edges: self.board.flows[&(from, to)].edges.clone(),
            boxes: [from, to].map(|node| self.board.node_id(node)),
        });
        let matches = self.matches.iter().enumerate().filter_map(|(role, node)| {
            Some((
                self.reference.board.node_id(role),
                self.board.node_id((*node)?),
            ))
        });
        let extra = self.board.nodes.iter().enumerate();
        let extra = extra.filter(|(at, _)| !sharing.used[*at]);
        BoardGrade {
            case: self.reference.case.clone(),
            total: self.total,
            band: GradeBand::from_total(self.total),
            points: self.points,
            focus: self.focus,
            sense: self.sense,
            answer: self.answer,
            foreign: foreign
                .map(|(node, mass)| (self.board.node_id(*node), *mass))
                .collect(),
            astray: astray.collect(),
            matches: matches.collect(),
            details: self.details(),
            requirements: self.requirements(),
            extra: extra
                .map(|(at, node)| ExtraNode {
                    node: node.id.to_string(),
                    kind: node.kind.to_string(),
                    foreign: self.foreign.get(&at).copied().unwrap_or(0.0),
                })
                .collect(),
            steps: self.steps(&components, &flows),
            components,
            flows,
        }
    }

    fn own(&self, role: usize) -> f64 {
        let matched = self.matches[role];
        matched.map_or(0.0, |node| earned(&self.credits.own, role, node))
    }

    fn sharing(&self) -> Sharing {
        let mut used = vec![false; self.board.nodes.len()];
        let mut split: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for node in self.matches.iter().flatten() {
            used[*node] = true;
        }
        for (at, node) in self.board.nodes.iter().enumerate() {
            if used[at] {
                continue;
            }
            let matched = self.matches.iter().enumerate();
            let fits = matched.filter(|(role, matched)| {
                let is_alike = matched.is_some_and(|by| self.board.nodes[by].kind == node.kind);
                is_alike
                    && self.reference.is_same(*role, &node.kind)
                    && earned(&self.credits.likeness, *role, at) >= PLAYS
            });
            let best = fits
                .map(|(role, _)| (-self.credits.support(role, at), role))
                .min();
            if let Some((_, role)) = best {
                split.entry(role).or_default().push(at);
            }
        }
        for at in split.values().flatten() {
            used[*at] = true;
        }
        for (role, (held, by)) in self.credits.shared.iter().enumerate() {
            if let Some(by) = by.filter(|_| *held > self.own(role)) {
                used[by] = true;
            }
        }
        Sharing { split, used }
    }

    fn component(&self, role: usize, sharing: &Sharing) -> ComponentGrade {
        let own_node = &self.reference.board.nodes[role];
        let (held, by) = self.credits.shared[role];
        let (status, boxes) = match self.matches[role] {
            _ if held > self.own(role) => match by {
                None => (ComponentStatus::LeftOut, Vec::new()),
                Some(by) => (ComponentStatus::Merged, vec![by]),
            },
            None => (ComponentStatus::Missing, Vec::new()),
            Some(node) => {
                let kind = &self.board.nodes[node].kind;
                let more = sharing.split.get(&role).into_iter().flatten().copied();
                let boxes: Vec<usize> = [node].into_iter().chain(more).collect();
                let status = match () {
                    () if boxes.len() > 1 => ComponentStatus::Split,
                    () if *kind == own_node.kind => ComponentStatus::Matched,
                    () if self.reference.is_same(role, kind) => ComponentStatus::Alternative,
                    () => ComponentStatus::Near,
                };
                (status, boxes)
            }
        };
        let is_by_match = !matches!(
            status,
            ComponentStatus::LeftOut | ComponentStatus::Merged | ComponentStatus::Missing
        );
        let (of, credit) = (self.of.components[role], self.components[role]);
        ComponentGrade {
            reference: own_node.id.to_string(),
            kind: own_node.kind.to_string(),
            list: self.reference.lists[role],
            step: self.step(role),
            of,
            points: of * credit,
            credit,
            status,
            why: match self.matches[role] {
                Some(node) if is_by_match => self.why(role, node),
                _ => Vec::new(),
            },
            boxes: boxes
                .into_iter()
                .map(|node| self.board.node_id(node))
                .collect(),
        }
    }

    /// What keeps a match from counting in full.
    fn why(&self, role: usize, node: usize) -> Vec<String> {
        let kind = &self.reference.board.nodes[role].kind;
        let is_unjoined = self.board.is_unjoined(node);
        let differs = earned(&self.credits.likeness, role, node) < 1.0
            && self.board.nodes[node].kind == *kind;
        let property = self.grader.tables.identity.get(kind.as_str());
        let property = property.filter(|_| differs).cloned();
        let unjoined = is_unjoined.then(|| "no arrows".to_owned());
        unjoined.into_iter().chain(property).collect()
    }

    fn step(&self, role: usize) -> u8 {
        let kind = &self.reference.board.nodes[role].kind;
        self.grader
            .catalog
            .kind(kind.as_str())
            .map_or(0, |kind| kind.step)
    }

    fn flow(&self, flow: RolePair) -> FlowGrade {
        let roles = &self.reference.board;
        let FlowCredit { credit, source } = self.credits.flows[&flow];
        let of = self.of.flows[&flow];
        let (status, nodes) = match source {
            FlowSource::Direct => self.direct(flow, credit),
            FlowSource::Skipped { ends, n_flows, .. } => {
                (FlowStatus::Skipped, self.path(ends, n_flows))
            }
            FlowSource::Inside(node) => (FlowStatus::Inside, vec![node]),
            FlowSource::Nothing => match self.reversed(flow) {
                Some((from, to)) => (FlowStatus::Reversed, vec![from, to]),
                None => (FlowStatus::Missing, Vec::new()),
            },
        };
        let edges = nodes.windows(2).flat_map(|ends| {
            let flow = self.board.flows.get(&(ends[0], ends[1]));
            flow.into_iter().flat_map(|flow| flow.edges.iter().cloned())
        });
        FlowGrade {
            from: roles.node_id(flow.0),
            to: roles.node_id(flow.1),
            payloads: roles.flows[&flow].names.clone(),
            step: self.step(flow.1),
            of,
            points: of * credit,
            credit,
            status,
            edges: edges.collect(),
            boxes: nodes.iter().map(|node| self.board.node_id(*node)).collect(),
            between: match source {
                FlowSource::Skipped { span, .. } => {
                    vec![roles.node_id(span.0), roles.node_id(span.1)]
                }
                _ => Vec::new(),
            },
        }
    }

    /// The components on the first path of so many flows.
    fn path(&self, ends: RolePair, n_flows: usize) -> Vec<usize> {
        let mut paths = self.board.paths.between(ends);
        let path = paths.find(|path| path.n_flows == n_flows);
        let inner = path.map_or(&[][..], |path| path.inner());
        [ends.0]
            .into_iter()
            .chain(inner.iter().copied())
            .chain([ends.1])
            .collect()
    }

    /// The way that earns a flow's credit: between the two matches if that is one, else the first by ids.
    fn direct(&self, flow: RolePair, credit: f64) -> (FlowStatus, Vec<usize>) {
        let credits = &self.credits;
        let end = |role: usize, node: usize| {
            let plays = earned(&credits.likeness, role, node);
            (plays, earned(&credits.holds, role, node))
        };
        let best = |role: usize, node: usize| {
            let (plays, holds) = end(role, node);
            plays.max(holds)
        };
        let earns = |ends: RolePair, path: &FlowPath| {
            let end = best(flow.0, ends.0).min(best(flow.1, ends.1));
            let payload = credits.payload_credit(flow, ends, path);
            end * FlowCredit::strength(path.n_flows) * payload >= credit - SAME
        };
        let matched = self.matches[flow.0].zip(self.matches[flow.1]);
        let between = matched.into_iter().flat_map(|ends| {
            let paths = self.board.paths.between(ends);
            paths.map(move |path| (ends, path))
        });
        let mut all = between.chain(self.board.paths.iter());
        let Some((ends, path)) = all.find(|(ends, path)| earns(*ends, path)) else {
            return (FlowStatus::Missing, Vec::new());
        };
        let (from, to) = (end(flow.0, ends.0), end(flow.1, ends.1));
        let status = match () {
            () if from.1 > from.0 || to.1 > to.0 => FlowStatus::Merged,
            () if from.0.min(to.0) < PLAYS => FlowStatus::Near,
            () if path.n_flows > 1 => FlowStatus::FoundThrough,
            () if credits.payload_credit(flow, ends, path) < 1.0 => FlowStatus::OtherPayload,
            () => FlowStatus::Found,
        };
        (status, self.path(ends, path.n_flows))
    }

    /// The first flow of the board that leads the other way, where the reference has none.
    fn reversed(&self, (from, to): RolePair) -> Option<RolePair> {
        if self.reference.board.flows.contains_key(&(to, from)) {
            return None;
        }
        let Credits { likeness, .. } = &self.credits;
        let plays = |role: usize, node: usize| earned(likeness, role, node) >= PLAYS;
        let mut flows = self.board.flows.keys();
        flows
            .find(|flow| plays(to, flow.0) && plays(from, flow.1))
            .copied()
    }

    fn details(&self) -> Vec<DetailGrade> {
        let details = self.reference.details.iter().enumerate();
        let grades = details.map(|(n, detail)| {
            let own = &self.reference.board.nodes[detail.role];
            let wanted = if let Some(property) = &detail.property {
                own.values[property].0.clone()
            } else {
                let media = self.grader.tables.media.iter();
                let on_edges = media.filter(|name| {
                    let payload = PayloadId::from(name.as_str());
                    let one = PayloadSet::one(self.grader.catalog, Some(&payload));
                    own.media.meets(one)
                });
                Value::Set(on_edges.cloned().collect())
            };
            let (of, credit) = (self.of.details[n], self.credits.details[n]);
            DetailGrade {
                reference: own.id.to_string(),
                property: detail
                    .property
                    .clone()
                    .unwrap_or_else(|| "medium".to_owned()),
                wanted: ReportedValue(wanted),
                of,
                points: of * credit,
                credit,
            }
        });
        grades.collect()
    }

    fn requirements(&self) -> Vec<ItemGrade> {
        let mut items: Vec<&String> = self.of.requirements.keys().collect();
        // Traffic is no field of the card and comes after those that are.
        items.sort_by_key(|item| (*item == TRAFFIC, *item));
        let grades = items.into_iter().map(|item| {
            let (of, credit) = (self.of.requirements[item], self.credits.requirements[item]);
            let given = self.board.items.get(item);
            ItemGrade {
                item: item.clone(),
                wanted: ReportedValue(self.reference.board.items[item].clone()),
                given: given.cloned().map(ReportedValue),
                of,
                points: of * credit,
                credit,
                status: match given {
                    Some(_) if credit >= 1.0 => ItemStatus::Agrees,
                    Some(_) if credit > 0.0 => ItemStatus::Near,
                    Some(_) => ItemStatus::Differs,
                    None => ItemStatus::NotSet,
                },
            }
        });
        grades.collect()
    }
}
