//! Files that import one another in a circle.
//!
//! A file imports another where a private `use`, or a path in its code that begins with `crate`,
//! `super` or a name that a `use` brought in, leads to an item which that other file defines; re-exports
//! are followed to the definition. `mod`, `pub use`, the `use` of a module alone, and paths into a
//! module's own children import nothing. Circles are strongly connected components of two files or more.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;
use proc_macro2::{TokenStream, TokenTree};

use super::module_tree::{ModuleTree, ResolvedPath, Segments, module_of};
use super::source::SourceTree;

/// Which files each file imports from.
pub fn imports(tree: &SourceTree) -> BTreeMap<&str, BTreeSet<String>> {
    let modules = ModuleTree::new(tree);
    let mut found: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (file, source) in tree {
        let module = module_of(file);
        let Some(scope) = modules.0.get(&module) else {
            continue;
        };
        let mut paths = Vec::new();
        if let Ok(tokens) = source.text.parse() {
            paths_in(tokens, &mut paths);
        }
        paths.retain(|path| scope.is_import(path));
        paths.extend(scope.imports.iter().cloned());
        let targets = paths
            .iter()
            .filter_map(|path| match modules.resolve(&module, path)? {
                ResolvedPath::Item(module, _) => Some(modules.0.get(&module)?.file.clone()),
                ResolvedPath::Module(_) => None,
            });
        let targets = targets.filter(|target| target != file).collect();
        found.insert(file, targets);
    }
    found
}

/// The circles, the largest first; each is a sorted list of files.
pub fn circles(tree: &SourceTree) -> Vec<Vec<String>> {
    let imports = imports(tree);
    let mut graph: DiGraph<&str, ()> = DiGraph::new();
    let nodes: BTreeMap<&str, _> = imports
        .keys()
        .map(|file| (*file, graph.add_node(file)))
        .collect();
    for (file, targets) in &imports {
        for target in targets {
            graph.add_edge(nodes[file], nodes[target.as_str()], ());
        }
    }
    let found = kosaraju_scc(&graph)
        .into_iter()
        .filter(|files| files.len() > 1);
    let sorted = found.map(|files| {
        let files: BTreeSet<String> = files
            .into_iter()
            .map(|file| graph[file].to_owned())
            .collect();
        files.into_iter().collect()
    });
    let mut circles: Vec<Vec<String>> = sorted.collect();
    circles.sort_by_key(|files| (std::cmp::Reverse(files.len()), files.first().cloned()));
    circles
}

/// Every path of two segments or more, macros too; `use` items are left out.
fn paths_in(tokens: TokenStream, found: &mut Vec<Segments>) {
    let mut tokens = tokens.into_iter().peekable();
    let mut path: Segments = Vec::new();
    let (mut colons, mut is_use) = (0, false);
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(name) => {
                let starts_use = name == "use"
                    && !matches!(tokens.peek(), Some(TokenTree::Punct(mark)) if mark.as_char() == '<');
                is_use |= starts_use;
                if colons != 2 {
                    finish(&mut path, is_use, found);
                }
                path.push(name.to_string());
                colons = 0;
            }
            TokenTree::Punct(mark) if mark.as_char() == ':' => colons += 1,
            other => {
                finish(&mut path, is_use, found);
                colons = 0;
                match other {
                    TokenTree::Punct(mark) if mark.as_char() == ';' => is_use = false,
                    TokenTree::Group(group) if !is_use => paths_in(group.stream(), found),
                    _ => {}
                }
            }
        }
    }
    finish(&mut path, is_use, found);
}

fn finish(path: &mut Segments, is_use: bool, found: &mut Vec<Segments>) {
    let path = std::mem::take(path);
    if path.len() > 1 && !is_use {
        found.push(path);
    }
}
