//! The board as numbers and bits, kept up to date as it changes, so that rules about everything walk it in no time.

use std::collections::BTreeMap;

use crate::catalog::{Catalog, Phase, Role};
use crate::model::{Edge, EdgeId, NodeId, PayloadId, PortName};
use crate::rules::survey::reads::Roles;
use crate::rules::wiring::Wiring;

/// Data types as bits of a word.
pub(in crate::rules) struct Payloads;

impl Payloads {
    pub const ALL: u64 = u64::MAX;
    /// Flows of no type, or of one the catalogue does not know.
    const UNKNOWN: u64 = 1 << 63;

    pub fn bit(catalog: &Catalog, payload: Option<&str>) -> u64 {
        let all = catalog.payloads();
        let at = payload.and_then(|id| all.iter().position(|known| known.id.as_str() == id));
        // Beyond 63 types several would share the last bit, which only costs time.
        at.map_or(Self::UNKNOWN, |at| 1 << at.min(62))
    }

    pub fn bits(catalog: &Catalog, payloads: &[&str]) -> u64 {
        let bits = payloads.iter().map(|id| Self::bit(catalog, Some(id)));
        bits.fold(0, |all, bit| all | bit)
    }
}

#[derive(Clone, Debug, Default)]
pub(in crate::rules) struct Net {
    at: BTreeMap<NodeId, u32>,
    sites: Vec<Option<Spot>>,
    free: Vec<u32>,
    /// Where flows start and end.
    ends: BTreeMap<EdgeId, (u32, u32)>,
    roles: BTreeMap<Role, BTreeMap<NodeId, u32>>,
}

/// A component.
#[derive(Clone, Debug)]
pub(in crate::rules) struct Spot {
    pub id: NodeId,
    pub roles: Roles,
    pub phase: Option<Phase>,
    /// By id.
    pub incoming: Vec<Link>,
    /// By id.
    pub outgoing: Vec<Link>,
}

/// A flow as one of its ends sees it.
#[derive(Clone, Debug)]
pub(in crate::rules) struct Link {
    pub id: EdgeId,
    /// The other end.
    pub other: u32,
    /// See [`Payloads`].
    pub payload: u64,
    pub from_port: PortName,
    pub to_port: PortName,
    pub pull: bool,
    /// Ends at an input its kind declares, and not at one that is filled in the background.
    pub waited_for: bool,
}

impl Spot {
    /// What stands where nothing is.
    pub fn nowhere() -> Self {
        Self::new("".into())
    }

    fn new(id: NodeId) -> Self {
        Self {
            id,
            roles: Roles::default(),
            phase: None,
            incoming: Vec::new(),
            outgoing: Vec::new(),
        }
    }
}

impl Net {
    pub fn spot(&self, at: u32) -> Option<&Spot> {
        self.sites.get(at as usize)?.as_ref()
    }

    pub fn index(&self, id: &NodeId) -> Option<u32> {
        self.at.get(id).copied()
    }

    pub fn ends(&self, id: &EdgeId) -> Option<(u32, u32)> {
        self.ends.get(id).copied()
    }

    /// Components with the role, by id.
    pub fn with_role(&self, role: Role) -> impl Iterator<Item = u32> {
        self.roles
            .get(&role)
            .into_iter()
            .flat_map(|of| of.values().copied())
    }

    /// One more than the largest number in use.
    pub fn n_numbers(&self) -> usize {
        self.sites.len()
    }

    /// Follows a change of these components.
    pub fn update_nodes<'i>(&mut self, wiring: &Wiring, ids: impl Iterator<Item = &'i NodeId>) {
        for id in ids {
            match wiring.place(id) {
                None => self.remove_node(id),
                Some(place) => {
                    let kind = place.kind;
                    let roles = kind.into_iter().flat_map(|kind| &kind.roles).copied();
                    self.put_node(id, roles.collect(), kind.map(|kind| kind.phase));
                }
            }
        }
    }

    /// Follows a change of these flows; their components are there already.
    pub fn update_flows<'i>(&mut self, wiring: &Wiring, ids: impl Iterator<Item = &'i EdgeId>) {
        for id in ids {
            self.remove_edge(id);
            if let Some(edge) = wiring.diagram.edge(id) {
                self.put_edge(wiring, edge);
            }
        }
    }

    fn put_node(&mut self, id: &NodeId, roles: Roles, phase: Option<Phase>) {
        self.unlist(id);
        let at = self.at.get(id).copied().unwrap_or_else(|| self.make(id));
        for role in Role::ALL.iter().filter(|role| roles.contains(**role)) {
            let of = self.roles.entry(*role).or_default();
            of.insert(id.clone(), at);
        }
        if let Some(spot) = self.sites.get_mut(at as usize).and_then(Option::as_mut) {
            spot.roles = roles;
            spot.phase = phase;
        }
    }

    fn make(&mut self, id: &NodeId) -> u32 {
        let spot = Some(Spot::new(id.clone()));
        let at = if let Some(at) = self.free.pop() {
            self.sites[at as usize] = spot;
            at
        } else {
            self.sites.push(spot);
            u32::try_from(self.sites.len() - 1).unwrap_or(u32::MAX)
        };
        self.at.insert(id.clone(), at);
        at
    }

    fn remove_node(&mut self, id: &NodeId) {
        self.unlist(id);
        let Some(at) = self.at.remove(id) else {
            return;
        };
        let spot = self.sites.get_mut(at as usize).and_then(Option::take);
        let links = spot
            .into_iter()
            .flat_map(|spot| spot.incoming.into_iter().chain(spot.outgoing));
        for link in links.collect::<Vec<_>>() {
            self.remove_edge(&link.id);
        }
        self.free.push(at);
    }

    fn unlist(&mut self, id: &NodeId) {
        let Some(spot) = self.index(id).and_then(|at| self.spot(at)) else {
            return;
        };
        let roles = spot.roles;
        for role in Role::ALL.iter().filter(|role| roles.contains(**role)) {
            if let Some(of) = self.roles.get_mut(role) {
                of.remove(id);
            }
        }
    }

    fn remove_edge(&mut self, id: &EdgeId) {
        let Some((from, to)) = self.ends.remove(id) else {
            return;
        };
        if let Some(Some(spot)) = self.sites.get_mut(from as usize) {
            spot.outgoing.retain(|link| link.id != *id);
        }
        if let Some(Some(spot)) = self.sites.get_mut(to as usize) {
            spot.incoming.retain(|link| link.id != *id);
        }
    }

    fn put_edge(&mut self, wiring: &Wiring, edge: &Edge) {
        let (Some(from), Some(to)) = (self.index(&edge.from.node), self.index(&edge.to.node))
        else {
            return;
        };
        let input = wiring
            .place(&edge.to.node)
            .and_then(|place| place.kind?.input(edge.to.port.as_str()));
        let payload = edge.payload.as_ref().map(PayloadId::as_str);
        let link = Link {
            id: edge.id.clone(),
            other: to,
            payload: Payloads::bit(wiring.catalog, payload),
            from_port: edge.from.port.clone(),
            to_port: edge.to.port.clone(),
            pull: input.is_some_and(|port| port.pull),
            waited_for: input.is_some_and(|port| !port.latched),
        };
        self.ends.insert(edge.id.clone(), (from, to));
        if let Some(Some(spot)) = self.sites.get_mut(to as usize) {
            let link = Link {
                other: from,
                ..link.clone()
            };
            insert(&mut spot.incoming, link);
        }
        if let Some(Some(spot)) = self.sites.get_mut(from as usize) {
            insert(&mut spot.outgoing, link);
        }
    }
}

fn insert(links: &mut Vec<Link>, link: Link) {
    let at = links.partition_point(|other| other.id < link.id);
    links.insert(at, link);
}
