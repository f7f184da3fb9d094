//! What a component could be instead: the other values of its choices, machines that take another time for the same
//! arithmetic, and families of models with all that belongs to them.

use crate::catalog::{PropertySpec, Role, ValueSpec};
use crate::estimate::figures::FigureNode;
use crate::estimate::vector_search::VectorIndex;
use crate::estimate::what_if::{Comparison, Variant};
use crate::estimate::{EstimateView, Hardware, compute, queueing, vector_index};
use crate::model::{Edit, Node, NodeId, Value};

/// A family of models that score, with what one of it usually takes.
struct ModelFamily {
    /// What people read.
    title: &'static str,
    /// The value of the property `family`.
    id: &'static str,
    /// Parameters of the model.
    params: f64,
    /// FLOPs for one item, forward.
    flops: f64,
    /// What one of it usually runs on.
    hardware: Hardware,
}

/// Two towers compare two vectors of 256 components, the other numbers are those of the models named in the
/// literature: 500 trees of 5 levels, a small network over embeddings, BERT-base on 128 tokens.
const FAMILIES: [ModelFamily; 4] = [
    ModelFamily {
        title: "Two towers",
        id: "two_tower",
        params: 30e6,
        flops: 512.0,
        hardware: Hardware::Cpu,
    },
    ModelFamily {
        title: "Boosted trees",
        id: "gbdt",
        params: 16e3,
        flops: 0.4e6,
        hardware: Hardware::Cpu,
    },
    ModelFamily {
        title: "Small network",
        id: "mlp",
        params: 10e6,
        flops: 20e6,
        hardware: Hardware::Cpu,
    },
    ModelFamily {
        title: "Cross-encoder",
        id: "transformer",
        params: 110e6,
        flops: 22e9,
        hardware: Hardware::L4,
    },
];

/// A call takes at least that long, ms: reading the request and answering.
const LEAST_MS: f64 = 1.0;

impl EstimateView<'_> {
    /// What the component could be instead, comparison by comparison, without other kinds.
    pub fn comparisons(&self, node: &NodeId) -> Vec<Comparison> {
        let Some(place) = self.place(node) else {
            return Vec::new();
        };
        let mut comparisons: Vec<Comparison> = Vec::new();
        if place.has_role(Role::Ranks) {
            comparisons.push(self.families(&place));
        }
        let choices = place.read.kind.properties.iter();
        comparisons.extend(choices.filter_map(|spec| self.choices(&place, spec)));
        comparisons.retain(|one| !one.variants.is_empty());
        comparisons
    }

    fn choices(&self, place: &FigureNode, spec: &PropertySpec) -> Option<Comparison> {
        let ValueSpec::Choice { values, .. } = &spec.value else {
            return None;
        };
        let now = place.read.choice(&spec.name);
        let others = values.iter().filter(|value| **value != now);
        let variants = others.map(|value| Variant {
            title: self.catalog.term(value),
            edits: self.chosen(place, spec, value),
        });
        Some(Comparison {
            title: spec.label.clone(),
            now: self.catalog.term(now),
            variants: variants.collect(),
        })
    }

    /// The choice, and what follows from it for times, parts and replicas where a formula tells.
    fn chosen(&self, place: &FigureNode, spec: &PropertySpec, value: &str) -> Vec<Edit> {
        let hardware = Hardware::from_id(value).filter(|_| spec.name == "hardware");
        if let Some(hardware) = hardware {
            return self.on(place, hardware, None);
        }
        let mut edits = vec![set(place, &spec.name, Value::Text(value.to_owned()))];
        if spec.name == "algorithm" && place.has_role(Role::SearchesVectors) {
            edits.extend(self.searching(place, value).unwrap_or_default());
        }
        edits
    }

    /// A vector index with another algorithm: as many shards as fit the memory of a node, as many copies of each as the
    /// search needs, and the time of the search in place of the one before.
    fn searching(&self, place: &FigureNode, algorithm: &str) -> Option<Vec<Edit>> {
        let index_of = |node: &Node| vector_index(node, self.catalog)?.ok();
        let mut node = place.read.node.clone();
        let now = index_of(&node)?;
        let name = "algorithm".to_owned();
        node.properties
            .insert(name, Value::Text(algorithm.to_owned()));
        let then = index_of(&node)?;
        let constants = self.constants();
        let read = |property: &str| place.read.number(property).ok();
        let node_bytes = read("node_memory_gb")? * 1e9;
        let old_shards = read("shards")?.max(1.0);
        let shards = then
            .shards_for(node_bytes, constants.node_memory_share)
            .ok()?;
        let seconds = |index: &VectorIndex, shards| index.seconds_per_query(shards, constants).ok();
        let more_ms = (seconds(&then, shards)? - seconds(&now, old_shards)?) * 1000.0;
        let (p50, p99) = (read("p50_ms")?, read("p99_ms")?);
        let ms = (p50 + more_ms).max(LEAST_MS.min(p50));
        let load = self.estimate.load_qps(place.id).and_then(Result::ok);
        let needed = load.and_then(|load| {
            let copies = then.replicas_per_shard(load, shards, constants.cpu_threads, constants);
            copies.ok()
        });
        let copies = read("replicas")?;
        let replicas = needed.unwrap_or(copies).max(copies);
        Some(vec![
            set(place, "shards", Value::Float(shards)),
            set(place, "replicas", Value::Float(replicas)),
            set(place, "p50_ms", Value::Float(tidy(ms))),
            set(
                place,
                "p99_ms",
                Value::Float(tidy(ms * (p99 / p50).max(1.0))),
            ),
        ])
    }

    fn families(&self, place: &FigureNode) -> Comparison {
        let now = place.read.choice("family");
        let others = FAMILIES.iter().filter(|family| family.id != now);
        let variants = others.map(|family| {
            let mut edits = vec![
                set(place, "family", Value::Text(family.id.to_owned())),
                set(place, "params", Value::Float(family.params)),
                set(place, "flops_per_item", Value::Float(family.flops)),
            ];
            edits.extend(self.on(place, family.hardware, Some(family.flops)));
            Variant {
                title: family.title.to_owned(),
                edits,
            }
        });
        Comparison {
            title: "Model, size and machine".to_owned(),
            now: self.catalog.term(now),
            variants: variants.collect(),
        }
    }

    /// The component on other hardware: its times by the arithmetic where it has any, and as many replicas as its load
    /// then needs.
    fn on(&self, place: &FigureNode, hardware: Hardware, flops: Option<f64>) -> Vec<Edit> {
        let text = Value::Text(hardware.id().to_owned());
        let mut edits = vec![set(place, "hardware", text)];
        let Some(seconds) = self.seconds_on(place, hardware, flops) else {
            return edits;
        };
        let (p50, p99) = (place.read.number("p50_ms"), place.read.number("p99_ms"));
        let tail = match (p50, p99) {
            (Ok(p50), Ok(p99)) if p50 > 0.0 => (p99 / p50).max(1.0),
            _ => return edits,
        };
        let ms = tidy((seconds * 1000.0).max(LEAST_MS));
        edits.push(set(place, "p50_ms", Value::Float(ms)));
        edits.push(set(place, "p99_ms", Value::Float(tidy(ms * tail))));
        if place.read.has("capacity_qps") {
            let capacity = tidy(1000.0 / ms);
            edits.push(set(place, "capacity_qps", Value::Float(capacity)));
            edits.extend(self.replicas_for(place, capacity));
        }
        edits
    }

    fn replicas_for(&self, place: &FigureNode, capacity: f64) -> Option<Edit> {
        let load = self.estimate.load_qps(place.id)?.ok()?;
        let target = self.constants().target_utilisation;
        let needed = queueing::replicas(load, 1.0 / capacity, 1.0, target).ok()?;
        let spec = place.read.kind.property("replicas")?;
        let needed = spec.value.nearest(&Value::Float(needed))?;
        Some(set(place, "replicas", needed))
    }

    /// What the arithmetic of one request takes; `None` for components without any.
    fn seconds_on(
        &self,
        place: &FigureNode,
        hardware: Hardware,
        flops: Option<f64>,
    ) -> Option<f64> {
        let items = place.items_per_request()?.value.ok()?;
        let flops = flops.or_else(|| place.read.number("flops_per_item").ok())?;
        let constants = self.constants();
        let share = place.share_of_peak(Some(hardware), constants);
        compute::seconds(items * flops, constants.machine(hardware), share).ok()
    }
}

fn set(place: &FigureNode, property: &str, value: Value) -> Edit {
    let spec = place.read.kind.property(property);
    let possible = spec.and_then(|spec| spec.value.nearest(&value));
    Edit::SetProperty {
        node: place.id.clone(),
        name: property.to_owned(),
        value: Some(possible.unwrap_or(value)),
    }
}

/// Three digits that matter.
fn tidy(x: f64) -> f64 {
    let scale = 10_f64.powf(2.0 - x.abs().log10().floor());
    if scale.is_finite() && scale > 0.0 {
        (x * scale).round() / scale
    } else {
        x
    }
}
