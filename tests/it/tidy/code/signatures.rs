//! Parameters of type `bool`, arms that drop the rest, clones and constructors called `of`.

use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};

use super::SourcePlace;
use super::source::SourceTree;

/// Places by what they are, over a whole tree.
#[derive(Debug, Default)]
pub struct SignatureFaults {
    /// Parameters of functions and methods, not of closures, whose type is `bool`.
    pub bool_parameters: Vec<SourcePlace>,
    /// Arms `_ => nothing`, where nothing is `{}`, `()`, `None`, `false`, `true` or an empty collection or text.
    pub wildcard_arms: Vec<SourcePlace>,
    /// Calls of the method `clone`, those in arguments of macros left out.
    pub clones: Vec<SourcePlace>,
    /// Functions without `self` that are called `of`.
    pub of_constructors: Vec<SourcePlace>,
    /// Every function and method with a body.
    pub functions: usize,
}

pub fn faults(tree: &SourceTree) -> SignatureFaults {
    let mut finder = Finder::default();
    for (path, file) in tree {
        path.clone_into(&mut finder.path);
        finder.visit_file(&file.ast);
    }
    finder.found
}

#[derive(Default)]
struct Finder {
    path: String,
    found: SignatureFaults,
}

impl Finder {
    fn place(&self, at: proc_macro2::Span, text: impl Into<String>) -> SourcePlace {
        SourcePlace::new(&self.path, at.start().line, text)
    }
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_signature(&mut self, signature: &'ast syn::Signature) {
        self.found.functions += 1;
        for input in &signature.inputs {
            let syn::FnArg::Typed(parameter) = input else {
                continue;
            };
            if matches!(&*parameter.ty, syn::Type::Path(of) if of.path.is_ident("bool")) {
                let place = self.place(parameter.span(), signature.ident.to_string());
                self.found.bool_parameters.push(place);
            }
        }
        if signature.ident == "of" && signature.receiver().is_none() {
            let place = self.place(signature.ident.span(), "of");
            self.found.of_constructors.push(place);
        }
        visit::visit_signature(self, signature);
    }

    fn visit_arm(&mut self, arm: &'ast syn::Arm) {
        if matches!(arm.pat, syn::Pat::Wild(_)) && arm.guard.is_none() && is_nothing(&arm.body) {
            let place = self.place(arm.pat.span(), "_");
            self.found.wildcard_arms.push(place);
        }
        visit::visit_arm(self, arm);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if call.method == "clone" {
            let place = self.place(call.method.span(), "clone");
            self.found.clones.push(place);
        }
        visit::visit_expr_method_call(self, call);
    }
}

/// Whether an expression says that there is nothing.
fn is_nothing(body: &syn::Expr) -> bool {
    match body {
        syn::Expr::Block(block) => block.block.stmts.is_empty(),
        syn::Expr::Tuple(tuple) => tuple.elems.is_empty(),
        syn::Expr::Path(path) => path.path.is_ident("None"),
        syn::Expr::Lit(literal) => matches!(&literal.lit, syn::Lit::Bool(_)),
        syn::Expr::Call(call) => {
            let named_new =
                |path: &syn::Path| path.segments.last().is_some_and(|last| last.ident == "new");
            call.args.is_empty()
                && matches!(&*call.func, syn::Expr::Path(to) if named_new(&to.path))
        }
        _ => false,
    }
}
