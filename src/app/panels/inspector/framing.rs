//! The problem as a learning problem, written in place.

use eframe::egui::{Context, Id, Ui};

use crate::app::panels::inspector::texts;
use crate::app::style::{self, SMALL, text};
use crate::app::widgets::{FieldDrafts, FieldLook};
use crate::editor::{Action, BriefAction, FramingField};
use crate::model::Framing;
use crate::scene::Typeface;

/// Longer texts wrap.
const ONE_LINE: usize = 34;

/// Gives the first field the keyboard.
pub fn focus_framing(ctx: &Context) {
    ctx.memory_mut(|memory| memory.request_focus(field_id(FramingField::Objective)));
}

fn field_id(part: FramingField) -> Id {
    Id::unique(("framing", part))
}

/// The five fields below one another.
pub fn fields_ui(ui: &mut Ui, framing: &Framing, drafts: &mut FieldDrafts) {
    for (part, now, name, hint) in [
        (
            FramingField::Objective,
            &framing.objective,
            texts::OBJECTIVE,
            texts::OBJECTIVE_HINT,
        ),
        (
            FramingField::Input,
            &framing.input,
            texts::INPUT,
            texts::INPUT_HINT,
        ),
        (
            FramingField::Output,
            &framing.output,
            texts::OUTPUT,
            texts::OUTPUT_HINT,
        ),
        (
            FramingField::Category,
            &framing.category,
            texts::PROBLEM_TYPE,
            texts::PROBLEM_TYPE_HINT,
        ),
        (FramingField::Why, &framing.why, texts::WHY, texts::WHY_HINT),
    ] {
        let tokens = style::tokens(ui);
        ui.label(text(name, Typeface::Regular, SMALL, tokens.muted));
        let look = FieldLook {
            name,
            hint,
            unit: "",
            width: f32::INFINITY,
            rows: (now.chars().count() / ONE_LINE + 1).clamp(2, 8),
            align_right: false,
        };
        let id = field_id(part);
        drafts.field(ui, id, now, &look, move |text| {
            Action::Brief(BriefAction::SetFraming {
                part,
                text: text.split_whitespace().collect::<Vec<_>>().join(" "),
            })
        });
        ui.add_space(4.0);
    }
}
