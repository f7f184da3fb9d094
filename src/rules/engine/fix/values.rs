//! What a property is set to when something is mended.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, PropertySpec, Role, StatedValue, ValueSpec};
use crate::estimate::{Constants, Estimate, generator, queueing, vector_index};
use crate::model::{Document, Node, PayloadId, Value};
use crate::rules::engine::fix_template::NewValue;
use crate::rules::evaluation::unfit_metric::fitting;

pub(super) struct FixValues<'a> {
    document: &'a Document,
    catalog: &'a Catalog,
}

impl<'a> FixValues<'a> {
    pub fn new(document: &'a Document, catalog: &'a Catalog) -> Self {
        Self { document, catalog }
    }

    /// The new value; `None` if the component has no such property, nothing is known to set it to, or it is that already.
    pub fn value(&self, node: &Node, property: &str, to: &NewValue) -> Option<Value> {
        let kind = self.catalog.kind(node.kind.as_str())?;
        let spec = kind.property(property)?;
        let default = spec.default_value();
        let now = node.properties.get(property).unwrap_or(&default);
        let new = match to {
            NewValue::Word(word) => Value::Text((*word).to_owned()),
            NewValue::Flag(on) => Value::Bool(*on),
            NewValue::Number(x) => number(spec, *x)?,
            NewValue::AtLeast(x) => number(spec, now.as_number()?.max(*x))?,
            NewValue::With(one) => Value::Set(with(now, &[one], &[])),
            NewValue::Instead(old, one) => Value::Set(with(now, &[one], &[old])),
            NewValue::FittingMetric => {
                let metrics = fitting(self.task()).iter();
                let known =
                    metrics.filter(|metric| spec.value.listed().iter().any(|one| one == *metric));
                Value::Set(with(now, &[known.copied().next()?], &[]))
            }
            NewValue::Asked(field, factor) => number(spec, self.asked(field)? * factor)?,
            NewValue::Largest(role, name, factor) => {
                let nodes = self.document.diagram().nodes();
                let playing = nodes.filter(|node| self.has_role(node, *role));
                let values = playing.filter_map(|node| self.said(node, name));
                number(spec, values.reduce(f64::max)? * factor)?
            }
            NewValue::Shards => number(spec, self.shards(node)?)?,
            NewValue::Concurrency => number(spec, self.concurrency(node)?)?,
            NewValue::TokenReplicas => number(spec, self.token_replicas(node)?)?,
            NewValue::ItemsThere => number(spec, self.items_there(node)?)?,
            NewValue::Replicas { cold } => number(spec, self.replicas(node, *cold)?)?,
        };
        (new != *now).then_some(new)
    }

    fn task(&self) -> &'a str {
        let task = self.required("task").stated();
        task.and_then(Value::as_text).unwrap_or_default()
    }

    fn required<'f>(&self, field: &'f str) -> StatedValue<'f>
    where
        'a: 'f,
    {
        StatedValue::of_requirement(self.document.brief(), self.catalog, field)
    }

    /// What a person asks for; what is merely assumed is nothing to plan with.
    fn asked(&self, field: &str) -> Option<f64> {
        self.required(field).stated()?.as_number()
    }

    fn has_role(&self, node: &Node, role: Role) -> bool {
        let kind = self.catalog.kind(node.kind.as_str());
        kind.is_some_and(|kind| kind.has_role(role))
    }

    /// The number that a component states, or that its kind assumes.
    fn said(&self, node: &Node, property: &str) -> Option<f64> {
        let kind = self.catalog.kind(node.kind.as_str());
        StatedValue::of_property(node, kind, property).number()
    }

    fn shards(&self, node: &Node) -> Option<f64> {
        let constants = Constants::new(self.document.brief());
        let index = vector_index(node, self.catalog)?.ok()?;
        let memory = self.said(node, "node_memory_gb")? * 1e9;
        index.shards_for(memory, constants.node_memory_share).ok()
    }

    /// What is in use grows with every answer by the same.
    fn concurrency(&self, node: &Node) -> Option<f64> {
        let estimate = Estimate::new(self.document, self.catalog);
        let constants = estimate.constants();
        let (generator, tokens) = generator(node, self.catalog, constants)?.ok()?;
        let in_use = |n: f64| generator.bytes_in_use(n, tokens.total()).ok();
        let (one, two) = (in_use(1.0)?, in_use(2.0)?);
        let usable = generator.usable_bytes(constants).ok()?;
        let fit = 1.0 + ((usable - one) / (two - one)).floor();
        (fit >= 1.0).then_some(fit)
    }

    fn token_replicas(&self, node: &Node) -> Option<f64> {
        let estimate = Estimate::new(self.document, self.catalog);
        let load = estimate.load_qps(&node.id)?.ok()?;
        let seconds = self.said(node, "output_tokens")? * self.said(node, "tpot_ms")? / 1000.0;
        let busy = estimate.constants().target_utilisation;
        queueing::replicas(load, seconds, self.said(node, "concurrency")?, busy).ok()
    }

    fn items_there(&self, node: &Node) -> Option<f64> {
        let looked_at = self
            .said(node, "candidates_in")
            .filter(|_| self.has_role(node, Role::Ranks));
        let flows = self.document.diagram().incoming_with_nodes(&node.id);
        let lists = flows.into_iter().filter(|(edge, _)| {
            let payload = edge.payload.as_ref().map(PayloadId::as_str);
            payload.is_some_and(|one| ["candidates", "scores", "ranked_list"].contains(&one))
        });
        let sizes = lists.map(|(_, from)| {
            self.said(from, "top_n")
                .or_else(|| self.said(from, "top_k"))
        });
        let given = sizes.collect::<Option<Vec<f64>>>();
        let given = given.filter(|sizes| !sizes.is_empty());
        let given = given.map(|sizes| sizes.iter().sum());
        looked_at.into_iter().chain(given).reduce(f64::min)
    }

    fn replicas(&self, node: &Node, cold: bool) -> Option<f64> {
        let estimate = Estimate::new(self.document, self.catalog);
        let load = if cold {
            estimate.load_qps_uncached(&node.id)
        } else {
            estimate.load_qps(&node.id)
        };
        let capacity = self.said(node, "capacity_qps")?;
        let busy = estimate.constants().target_utilisation;
        Some((load?.ok()? / (busy * capacity)).ceil())
    }
}

/// The number as the property holds it, inside its limits.
fn number(spec: &PropertySpec, x: f64) -> Option<Value> {
    let value = match spec.value {
        ValueSpec::Int { .. } => spec.nearest(&Value::Float(x.ceil()))?,
        _ => spec.nearest(&Value::Float(x))?,
    };
    Some(value)
}

fn with(now: &Value, more: &[&str], less: &[&str]) -> BTreeSet<String> {
    let mut all = match now {
        Value::Set(some) => some.clone(),
        Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::Text(_) | Value::Raw(_) => {
            BTreeSet::new()
        }
    };
    all.retain(|one| !less.contains(&one.as_str()));
    all.extend(more.iter().map(|one| (*one).to_owned()));
    all
}
