//! Names of properties, requirements, ports and data types that Rust asks for by a string exist in `assets/`.
//!
//! A misspelt name compiles, and then nothing is ever found.

use std::collections::BTreeSet;

use mlboard::catalog::{Catalog, PropertySpec, ValueSpec};
use syn::visit::{self, Visit};

use super::code::source::{self, SourceTree};
use super::root;

/// What the first string of a call names.
#[derive(Clone, Copy, PartialEq)]
enum Named {
    Property,
    Requirement,
    /// A property of a component or a requirement, by what is asked.
    Either,
    Port,
    Payload,
}

/// Functions, methods and variants whose first string is such a name; in the folders of [`SCOPE`] alone.
const ACCESSORS: &[(&str, Named)] = &[
    ("number", Named::Either),
    ("number_if_any", Named::Either),
    ("number_or_assumed", Named::Either),
    ("flag", Named::Either),
    ("choice", Named::Either),
    ("chosen", Named::Property),
    ("has", Named::Either),
    ("has_chosen", Named::Property),
    ("is_choice", Named::Property),
    ("is_below", Named::Either),
    ("is_at_most", Named::Either),
    ("is_at_least", Named::Either),
    ("said", Named::Either),
    ("property", Named::Property),
    ("setting", Named::Either),
    ("unset", Named::Property),
    ("with_choice", Named::Property),
    ("asked_number", Named::Requirement),
    ("asked_choice", Named::Requirement),
    ("is_asked_choice", Named::Requirement),
    ("promised", Named::Requirement),
    ("field", Named::Requirement),
    ("asks", Named::Requirement),
    ("is_given", Named::Requirement),
    ("promise", Named::Requirement),
    ("required", Named::Requirement),
    ("requirement", Named::Requirement),
    ("ends_at", Named::Port),
    ("ins_at", Named::Port),
    ("outs_at", Named::Port),
    ("is_fed_at", Named::Port),
    ("is_used_at", Named::Port),
    ("fed_at", Named::Port),
    ("tell_unfed", Named::Port),
    ("carries", Named::Payload),
];

/// Rules and what works out a board; formulas name parameters of their own.
const SCOPE: &[&str] = &[
    "rules/",
    "graph/",
    "estimate/board/",
    "estimate/figures/",
    "estimate/what_if/",
];
/// Files whose accessors of these names ask for something else.
const OUTSIDE: &[&str] = &["rules/severities.rs"];

#[test]
fn names_that_rust_asks_for_exist() {
    let tree = source::read(&root());
    let known = Known::new();
    let (mut asked, mut unknown) = (0, Vec::new());
    for (path, names) in names_in(&tree) {
        for (line, accessor, named, name) in names {
            asked += 1;
            if !known.has(named, &name) {
                unknown.push(format!("{path}:{line}: {accessor}(\"{name}\")"));
            }
        }
    }
    assert!(
        asked > 200,
        "the accessors in ACCESSORS are those of the rules: {asked} calls"
    );
    assert!(
        unknown.is_empty(),
        "not in assets/:\n{}",
        unknown.join("\n")
    );
}

#[test]
fn values_that_rules_compare_with_are_choices() {
    let tree = source::read(&root());
    let known = Known::new();
    let mut unknown = Vec::new();
    for (path, file) in tree.iter().filter(|(path, _)| is_in_scope(path)) {
        let mut finder = Finder::default();
        finder.visit_file(&file.ast);
        for (line, value) in finder.values {
            if !known.values.contains(&value) {
                unknown.push(format!("{path}:{line}: \"{value}\""));
            }
        }
    }
    assert!(
        unknown.is_empty(),
        "no property has this choice:\n{}",
        unknown.join("\n")
    );
}

type NameAsked = (usize, String, Named, String);

fn names_in(tree: &SourceTree) -> Vec<(&str, Vec<NameAsked>)> {
    let in_scope = tree.iter().filter(|(path, _)| is_in_scope(path));
    let found = in_scope.map(|(path, file)| {
        let mut finder = Finder::default();
        finder.visit_file(&file.ast);
        (path.as_str(), finder.names)
    });
    found.collect()
}

fn is_in_scope(path: &str) -> bool {
    SCOPE.iter().any(|folder| path.starts_with(folder)) && !OUTSIDE.contains(&path)
}

/// Everything that `assets/` names.
struct Known {
    properties: BTreeSet<String>,
    requirements: BTreeSet<String>,
    ports: BTreeSet<String>,
    payloads: BTreeSet<String>,
    values: BTreeSet<String>,
}

impl Known {
    fn new() -> Self {
        let catalog = Catalog::builtin();
        let kinds: Vec<_> = catalog.kinds_in_order().collect();
        let specs: Vec<&PropertySpec> = kinds.iter().flat_map(|kind| &kind.properties).collect();
        let inputs = kinds
            .iter()
            .flat_map(|kind| &kind.inputs)
            .map(|port| port.name.to_string());
        let outputs = kinds
            .iter()
            .flat_map(|kind| &kind.outputs)
            .map(|port| port.name.to_string());
        let values = specs.iter().map(|spec| &spec.value);
        let values = values.chain(catalog.requirements().iter().map(|field| &field.value));
        let choices = values.flat_map(|value| match value {
            ValueSpec::Choice { values, .. } | ValueSpec::Choices { values, .. } => values.clone(),
            ValueSpec::Int { .. }
            | ValueSpec::Float { .. }
            | ValueSpec::Bool { .. }
            | ValueSpec::Text { .. } => vec![],
        });
        Known {
            values: choices.collect(),
            properties: specs.iter().map(|spec| spec.name.clone()).collect(),
            requirements: catalog
                .requirements()
                .iter()
                .map(|field| field.name.clone())
                .collect(),
            ports: inputs.chain(outputs).collect(),
            payloads: catalog
                .payloads()
                .iter()
                .map(|payload| payload.id.to_string())
                .collect(),
        }
    }

    fn has(&self, named: Named, name: &str) -> bool {
        match named {
            Named::Property => self.properties.contains(name),
            Named::Requirement => self.requirements.contains(name),
            Named::Either => self.properties.contains(name) || self.requirements.contains(name),
            Named::Port => self.ports.contains(name),
            Named::Payload => self.payloads.contains(name),
        }
    }
}

#[derive(Default)]
struct Finder {
    names: Vec<NameAsked>,
    /// The other strings of `is_choice` and `has_chosen`: values of a list.
    values: Vec<(usize, String)>,
}

impl Finder {
    fn call(
        &mut self,
        accessor: &str,
        arguments: &syn::punctuated::Punctuated<syn::Expr, syn::Token![,]>,
    ) {
        let Some((_, named)) = ACCESSORS.iter().find(|(name, _)| *name == accessor) else {
            return;
        };
        let mut strings = Vec::new();
        for argument in arguments {
            strings_in(argument, &mut strings);
        }
        let mut strings = strings.into_iter();
        if let Some((line, name)) = strings.next() {
            self.names.push((line, accessor.to_owned(), *named, name));
        }
        if ["is_choice", "is_asked_choice", "has_chosen", "with_choice"].contains(&accessor) {
            self.values.extend(strings);
        }
    }
}

/// The strings that an argument is, or that a list in it holds.
fn strings_in(argument: &syn::Expr, found: &mut Vec<(usize, String)>) {
    match argument {
        syn::Expr::Lit(literal) => {
            if let syn::Lit::Str(text) = &literal.lit {
                found.push((text.span().start().line, text.value()));
            }
        }
        syn::Expr::Reference(to) => strings_in(&to.expr, found),
        syn::Expr::Array(list) => {
            for element in &list.elems {
                strings_in(element, found);
            }
        }
        _ => {}
    }
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.call(&call.method.to_string(), &call.args);
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        if let syn::Expr::Path(path) = &*call.func
            && let Some(last) = path.path.segments.last()
        {
            self.call(&last.ident.to_string(), &call.args);
        }
        visit::visit_expr_call(self, call);
    }
}
