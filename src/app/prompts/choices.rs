//! Lists to pick from: the component for a loose end, the connection to make, the data type to carry.

use eframe::egui::{
    Area, Context, CornerRadius, Frame, Id, Key, Label, Margin, Order, Rect, ScrollArea, Sense,
    Stroke, Ui, vec2,
};

use crate::app::paint::screen_point;
use crate::app::panels::inspector::{node_name, payload_title};
use crate::app::prompts::PromptState;
use crate::app::prompts::heading::{PickHeading, WIDTH};
use crate::app::prompts::texts;
use crate::app::style::{self, BODY, SMALL, color32, shadow, text};
use crate::app::widgets::{ToggleState, icon_tile, payload_sign, row, search_field, words};
use crate::editor::{
    Action, Editor, FindingAction, FixId as FixOffer, KindChoice, Prompt, PromptAnswer, QuickFix,
};
use crate::geom::Point;
use crate::model::{EdgeId, NodeId, PayloadId};
use crate::scene::Typeface;

const HEIGHT: f32 = 340.0;

/// One thing to pick.
pub(in crate::app::prompts) struct PickEntry<'a> {
    /// What is picked, as it is listed.
    pub name: String,
    /// Said beside it; may be empty.
    pub detail: String,
    /// Drawn before it.
    pub mark: PickIcon<'a>,
    /// What picking it answers.
    pub answer: PromptAnswer,
}

pub(in crate::app::prompts) enum PickIcon<'a> {
    Kind(&'a crate::catalog::Kind),
    Payload(&'a PayloadId),
    None,
}

/// The connections that could be made instead or in addition.
fn join_offers<'a>(editor: &Editor, query: &str) -> Vec<PickEntry<'a>> {
    let choices = editor.join_choices(query).into_iter();
    let offers = choices.map(|choice| PickEntry {
        name: format!(
            "{} {}",
            if choice.outgoing {
                texts::TO
            } else {
                texts::FROM
            },
            choice.title
        ),
        detail: choice.detail,
        mark: PickIcon::None,
        answer: PromptAnswer::Join {
            from: choice.from,
            to: choice.to,
        },
    });
    offers.collect()
}

/// The port that would be joined, or what choosing it comes to.
fn choice_detail(choice: &KindChoice) -> String {
    let port = choice.port.as_ref();
    let port = port.map(|port| port.as_str().replace('_', " "));
    choice.note.clone().or(port).unwrap_or_default()
}

impl PromptState {
    pub(in crate::app::prompts) fn kind_ui(
        &mut self,
        ctx: &Context,
        canvas: Rect,
        editor: &Editor,
        heading: &PickHeading,
        at: Point,
        actions: &mut Vec<Action>,
    ) {
        let choices = editor.kind_choices(&self.text);
        let offers: Vec<PickEntry> = choices
            .iter()
            .map(|choice| PickEntry {
                name: choice.kind.name.clone(),
                detail: choice_detail(choice),
                mark: PickIcon::Kind(choice.kind),
                answer: PromptAnswer::Kind(choice.kind.id.clone()),
            })
            .collect();
        self.list_ui(ctx, canvas, editor, at, heading, &offers, actions);
    }

    pub(in crate::app::prompts) fn connect_ui(
        &mut self,
        ctx: &Context,
        canvas: Rect,
        editor: &Editor,
        node: &NodeId,
        actions: &mut Vec<Action>,
    ) {
        let offers = join_offers(editor, &self.text);
        let heading = PickHeading {
            title: texts::connect(&node_name(editor, node)),
            search: Some(texts::SEARCH_TO_CONNECT),
            nothing: texts::NOTHING_TO_CONNECT,
            note: "",
            width: WIDTH,
        };
        let rect = editor.derived().boxes.get(node).map(|node| node.rect);
        let at = rect.map_or(Point::ZERO, |rect| Point::new(rect.x1 + 12.0, rect.y0));
        self.list_ui(ctx, canvas, editor, at, &heading, &offers, actions);
    }

    pub(in crate::app::prompts) fn reconnect_ui(
        &mut self,
        ctx: &Context,
        canvas: Rect,
        editor: &Editor,
        edge: &EdgeId,
        actions: &mut Vec<Action>,
    ) {
        let offers = join_offers(editor, &self.text);
        let heading = PickHeading {
            title: texts::RECONNECT.to_owned(),
            search: Some(texts::SEARCH_PORTS),
            nothing: texts::NO_OTHER_PORT,
            note: "",
            width: WIDTH,
        };
        let route = editor.derived().line_of(edge);
        let at = route.map_or(Point::ZERO, |route| route.label_at);
        self.list_ui(ctx, canvas, editor, at, &heading, &offers, actions);
    }

    pub(in crate::app::prompts) fn payload_ui(
        &mut self,
        ctx: &Context,
        canvas: Rect,
        editor: &Editor,
        edge: &EdgeId,
        choices: &[PayloadId],
        actions: &mut Vec<Action>,
    ) {
        let offers: Vec<PickEntry> = choices
            .iter()
            .map(|id| PickEntry {
                name: payload_title(editor.catalog(), id),
                detail: String::new(),
                mark: PickIcon::Payload(id),
                answer: PromptAnswer::Payload(id.clone()),
            })
            .collect();
        let heading = PickHeading {
            title: texts::DATA_TYPE.to_owned(),
            search: None,
            nothing: "",
            note: "",
            width: WIDTH,
        };
        let at = editor
            .derived()
            .line_of(edge)
            .map_or(Point::ZERO, |route| route.label_at);
        self.list_ui(ctx, canvas, editor, at, &heading, &offers, actions);
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one private list serves three questions"
    )]
    pub(in crate::app::prompts) fn list_ui(
        &mut self,
        ctx: &Context,
        canvas: Rect,
        editor: &Editor,
        at: Point,
        heading: &PickHeading,
        offers: &[PickEntry],
        actions: &mut Vec<Action>,
    ) {
        let screen = screen_point(editor.camera().to_screen(at));
        let limit = canvas.shrink(8.0);
        let corner = screen.clamp(
            limit.min,
            (limit.max - vec2(heading.width, HEIGHT)).max(limit.min),
        );
        let area = Area::new(Id::unique("picker"))
            .order(Order::Foreground)
            .fixed_pos(corner)
            .accessible_name(heading.title.clone());
        let tokens = style::tokens(ctx);
        let shown = area.show(ctx, |ui| {
            Frame::new()
                .fill(color32(tokens.panel))
                .stroke(Stroke::new(1.0, color32(tokens.border)))
                .corner_radius(CornerRadius::same(12))
                .shadow(shadow(tokens, 6, 24))
                .inner_margin(Margin::same(10))
                .show(ui, |ui| {
                    ui.set_width(heading.width - 20.0);
                    self.offers_ui(ui, editor, heading, offers, actions);
                });
        });
        let (escape, pressed) = ctx.input(|input| {
            let at = input
                .pointer
                .any_pressed()
                .then(|| input.pointer.interact_pos())
                .flatten();
            (input.key_pressed(Key::Escape), at)
        });
        let is_outside = pressed.is_some_and(|at| !shown.response.rect.contains(at));
        if escape || (is_outside && self.age > 1) {
            actions.push(Action::Prompt(None));
        }
    }

    fn offers_ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        heading: &PickHeading,
        offers: &[PickEntry],
        actions: &mut Vec<Action>,
    ) {
        let tokens = style::tokens(ui);
        ui.label(text(&heading.title, Typeface::SemiBold, BODY, tokens.text));
        if !heading.note.is_empty() {
            let note = text(heading.note, Typeface::Regular, SMALL, tokens.muted);
            ui.add(Label::new(note).wrap());
        }
        let before = self.walk.at;
        let enter = self.walk.keys(ui, offers.len(), 1);
        if let Some(name) = heading.search {
            let typed = self.text.clone();
            let field = search_field(ui, &mut self.text, name, Id::unique("picker search"));
            if self.age == 0 {
                field.request_focus();
            }
            if self.text != typed {
                self.walk.at = 0;
            }
        } else if self.age == 0 {
            // The keyboard is here, not on the board behind.
            let focus = ui.interact(
                ui.max_rect(),
                Id::unique("picker keys"),
                Sense::focusable_noninteractive(),
            );
            focus.request_focus();
        }
        if offers.is_empty() {
            ui.label(text(heading.nothing, Typeface::Regular, BODY, tokens.muted));
        }
        if enter && let Some(offer) = offers.get(self.walk.at) {
            actions.push(Action::Answer(offer.answer.clone()));
        }
        ScrollArea::vertical()
            .max_height(HEIGHT - 100.0)
            .show(ui, |ui| {
                for (i, offer) in offers.iter().enumerate() {
                    let response = offer_row(ui, editor, offer, (self.walk.at == i).into());
                    if self.walk.at == i && before != i {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() {
                        actions.push(Action::Answer(offer.answer.clone()));
                    }
                    if response.hovered() && ui.input(|input| input.pointer.is_moving()) {
                        self.walk.at = i;
                    }
                }
            });
        if let Some(offer) = offers.get(self.walk.at) {
            actions.extend(shown(editor, &offer.answer));
        }
    }
}

/// What an answer would do is shown on the board where that can be.
fn shown(editor: &Editor, answer: &PromptAnswer) -> Option<Action> {
    let (Some(Prompt::Mend { finding }), PromptAnswer::Mend(QuickFix::Fix(index))) =
        (editor.prompt(), answer)
    else {
        return None;
    };
    Some(Action::Finding(FindingAction::PreviewFix(Some(FixOffer {
        finding: finding.clone(),
        index: *index,
    }))))
}

fn offer_row(
    ui: &mut Ui,
    editor: &Editor,
    offer: &PickEntry,
    state: ToggleState,
) -> eframe::egui::Response {
    let is_on = state.is_on();
    let tokens = style::tokens(ui);
    row(ui, &offer.name, 34.0, is_on.into(), Sense::click(), |ui| {
        match offer.mark {
            PickIcon::Kind(kind) => icon_tile(ui, editor.catalog(), Some(kind), 24.0),
            PickIcon::Payload(id) => payload_sign(ui, editor.catalog(), id.as_str()),
            PickIcon::None => {}
        }
        words(ui, text(&offer.name, Typeface::Regular, BODY, tokens.text));
        words(
            ui,
            text(&offer.detail, Typeface::Regular, SMALL, tokens.muted),
        );
    })
}
