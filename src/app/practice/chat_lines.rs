//! What was said between a candidate and the interviewer.

use crate::model::Brief;
use crate::practice::BankQuestion;

/// What was said, and what is being typed.
#[derive(Default)]
pub struct Chat {
    /// What was said, in order.
    pub(super) lines: Vec<ChatLine>,
    /// The question that is being typed.
    pub(super) typed: String,
    /// Questions to choose from, of the last reply.
    pub(super) offered: Vec<&'static BankQuestion>,
    /// What was typed last and not understood, or is the person's own call: it can become an assumption.
    pub(super) open_text: Option<String>,
    /// Whether the last answer can be taken back.
    pub(super) can_take_back: bool,
    /// Whether the list of questions is open.
    pub(super) is_list_open: bool,
    /// It asks for the keyboard.
    pub(super) takes_keys: bool,
}

/// One thing that was said.
pub(super) struct ChatLine {
    /// The candidate said it.
    pub(super) is_own: bool,
    /// In words.
    pub(super) text: String,
    /// The questions it answers.
    pub(super) understood: String,
}

impl Chat {
    /// What was asked and answered before, as the board keeps it.
    pub(super) fn recalled(brief: &Brief) -> Self {
        let mut chat = Self::default();
        for asked in &brief.questions {
            chat.lines.push(ChatLine {
                is_own: true,
                text: asked.question.clone(),
                understood: String::new(),
            });
            chat.say(&asked.answer, String::new());
        }
        chat
    }

    /// Whether a question is being typed.
    pub(super) fn is_typing(&self) -> bool {
        !self.typed.trim().is_empty()
    }

    pub(super) fn say(&mut self, words: &str, understood: String) {
        self.lines.push(ChatLine {
            is_own: false,
            text: words.to_owned(),
            understood,
        });
        self.offered.clear();
    }
}
