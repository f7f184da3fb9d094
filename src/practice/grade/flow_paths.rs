//! Ways over one to three flows whose inner components hand on what they receive.

use std::collections::BTreeMap;

use crate::graph::PayloadSet;

/// Why a board cannot be compared with a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GradeError {
    #[error(
        "the board has {n} components; boards of up to {MOST_NODES} are compared with a reference"
    )]
    TooManyNodes { n: usize },
    #[error("the board's components are joined in too many ways to be compared with a reference")]
    TooManyPaths,
}

/// The most components that are compared.
pub(super) const MOST_NODES: usize = 1_000;

/// All edges from one component to another.
#[derive(Clone, Debug, Default)]
pub(super) struct GradedFlow {
    /// What flows.
    pub payloads: PayloadSet,
    /// Names of the data types, by name.
    pub names: Vec<String>,
    /// Ids of the edges, by id.
    pub edges: Vec<String>,
}

/// All paths of one length from one component to another.
#[derive(Clone, Copy, Debug)]
pub(super) struct FlowPath {
    /// Of the first and the last flow of each.
    pub payloads: PayloadSet,
    /// The inner components of the first of them.
    inner: [usize; 2],
    /// How many flows, from 1 to 3.
    pub n_flows: usize,
}

/// A component and another, in the direction of the flow.
pub(super) type RolePair = (usize, usize);

/// All paths of a board, by ends, the shorter ones first.
#[derive(Clone, Debug, Default)]
pub(super) struct FlowPaths(BTreeMap<RolePair, [Option<FlowPath>; 3]>);

/// The most paths that are followed.
const MOST_PATHS: usize = 400_000;

impl FlowPath {
    pub fn inner(&self) -> &[usize] {
        &self.inner[..self.n_flows - 1]
    }
}

impl FlowPaths {
    pub fn new(
        flows: &BTreeMap<RolePair, GradedFlow>,
        after: &[Vec<usize>],
        hands_on: &[bool],
    ) -> Result<Self, GradeError> {
        let mut paths = Self::default();
        let mut left = MOST_PATHS;
        let mut put = |ends: RolePair, inner: &[usize], payloads: PayloadSet| {
            left = left.checked_sub(1).ok_or(GradeError::TooManyPaths)?;
            let slot = &mut paths.0.entry(ends).or_default()[inner.len()];
            let path = slot.get_or_insert_with(|| FlowPath {
                payloads,
                inner: [inner.first(), inner.last()].map(|node| node.copied().unwrap_or_default()),
                n_flows: inner.len() + 1,
            });
            path.payloads |= payloads;
            Ok(())
        };
        for (&(a, x), first) in flows {
            put((a, x), &[], first.payloads)?;
            if !hands_on[x] {
                continue;
            }
            for &y in after[x].iter().filter(|y| **y != a) {
                put((a, y), &[x], first.payloads | flows[&(x, y)].payloads)?;
                if !hands_on[y] {
                    continue;
                }
                for &z in after[y].iter().filter(|z| **z != a && **z != x) {
                    let payloads = first.payloads | flows[&(y, z)].payloads;
                    put((a, z), &[x, y], payloads)?;
                }
            }
        }
        Ok(paths)
    }

    /// Every path with its ends.
    pub fn iter(&self) -> impl Iterator<Item = (RolePair, &FlowPath)> {
        self.0
            .iter()
            .flat_map(|(ends, paths)| paths.iter().flatten().map(|path| (*ends, path)))
    }

    /// The paths between two components, the shorter first.
    pub fn between(&self, ends: RolePair) -> impl Iterator<Item = &FlowPath> {
        self.0.get(&ends).into_iter().flatten().flatten()
    }
}
