//! What is explained: lines of comments, and public items and fields without a doc comment.

use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};

use super::SourcePlace;
use super::source::SourceTree;

/// Counts over a whole tree, inline tests left out but in `all_lines`.
#[derive(Debug, Default)]
pub struct Documentation {
    /// Lines on disk, inline tests too.
    pub all_lines: usize,
    /// Lines without inline tests.
    pub lines: usize,
    /// Lines of `lines` that hold more than space and comment.
    pub code_lines: usize,
    /// Lines that begin with `///` or `//!`.
    pub doc_lines: usize,
    /// Lines that begin with any other `//`.
    pub comment_lines: usize,
    /// Items, methods, constants and types with any `pub`, but not those of `texts.rs`.
    pub public_items: usize,
    /// Those of them without a doc comment.
    pub bare_items: Vec<SourcePlace>,
    /// Named fields of structs with any `pub`.
    pub public_fields: usize,
    /// Those of them without a doc comment.
    pub bare_fields: Vec<SourcePlace>,
}

pub fn count(tree: &SourceTree) -> Documentation {
    let mut finder = Finder::default();
    for (path, file) in tree {
        path.clone_into(&mut finder.path);
        finder.visit_file(&file.ast);
        let found = &mut finder.found;
        found.all_lines += file.whole.lines().count();
        found.lines += file.lines();
        for line in file.text.lines().map(str::trim_start) {
            if line.starts_with("///") || line.starts_with("//!") {
                found.doc_lines += 1;
            } else if line.starts_with("//") {
                found.comment_lines += 1;
            } else if !line.is_empty() {
                found.code_lines += 1;
            }
        }
    }
    finder.found
}

#[derive(Default)]
struct Finder {
    path: String,
    found: Documentation,
}

impl Finder {
    fn item(
        &mut self,
        visibility: &syn::Visibility,
        attributes: &[syn::Attribute],
        name: &syn::Ident,
    ) {
        // The texts of a panel say themselves what they are.
        let is_text = self.path.ends_with("/texts.rs");
        if is_text || !matches!(visibility, syn::Visibility::Public(_)) {
            return;
        }
        self.found.public_items += 1;
        if !has_doc(attributes) {
            let line = name.span().start().line;
            let place = SourcePlace::new(&self.path, line, name.to_string());
            self.found.bare_items.push(place);
        }
    }
}

fn has_doc(attributes: &[syn::Attribute]) -> bool {
    attributes
        .iter()
        .any(|attribute| attribute.path().is_ident("doc"))
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.item(&item.vis, &item.attrs, &item.sig.ident);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.item(&item.vis, &item.attrs, &item.sig.ident);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.item(&item.vis, &item.attrs, &item.ident);
        visit::visit_item_struct(self, item);
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.item(&item.vis, &item.attrs, &item.ident);
    }

    fn visit_item_trait(&mut self, item: &'ast syn::ItemTrait) {
        self.item(&item.vis, &item.attrs, &item.ident);
        visit::visit_item_trait(self, item);
    }

    fn visit_item_type(&mut self, item: &'ast syn::ItemType) {
        self.item(&item.vis, &item.attrs, &item.ident);
    }

    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        self.item(&item.vis, &item.attrs, &item.ident);
    }

    fn visit_impl_item_const(&mut self, item: &'ast syn::ImplItemConst) {
        self.item(&item.vis, &item.attrs, &item.ident);
    }

    fn visit_item_static(&mut self, item: &'ast syn::ItemStatic) {
        self.item(&item.vis, &item.attrs, &item.ident);
    }

    fn visit_field(&mut self, field: &'ast syn::Field) {
        let Some(name) = &field.ident else { return };
        if matches!(field.vis, syn::Visibility::Inherited) {
            return;
        }
        self.found.public_fields += 1;
        if !has_doc(&field.attrs) {
            let place = SourcePlace::new(&self.path, field.span().start().line, name.to_string());
            self.found.bare_fields.push(place);
        }
    }
}
