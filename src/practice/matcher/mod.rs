//! Matches a typed clarifying question with the questions of the bank, by words alone.
//!
//! Whole numbers only, nothing learnt, nothing remembered: the same text gives the same answer on every machine.

mod likeness;
mod reading;
mod text_parts;
mod vocabulary;
mod ways;

use std::sync::LazyLock;

use crate::practice::matcher::likeness::PhrasingMemory;
use crate::practice::matcher::text_parts::text_parts;
use crate::practice::matcher::vocabulary::Vocabulary;
use crate::practice::matcher::ways::{MetQuestion, WayTable};
use crate::practice::question_bank::{BankWords, QuestionBank};

/// Questions answered of one text, and questions offered.
const MOST: usize = 3;
/// Points a single answer needs; with fewer the question is offered.
const ENOUGH: u32 = 4;
/// Points from which a way is believed without the second judge.
const SURE: u32 = 8;
/// Likeness the second judge must find when points are fewer.
const LIKE_ENOUGH: u64 = 300;
/// Points a second question needs to be answered beside the first.
const ENOUGH_FOR_TWO: u32 = 6;
/// Points with which a question is heard although it sounds like an aside.
const OVERRULE: u32 = 10;
/// A second question this close in points is offered beside the first.
const MARGIN: u32 = 1;
/// A phrasing this like is answered although no way is met.
const SURE_LIKENESS: u64 = 700;
/// One this like is offered.
const SOME_LIKENESS: u64 = 380;
/// How much liker another question must be to raise a doubt.
const DOUBT: u64 = 180;
/// Points by which a way wins in spite of the doubt.
const LEAD: u32 = 6;

/// What a typed text was understood as; questions by their ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuestionMatch {
    /// These questions, the surest first.
    Answer(Vec<&'static str>),
    /// One of these, and which only the person can say.
    Choose(Vec<&'static str>),
    /// Advice, knowledge or help was asked for, not the task.
    Aside,
    /// Nothing that the bank knows.
    Unknown,
}

/// The bank made ready for matching.
pub struct QuestionMatcher {
    bank: &'static QuestionBank,
    vocabulary: Vocabulary,
    ways: WayTable,
    memory: PhrasingMemory,
}

impl QuestionMatcher {
    /// The matcher of the bank inside the program.
    pub fn builtin() -> &'static Self {
        static MATCHER: LazyLock<QuestionMatcher> = LazyLock::new(|| {
            let bank = QuestionBank::builtin();
            let words = BankWords::read(bank).expect("the embedded words are read by the tests");
            let mut vocabulary = Vocabulary::new(bank, &words);
            let ways = WayTable::new(bank, &mut vocabulary);
            let memory = PhrasingMemory::new(bank, &vocabulary);
            QuestionMatcher {
                bank,
                vocabulary,
                ways,
                memory,
            }
        });
        &MATCHER
    }

    /// The stems of a text as the matcher reads it, slips corrected.
    pub fn read(&self, text: &str) -> Vec<String> {
        self.vocabulary.read(text)
    }

    /// What a typed text is understood as.
    pub fn understand(&self, text: &str) -> QuestionMatch {
        let tokens = self.vocabulary.read(text);
        if tokens.iter().all(|one| self.vocabulary.stop.contains(one)) {
            return QuestionMatch::Unknown;
        }
        let found = self.vocabulary.hits(&tokens);
        let ranked = self.ways.rank(&self.vocabulary, &found);
        let most_points = ranked.first().map_or(0, |met| met.points);
        if self.vocabulary.is_aside(&found) && most_points < OVERRULE {
            return QuestionMatch::Aside;
        }
        let closest = self.memory.likeness(&self.vocabulary, &tokens);
        let Some((first, others)) = ranked.split_first() else {
            return self.by_likeness(&closest);
        };
        if self.is_mostly_strange(&tokens) && first.points < SURE {
            return QuestionMatch::Unknown;
        }
        match decide(first, others, &closest) {
            Decision::Offer(offered) => self.offer(offered),
            Decision::Answer(answers) => self.answer(text, answers),
        }
    }

    /// The questions nearest to a text that are not these, the nearest first, three at most.
    pub fn alternatives(&self, text: &str, but: &[String]) -> Vec<&'static str> {
        let tokens = self.vocabulary.read(text);
        let met = self
            .ways
            .rank(&self.vocabulary, &self.vocabulary.hits(&tokens));
        let like = self.memory.likeness(&self.vocabulary, &tokens);
        let met = met.iter().map(|met| met.question);
        let like = like
            .iter()
            .filter(|(_, like)| *like > 0)
            .map(|(question, _)| *question);
        let mut nearest: Vec<&'static str> = Vec::new();
        for id in self.ids(&met.chain(like).collect::<Vec<_>>()) {
            if !nearest.contains(&id) && !but.iter().any(|not| not == id) {
                nearest.push(id);
            }
        }
        nearest.truncate(MOST);
        nearest
    }

    fn by_likeness(&self, closest: &[(usize, u64)]) -> QuestionMatch {
        match closest.first() {
            Some((question, like)) if *like >= SURE_LIKENESS => {
                QuestionMatch::Answer(self.ids(&[*question]))
            }
            Some(_) | None => self.offer(likest(closest, MOST)),
        }
    }

    fn offer(&self, questions: Vec<usize>) -> QuestionMatch {
        let mut offered: Vec<usize> = Vec::new();
        for question in questions {
            if !offered.contains(&question) {
                offered.push(question);
            }
        }
        offered.truncate(MOST);
        if offered.is_empty() {
            QuestionMatch::Unknown
        } else {
            QuestionMatch::Choose(self.ids(&offered))
        }
    }

    /// The answers, and those of further parts of the text.
    fn answer(&self, text: &str, mut answers: Vec<usize>) -> QuestionMatch {
        let parts = text_parts(text);
        for part in parts.iter().filter(|_| parts.len() > 1) {
            if answers.len() >= MOST {
                break;
            }
            let found = self.vocabulary.hits(&self.vocabulary.read(part));
            let ranked = self.ways.rank(&self.vocabulary, &found);
            if let Some(met) = ranked.first()
                && met.points >= ENOUGH_FOR_TWO
                && !answers.contains(&met.question)
            {
                answers.push(met.question);
            }
        }
        answers.truncate(MOST);
        QuestionMatch::Answer(self.ids(&answers))
    }

    fn is_mostly_strange(&self, tokens: &[String]) -> bool {
        let is_telling = |token: &&String| !self.vocabulary.stop.contains(*token);
        let telling = tokens.iter().filter(is_telling);
        let strange = telling.clone().filter(|one| !self.vocabulary.is_known(one));
        2 * strange.count() >= telling.count()
    }

    fn ids(&self, questions: &[usize]) -> Vec<&'static str> {
        let questions = questions.iter();
        questions
            .map(|n| self.bank.questions[*n].id.as_str())
            .collect()
    }
}

/// What both judges together say, by place in the bank.
enum Decision {
    Answer(Vec<usize>),
    Offer(Vec<usize>),
}

fn decide(first: &MetQuestion, others: &[MetQuestion], closest: &[(usize, u64)]) -> Decision {
    let is_near =
        |met: &&MetQuestion| first.points - met.points <= MARGIN && !met.lies_within(first);
    let near: Vec<&MetQuestion> = others.iter().filter(is_near).collect();
    let is_beside = |met: &&&MetQuestion| !met.overlaps(first) && met.points >= ENOUGH_FOR_TWO;
    let beside = near.iter().find(is_beside).map(|met| met.question);
    let answers: Vec<usize> = [first.question].into_iter().chain(beside).collect();
    if near.len() > 1 || near.len() == 1 && beside.is_none() {
        let near = near.iter().map(|met| met.question);
        let offered = [first.question].into_iter().chain(near);
        return Decision::Offer(offered.take(MOST).collect());
    }
    let (top, top_like) = closest.first().copied().unwrap_or((first.question, 0));
    let first_like = closest
        .iter()
        .find(|(question, _)| *question == first.question)
        .map_or(0, |(_, like)| *like);
    let agrees = top == first.question && first_like >= LIKE_ENOUGH && first.points >= ENOUGH;
    let second = |n: usize| others.iter().take(n).map(|met| met.question);
    if first.points < SURE && !agrees {
        let ranked = [first.question].into_iter().chain(second(1));
        return Decision::Offer(ranked.chain(likest(closest, 2)).collect());
    }
    let is_doubtful = !answers.contains(&top) && top_like >= first_like + DOUBT;
    let points_of_top = others.iter().find(|met| met.question == top);
    if is_doubtful && first.points - points_of_top.map_or(0, |met| met.points) < LEAD {
        let offered = [first.question, top].into_iter();
        return Decision::Offer(offered.chain(second(2)).collect());
    }
    Decision::Answer(answers)
}

fn likest(closest: &[(usize, u64)], n: usize) -> Vec<usize> {
    let first = closest.iter().take(n);
    let some = first.filter(|(_, like)| *like >= SOME_LIKENESS);
    some.map(|(question, _)| *question).collect()
}
