//! The second judge of a typed question: how like it is to phrasings that the bank remembers.

use std::collections::{BTreeMap, BTreeSet};

use crate::practice::matcher::reading::stems;
use crate::practice::matcher::vocabulary::Vocabulary;
use crate::practice::question_bank::QuestionBank;

/// Remembered phrasings, and how often each of their stems and concepts occurs.
pub(super) struct PhrasingMemory {
    /// By phrasing: the question's place in the bank, and what all its features weigh.
    phrasings: Vec<(usize, u64)>,
    /// By feature: the phrasings that have it.
    holders: BTreeMap<String, Vec<usize>>,
}

impl PhrasingMemory {
    pub fn new(bank: &QuestionBank, vocabulary: &Vocabulary) -> Self {
        let mut memory = Self {
            phrasings: Vec::new(),
            holders: BTreeMap::new(),
        };
        let mut all = Vec::new();
        for (n, question) in bank.questions.iter().enumerate() {
            for text in [&question.question].into_iter().chain(&question.phrasings) {
                let features = features(vocabulary, &stems(text));
                for feature in &features {
                    let holders = memory.holders.entry(feature.clone()).or_default();
                    holders.push(all.len());
                }
                all.push(features);
                memory.phrasings.push((n, 0));
            }
        }
        for (n, features) in all.iter().enumerate() {
            memory.phrasings[n].1 = memory.weight(features);
        }
        memory
    }

    /// More for what stands in fewer phrasings: a whole logarithm.
    fn rarity(&self, feature: &str) -> u64 {
        let often = self.holders.get(feature).map_or(1, Vec::len);
        let ratio = self.phrasings.len() / often;
        1 + u64::from(usize::BITS - ratio.leading_zeros())
    }

    fn weight(&self, features: &BTreeSet<String>) -> u64 {
        features.iter().map(|feature| self.rarity(feature)).sum()
    }

    /// By question: thousandths of likeness to its nearest phrasing; the likest first.
    pub fn likeness(&self, vocabulary: &Vocabulary, tokens: &[String]) -> Vec<(usize, u64)> {
        let mine = features(vocabulary, tokens);
        let total = self.weight(&mine);
        let mut common = vec![0; self.phrasings.len()];
        for feature in &mine {
            let rarity = self.rarity(feature);
            for holder in self.holders.get(feature).into_iter().flatten() {
                common[*holder] += rarity;
            }
        }
        let mut best: BTreeMap<usize, u64> = BTreeMap::new();
        for ((question, theirs), common) in self.phrasings.iter().zip(common) {
            if common > 0 {
                let like = 2000 * common / (total + theirs);
                let most = best.entry(*question).or_default();
                *most = like.max(*most);
            }
        }
        let mut best: Vec<(usize, u64)> = best.into_iter().collect();
        best.sort_by_key(|(_, like)| std::cmp::Reverse(*like));
        best
    }
}

/// The concepts of a text and its words that say something.
fn features(vocabulary: &Vocabulary, tokens: &[String]) -> BTreeSet<String> {
    let found = vocabulary.hits(tokens);
    let concepts = found.keys().filter_map(|atom| vocabulary.concept(*atom));
    let telling = tokens
        .iter()
        .filter(|token| !vocabulary.stop.contains(*token));
    concepts
        .map(str::to_owned)
        .chain(telling.cloned())
        .collect()
}
