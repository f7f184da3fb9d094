//! The first judge of a typed question: ways of asking whose groups are all met.

use crate::practice::matcher::vocabulary::{AtomHits, Vocabulary};
use crate::practice::question_bank::QuestionBank;

/// Points off for a concept that speaks against a question.
const PENALTY: u32 = 4;

/// A question one of whose ways is met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MetQuestion {
    pub points: u32,
    /// Its place in the bank.
    pub question: usize,
    /// Stems of the text that the way used, by place.
    pub places: Vec<usize>,
}

impl MetQuestion {
    pub fn lies_within(&self, other: &Self) -> bool {
        is_within(&self.places, &other.places)
    }

    pub fn overlaps(&self, other: &Self) -> bool {
        self.places.iter().any(|place| other.places.contains(place))
    }
}

fn is_within(places: &[usize], others: &[usize]) -> bool {
    places.iter().all(|place| others.contains(place))
}

/// The ways of every question, as atoms.
pub(super) struct WayTable {
    questions: Vec<QuestionAtoms>,
}

struct QuestionAtoms {
    ways: Vec<Vec<Vec<usize>>>,
    never: Vec<usize>,
}

impl WayTable {
    pub fn new(bank: &QuestionBank, vocabulary: &mut Vocabulary) -> Self {
        let mut atoms =
            |group: &Vec<String>| group.iter().map(|atom| vocabulary.atom_of(atom)).collect();
        let mut questions = Vec::new();
        for question in &bank.questions {
            let ways = question.ways.iter();
            questions.push(QuestionAtoms {
                ways: ways
                    .map(|way| way.iter().map(&mut atoms).collect())
                    .collect(),
                never: atoms(&question.never),
            });
        }
        Self { questions }
    }

    /// Every question one of whose ways is met, best first.
    pub fn rank(&self, vocabulary: &Vocabulary, found: &AtomHits) -> Vec<MetQuestion> {
        let questions = self.questions.iter().enumerate();
        let mut met: Vec<MetQuestion> = questions
            .filter_map(|(n, question)| {
                let (points, places) = question.best_way(vocabulary, found)?;
                let off = PENALTY * question.n_against(found, &places);
                (points > off).then(|| MetQuestion {
                    points: points - off,
                    question: n,
                    places,
                })
            })
            .collect();
        met.sort_by_key(|met| std::cmp::Reverse(met.points));
        met
    }
}

impl QuestionAtoms {
    /// The way with most points, then with most places.
    fn best_way(&self, vocabulary: &Vocabulary, found: &AtomHits) -> Option<(u32, Vec<usize>)> {
        let mut best: Option<(u32, Vec<usize>)> = None;
        for way in &self.ways {
            let Some((points, places)) = met_way(way, vocabulary, found) else {
                continue;
            };
            let is_better = best
                .as_ref()
                .is_none_or(|(most, used)| (points, places.len()) > (*most, used.len()));
            if is_better {
                best = Some((points, places));
            }
        }
        best
    }

    /// Concepts that speak against the question outside the places its way used.
    fn n_against(&self, found: &AtomHits, used: &[usize]) -> u32 {
        let is_against = |atom: &&usize| {
            let hits = found.get(atom).into_iter().flatten();
            let mut outside = hits.filter(|(at, n)| (*at..at + n).any(|p| !used.contains(&p)));
            outside.next().is_some()
        };
        let n = self.never.iter().filter(is_against).count();
        u32::try_from(n).unwrap_or(u32::MAX / PENALTY)
    }
}

/// Points of a way and the places it used; nothing when a group is not met. No place is used twice.
fn met_way(
    way: &[Vec<usize>],
    vocabulary: &Vocabulary,
    found: &AtomHits,
) -> Option<(u32, Vec<usize>)> {
    let (mut points, mut used) = (0, Vec::new());
    for group in way {
        let (worth, (at, n)) = dearest_hit(group, vocabulary, found, &used)?;
        points += worth;
        for place in at..at + n {
            if !used.contains(&place) {
                used.push(place);
            }
        }
    }
    Some((points, used))
}

fn dearest_hit(
    group: &[usize],
    vocabulary: &Vocabulary,
    found: &AtomHits,
    used: &[usize],
) -> Option<(u32, (usize, usize))> {
    let mut best: Option<(u32, (usize, usize))> = None;
    for atom in group {
        for &(at, n) in found.get(atom).into_iter().flatten() {
            if (at..at + n).all(|place| used.contains(&place)) {
                continue;
            }
            let further = u32::try_from(n - 1).unwrap_or(u32::MAX / 4);
            let worth = 2 * vocabulary.weight(*atom) + 2 * further;
            if best.is_none_or(|(most, _)| worth > most) {
                best = Some((worth, (at, n)));
            }
        }
    }
    best
}
