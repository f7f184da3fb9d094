//! Types with the most methods: how many, in how many files, and how many fields are open.

use std::collections::{BTreeMap, BTreeSet};

use super::module_tree::{ModuleTree, ResolvedPath, module_of};
use super::source::SourceTree;

/// A type and what hangs on it.
#[derive(Debug, Clone, Default)]
pub struct WideType {
    pub name: String,
    /// Functions of its `impl` blocks, those of traits left out.
    pub methods: usize,
    /// Files with such blocks.
    pub files: BTreeSet<String>,
    /// Fields with any `pub`.
    pub open_fields: usize,
}

/// All types that have methods, the widest first.
pub fn widest(tree: &SourceTree) -> Vec<WideType> {
    let modules = ModuleTree::new(tree);
    let mut types: BTreeMap<ResolvedPath, WideType> = BTreeMap::new();
    for (file, source) in tree {
        let module = module_of(file);
        for item in &source.ast.items {
            match item {
                syn::Item::Impl(block) if block.trait_.is_none() => {
                    let Some(of) = self_type(&modules, &module, &block.self_ty) else {
                        continue;
                    };
                    let wide = types.entry(of).or_default();
                    let is_method = |item: &&syn::ImplItem| matches!(item, syn::ImplItem::Fn(_));
                    wide.methods += block.items.iter().filter(is_method).count();
                    wide.files.insert(file.clone());
                }
                syn::Item::Struct(item) => {
                    let is_open =
                        |field: &&syn::Field| !matches!(field.vis, syn::Visibility::Inherited);
                    let of = ResolvedPath::Item(module.clone(), item.ident.to_string());
                    types.entry(of).or_default().open_fields =
                        item.fields.iter().filter(is_open).count();
                }
                _ => {}
            }
        }
    }
    let named = types.into_iter().map(|(of, wide)| {
        let (ResolvedPath::Module(name) | ResolvedPath::Item(_, name)) = of;
        WideType { name, ..wide }
    });
    let mut types: Vec<WideType> = named.filter(|wide| wide.methods > 0).collect();
    types.sort_by(|a, b| b.methods.cmp(&a.methods).then_with(|| a.name.cmp(&b.name)));
    types
}

fn self_type(modules: &ModuleTree, module: &str, of: &syn::Type) -> Option<ResolvedPath> {
    let syn::Type::Path(path) = of else {
        return None;
    };
    let segments = path.path.segments.iter().map(|part| part.ident.to_string());
    modules.resolve(module, &segments.collect::<Vec<_>>())
}
