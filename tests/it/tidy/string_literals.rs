//! Texts in code: string literals, those in macros too, without doc comments.

use proc_macro2::{TokenStream, TokenTree};

use super::code::SourcePlace;
use super::code::source::SourceTree;

/// Every string literal with its place.
pub fn all(tree: &SourceTree) -> Vec<SourcePlace> {
    let mut found = Vec::new();
    for (path, file) in tree {
        if let Ok(tokens) = file.text.parse() {
            literals_in(tokens, path, &mut found);
        }
    }
    found
}

fn literals_in(tokens: TokenStream, path: &str, found: &mut Vec<SourcePlace>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) if !is_doc(group.stream()) => {
                literals_in(group.stream(), path, found);
            }
            TokenTree::Literal(literal) => {
                let line = literal.span().start().line;
                if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                    found.push(SourcePlace::new(path, line, text.value()));
                }
            }
            TokenTree::Group(_) | TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}

/// Whether these are the tokens of a doc comment.
fn is_doc(tokens: TokenStream) -> bool {
    let mut tokens = tokens.into_iter();
    matches!(tokens.next(), Some(TokenTree::Ident(name)) if name == "doc")
        && matches!(tokens.next(), Some(TokenTree::Punct(mark)) if mark.as_char() == '=')
}
