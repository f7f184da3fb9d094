//! Names of types: which are used for more than one, and which are a single word.

use std::collections::BTreeMap;

use syn::visit::{self, Visit};

use super::SourcePlace;
use super::source::SourceTree;

/// Every struct, enum, union, trait and type alias by its name; what an `impl` of a trait must
/// name (`type Err`) is not counted.
pub fn by_name(tree: &SourceTree) -> BTreeMap<String, Vec<SourcePlace>> {
    let mut names: BTreeMap<String, Vec<SourcePlace>> = BTreeMap::new();
    for (path, file) in tree {
        let mut finder = TypeFinder {
            path,
            found: vec![],
        };
        finder.visit_file(&file.ast);
        for place in finder.found {
            names.entry(place.text.clone()).or_default().push(place);
        }
    }
    names
}

/// The names that two or more types have.
pub fn shared(tree: &SourceTree) -> BTreeMap<String, Vec<SourcePlace>> {
    let mut names = by_name(tree);
    names.retain(|_, places| places.len() > 1);
    names
}

/// Whether a name in upper camel case is one word.
pub fn is_one_word(name: &str) -> bool {
    name.chars().skip(1).all(|letter| !letter.is_uppercase())
}

struct TypeFinder<'a> {
    path: &'a str,
    found: Vec<SourcePlace>,
}

impl TypeFinder<'_> {
    fn take(&mut self, name: &syn::Ident) {
        let line = name.span().start().line;
        self.found
            .push(SourcePlace::new(self.path, line, name.to_string()));
    }
}

impl<'ast> Visit<'ast> for TypeFinder<'_> {
    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.take(&item.ident);
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.take(&item.ident);
    }

    fn visit_item_union(&mut self, item: &'ast syn::ItemUnion) {
        self.take(&item.ident);
    }

    fn visit_item_trait(&mut self, item: &'ast syn::ItemTrait) {
        self.take(&item.ident);
        visit::visit_item_trait(self, item);
    }

    fn visit_item_type(&mut self, item: &'ast syn::ItemType) {
        self.take(&item.ident);
    }
}
