//! The closed set of data types that flow along edges: families, what may stand in for what, and what is refused.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::catalog::read::{id, ids};
use crate::model::{KindId, PayloadId};

/// One type of data.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "payload", deny_unknown_fields)]
pub struct Payload {
    /// The name in boards.
    #[serde(deserialize_with = "id")]
    pub id: PayloadId,
    /// What people read.
    pub title: String,
    /// The id of a [`PayloadFamily`].
    pub family: String,
    /// One to three letters, unlike those of every other data type: for where colour and shape do not do.
    pub sign: String,
    /// What it is; a sentence.
    pub meaning: String,
    /// What one item is and how large.
    pub typical: String,
    /// Whoever gives it waits for an answer.
    #[serde(default)]
    pub asks: bool,
}

/// Data types that share a colour and a port shape.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "family", deny_unknown_fields)]
pub struct PayloadFamily {
    /// Also the name of its colour in a theme.
    pub id: String,
    /// What people read.
    pub title: String,
    /// The shape of ports that carry it.
    pub port: PortShape,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename = "port shape", rename_all = "snake_case")]
pub enum PortShape {
    Circle,
    Diamond,
    Square,
    Triangle,
    /// A circle with a dot in it.
    Ringed,
}

/// Ports that ask for one of `to` also take `from`.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "widening", deny_unknown_fields)]
pub struct Widening {
    /// The type that stands in.
    #[serde(deserialize_with = "id")]
    pub from: PayloadId,
    /// The types it stands in for.
    #[serde(deserialize_with = "ids")]
    pub to: Vec<PayloadId>,
    /// Why that is sound; a clause.
    pub why: String,
}

/// A tempting connection that is refused, and what may be put between.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "refusal", deny_unknown_fields)]
pub struct Mismatch {
    /// The type that is led.
    #[serde(deserialize_with = "id")]
    pub from: PayloadId,
    /// The type that is asked for.
    #[serde(deserialize_with = "id")]
    pub to: PayloadId,
    /// Why not, and what would do; a sentence.
    pub hint: String,
    /// The usual one first; empty where moving the edge is the answer.
    #[serde(default)]
    pub alternatives: Vec<Converter>,
    /// What else to mind; a sentence.
    pub note: Option<String>,
}

/// Components to put between two ends, in order.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "alternative", deny_unknown_fields)]
pub struct Converter {
    /// Kinds by id, from the start of the edge on.
    #[serde(deserialize_with = "ids")]
    pub insert: Vec<KindId>,
    /// Listed values to set on the last of them.
    #[serde(default)]
    pub set: BTreeMap<String, String>,
}

/// The file `payloads.ron`.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "payloads", deny_unknown_fields)]
pub(super) struct DataTypes {
    /// In the order of the file.
    pub families: Vec<PayloadFamily>,
    /// In the order of the file.
    pub payloads: Vec<Payload>,
    /// What may stand in for what.
    pub widening: Vec<Widening>,
    /// Connections worth a word of why not.
    pub refusals: Vec<Mismatch>,
}
