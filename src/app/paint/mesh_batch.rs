//! One mesh for all that is drawn on a canvas. Meshes come with places on the glyph atlas in texels, because the
//! atlas may grow while they are made and after; here they become shares of the atlas as it is.

use std::sync::Arc;

use eframe::egui::{Context, Id, Mesh, Painter, Pos2, Shape, Vec2, epaint::Vertex};

/// The triangles of one frame. Its memory is used again in the next.
#[derive(Default)]
pub struct MeshBatch {
    mesh: Arc<Mesh>,
    /// One texel as a share of the atlas.
    texel: Vec2,
}

impl MeshBatch {
    /// Begins a frame. Everything to be added must have been laid out already.
    pub fn begin(&mut self, painter: &Painter) {
        let size = atlas(painter.ctx());
        watch(painter.ctx(), size);
        self.texel = texel(size);
        let mesh = Arc::make_mut(&mut self.mesh);
        mesh.vertices.clear();
        mesh.indices.clear();
    }

    /// Adds a mesh, scaled about the origin and then moved.
    pub fn add(&mut self, mesh: &Mesh, scale: f32, shift: Vec2) {
        let out = Arc::make_mut(&mut self.mesh);
        let Ok(first) = u32::try_from(out.vertices.len()) else {
            return;
        };
        let texel = self.texel;
        out.vertices
            .extend(mesh.vertices.iter().map(|vertex| Vertex {
                pos: Pos2::new(
                    vertex.pos.x * scale + shift.x,
                    vertex.pos.y * scale + shift.y,
                ),
                uv: Pos2::new(vertex.uv.x * texel.x, vertex.uv.y * texel.y),
                color: vertex.color,
            }));
        out.indices
            .extend(mesh.indices.iter().map(|index| index + first));
    }

    /// Hands the frame to egui.
    pub fn show(&self, painter: &Painter) {
        if !self.mesh.is_empty() {
            painter.add(Shape::Mesh(Arc::clone(&self.mesh)));
        }
    }
}

/// Width and height of the glyph atlas in texels.
#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the method's path has too narrow a lifetime"
)]
fn atlas(ctx: &Context) -> [usize; 2] {
    ctx.fonts(|fonts| fonts.font_image_size())
}

#[expect(
    clippy::cast_precision_loss,
    reason = "an atlas has thousands of texels"
)]
fn texel([width, height]: [usize; 2]) -> Vec2 {
    Vec2::new(1.0 / width as f32, 1.0 / height as f32)
}

/// The atlas as the first sheet of a pass found it, and which pass that was.
#[derive(Clone, Copy)]
struct AtlasState {
    pass: u64,
    size: [usize; 2],
}

/// Text that is laid out later in the same pass may make the atlas higher, and then every share of it is wrong: the
/// pass is done again.
fn watch(ctx: &Context, size: [usize; 2]) {
    let id = Id::unique("atlas of the board");
    let pass = ctx.cumulative_pass_nr();
    let known = ctx.data(|data| data.get_temp::<AtlasState>(id));
    if known.is_none_or(|found| found.pass != pass) {
        ctx.data_mut(|data| data.insert_temp(id, AtlasState { pass, size }));
    }
    if known.is_none() {
        ctx.on_end_pass("atlas of the board", Arc::new(move |ui| check(ui, id)));
    }
}

fn check(ctx: &Context, id: Id) {
    let found = ctx.data(|data| data.get_temp::<AtlasState>(id));
    let now = atlas(ctx);
    let is_stale = |found: AtlasState| found.pass == ctx.cumulative_pass_nr() && found.size != now;
    if found.is_some_and(is_stale) {
        ctx.request_discard("the glyph atlas grew");
        // Were the pass kept all the same, the next one would be right.
        ctx.request_repaint();
    }
}
