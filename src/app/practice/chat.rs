//! The chat with the interviewer: asked in one's own words, answered from the case.

use std::time::Duration;

use eframe::egui::{Align, Id, Key, Label, Layout, Modifiers, Role, ScrollArea, Ui, WidgetInfo};

use crate::app::practice::chat_lines::ChatLine;
use crate::app::practice::room::{PracticeRoom, RoomRequest};
use crate::app::practice::side_tab::SideTab;
use crate::app::practice::texts;
use crate::app::style::{self, BODY, SMALL, text};
use crate::app::widgets::{accent_button, link_button, text_field};
use crate::editor::{Action, BriefAction, Editor};
use crate::practice::{
    BankQuestion, HelpUse, InterviewerReply, QuestionBank, QuestionListAccess, ReplyKind,
};
use crate::scene::Typeface;

/// Height of what stands below what was said.
const FOOT: f32 = 76.0;

fn field_id() -> Id {
    Id::unique(("field", texts::ASK_HINT))
}

pub fn show(
    ui: &mut Ui,
    room: &mut PracticeRoom,
    editor: &Editor,
    now: Duration,
    requests: &mut Vec<RoomRequest>,
) {
    let tokens = style::tokens(ui);
    let task = text(
        &editor.document().brief().task,
        Typeface::Medium,
        BODY,
        tokens.text,
    );
    ui.add(Label::new(task).wrap());
    ui.add_space(8.0);
    keys(ui, room, now, requests);
    let height = (ui.available_height() - FOOT).max(80.0);
    ScrollArea::vertical()
        .id_salt("practice chat")
        .max_height(height)
        .min_scrolled_height(height)
        .auto_shrink(false)
        .stick_to_bottom(!room.chat.is_list_open)
        .show(ui, |ui| {
            if room.chat.is_list_open {
                return list_ui(ui, room, now, requests);
            }
            for line in &room.chat.lines {
                line_ui(ui, line);
            }
            below_ui(ui, room, now, requests);
        });
    foot_ui(ui, room, now, requests);
}

/// The keys 1 to 3 choose, while nothing is typed.
fn keys(ui: &Ui, room: &mut PracticeRoom, now: Duration, requests: &mut Vec<RoomRequest>) {
    let has_keys = ui.memory(|memory| memory.has_focus(field_id()));
    if !has_keys || !room.chat.typed.is_empty() || room.chat.offered.is_empty() {
        return;
    }
    for (n, key) in [Key::Num1, Key::Num2, Key::Num3].into_iter().enumerate() {
        let Some(question) = room.chat.offered.get(n).copied() else {
            break;
        };
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            // The character of the key is not typed.
            ui.input_mut(|input| {
                input
                    .events
                    .retain(|event| !matches!(event, eframe::egui::Event::Text(_)));
            });
            choose(room, question, now, requests);
            return;
        }
    }
}

fn line_ui(ui: &mut Ui, line: &ChatLine) {
    let tokens = style::tokens(ui);
    let (who, color) = if line.is_own {
        (texts::YOU, tokens.muted)
    } else {
        (texts::THEM, tokens.accent)
    };
    let spoken = format!("{who}: {}", line.text);
    let shown = ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.label(text(who, Typeface::Medium, SMALL, color));
        let words = text(&line.text, Typeface::Regular, BODY, tokens.text);
        ui.add(Label::new(words).wrap());
        if !line.understood.is_empty() {
            let understood = texts::understood(&line.understood);
            let understood = text(understood, Typeface::Regular, SMALL, tokens.muted);
            ui.add(Label::new(understood).wrap());
        }
    });
    shown
        .response
        .widget_info(|| WidgetInfo::labeled(Role::ListItem, true, &spoken));
    ui.add_space(8.0);
}

/// What can be done about the last reply.
fn below_ui(ui: &mut Ui, room: &mut PracticeRoom, now: Duration, requests: &mut Vec<RoomRequest>) {
    let offered = room.chat.offered.clone();
    for (n, question) in offered.into_iter().enumerate() {
        if link_button(ui, &texts::option(n + 1, &question.question)).clicked() {
            choose(room, question, now, requests);
            return;
        }
    }
    if room.chat.can_take_back && link_button(ui, texts::NOT_MEANT).clicked() {
        take_back(room, now, requests);
    }
    if let Some(typed) = room.chat.open_text.clone()
        && link_button(ui, texts::NOTE_ASSUMPTION).clicked()
    {
        room.chat.open_text = None;
        let at = room.session().document().brief().assumptions.len();
        requests.push(RoomRequest::Act(Action::Brief(
            BriefAction::SetAssumption { at, text: typed },
        )));
        room.chat.say(texts::NOTED, String::new());
    }
}

fn foot_ui(ui: &mut Ui, room: &mut PracticeRoom, now: Duration, requests: &mut Vec<RoomRequest>) {
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        let width = ui.available_width() - 84.0;
        let field = text_field(
            ui,
            &mut room.chat.typed,
            texts::ASK_HINT,
            texts::ASK_HINT,
            width,
        );
        if std::mem::take(&mut room.chat.takes_keys) {
            field.request_focus();
        }
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if accent_button(ui, texts::ASK).clicked() || entered {
            // At once, so that no key in between is taken for one of the board.
            field.request_focus();
            ask(room, now, requests);
        }
    });
    ui.horizontal(|ui| {
        let access = room.session().setup().help.question_list();
        let n_asked = room.session().state().n_questions();
        let may_open = access != QuestionListAccess::AfterTyping || n_asked > 0;
        let is_open = room.chat.is_list_open;
        let name = if is_open {
            texts::HIDE_LIST
        } else {
            texts::FROM_LIST
        };
        if may_open && link_button(ui, name).clicked() {
            room.chat.is_list_open = !is_open;
            if !is_open {
                room.session.use_help(now, HelpUse::QuestionList);
            }
        }
        let tokens = style::tokens(ui);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let asked = texts::n_questions(n_asked);
            ui.label(text(asked, Typeface::Regular, SMALL, tokens.muted));
        });
    });
}

/// The whole bank, group by group.
fn list_ui(ui: &mut Ui, room: &mut PracticeRoom, now: Duration, requests: &mut Vec<RoomRequest>) {
    let bank = QuestionBank::builtin();
    let mut chosen = None;
    for group in &bank.groups {
        crate::app::widgets::section(ui, &group.title);
        for question in bank.questions.iter().filter(|one| one.group == group.id) {
            if link_button(ui, &question.question).clicked() {
                chosen = Some(question);
            }
        }
    }
    if let Some(question) = chosen {
        room.chat.is_list_open = false;
        choose(room, question, now, requests);
    }
}

fn ask(room: &mut PracticeRoom, now: Duration, requests: &mut Vec<RoomRequest>) {
    let typed = std::mem::take(&mut room.chat.typed);
    let typed = typed.trim();
    if typed.is_empty() {
        return;
    }
    room.chat.lines.push(ChatLine {
        is_own: true,
        text: typed.to_owned(),
        understood: String::new(),
    });
    let reply = room.session.ask(now, typed);
    replied(room, typed, &reply, requests);
}

fn choose(
    room: &mut PracticeRoom,
    question: &'static BankQuestion,
    now: Duration,
    requests: &mut Vec<RoomRequest>,
) {
    room.chat.lines.push(ChatLine {
        is_own: true,
        text: question.question.clone(),
        understood: String::new(),
    });
    let reply = room.session.choose_question(now, question);
    replied(room, &question.question, &reply, requests);
}

fn replied(
    room: &mut PracticeRoom,
    typed: &str,
    reply: &InterviewerReply,
    requests: &mut Vec<RoomRequest>,
) {
    let understood: Vec<&str> = reply
        .answers
        .iter()
        .map(|answer| answer.question.question.as_str())
        .collect();
    let understood = understood.join(" ");
    requests.push(RoomRequest::Announce(reply.text.clone()));
    room.chat.say(&reply.text, understood);
    room.chat.offered.clone_from(&reply.choices);
    room.chat.can_take_back = reply.kind == ReplyKind::Answer;
    let is_open = matches!(reply.kind, ReplyKind::Unknown | ReplyKind::YourCall);
    room.chat.open_text = is_open.then(|| typed.to_owned());
    room.heard.hear(reply);
    if let Some(edit) = room.session.kept_answers(reply) {
        requests.push(RoomRequest::commit("Ask the interviewer", edit));
    }
}

/// A person who interviews heard a question and gives the case's answer to it.
pub(super) fn answer_aloud(
    room: &mut PracticeRoom,
    question: &'static BankQuestion,
    now: Duration,
    requests: &mut Vec<RoomRequest>,
) {
    room.chat.lines.push(ChatLine {
        is_own: true,
        text: question.question.clone(),
        understood: String::new(),
    });
    let reply = room.session.say_answer(now, question);
    replied(room, &question.question, &reply, requests);
    room.chat.can_take_back = false;
    tell_elsewhere(room, &reply.text, requests);
}

/// A person who interviews says something.
pub(super) fn say(
    room: &mut PracticeRoom,
    words: &str,
    now: Duration,
    requests: &mut Vec<RoomRequest>,
) {
    room.session.say(now, words);
    room.chat.say(words, String::new());
    requests.push(RoomRequest::Announce(words.to_owned()));
    tell_elsewhere(room, words, requests);
}

/// What is said while the chat is out of sight is told over the board as well.
fn tell_elsewhere(room: &PracticeRoom, words: &str, requests: &mut Vec<RoomRequest>) {
    if room.tab != SideTab::Ask {
        requests.push(RoomRequest::Tell(texts::said(words)));
    }
}

fn take_back(room: &mut PracticeRoom, now: Duration, requests: &mut Vec<RoomRequest>) {
    room.chat.can_take_back = false;
    let Some((offered, edit)) = room.session.not_meant(now) else {
        return;
    };
    if let Some(edit) = edit {
        requests.push(RoomRequest::commit("Take an answer back", edit));
    }
    let replies = &QuestionBank::builtin().replies;
    let words = if offered.is_empty() {
        format!("{} {}", texts::TAKEN_BACK, replies.not_understood)
    } else {
        format!("{} {}", texts::TAKEN_BACK, replies.choose)
    };
    room.chat.say(&words, String::new());
    room.chat.offered = offered;
    room.chat.takes_keys = true;
    requests.push(RoomRequest::Announce(words));
}
