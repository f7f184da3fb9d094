//! Names of things: cheap to clone, ordered so that `e2` comes before `e10`.
//! An id is the identity of a record for as long as it lives; petgraph's indices are not, they are reused.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $name {
            key: SortKey,
            text: Arc<str>,
        }

        impl $name {
            /// The id as written in files.
            pub fn as_str(&self) -> &str {
                &self.text
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self { key: sort_key(text), text: text.into() }
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self::from(text.as_str())
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                // Comparing is what lookups do. Most ids differ in their heads, which are at hand, and the same id is
                // most often the same allocation.
                self.key.cmp(&other.key).then_with(|| {
                    if Arc::ptr_eq(&self.text, &other.text) {
                        return Ordering::Equal;
                    }
                    natural(&self.text, &other.text)
                })
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.key == other.key
                    && (Arc::ptr_eq(&self.text, &other.text) || self.text == other.text)
            }
        }

        impl Eq for $name {}

        impl Hash for $name {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.text.hash(state);
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.text)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:?}", &*self.text)
            }
        }
    )+};
}

ids! {
    /// A placed component.
    NodeId,
    /// A data flow between two ports.
    EdgeId,
    /// A frame, note, text, shape or stroke.
    SketchId,
    /// Things that are selected and moved together.
    GroupId,
    /// A kind of component, by the name the catalogue gives it.
    KindId,
    /// A type of data, by the name the catalogue gives it.
    PayloadId,
    /// A port of a kind; inputs and outputs are named apart from each other.
    PortName,
}

/// How an id begins, as a number that orders as the ids do; equal for ids that differ later only.
type SortKey = u128;

/// A run of digits becomes a digit, the length of the number and the number, so that bytes order as numbers do.
fn sort_key(text: &str) -> SortKey {
    const SIZE: usize = size_of::<SortKey>();
    let mut bytes = Vec::with_capacity(SIZE);
    let mut rest = text.as_bytes();
    while let (Some(first), true) = (rest.first(), bytes.len() < SIZE) {
        if !first.is_ascii_digit() {
            bytes.push(*first);
            rest = &rest[1..];
            continue;
        }
        let run = digits(rest);
        let number = strip(run);
        let length = u8::try_from(number.len()).unwrap_or(u8::MAX);
        bytes.extend([b'0', length]);
        if length == u8::MAX {
            break;
        }
        bytes.extend(number.iter().take(SIZE));
        rest = &rest[run.len()..];
    }
    bytes.resize(SIZE, 0);
    let mut head = [0; SIZE];
    head.copy_from_slice(&bytes);
    SortKey::from_be_bytes(head)
}

/// Digit runs compare as numbers, the rest as text; texts that tie are compared byte by byte,
/// so that the order agrees with equality.
fn natural(a: &str, b: &str) -> Ordering {
    let (mut x, mut y) = (a.as_bytes(), b.as_bytes());
    while let (Some(p), Some(q)) = (x.first(), y.first()) {
        if p.is_ascii_digit() && q.is_ascii_digit() {
            let (m, n) = (digits(x), digits(y));
            let by_number = strip(m)
                .len()
                .cmp(&strip(n).len())
                .then_with(|| strip(m).cmp(strip(n)));
            if by_number != Ordering::Equal {
                return by_number;
            }
            (x, y) = (&x[m.len()..], &y[n.len()..]);
        } else if p == q {
            (x, y) = (&x[1..], &y[1..]);
        } else {
            return p.cmp(q);
        }
    }
    x.len().cmp(&y.len()).then_with(|| a.cmp(b))
}

fn digits(text: &[u8]) -> &[u8] {
    let n = text.iter().take_while(|b| b.is_ascii_digit()).count();
    &text[..n]
}

fn strip(digits: &[u8]) -> &[u8] {
    let zeros = digits.iter().take_while(|b| **b == b'0').count();
    &digits[zeros..]
}

#[cfg(test)]
mod tests {
    use super::{NodeId, natural};

    #[test]
    fn numbers_inside_ids_order_as_numbers() {
        let mut ids: Vec<NodeId> = ["e10", "e2", "e1", "a", "e02", "e", "e2b", "e2a10", "e2a9"]
            .map(NodeId::from)
            .to_vec();
        ids.sort();
        let sorted: Vec<&str> = ids.iter().map(NodeId::as_str).collect();
        assert_eq!(
            sorted,
            ["a", "e", "e1", "e02", "e2", "e2a9", "e2a10", "e2b", "e10"]
        );
    }

    #[test]
    fn order_agrees_with_equality_and_is_transitive() {
        let ids: Vec<NodeId> = [
            "",
            "0",
            "00",
            "01",
            "1",
            "a0",
            "a00",
            "a1",
            "a01",
            "1a",
            "01a",
            "a\0",
            "a\0b",
            "a-",
            "a:",
            "é",
            "é2",
            "batch_feature_pipeline",
            "batch_feature_pipeline_2",
            "batch_feature_pipeline_10",
            &"9".repeat(254),
            &"9".repeat(255),
            &"1".repeat(300),
            &"2".repeat(300),
        ]
        .map(NodeId::from)
        .to_vec();
        for a in &ids {
            for b in &ids {
                assert_eq!(a.cmp(b).is_eq(), a == b, "{a} {b}");
                assert_eq!(a.cmp(b), natural(a.as_str(), b.as_str()), "{a} {b}");
                assert_eq!(a.cmp(b), b.cmp(a).reverse(), "{a} {b}");
                for c in &ids {
                    assert!(!(a <= b && b <= c) || a <= c, "{a} {b} {c}");
                }
            }
        }
    }
}
