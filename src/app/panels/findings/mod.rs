//! The problems panel: what was found, worst first; a click goes there, and each opens into why, what to do
//! and who says so.

mod finding;
mod pages;
mod texts;

use eframe::egui::{Align, Button, Label, Layout, Rect, Role, ScrollArea, Ui, WidgetInfo, vec2};

use crate::app::style::{self, BODY, SMALL, color32, icon_text, text};
use crate::app::widgets::{icon_button, icon_toggle, link_button, quiet, severity_style};
use crate::editor::{Action, Editor, FindingAction, ViewAction};
use crate::model::FindingKey;
use crate::rules::{self, Diagnostic, Severity};
use crate::scene::Typeface;

use finding::{ROW, explanation_ui, finding_row, targets};

/// Height of the line that stays when the panel is closed.
pub const HEADER: f32 = 34.0;

/// Narrower than this, counts stand without words.
const WORDY: f32 = 500.0;

/// Whether the panel shows its list, or only the line above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListState {
    Open,
    Folded,
}

/// What the panel lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum FindingsPage {
    #[default]
    Problems,
    Unclear,
    Loops,
    Coverage,
}

#[derive(Default)]
pub struct FindingsPanel {
    page: FindingsPage,
    expanded: Option<FindingKey>,
    shows_acknowledged: bool,
    /// The finding last gone to, as it was brought into view.
    current: Option<FindingKey>,
    /// The explanation was just opened and is brought into view.
    reveals: bool,
}

impl FindingsPanel {
    /// The line with the counts. Returns whether the panel should be opened or closed.
    pub fn header_ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        state: ListState,
        actions: &mut Vec<Action>,
    ) -> bool {
        let mut toggled = false;
        ui.horizontal_centered(|ui| {
            let (icon, name) = match state {
                ListState::Open => ("ui.down", texts::HIDE_PROBLEMS),
                ListState::Folded => ("ui.up", texts::SHOW_PROBLEMS),
            };
            let keys = editor.shortcut("view.problems");
            toggled = icon_button(ui, icon, name, keys.as_deref()).clicked();
            toggled |= self.pages_ui(ui, editor, state);
            ui.add_space(4.0);
            counts_ui(ui, editor);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                review_ui(ui, editor, actions);
            });
        });
        toggled
    }

    /// The pages by name. Returns whether the panel should be opened or closed.
    fn pages_ui(&mut self, ui: &mut Ui, editor: &Editor, state: ListState) -> bool {
        let open = state == ListState::Open;
        let tokens = style::tokens(ui);
        let n_unclear = if editor.document().is_blank() {
            0
        } else {
            editor.unclear().len()
        };
        let unclear = texts::not_clarified(n_unclear);
        let pages = [
            (FindingsPage::Problems, texts::PROBLEMS),
            (FindingsPage::Unclear, &unclear),
            (FindingsPage::Loops, texts::LOOPS),
            (FindingsPage::Coverage, texts::COVERAGE),
        ];
        let mut toggled = false;
        ui.scope(|ui| {
            quiet(ui, tokens);
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.spacing_mut().button_padding = vec2(6.0, 3.0);
            for (page, name) in pages {
                let is_on = open && page == self.page;
                let color = if is_on { tokens.accent } else { tokens.text };
                let words = text(name, Typeface::Medium, BODY, color);
                let button = Button::selectable(is_on, words);
                if ui.add(button).clicked() {
                    toggled = !open || is_on;
                    self.page = page;
                }
            }
        });
        toggled
    }

    pub fn list_ui(&mut self, ui: &mut Ui, editor: &Editor, actions: &mut Vec<Action>) {
        match self.page {
            FindingsPage::Problems => self.problems_ui(ui, editor, actions),
            FindingsPage::Unclear => pages::unclear_ui(ui, editor, actions),
            FindingsPage::Loops => pages::loops_ui(ui, editor, actions),
            FindingsPage::Coverage => pages::coverage_ui(ui, editor, actions),
        }
    }

    fn problems_ui(&mut self, ui: &mut Ui, editor: &Editor, actions: &mut Vec<Action>) {
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
            if !editor.review() {
                undrawn_ui(ui, editor);
            }
            stale_ui(ui, editor, actions);
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
        let switch = if self.shows_acknowledged {
            texts::hide_acknowledged(accepted.len())
        } else {
            texts::show_acknowledged(accepted.len())
        };
        let toggled = link_button(ui, &switch).clicked();
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
        let is_new = current != self.current;
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
                rows_in_view(ui, part.len(), ROW)
            } else {
                0..part.len()
            };
            let step = ROW + ui.spacing().item_spacing.y;
            if is_new && let Some(at) = place_of(part, current.as_ref()) {
                let top = ui.cursor().min + vec2(0.0, step * count(at));
                let row = Rect::from_min_size(top, vec2(1.0, ROW));
                ui.scroll_to_rect(row, None);
                self.current.clone_from(&current);
            }
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
        let response = finding_row(
            ui,
            editor,
            finding,
            is_open.into(),
            is_on.into(),
            &mut toggled,
            actions,
        );
        if response.clicked() {
            actions.push(Action::Finding(FindingAction::GoTo(key.clone())));
        }
        if response.hovered() {
            actions.push(Action::View(ViewAction::Hover(
                targets(finding).into_iter().next(),
            )));
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

fn place_of(part: &[&Diagnostic], key: Option<&FindingKey>) -> Option<usize> {
    let key = key?;
    let mut part = part.iter();
    part.position(|found| found.rule.id == key.rule && found.key() == *key)
}

/// Which of `n` rows from here on are in view, with a few more on both sides for the keyboard to go to.
#[expect(clippy::cast_sign_loss, reason = "clamped to 0 and more")]
fn rows_in_view(ui: &Ui, n: usize, height: f32) -> std::ops::Range<usize> {
    const MORE: f32 = 4.0;
    let (top, seen) = (ui.cursor().top(), ui.clip_rect());
    let step = height + ui.spacing().item_spacing.y;
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

/// Acknowledgements that no longer mean anything.
fn stale_ui(ui: &mut Ui, editor: &Editor, actions: &mut Vec<Action>) {
    let tokens = style::tokens(ui);
    for (finding, reason) in editor.stale_acknowledgements() {
        let layout = Layout::right_to_left(Align::Center);
        let size = vec2(ui.available_width(), 28.0);
        ui.allocate_ui_with_layout(size, layout, |ui| {
            let forgets = link_button(ui, texts::REMOVE).clicked();
            let rule = &finding.rule;
            let title = rules::explain(rule).map_or(texts::UNKNOWN_RULE, |rule| rule.title);
            let line = texts::no_longer_found(rule, title, reason);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add_space(6.0);
                ui.add(Label::new(text(line, Typeface::Regular, BODY, tokens.muted)).truncate());
            });
            if forgets {
                actions.push(Action::Finding(FindingAction::Acknowledge {
                    finding: finding.clone(),
                    reason: None,
                }));
            }
        });
    }
}

/// One quiet line while drawing: what is not drawn yet.
fn undrawn_ui(ui: &mut Ui, editor: &Editor) {
    let Some(line) = rules::undrawn(&editor.derived().report) else {
        return;
    };
    let tokens = style::tokens(ui);
    ui.add_space(4.0);
    ui.label(text(line, Typeface::Regular, BODY, tokens.muted));
}

fn counts_ui(ui: &mut Ui, editor: &Editor) {
    let tokens = style::tokens(ui);
    let count = |severity| {
        editor
            .problems()
            .filter(|finding| finding.severity() == severity)
            .count()
    };
    let is_wordy = ui.available_width() > WORDY;
    let mut n_all = 0;
    for severity in [Severity::Error, Severity::Warning, Severity::Advice] {
        let n = count(severity);
        n_all += n;
        if n == 0 {
            continue;
        }
        let (icon, color) = severity_style(severity, tokens);
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.label(icon_text(icon, 16.0).color(color32(color)));
        let s = if n == 1 || severity == Severity::Advice {
            ""
        } else {
            "s"
        };
        let words = format!("{n} {}{s}", severity.word());
        let shown = if is_wordy {
            words.clone()
        } else {
            n.to_string()
        };
        let label = ui.label(text(&shown, Typeface::Medium, BODY, color));
        label.widget_info(|| WidgetInfo::labeled(Role::Status, true, &words));
        ui.add_space(8.0);
    }
    if n_all == 0 {
        ui.label(icon_text("severity.ok", 16.0).color(color32(tokens.ok)));
        if is_wordy {
            ui.label(text(
                texts::NONE_FOUND,
                Typeface::Regular,
                BODY,
                tokens.muted,
            ));
        }
        ui.add_space(8.0);
    }
    let accepted = editor.acknowledged().count();
    if accepted > 0 && is_wordy {
        let words = texts::n_acknowledged(accepted);
        ui.label(text(words, Typeface::Regular, BODY, tokens.muted));
    }
}

fn review_ui(ui: &mut Ui, editor: &Editor, actions: &mut Vec<Action>) {
    let keys = editor.shortcut("check.review");
    let name = if editor.review() {
        texts::REVIEW_ON
    } else {
        texts::REVIEW_OFF
    };
    if icon_toggle(
        ui,
        "view.problems",
        name,
        keys.as_deref(),
        (editor.review()).into(),
    )
    .clicked()
    {
        actions.push(Action::Finding(FindingAction::SetReview(!editor.review())));
    }
    let tokens = style::tokens(ui);
    let mode = if editor.review() {
        texts::REVIEW
    } else {
        texts::LIVE_CHECKS
    };
    ui.label(text(mode, Typeface::Regular, SMALL, tokens.muted));
}

fn nothing_ui(ui: &mut Ui, editor: &Editor) {
    let tokens = style::tokens(ui);
    let line = if editor.document().is_blank() {
        texts::NOTHING_DRAWN
    } else if editor.review() {
        texts::NO_PROBLEMS
    } else {
        texts::NO_PROBLEMS_YET
    };
    ui.add_space(4.0);
    ui.label(text(line, Typeface::Regular, BODY, tokens.muted));
}
