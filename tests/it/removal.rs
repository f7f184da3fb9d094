//! What is noticed when something is missing: every component and every connection of every case study is
//! taken away once. `cargo test --test it removal -- --nocapture` prints the table.

use std::collections::{BTreeMap, BTreeSet};

use mlboard::catalog::Catalog;
use mlboard::model::{Document, Edit, Target, apply};
use mlboard::{rules, templates};

/// Of the components and of the connections taken away, so many are noticed: 83 and 67 of a hundred. What
/// is not is mostly one of two that do the same, such as a second retriever or a second source of labels.
const LEAST: [u32; 2] = [536, 868];

/// How many places the findings of each rule name.
fn found(document: &Document) -> BTreeMap<&'static str, usize> {
    let mut found = BTreeMap::new();
    for diagnostic in rules::check(document, Catalog::builtin()).diagnostics() {
        // One entry lists all places of its subject.
        let n_places = diagnostic.nodes.len() + diagnostic.edges.len() + diagnostic.ports.len();
        *found.entry(diagnostic.rule.id).or_default() += n_places.max(1);
    }
    found
}

/// Whether a rule finds more than before; that it finds it elsewhere is not enough.
fn is_noticed(document: &Document, before: &BTreeMap<&str, usize>, target: Target) -> bool {
    let mut less = document.clone();
    apply(&mut less, &[Edit::Remove(BTreeSet::from([target]))]);
    let after = found(&less);
    after
        .iter()
        .any(|(rule, n)| *n > before.get(rule).copied().unwrap_or_default())
}

#[derive(Clone, Copy, Default)]
struct Count {
    noticed: u32,
    all: u32,
}

impl Count {
    fn of(answers: impl Iterator<Item = bool>) -> Self {
        answers.fold(Self::default(), |count, noticed| Self {
            noticed: count.noticed + u32::from(noticed),
            all: count.all + 1,
        })
    }

    fn and(self, other: Self) -> Self {
        Self {
            noticed: self.noticed + other.noticed,
            all: self.all + other.all,
        }
    }

    fn percent(self) -> f64 {
        100.0 * f64::from(self.noticed) / f64::from(self.all)
    }

    fn row(self) -> String {
        format!(
            "{:>4} of {:>4} {:>5.1} %",
            self.noticed,
            self.all,
            self.percent()
        )
    }
}

#[test]
fn most_of_what_is_taken_from_a_reference_is_missed() {
    let mut sums = [Count::default(); 2];
    println!("{:<26} {:<21} connections", "case", "components");
    for template in templates::all() {
        let document = template.document();
        let before = found(&document);
        let diagram = document.diagram();
        let noticed = |target| is_noticed(&document, &before, target);
        let nodes = diagram.nodes().map(|node| Target::Node(node.id.clone()));
        let edges = diagram.edges().map(|edge| Target::Edge(edge.id.clone()));
        let counts = [Count::of(nodes.map(noticed)), Count::of(edges.map(noticed))];
        println!(
            "{:<26} {}  {}",
            template.id,
            counts[0].row(),
            counts[1].row()
        );
        sums = [sums[0].and(counts[0]), sums[1].and(counts[1])];
    }
    println!("{:<26} {}  {}", "all", sums[0].row(), sums[1].row());
    for (sum, least) in sums.iter().zip(LEAST) {
        assert!(sum.noticed >= least, "{}", sum.row());
    }
}
