//! Nothing selected: the board itself.

use eframe::egui::{Button, Context, Id, Ui, vec2};

use crate::app::panels::inspector::texts;
use crate::app::panels::inspector::{fact, figures, requirements, study};
use crate::app::panels::style_editor::edge_routings_ui;
use crate::app::style::{self, BODY, text};
use crate::app::widgets::{FieldDrafts, FieldLook, quiet, section};
use crate::editor::{Action, BoardState, BriefAction, Editor};
use crate::scene::Typeface;
use crate::text::with_thousands;

/// What the panel shows of the board.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum BoardPage {
    #[default]
    About,
    Requirements,
    Figures,
    Study,
}

impl BoardPage {
    const ALL: [(Self, &str); 4] = [
        (Self::About, texts::PAGE_BOARD),
        (Self::Requirements, texts::PAGE_REQUIREMENTS),
        (Self::Figures, texts::FIGURES),
        (Self::Study, texts::PAGE_CASE),
    ];
}

pub fn show(
    ui: &mut Ui,
    editor: &Editor,
    page: BoardPage,
    drafts: &mut FieldDrafts,
    actions: &mut Vec<Action>,
) {
    match page {
        BoardPage::About => about_ui(ui, editor, drafts, actions),
        BoardPage::Requirements => requirements::show(ui, editor, drafts, actions),
        BoardPage::Figures => figures::board_ui(ui, editor, drafts, actions),
        BoardPage::Study => study::show(ui, editor, drafts, actions),
    }
}

fn page_id() -> Id {
    Id::unique("inspector page")
}

/// Opens the page with the requirements card.
pub fn open_requirements(ctx: &Context) {
    ctx.data_mut(|data| data.insert_temp(page_id(), BoardPage::Requirements));
}

/// Opens the page with what the case study says.
pub fn open_study(ctx: &Context) {
    ctx.data_mut(|data| data.insert_temp(page_id(), BoardPage::Study));
}

/// The pages by name, and which of them is open.
pub fn page_ui(ui: &mut Ui, board: &BoardState) -> BoardPage {
    let hides_figures = board.hides_figures();
    let tokens = style::tokens(ui);
    let id = page_id();
    let mut page: BoardPage = ui.data(|data| data.get_temp(id).unwrap_or_default());
    if page == BoardPage::Figures && hides_figures {
        page = BoardPage::default();
    }
    ui.horizontal(|ui| {
        quiet(ui, tokens);
        ui.spacing_mut().item_spacing.x = 2.0;
        let is_there =
            |(which, _): &(BoardPage, &str)| *which != BoardPage::Figures || !hides_figures;
        for (which, name) in BoardPage::ALL.into_iter().filter(is_there) {
            let is_on = page == which;
            let color = if is_on { tokens.accent } else { tokens.muted };
            let label = text(name, Typeface::Medium, BODY, color);
            let button = Button::selectable(is_on, label).min_size(vec2(0.0, 28.0));
            if ui.add(button).clicked() {
                page = which;
                ui.data_mut(|data| data.insert_temp(id, page));
            }
        }
    });
    ui.add_space(6.0);
    page
}

fn about_ui(ui: &mut Ui, editor: &Editor, drafts: &mut FieldDrafts, actions: &mut Vec<Action>) {
    let tokens = style::tokens(ui);
    let document = editor.document();
    section(ui, texts::TITLE);
    drafts.field(
        ui,
        Id::unique("inspector title"),
        document.title(),
        &field(texts::TITLE, texts::UNTITLED, 1),
        |text| Action::Brief(BriefAction::SetTitle(text.trim().to_owned())),
    );
    section(ui, texts::TASK);
    let hint = texts::TASK_HINT;
    drafts.field(
        ui,
        Id::unique("inspector task"),
        &document.brief().task,
        &field(texts::TASK, hint, 3),
        |text| Action::Brief(BriefAction::SetTask(text.trim().to_owned())),
    );
    section(ui, texts::ON_THE_BOARD);
    let diagram = document.diagram();
    for (name, n) in [
        (texts::COMPONENTS, diagram.n_nodes()),
        (texts::CONNECTIONS, diagram.n_edges()),
        (texts::DRAWINGS, document.sketch().len()),
    ] {
        fact(ui, name, &with_thousands(&n.to_string()));
    }
    section(ui, texts::CONNECTIONS);
    edge_routings_ui(ui, editor, actions);
    section(ui, texts::NOTES);
    let hint = texts::NOTES_HINT;
    drafts.field(
        ui,
        Id::unique("inspector notes"),
        &document.header().notes,
        &field(texts::NOTES, hint, 6),
        |text| Action::Brief(BriefAction::SetNotes(text.to_owned())),
    );
    if document.is_blank() {
        ui.add_space(8.0);
        let line = texts::NOTHING_SELECTED;
        ui.label(text(line, Typeface::Regular, BODY, tokens.muted));
    }
}

fn field<'a>(name: &'a str, hint: &'a str, rows: usize) -> FieldLook<'a> {
    FieldLook {
        name,
        hint,
        unit: "",
        width: f32::INFINITY,
        rows,
        align_right: false,
    }
}
