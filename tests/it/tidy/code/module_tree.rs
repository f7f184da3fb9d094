//! Modules of a source tree, and where the item that a path names is defined.

use std::collections::{BTreeMap, BTreeSet};

use super::source::SourceTree;

/// A path in code, by its segments.
pub type Segments = Vec<String>;

/// What one module declares.
#[derive(Debug, Default)]
pub struct ModuleScope {
    /// Path of the file below `src`.
    pub file: String,
    /// Names of child modules.
    children: BTreeSet<String>,
    /// Names of items defined here.
    items: BTreeSet<String>,
    /// Names brought in by `use`, with their paths.
    aliases: BTreeMap<String, Segments>,
    /// Paths of `use path::*`.
    globs: Vec<Segments>,
    /// Paths of every `use` that brings in a name for this module alone: not `pub use`.
    pub imports: Vec<Segments>,
}

/// Where a path leads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ResolvedPath {
    /// A module, by its own path.
    Module(String),
    /// An item: the path of the module that defines it, and its name there.
    Item(String, String),
}

/// Every module by its path: `crate`, `crate::layout`, …
#[derive(Debug, Default)]
pub struct ModuleTree(pub BTreeMap<String, ModuleScope>);

/// The path of the module that a file is.
pub fn module_of(file: &str) -> String {
    let stem = file.trim_end_matches(".rs");
    let stem = stem.strip_suffix("/mod").unwrap_or(stem);
    match stem {
        "lib" | "main" => "crate".to_owned(),
        path => format!("crate::{}", path.replace('/', "::")),
    }
}

impl ModuleTree {
    pub fn new(tree: &SourceTree) -> Self {
        let mut modules = ModuleTree::default();
        for (path, file) in tree.iter().filter(|(path, _)| *path != "main.rs") {
            modules.declare(&module_of(path), path, &file.ast.items);
        }
        modules
    }

    fn declare(&mut self, module: &str, file: &str, items: &[syn::Item]) {
        let mut scope = ModuleScope {
            file: file.to_owned(),
            ..ModuleScope::default()
        };
        for item in items {
            match item {
                syn::Item::Mod(child) => {
                    scope.children.insert(child.ident.to_string());
                    if let Some((_, items)) = &child.content {
                        self.declare(&format!("{module}::{}", child.ident), file, items);
                    }
                }
                syn::Item::Use(brought) => {
                    let is_private = matches!(brought.vis, syn::Visibility::Inherited);
                    scope.bring(&mut Vec::new(), &brought.tree, is_private);
                }
                other => scope.items.extend(name_of(other)),
            }
        }
        self.0.insert(module.to_owned(), scope);
    }

    /// Where a path leads that is written in `module`; nothing outside the crate.
    pub fn resolve(&self, module: &str, path: &[String]) -> Option<ResolvedPath> {
        self.follow(module, path, 12)
    }

    fn follow(&self, module: &str, path: &[String], steps: usize) -> Option<ResolvedPath> {
        let steps = steps.checked_sub(1)?;
        let (first, rest) = path.split_first()?;
        let mut at = match first.as_str() {
            "crate" => ResolvedPath::Module("crate".to_owned()),
            "self" => ResolvedPath::Module(module.to_owned()),
            "super" => ResolvedPath::Module(module.rsplit_once("::")?.0.to_owned()),
            name => self.look_up(module, name, steps)?,
        };
        for segment in rest {
            let ResolvedPath::Module(inside) = &at else {
                break; // a variant or an associated item: its type is what is used
            };
            at = match segment.as_str() {
                "super" => ResolvedPath::Module(inside.rsplit_once("::")?.0.to_owned()),
                name => match self.look_up(inside, name, steps) {
                    Some(found) => found,
                    None => break, // made by a macro: the module that holds it
                },
            };
        }
        Some(at)
    }

    fn look_up(&self, module: &str, name: &str, steps: usize) -> Option<ResolvedPath> {
        let scope = self.0.get(module)?;
        if scope.items.contains(name) {
            return Some(ResolvedPath::Item(module.to_owned(), name.to_owned()));
        }
        if scope.children.contains(name) {
            return Some(ResolvedPath::Module(format!("{module}::{name}")));
        }
        if let Some(path) = scope.aliases.get(name) {
            return self.follow(module, path, steps);
        }
        let mut globs = scope.globs.iter();
        globs.find_map(|glob| match self.follow(module, glob, steps)? {
            ResolvedPath::Module(inside) => self.look_up(&inside, name, steps),
            item @ ResolvedPath::Item(..) => Some(item),
        })
    }
}

impl ModuleScope {
    /// Whether a path begins at the root, at the parent, or at a name that a `use` brought in.
    pub fn is_import(&self, path: &[String]) -> bool {
        let first = path.first().map_or("", String::as_str);
        ["crate", "super"].contains(&first) || self.aliases.contains_key(first)
    }

    fn bring(&mut self, before: &mut Segments, tree: &syn::UseTree, is_private: bool) {
        match tree {
            syn::UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.bring(before, &path.tree, is_private);
                before.pop();
            }
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.bring(before, tree, is_private);
                }
            }
            syn::UseTree::Name(name) => self.alias(before, &name.ident, &name.ident, is_private),
            syn::UseTree::Rename(named) => {
                self.alias(before, &named.ident, &named.rename, is_private);
            }
            syn::UseTree::Glob(_) => {
                self.globs.push(before.clone());
                if is_private {
                    self.imports.push(before.clone());
                }
            }
        }
    }

    fn alias(
        &mut self,
        before: &[String],
        name: &syn::Ident,
        local: &syn::Ident,
        is_private: bool,
    ) {
        let mut path = before.to_vec();
        let mut local = local.to_string();
        if name != "self" {
            path.push(name.to_string());
        } else if local == "self" {
            local = before.last().cloned().unwrap_or_default();
        }
        if is_private {
            self.imports.push(path.clone());
        }
        if path.len() > 1 || path.first() != Some(&local) {
            self.aliases.insert(local, path);
        }
    }
}

fn name_of(item: &syn::Item) -> Option<String> {
    let name = match item {
        syn::Item::Const(item) => &item.ident,
        syn::Item::Enum(item) => &item.ident,
        syn::Item::Fn(item) => &item.sig.ident,
        syn::Item::Macro(item) => item.ident.as_ref()?,
        syn::Item::Static(item) => &item.ident,
        syn::Item::Struct(item) => &item.ident,
        syn::Item::Trait(item) => &item.ident,
        syn::Item::Type(item) => &item.ident,
        syn::Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(name.to_string())
}
