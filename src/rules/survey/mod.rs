//! The whole board as rules about everything see it: who has a role, what reaches what, what the card asks for.
//!
//! All a rule finds out here is noted ([`reads`]), and the rule is asked again only when a change met some of it
//! ([`answers`]). So its answer may depend on nothing but the survey.

pub(in crate::rules) mod answers;
pub(in crate::rules) mod lineage;
pub(in crate::rules) mod net;
mod numbers;
pub(in crate::rules) mod reads;
mod site;
mod walk;

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

pub use site::{Link, Site};
pub(in crate::rules) use walk::{Reached, Way};

use crate::catalog::Role;
use crate::estimate::Estimate;
use crate::model::Value;
use crate::rules::{Cx, words};
use lineage::Lineage;
use net::Net;
use reads::Reads;
use walk::Marks;

/// What they are called, in a sentence; the first few of many.
pub(in crate::rules) fn named(sites: &[Site]) -> String {
    let names: Vec<String> = sites.iter().map(ToString::to_string).collect();
    words::some_of(&names)
}

/// The board, asked by one rule after the other.
pub struct Survey<'a> {
    cx: &'a Cx<'a>,
    net: &'a Net,
    on_path: &'a BTreeSet<u32>,
    reads: RefCell<Reads>,
    /// Fields of the card that were asked for and are not filled in.
    unclear: RefCell<BTreeSet<String>>,
    marks: RefCell<Marks>,
    lineage: RefCell<BTreeMap<u32, Lineage>>,
    estimate: OnceCell<Estimate>,
}

impl<'a> Survey<'a> {
    pub(in crate::rules) fn new(
        cx: &'a Cx<'a>,
        net: &'a Net,
        on_path: &'a BTreeSet<u32>,
        estimate: Option<Estimate>,
    ) -> Self {
        Self {
            cx,
            net,
            on_path,
            reads: RefCell::default(),
            unclear: RefCell::default(),
            marks: RefCell::default(),
            lineage: RefCell::default(),
            estimate: estimate.map(OnceCell::from).unwrap_or_default(),
        }
    }

    /// The estimate, if a rule asked for it.
    pub(in crate::rules) fn into_estimate(self) -> Option<Estimate> {
        self.estimate.into_inner()
    }

    fn site(&'a self, at: u32) -> Site<'a> {
        Site::new(self, at)
    }

    fn note(&self, payloads: &[&str], port: &str) {
        let mut reads = self.reads.borrow_mut();
        reads.payloads |= net::Payloads::bits(self.cx.catalog, payloads);
        reads.ports.add(port);
    }

    /// Components with the role, by id.
    pub fn with(&'a self, role: Role) -> impl Iterator<Item = Site<'a>> {
        self.reads.borrow_mut().roles.add(role);
        self.net.with_role(role).map(|at| self.site(at))
    }

    /// Components with any of the roles, each once, by role, then id.
    pub fn with_any(&'a self, roles: &[Role]) -> Vec<Site<'a>> {
        let mut seen = BTreeSet::new();
        let all = roles.iter().flat_map(|role| self.with(*role));
        all.filter(|site| seen.insert(site.at())).collect()
    }

    pub fn has(&self, role: Role) -> bool {
        self.reads.borrow_mut().roles.add(role);
        self.net.with_role(role).next().is_some()
    }

    /// How many components take part in the design: all but annotations.
    pub fn n_taking_part(&self) -> usize {
        self.reads.borrow_mut().company = true;
        self.cx.n_taking_part()
    }

    /// Components that work while a client waits, but for clients, by id.
    pub fn on_path(&'a self) -> Vec<Site<'a>> {
        self.reads.borrow_mut().path = true;
        let mut all: Vec<Site<'a>> = self.on_path.iter().map(|at| self.site(*at)).collect();
        all.sort_by(|a, b| a.id().cmp(b.id()));
        all
    }

    /// The value on the requirements card, or what is assumed as long as nobody says otherwise. A value that cannot be
    /// is no value; another rule reports it.
    fn required(&self, field: &str) -> Option<Value> {
        self.reads.borrow_mut().fields.add(field);
        let spec = self.cx.catalog.requirement(field)?;
        let set = self.cx.document.brief().requirements.get(field);
        let possible = set.filter(|value| spec.check(value).is_ok());
        if possible.is_none() {
            self.unclear.borrow_mut().insert(field.to_owned());
        }
        possible.cloned().or_else(|| spec.value.default_value())
    }

    /// A number of the requirements card; `None` until it is clarified.
    pub fn asked_number(&self, field: &str) -> Option<f64> {
        self.required(field)?.as_number()
    }

    /// A choice of the requirements card; empty until it is clarified.
    pub fn asked_choice(&self, field: &str) -> String {
        let value = self.required(field);
        let text = value.as_ref().and_then(Value::as_text);
        text.unwrap_or_default().to_owned()
    }

    /// Whether the requirements card says yes.
    pub fn asks(&self, field: &str) -> bool {
        self.required(field).and_then(|value| value.as_bool()) == Some(true)
    }

    /// Requests per second in the busiest hour: `qps_peak`, or else `dau × requests_per_user_day / 86 400 ×
    /// peak_factor`; `None` while neither is clarified.
    pub fn peak_qps(&self) -> Option<f64> {
        self.asked_number("qps_peak").or_else(|| {
            let per_day = self.asked_number("dau")? * self.asked_number("requests_per_user_day")?;
            Some(per_day / 86_400.0 * self.asked_number("peak_factor")?)
        })
    }

    /// Whether some client is anything but another server.
    pub fn has_people(&'a self) -> bool {
        let mut clients = self.with(Role::Client);
        clients.any(|client| client.choice("kind") != "server")
    }
}
