//! The set-up sheet: case, time, level, interviewer and help.

use std::path::{Path, PathBuf};

use eframe::egui::{ComboBox, Context, Key, Label, Ui};

use crate::app::dialogs::{buttons_ui, choice, line, modal_ui};
use crate::app::practice::attempt_file::attempts_folder;
use crate::app::practice::earlier_attempts::weakest_case;
use crate::app::practice::practice_case::own_cases;
use crate::app::practice::texts;
use crate::app::style::{self, SMALL, text};
use crate::app::widgets::{accent_button, link_button, plain_button};
use crate::practice::{CandidateLevel, HelpMode, InterviewStyle, SessionSetup};
use crate::scene::Typeface;
use crate::templates;

/// What is being chosen.
#[derive(Clone, Debug)]
pub struct SetupForm {
    setup: SessionSetup,
    /// Cases of the person's own, by the names of their files.
    own: Vec<String>,
    /// Where attempts are.
    attempts: PathBuf,
}

/// What a frame of the sheet came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetupOutcome {
    Open,
    Cancelled,
    Start(SessionSetup),
}

impl SetupForm {
    /// A sheet that begins with what was chosen last. `case` is the id of a case, `seed` what chance is drawn from, and
    /// `settings` the person's folder.
    pub fn new(last: &SessionSetup, case: Option<&str>, seed: u32, settings: &Path) -> Self {
        let own = own_cases(settings);
        let mut setup = last.clone();
        setup.seed = seed;
        if let Some(case) = case {
            case.clone_into(&mut setup.case);
        }
        if templates::find(&setup.case).is_none() && !own.contains(&setup.case) {
            setup.case = by_chance(seed);
        }
        Self {
            setup,
            own,
            attempts: attempts_folder(settings),
        }
    }

    /// The sheet. Enter starts.
    pub fn dialog_ui(&mut self, ctx: &Context) -> SetupOutcome {
        let mut outcome = SetupOutcome::Open;
        let shown = modal_ui(ctx, texts::PRACTISE, 480.0, |ui| {
            self.choices_ui(ui);
            buttons_ui(ui, |ui| {
                if accent_button(ui, texts::START).clicked() {
                    outcome = SetupOutcome::Start(self.setup.clone());
                }
                if plain_button(ui, texts::CANCEL).clicked() {
                    outcome = SetupOutcome::Cancelled;
                }
            });
        });
        let is_free = ctx.memory(|memory| memory.focused().is_none());
        if outcome == SetupOutcome::Open
            && is_free
            && ctx.input(|input| input.key_pressed(Key::Enter))
        {
            outcome = SetupOutcome::Start(self.setup.clone());
        }
        if outcome == SetupOutcome::Open && shown.should_close() {
            outcome = SetupOutcome::Cancelled;
        }
        outcome
    }

    fn choices_ui(&mut self, ui: &mut Ui) {
        let tokens = style::tokens(ui);
        let setup = &mut self.setup;
        line(ui, texts::CASE, |ui| {
            case_ui(ui, setup, &self.own, &self.attempts);
        });
        line(ui, texts::TIME, |ui| {
            for (minutes, name) in texts::MINUTES {
                choice(ui, &mut setup.minutes, minutes, name);
            }
        });
        line(ui, texts::LEVEL, |ui| {
            for (level, name) in [
                (CandidateLevel::Mid, texts::MID),
                (CandidateLevel::Senior, texts::SENIOR),
                (CandidateLevel::Staff, texts::STAFF),
            ] {
                choice(ui, &mut setup.level, level, name);
            }
        });
        line(ui, texts::INTERVIEWER, |ui| {
            for (manner, name) in [
                (InterviewStyle::Quiet, texts::QUIET),
                (InterviewStyle::Friendly, texts::FRIENDLY),
                (InterviewStyle::Probing, texts::PROBING),
            ] {
                choice(ui, &mut setup.style, manner, name);
            }
            setup.has_curveball = setup.style == InterviewStyle::Probing;
        });
        line(ui, texts::HELP, |ui| {
            for (help, name) in [
                (HelpMode::Room, texts::ROOM),
                (HelpMode::Coach, texts::COACH),
                (HelpMode::OpenBook, texts::OPEN_BOOK),
            ] {
                choice(ui, &mut setup.help, help, name);
            }
        });
        let means = match setup.help {
            HelpMode::Room => texts::ROOM_MEANS,
            HelpMode::Coach => texts::COACH_MEANS,
            HelpMode::OpenBook => texts::OPEN_BOOK_MEANS,
        };
        line(ui, "", |ui| {
            ui.label(text(means, Typeface::Regular, SMALL, tokens.muted));
        });
        line(ui, "", |ui| {
            ui.checkbox(&mut setup.is_for_two, texts::TWO_PEOPLE);
        });
        if setup.is_for_two {
            line(ui, "", |ui| {
                let means = texts::TWO_PEOPLE_MEANS;
                let means = text(means, Typeface::Regular, SMALL, tokens.muted);
                ui.add(Label::new(means).wrap());
            });
        }
        ui.add_space(8.0);
        let honestly = text(texts::HONESTLY, Typeface::Regular, SMALL, tokens.muted);
        ui.add(Label::new(honestly).wrap());
    }
}

/// The cases by title, and one by chance.
fn case_ui(ui: &mut Ui, setup: &mut SessionSetup, own: &[String], attempts: &Path) {
    let titles = templates::titles();
    let now = titles.get(setup.case.as_str());
    let shown = now.map_or_else(|| setup.case.replace('_', " "), |title| (*title).clone());
    let combo = ComboBox::from_id_salt("practice case")
        .width(220.0)
        .selected_text(shown);
    let shown = combo.show_ui(ui, |ui| {
        for (id, title) in titles {
            ui.selectable_value(&mut setup.case, (*id).to_owned(), title);
        }
        for name in own {
            let title = texts::own_case(&name.replace('_', " "));
            ui.selectable_value(&mut setup.case, name.clone(), title);
        }
    });
    shown.response.accessible_name(texts::CASE);
    if link_button(ui, texts::SURPRISE).clicked() {
        setup.seed = setup
            .seed
            .wrapping_mul(747_796_405)
            .wrapping_add(2_891_336_453);
        setup.case = by_chance(setup.seed);
    }
    weakest_ui(ui, setup, own, attempts);
}

/// The case in which most was left to do.
fn weakest_ui(ui: &mut Ui, setup: &mut SessionSetup, own: &[String], attempts: &Path) {
    let button = link_button(ui, texts::WEAKEST).on_hover_text(texts::WEAKEST_MEANS);
    if button.clicked() {
        let shipped = templates::titles().keys().map(|id| (*id).to_owned());
        let cases: Vec<String> = shipped.chain(own.iter().cloned()).collect();
        if let Some(case) = weakest_case(attempts, &cases) {
            setup.case = case;
        }
    }
}

/// A case that a seed draws.
fn by_chance(seed: u32) -> String {
    let titles = templates::titles();
    let n = u32::try_from(titles.len()).unwrap_or(1).max(1);
    // The high bits are those that mix best.
    let at = ((u64::from(seed) * u64::from(n)) >> 32) as usize;
    titles
        .keys()
        .nth(at)
        .copied()
        .unwrap_or_default()
        .to_owned()
}
