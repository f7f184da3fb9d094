//! The problems panel: what was found, worst first; a click goes there, and each opens into why, what to do
//! and who says so.

use eframe::egui::{Align, Label, Layout, Response, Role, ScrollArea, Sense, Ui, WidgetInfo};

use crate::app::look::{self, BODY, SMALL, color32, icon_text, text};
use crate::app::panels::inspector::node_name;
use crate::app::panels::remedies::fix_ui;
use crate::app::widgets::{
    icon_button, icon_toggle, link_button, row, severity_look, severity_mark, words,
};
use crate::editor::{Action, Editor, Prompt};
use crate::model::{FindingKey, Target};
use crate::rules::{Diagnostic, Severity};
use crate::scene::Face;

/// Height of the line that stays when the panel is closed.
pub const HEADER: f32 = 34.0;
/// Height of a finding that is not expanded.
const ROW: f32 = 40.0;

#[derive(Default)]
pub struct Problems {
    expanded: Option<FindingKey>,
    shows_acknowledged: bool,
    /// The explanation was just opened and is brought into view.
    reveals: bool,
}

impl Problems {
    /// The line with the counts. Returns whether the panel should be opened or closed.
    pub fn header_ui(ui: &mut Ui, editor: &Editor, open: bool, actions: &mut Vec<Action>) -> bool {
        let tokens = look::tokens(ui);
        let mut toggled = false;
        ui.horizontal_centered(|ui| {
            let (icon, name) = if open {
                ("ui.down", "Hide problems")
            } else {
                ("ui.up", "Show problems")
            };
            let keys = editor.shortcut("view.problems");
            toggled = icon_button(ui, icon, name, keys.as_deref()).clicked();
            let title = Label::new(text("Problems", Face::SemiBold, BODY, tokens.text))
                .sense(Sense::click());
            toggled |= ui.add(title).clicked();
            ui.add_space(4.0);
            counts_ui(ui, editor);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                review_ui(ui, editor, actions);
            });
        });
        toggled
    }

    pub fn list_ui(&mut self, ui: &mut Ui, editor: &Editor, actions: &mut Vec<Action>) {
        let open: Vec<&Diagnostic> = editor.problems().collect();
        let accepted: Vec<&Diagnostic> = editor.acknowledged().collect();
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            if open.is_empty() {
                nothing_ui(ui, editor);
            }
            self.findings_ui(ui, editor, &open, actions);
            if !accepted.is_empty() {
                self.accepted_ui(ui, editor, &accepted, actions);
            }
            ui.add_space(8.0);
        });
    }

    fn accepted_ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        accepted: &[&Diagnostic],
        actions: &mut Vec<Action>,
    ) {
        let verb = if self.shows_acknowledged {
            "Hide"
        } else {
            "Show"
        };
        let toggled = link_button(ui, &format!("{verb} {} acknowledged", accepted.len())).clicked();
        self.shows_acknowledged ^= toggled;
        if !self.shows_acknowledged {
            return;
        }
        let shown = ui.scope(|ui| {
            self.findings_ui(ui, editor, accepted, actions);
        });
        if toggled {
            ui.scroll_to_rect(shown.response.rect, None);
        }
    }

    /// All findings, of which only those in view are laid out: a board of 10,000 components has thousands.
    fn findings_ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        findings: &[&Diagnostic],
        actions: &mut Vec<Action>,
    ) {
        let current = editor.current_problem().cloned();
        let is_expanded = |finding: &&Diagnostic| self.expanded.as_ref() == Some(&finding.key());
        // The expanded one has a height of its own.
        let expanded = self
            .expanded
            .as_ref()
            .and_then(|_| findings.iter().position(is_expanded));
        let middle = expanded.unwrap_or(findings.len());
        let (above, rest) = findings.split_at(middle);
        let (open, below) = rest.split_at(rest.len().min(1));
        for (part, is_collapsed) in [(above, true), (open, false), (below, true)] {
            let seen = if is_collapsed {
                rows_in_view(ui, part.len())
            } else {
                0..part.len()
            };
            let step = ROW + ui.spacing().item_spacing.y;
            ui.add_space(step * count(seen.start));
            for finding in &part[seen.clone()] {
                self.finding_ui(ui, editor, finding, current.as_ref(), actions);
            }
            ui.add_space(step * count(part.len() - seen.end));
        }
    }

    fn finding_ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        finding: &Diagnostic,
        current: Option<&FindingKey>,
        actions: &mut Vec<Action>,
    ) {
        let key = finding.key();
        let is_open = self.expanded.as_ref() == Some(&key);
        let is_on = current == Some(&key);
        let mut toggled = false;
        let response = finding_row(ui, editor, finding, is_open, is_on, &mut toggled, actions);
        if response.clicked() {
            actions.push(Action::GoToProblem(key.clone()));
        }
        if response.hovered() {
            actions.push(Action::Hover(targets(finding).into_iter().next()));
        }
        if toggled || response.double_clicked() {
            self.expanded = if is_open { None } else { Some(key) };
            self.reveals = !is_open;
        }
        if is_open {
            let shown = ui.scope(|ui| explanation_ui(ui, finding)).response.rect;
            if std::mem::take(&mut self.reveals) {
                ui.scroll_to_rect(shown.union(response.rect), None);
            }
        }
    }
}

/// Which of `n` rows from here on are in view, with a few more on both sides for the keyboard to go to.
#[expect(clippy::cast_sign_loss, reason = "clamped to 0 and more")]
fn rows_in_view(ui: &Ui, n: usize) -> std::ops::Range<usize> {
    const MORE: f32 = 4.0;
    let (top, seen) = (ui.cursor().top(), ui.clip_rect());
    let step = ROW + ui.spacing().item_spacing.y;
    let row = |y: f32| ((y - top) / step).clamp(0.0, count(n));
    let first = (row(seen.top()) - MORE).max(0.0).floor() as usize;
    let last = (row(seen.bottom()) + MORE).ceil() as usize;
    first..last.clamp(first, n)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "findings are counted in thousands"
)]
fn count(n: usize) -> f32 {
    n as f32
}

fn finding_row(
    ui: &mut Ui,
    editor: &Editor,
    finding: &Diagnostic,
    is_open: bool,
    is_on: bool,
    toggled: &mut bool,
    actions: &mut Vec<Action>,
) -> Response {
    let tokens = look::tokens(ui);
    let spoken = format!("{}: {}", finding.severity().word(), finding.message);
    let response = row(ui, &spoken, ROW, is_on, Sense::click(), |ui| {
        if finding.acknowledged.is_some() {
            ui.label(icon_text("severity.acknowledged", 18.0).color(color32(tokens.muted)));
        } else {
            severity_mark(ui, finding.severity(), 18.0);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (icon, name) = if is_open {
                ("ui.up", "Hide explanation")
            } else {
                ("ui.down", "Explain")
            };
            *toggled = icon_button(ui, icon, name, None).clicked();
            fix_ui(ui, editor, finding, actions);
            if is_open {
                acknowledge_ui(ui, finding, actions);
            }
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add_space(4.0);
                let message = text(&finding.message, Face::Regular, BODY, tokens.text);
                words(ui, message);
                let place = text(place(editor, finding), Face::Regular, SMALL, tokens.muted);
                words(ui, place);
            });
        });
    });
    response.on_hover_text(&finding.message)
}

/// `DF002 · A required input is missing · Ranker`.
fn place(editor: &Editor, finding: &Diagnostic) -> String {
    const MOST: usize = 4;
    let names: Vec<String> = finding
        .nodes
        .iter()
        .take(MOST)
        .map(|id| node_name(editor, id))
        .collect();
    let more = finding.nodes.len().saturating_sub(MOST);
    let mut parts = vec![finding.rule.id.to_owned(), finding.rule.title.to_owned()];
    if !names.is_empty() {
        let more = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        parts.push(format!("{}{more}", names.join(", ")));
    }
    parts.join(" · ")
}

fn explanation_ui(ui: &mut Ui, finding: &Diagnostic) {
    let tokens = look::tokens(ui);
    ui.indent(("explanation", finding.rule.id), |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let rule = finding.rule;
        for (head, words) in [
            ("Why", rule.why),
            ("What to do", rule.fix),
            ("Source", rule.source),
        ] {
            ui.horizontal_top(|ui| {
                head_ui(ui, head);
                ui.add(Label::new(text(words, Face::Regular, BODY, tokens.text)).wrap());
            });
        }
        if let Some(reason) = &finding.acknowledged {
            ui.horizontal_top(|ui| {
                head_ui(ui, "Accepted");
                ui.add(Label::new(text(reason, Face::Regular, BODY, tokens.text)).wrap());
            });
        }
        ui.add_space(6.0);
    });
}

/// The name of a line of the explanation, in a column of its own.
fn head_ui(ui: &mut Ui, head: &str) {
    let color = look::tokens(ui).muted;
    let size = eframe::egui::vec2(76.0, 18.0);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_size(size);
        ui.label(text(head, Face::SemiBold, SMALL, color));
    });
}

/// What can be done about an open finding, at the right of its row.
fn acknowledge_ui(ui: &mut Ui, finding: &Diagnostic, actions: &mut Vec<Action>) {
    let reason = finding.acknowledged.clone();
    let ask = if reason.is_some() {
        "Change reason…"
    } else {
        "Acknowledge…"
    };
    if link_button(ui, ask).clicked() {
        actions.push(Action::Prompt(Some(Prompt::Acknowledge {
            finding: finding.key(),
            reason: reason.clone().unwrap_or_default(),
        })));
    }
    if reason.is_some() && link_button(ui, "Take back").clicked() {
        actions.push(Action::Acknowledge {
            finding: finding.key(),
            reason: None,
        });
    }
}

fn counts_ui(ui: &mut Ui, editor: &Editor) {
    let tokens = look::tokens(ui);
    let count = |severity| {
        editor
            .problems()
            .filter(|finding| finding.severity() == severity)
            .count()
    };
    let mut n_all = 0;
    for severity in [Severity::Error, Severity::Warning, Severity::Advice] {
        let n = count(severity);
        n_all += n;
        if n == 0 {
            continue;
        }
        let (icon, color) = severity_look(severity, tokens);
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.label(icon_text(icon, 16.0).color(color32(color)));
        let s = if n == 1 || severity == Severity::Advice {
            ""
        } else {
            "s"
        };
        let words = format!("{n} {}{s}", severity.word());
        let label = ui.label(text(&words, Face::Medium, BODY, color));
        label.widget_info(|| WidgetInfo::labeled(Role::Status, true, &words));
        ui.add_space(8.0);
    }
    if n_all == 0 {
        ui.label(icon_text("severity.ok", 16.0).color(color32(tokens.ok)));
        ui.label(text("None found", Face::Regular, BODY, tokens.muted));
        ui.add_space(8.0);
    }
    let accepted = editor.acknowledged().count();
    if accepted > 0 {
        let words = format!("{accepted} acknowledged");
        ui.label(text(words, Face::Regular, BODY, tokens.muted));
    }
}

fn review_ui(ui: &mut Ui, editor: &Editor, actions: &mut Vec<Action>) {
    let keys = editor.shortcut("check.review");
    let name = if editor.review() {
        "Review is on: everything missing is listed"
    } else {
        "Review my board: also list what is still missing"
    };
    if icon_toggle(ui, "view.problems", name, keys.as_deref(), editor.review()).clicked() {
        actions.push(Action::Review(!editor.review()));
    }
    let tokens = look::tokens(ui);
    let mode = if editor.review() {
        "Review"
    } else {
        "While drawing"
    };
    ui.label(text(mode, Face::Regular, SMALL, tokens.muted));
}

fn nothing_ui(ui: &mut Ui, editor: &Editor) {
    let tokens = look::tokens(ui);
    let line = if editor.document().is_blank() {
        "Problems show up here while you draw."
    } else if editor.review() {
        "Nothing to mend: every check passes."
    } else {
        "Nothing wrong so far. Review the board (F7) to see what is still missing."
    };
    ui.add_space(4.0);
    ui.label(text(line, Face::Regular, BODY, tokens.muted));
}

/// What a finding is about: its connections, or its components where it names none.
fn targets(finding: &Diagnostic) -> Vec<Target> {
    if finding.edges.is_empty() {
        finding.nodes.iter().cloned().map(Target::Node).collect()
    } else {
        finding.edges.iter().cloned().map(Target::Edge).collect()
    }
}
