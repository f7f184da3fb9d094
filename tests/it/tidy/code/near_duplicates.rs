//! Pairs of functions that are nearly the same: their tokens without names and values.
//!
//! A token is a keyword, a mark, a name of a type, variant or constant, any other name (all alike) or a
//! value (all alike). Two functions, or two `static` or `const` items, of at least [`FEWEST_LINES`] lines
//! are a near-duplicate pair when the multisets of their runs of [`RUN`] tokens have at least [`ALIKE`]
//! of their union in common. The two numbers are set so that the tree which the first figures were
//! taken of has the number of pairs a reader found there: 433.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};

use super::SourcePlace;
use super::source::SourceTree;

/// Tokens in a run.
const RUN: usize = 5;
/// Share of the union of runs, from which on two functions are nearly the same.
const ALIKE: f64 = 0.745;
/// Lines from the signature to the closing brace.
const FEWEST_LINES: usize = 5;

/// Words that are kept as they are.
const KEYWORDS: &[&str] = &[
    "as", "async", "await", "break", "const", "continue", "crate", "dyn", "else", "enum", "extern",
    "false", "fn", "for", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "type", "unsafe", "use",
    "where", "while",
];

/// Two places and how much they share, 0 to 1.
pub struct NearDuplicate {
    pub first: SourcePlace,
    pub second: SourcePlace,
    pub alike: f64,
    /// Whether both are `static` or `const` items.
    pub is_data: bool,
}

/// All pairs, the most alike first.
pub fn pairs(tree: &SourceTree) -> Vec<NearDuplicate> {
    let mut finder = Finder::default();
    for (path, file) in tree {
        path.clone_into(&mut finder.path);
        finder.text.clone_from(&file.text);
        finder.visit_file(&file.ast);
    }
    let mut all = finder.found;
    all.sort_by_key(|one| one.runs.len());
    let mut found = Vec::new();
    for (index, short) in all.iter().enumerate() {
        let longest = real(short.runs.len()) / ALIKE;
        let rest = all[index + 1..].iter();
        for long in rest.take_while(|long| real(long.runs.len()) <= longest) {
            let alike = jaccard(&short.runs, &long.runs);
            if alike >= ALIKE {
                let mut places = [short.place.clone(), long.place.clone()];
                places.sort();
                let [first, second] = places;
                let is_data = short.is_data && long.is_data;
                found.push(NearDuplicate {
                    first,
                    second,
                    alike,
                    is_data,
                });
            }
        }
    }
    found.sort_by(|a, b| {
        b.alike
            .total_cmp(&a.alike)
            .then_with(|| a.first.cmp(&b.first))
    });
    found
}

#[expect(clippy::cast_precision_loss, reason = "numbers of tokens")]
fn real(count: usize) -> f64 {
    count as f64
}

/// What two sorted lists have in common, of all they have; 0 as soon as it cannot reach [`ALIKE`].
fn jaccard(a: &[u64], b: &[u64]) -> f64 {
    let all = a.len() + b.len();
    let needed = ALIKE * real(all) / (1.0 + ALIKE) - 0.001;
    let (mut left, mut right, mut common) = (0, 0, 0);
    while left < a.len() && right < b.len() {
        match a[left].cmp(&b[right]) {
            std::cmp::Ordering::Less => left += 1,
            std::cmp::Ordering::Greater => right += 1,
            std::cmp::Ordering::Equal => {
                (left, right, common) = (left + 1, right + 1, common + 1);
            }
        }
        let rest = (a.len() - left).min(b.len() - right);
        if real(common + rest) < needed {
            return 0.0;
        }
    }
    real(common) / real(all - common)
}

/// A function or an item of data as its runs.
struct Candidate {
    place: SourcePlace,
    /// Hashes of runs and how often each came before, sorted.
    runs: Vec<u64>,
    is_data: bool,
}

#[derive(Default)]
struct Finder {
    path: String,
    text: String,
    found: Vec<Candidate>,
}

impl Finder {
    fn take(&mut self, name: &syn::Ident, from: Span, to: Span, is_data: bool) {
        let line = from.start().line;
        if to.end().line + 1 - line < FEWEST_LINES {
            return;
        }
        let text = &self.text[from.byte_range().start..to.byte_range().end];
        let Ok(tokens) = text.parse::<TokenStream>() else {
            return;
        };
        let mut shapes = Vec::new();
        shapes_of(tokens, &mut shapes);
        let place = SourcePlace::new(&self.path, line, name.to_string());
        let runs = runs_of(&shapes);
        self.found.push(Candidate {
            place,
            runs,
            is_data,
        });
    }
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        let from = item.sig.fn_token.span;
        self.take(
            &item.sig.ident,
            from,
            item.block.brace_token.span.close(),
            false,
        );
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        let from = item.sig.fn_token.span;
        self.take(
            &item.sig.ident,
            from,
            item.block.brace_token.span.close(),
            false,
        );
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_item_static(&mut self, item: &'ast syn::ItemStatic) {
        self.take(
            &item.ident,
            item.static_token.span,
            item.semi_token.span(),
            true,
        );
    }

    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        self.take(
            &item.ident,
            item.const_token.span,
            item.semi_token.span(),
            true,
        );
    }
}

fn runs_of(shapes: &[String]) -> Vec<u64> {
    let mut times: BTreeMap<u64, u64> = BTreeMap::new();
    let runs = shapes.windows(RUN.min(shapes.len().max(1))).map(|run| {
        let mut hasher = DefaultHasher::new();
        run.hash(&mut hasher);
        let before = times.entry(hasher.finish()).or_default();
        *before += 1;
        before.hash(&mut hasher);
        hasher.finish()
    });
    let mut runs: Vec<u64> = runs.collect();
    runs.sort_unstable();
    runs
}

fn shapes_of(tokens: TokenStream, found: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                found.push(open.to_owned());
                shapes_of(group.stream(), found);
                found.push(close.to_owned());
            }
            TokenTree::Ident(name) => {
                let word = name.to_string();
                let is_kept =
                    word.starts_with(char::is_uppercase) || KEYWORDS.contains(&word.as_str());
                found.push(if is_kept { word } else { "name".to_owned() });
            }
            TokenTree::Punct(mark) => found.push(mark.as_char().to_string()),
            TokenTree::Literal(_) => found.push("value".to_owned()),
        }
    }
}
