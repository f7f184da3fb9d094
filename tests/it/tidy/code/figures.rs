//! All counts of a source tree together.

use super::documentation::{self, Documentation};
use super::near_duplicates::{self, NearDuplicate};
use super::signatures::{self, SignatureFaults};
use super::source::SourceTree;
use super::wide_types::{self, WideType};
use super::{import_circles, per_thousand, type_names};

/// What `cargo bench --bench code` prints and the guards hold.
pub struct SourceFigures {
    pub files: usize,
    /// Files in import circles.
    pub circling: usize,
    pub types: usize,
    /// Types that share their name with another.
    pub sharing: usize,
    /// Types whose name is one word.
    pub short: usize,
    pub docs: Documentation,
    pub faults: SignatureFaults,
    pub pairs: Vec<NearDuplicate>,
    /// Types with methods, the widest first.
    pub widest: Vec<WideType>,
}

impl SourceFigures {
    pub fn new(tree: &SourceTree) -> Self {
        let names = type_names::by_name(tree);
        let is_short = |(name, _): &(&String, _)| type_names::is_one_word(name);
        let short = names.iter().filter(is_short);
        SourceFigures {
            files: tree.len(),
            circling: import_circles::circles(tree).iter().map(Vec::len).sum(),
            types: names.values().map(Vec::len).sum(),
            sharing: type_names::shared(tree).values().map(Vec::len).sum(),
            short: short.map(|(_, places)| places.len()).sum(),
            docs: documentation::count(tree),
            faults: signatures::faults(tree),
            pairs: near_duplicates::pairs(tree),
            widest: wide_types::widest(tree),
        }
    }

    /// Of a thousand lines, inline tests too.
    pub fn rate(&self, count: usize) -> f64 {
        per_thousand(count, self.docs.all_lines)
    }
}
