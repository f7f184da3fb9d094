//! Every word the matcher knows, with the concepts that words in a row stand for, and the correction of slips.

use std::collections::{BTreeMap, BTreeSet};

use crate::practice::matcher::reading::{is_within, stem, stems, words};
use crate::practice::question_bank::{BankWords, QuestionBank};

/// Sorts of what is no question about the task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum AsideSort {
    /// Advice, knowledge, or help with the interview.
    Plain,
    /// A method or a product is named.
    Technique,
}

/// What a term of the lexicon, or a word of its own, means.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum AtomKey {
    Concept(String),
    Literal(String),
    Aside(AsideSort),
}

/// A run of stems in a text: where it begins, and how many they are.
pub(super) type Place = (usize, usize);

/// What stands where in a text.
pub(super) type AtomHits = BTreeMap<usize, Vec<Place>>;

/// Words, terms and atoms of the bank.
pub(super) struct Vocabulary {
    /// Words that say nothing by themselves.
    pub stop: BTreeSet<String>,
    known: BTreeSet<String>,
    not_slips: BTreeSet<String>,
    /// By their first stem: terms, each with its atom.
    terms: BTreeMap<String, Vec<(Vec<String>, usize)>>,
    atoms: BTreeMap<AtomKey, usize>,
    /// By atom: its weight and its key.
    described: Vec<(u32, AtomKey)>,
}

impl Vocabulary {
    pub fn new(bank: &QuestionBank, words: &BankWords) -> Self {
        let stop: BTreeSet<String> = words.stop.iter().map(|word| stem(word)).collect();
        let mut vocabulary = Self {
            known: stop.clone(),
            stop,
            not_slips: words.not_slips.iter().cloned().collect(),
            terms: BTreeMap::new(),
            atoms: BTreeMap::new(),
            described: Vec::new(),
        };
        for (name, concept) in &words.concepts {
            let key = AtomKey::Concept(name.clone());
            vocabulary.learn(key, concept.weight, &concept.terms);
        }
        for terms in words.asides.values() {
            vocabulary.learn(AtomKey::Aside(AsideSort::Plain), 3, terms);
        }
        let technique = AtomKey::Aside(AsideSort::Technique);
        vocabulary.learn(technique, 3, &words.techniques);
        let ways = bank.questions.iter().flat_map(|question| &question.ways);
        for atom in ways.flatten().flatten() {
            vocabulary.atom_of(atom);
        }
        vocabulary
    }

    fn learn(&mut self, key: AtomKey, weight: u32, terms: &[String]) {
        let atom = self.intern(key, weight);
        for term in terms {
            let term = stems(term);
            self.known.extend(term.iter().cloned());
            if let Some(first) = term.first() {
                let first = first.clone();
                self.terms.entry(first).or_default().push((term, atom));
            }
        }
    }

    fn intern(&mut self, key: AtomKey, weight: u32) -> usize {
        let next = self.described.len();
        let atom = *self.atoms.entry(key.clone()).or_insert(next);
        if atom == next {
            self.described.push((weight, key));
        }
        atom
    }

    /// The atom of a way, which may be a concept or a word after `'`.
    pub fn atom_of(&mut self, atom: &str) -> usize {
        let literal = atom.strip_prefix('\'').and_then(|word| {
            let word = words(word).into_iter().next()?;
            Some(stem(&word))
        });
        match literal {
            Some(word) => {
                self.known.insert(word.clone());
                self.intern(AtomKey::Literal(word), 1)
            }
            None => self.intern(AtomKey::Concept(atom.to_owned()), 1),
        }
    }

    /// Twice what a hit of one word is worth in a way.
    pub fn weight(&self, atom: usize) -> u32 {
        self.described[atom].0
    }

    /// The name of a concept; nothing for words and asides.
    pub fn concept(&self, atom: usize) -> Option<&str> {
        match &self.described[atom].1 {
            AtomKey::Concept(name) => Some(name),
            AtomKey::Literal(_) | AtomKey::Aside(_) => None,
        }
    }

    /// The atom of that key.
    pub fn atom(&self, key: &AtomKey) -> Option<usize> {
        self.atoms.get(key).copied()
    }

    pub fn is_known(&self, stem: &str) -> bool {
        self.known.contains(stem)
    }

    /// The stems of a typed text, slips corrected.
    pub fn read(&self, text: &str) -> Vec<String> {
        let stems = stems(text).into_iter();
        stems.map(|stem| self.corrected(stem)).collect()
    }

    /// The nearest known word for an unknown one: one slip from five letters on, two from nine on.
    pub fn corrected(&self, token: String) -> String {
        let is_strange = !self.is_known(&token) && !self.not_slips.contains(&token);
        let is_word = token.len() >= 5 && token.bytes().all(|byte| byte.is_ascii_lowercase());
        if !(is_strange && is_word) {
            return token;
        }
        let most = if token.len() >= 9 { 2 } else { 1 };
        let first = &token[..1];
        let alike = self.known.range(first.to_owned()..);
        let near = alike
            .take_while(|word| word.starts_with(first))
            .find(|word| word.len() >= 4 && is_within(&token, word, most))
            .cloned();
        near.unwrap_or(token)
    }

    /// Where the atoms of the bank stand in a text.
    pub fn hits(&self, tokens: &[String]) -> AtomHits {
        let mut found = AtomHits::new();
        for (at, token) in tokens.iter().enumerate() {
            for (term, atom) in self.terms.get(token).into_iter().flatten() {
                if tokens[at..].starts_with(term) {
                    found.entry(*atom).or_default().push((at, term.len()));
                }
            }
            if let Some(atom) = self.atom(&AtomKey::Literal(token.clone())) {
                found.entry(atom).or_default().push((at, 1));
            }
        }
        found
    }

    /// Whether advice, knowledge or help with the interview is asked for, not the task.
    pub fn is_aside(&self, found: &AtomHits) -> bool {
        let has = |key: AtomKey| {
            self.atom(&key)
                .is_some_and(|atom| found.contains_key(&atom))
        };
        let is_technique =
            has(AtomKey::Aside(AsideSort::Technique)) && !has(AtomKey::Concept("there".to_owned()));
        has(AtomKey::Aside(AsideSort::Plain)) || is_technique
    }
}
