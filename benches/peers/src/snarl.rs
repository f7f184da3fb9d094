//! The board in egui-snarl: the same components at the same places, with as many pins as they have ports.

use std::collections::BTreeMap;

use egui_peers::emath::TSTransform;
use egui_peers::{CentralPanel, Context, Pos2, RawInput, Rect, Ui, epaint::Primitive, pos2, vec2};
use egui_snarl::ui::{PinInfo, SnarlPin, SnarlStyle, SnarlViewer, SnarlWidget};
use egui_snarl::{InPin, InPinId, OutPin, OutPinId, Snarl};
use mlboard::catalog::{Catalog, Kind, Side};
use mlboard::editor::Camera;
use mlboard::geom;
use mlboard::model::{Document, PortName};

use crate::frames::{Motion, Row, SIZE, timed};

struct Component {
    title: String,
    inputs: Vec<String>,
    outputs: Vec<String>,
}

struct Viewer {
    camera: Camera,
}

impl SnarlViewer<Component> for Viewer {
    fn title(&mut self, node: &Component) -> String {
        node.title.clone()
    }

    fn inputs(&mut self, node: &Component) -> usize {
        node.inputs.len()
    }

    fn show_input(
        &mut self,
        pin: &InPin,
        ui: &mut Ui,
        snarl: &mut Snarl<Component>,
    ) -> impl SnarlPin + 'static {
        ui.label(&snarl[pin.id.node].inputs[pin.id.input]);
        PinInfo::circle()
    }

    fn outputs(&mut self, node: &Component) -> usize {
        node.outputs.len()
    }

    fn show_output(
        &mut self,
        pin: &OutPin,
        ui: &mut Ui,
        snarl: &mut Snarl<Component>,
    ) -> impl SnarlPin + 'static {
        ui.label(&snarl[pin.id.node].outputs[pin.id.output]);
        PinInfo::circle()
    }

    fn current_transform(&mut self, to_global: &mut TSTransform, _: &mut Snarl<Component>) {
        let pan = self.camera.pan;
        *to_global = TSTransform::new(vec2(pan.x as f32, pan.y as f32), self.camera.zoom as f32);
    }
}

/// Measures the motion.
pub fn run(document: &Document, board: geom::Rect, motion: Motion) -> Row {
    let mut snarl = snarl(document);
    let ctx = Context::default();
    let mut style = SnarlStyle::new();
    style.min_scale = Some(0.001);
    style.max_scale = Some(1.0);
    timed(|frame| {
        let mut viewer = Viewer {
            camera: motion.camera(frame, board),
        };
        let mut output = ctx.run_ui(input(frame), |ui| {
            CentralPanel::no_frame().show(ui, |ui| {
                let widget = SnarlWidget::new().style(style);
                widget.show(&mut snarl, &mut viewer, ui);
            });
        });
        let shapes = std::mem::take(&mut output.shapes);
        n_vertices(&ctx.tessellate(shapes, output.pixels_per_point))
    })
}

fn snarl(document: &Document) -> Snarl<Component> {
    let mut snarl = Snarl::new();
    let mut known = BTreeMap::new();
    for node in document.diagram().nodes() {
        let kind = Catalog::builtin().kind(node.kind.as_str()).expect("a kind");
        let at = node.at.expect("a place");
        let component = Component {
            title: kind.name.clone(),
            inputs: ports(kind, Side::Input),
            outputs: ports(kind, Side::Output),
        };
        let id = snarl.insert_node(pos2(at.x as f32, at.y as f32), component);
        known.insert(node.id.clone(), (id, kind));
    }
    for edge in document.diagram().edges() {
        let ((from, from_kind), (to, to_kind)) = (known[&edge.from.node], known[&edge.to.node]);
        let output = position(from_kind, Side::Output, &edge.from.port);
        let input = position(to_kind, Side::Input, &edge.to.port);
        let (from, to) = (OutPinId { node: from, output }, InPinId { node: to, input });
        snarl.connect(from, to);
    }
    snarl
}

fn ports(kind: &Kind, side: Side) -> Vec<String> {
    match side {
        Side::Input => kind
            .inputs
            .iter()
            .map(|port| port.name.to_string())
            .collect(),
        Side::Output => kind
            .outputs
            .iter()
            .map(|port| port.name.to_string())
            .collect(),
    }
}

fn position(kind: &Kind, side: Side, name: &PortName) -> usize {
    let ports = ports(kind, side);
    ports
        .iter()
        .position(|port| port == name.as_str())
        .unwrap_or(0)
}

/// No event but a frame further on.
pub fn input(frame: u32) -> RawInput {
    RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(SIZE[0], SIZE[1]))),
        time: Some(f64::from(frame) / 60.0),
        ..RawInput::default()
    }
}

pub fn n_vertices(primitives: &[egui_peers::ClippedPrimitive]) -> usize {
    let meshes = primitives
        .iter()
        .map(|primitive| match &primitive.primitive {
            Primitive::Mesh(mesh) => mesh.vertices.len(),
            Primitive::Callback(_) => 0,
        });
    meshes.sum()
}
