//! The command palette: every command, every component to add and every board to open, found by a few
//! letters of its name.

mod palette_entries;

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{
    Align, Align2, Context, Id, Layout, Margin, Modal, Rect, Response, ScrollArea, Sense, Ui, vec2,
};

use crate::app::dialogs::modal::dialog_frame;
use crate::app::dialogs::texts;
use crate::app::style::{self, BODY, SMALL, color32, font, icon_text, text};
use crate::app::widgets::{ListCursor, ToggleState, row, search_field, words};
use crate::scene::{ThemeTokens, Typeface};

use palette_entries::PaletteEntry;

pub use palette_entries::{PaletteChoice, PaletteSources};

const WIDTH: f32 = 560.0;
/// Rows are this high; the last one shown is cut in half, so that one sees that there are more.
const ROW: f32 = 32.0;
const ROWS: f32 = 10.5;

/// What is typed and walked while the palette is open.
#[derive(Default)]
pub struct CommandPalette {
    query: String,
    walk: ListCursor,
    /// What was found for the query it was made for.
    found: Option<(String, Vec<PaletteEntry>)>,
    had_focus: bool,
}

/// What a frame of the palette came to.
pub enum PaletteOutcome {
    Open,
    Closed,
    Chosen(PaletteChoice),
}

impl CommandPalette {
    /// What is typed, and below it what is found for it in what is known.
    pub fn palette_ui(&mut self, ctx: &Context, known: &PaletteSources) -> PaletteOutcome {
        if self.found.as_ref().map(|(query, _)| query) != Some(&self.query) {
            self.found = Some((
                self.query.clone(),
                palette_entries::find(&self.query, known),
            ));
            self.walk = ListCursor::default();
        }
        let tokens = style::tokens(ctx);
        let id = Id::unique("command palette");
        let area = Modal::default_area(id)
            .anchor(Align2::CENTER_TOP, vec2(0.0, 64.0))
            .accessible_name(texts::COMMAND_PALETTE);
        let shown = Modal::new(id)
            .backdrop_color(color32(tokens.scrim.faded(0.5)))
            .frame(dialog_frame(tokens).inner_margin(Margin::same(10)))
            .area(area)
            .show(ctx, |ui| {
                let width = (ctx.content_rect().width() - 48.0).min(WIDTH);
                ui.set_width(width);
                self.list_ui(ui)
            });
        let is_closed = shown.should_close();
        match shown.inner {
            Some(choice) => PaletteOutcome::Chosen(choice),
            None if is_closed => PaletteOutcome::Closed,
            None => PaletteOutcome::Open,
        }
    }

    fn list_ui(&mut self, ui: &mut Ui) -> Option<PaletteChoice> {
        let n_rows = self.found.as_ref().map_or(0, |(_, offers)| offers.len());
        let before = self.walk.at;
        let enter = self.walk.keys(ui, n_rows, 1);
        let id = Id::unique("command search");
        let name = texts::SEARCH_EVERYTHING;
        let field = search_field(ui, &mut self.query, name, id);
        if !std::mem::replace(&mut self.had_focus, true) {
            field.request_focus();
        }
        let (_, offers) = self.found.as_ref()?;
        let tokens = style::tokens(ui);
        if offers.is_empty() {
            ui.add_space(8.0);
            let nothing = texts::NO_MATCHES;
            ui.label(text(nothing, Typeface::Regular, BODY, tokens.muted));
        }
        let mut chosen = enter.then(|| offers.get(self.walk.at)).flatten();
        ScrollArea::vertical()
            .max_height(ROW * ROWS)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (i, offer) in offers.iter().enumerate() {
                    let response = offer_ui(ui, offer, (self.walk.at == i).into(), tokens);
                    if self.walk.at == i && before != i {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() {
                        chosen = Some(offer);
                    }
                }
            });
        // What cannot be done now says why in its row, and stays.
        chosen
            .filter(|offer| offer.excuse.is_none())
            .map(|offer| offer.choice.clone())
    }
}

fn offer_ui(
    ui: &mut Ui,
    offer: &PaletteEntry,
    state: ToggleState,
    tokens: &ThemeTokens,
) -> Response {
    let is_on = state.is_on();
    let sense = if offer.excuse.is_some() {
        Sense::hover()
    } else {
        Sense::click()
    };
    row(ui, &offer.spoken(), ROW, is_on.into(), sense, |ui| {
        let (icon_rect, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
        icon_ui(ui, icon_rect, offer, tokens);
        let keys = offer.keys.as_deref().unwrap_or_default();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            // Clear of the scroll bar.
            ui.add_space(8.0);
            if !keys.is_empty() {
                words(ui, text(keys, Typeface::Medium, SMALL, tokens.muted));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                name_ui(ui, offer, tokens);
                let detail = offer.excuse.unwrap_or(&offer.detail);
                words(ui, text(detail, Typeface::Regular, SMALL, tokens.muted));
            });
        });
    })
}

fn icon_ui(ui: &Ui, rect: Rect, offer: &PaletteEntry, tokens: &ThemeTokens) {
    let Some(name) = &offer.icon else {
        return;
    };
    let glyph = icon_text(name, 16.0).text().to_owned();
    let font = font(Typeface::Icon, 16.0);
    let center = Align2::CENTER_CENTER;
    ui.painter()
        .text(rect.center(), center, glyph, font, color32(tokens.muted));
}

/// The name, with the letters that were typed in the accent colour.
fn name_ui(ui: &mut Ui, offer: &PaletteEntry, tokens: &ThemeTokens) {
    let plain = if offer.excuse.is_some() {
        tokens.muted
    } else {
        tokens.text
    };
    let mut job = LayoutJob::default();
    for (i, letter) in offer.name.chars().enumerate() {
        let met = offer.met.binary_search(&i).is_ok();
        let (face, color) = if met {
            (Typeface::SemiBold, tokens.accent)
        } else {
            (Typeface::Regular, plain)
        };
        let format = TextFormat::simple(font(face, BODY), color32(color));
        job.append(letter.encode_utf8(&mut [0; 4]), 0.0, format);
    }
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let (rect, _) = ui.allocate_exact_size(galley.size(), Sense::hover());
    ui.painter().galley(rect.min, galley, color32(plain));
}
