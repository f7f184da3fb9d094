//! One thing on the board as it is drawn: its shapes, and what of them shows at which zoom.

use std::borrow::Cow;

use crate::geom::{self, Rect};
use crate::model::Target;
use crate::scene::distant::DistantLook;
use crate::scene::{Detail, Shape};

/// Whether what is otherwise seen only close by is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CloseDetails {
    Hidden,
    Shown,
}

/// One thing on the board with all that belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it shows; `None` for decoration.
    pub owner: Option<Target>,
    /// Around all shapes, the close ones too.
    pub bounds: Rect,
    /// In painter's order.
    pub shapes: Vec<Shape>,
    /// From this shape on, `shapes` are fine details that are left out when the board is small; see
    /// [`Detail::fine`](crate::scene::Detail).
    pub fine_from: usize,
    /// Drawn only when looked at closely: above [`CLOSE_ZOOM`](crate::scene::CLOSE_ZOOM), or when the thing is
    /// hovered or selected.
    pub close: Vec<Shape>,
    /// What stands for all of it from afar; `None` where its shapes do.
    pub block: Option<Shape>,
    /// What stands for some of its shapes from afar, so that its title can be read; `None` where it has none.
    pub distant: Option<DistantLook>,
    /// At which zooms it is drawn.
    pub zooms: ShownZooms,
}

/// At which zooms an item is drawn; it fades where they end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ShownZooms {
    #[default]
    All,
    /// Where a request and its answer are one line.
    Together,
    /// Where they are two.
    Apart,
    /// Where fine details are left out.
    Far,
}

/// Shapes to draw in order, each with the opacity of the whole.
pub type ShapeLayers<'a> = Vec<(f64, Cow<'a, [Shape]>)>;

impl Item {
    /// The item, or `None` when it would show nothing.
    pub fn new(owner: Option<Target>, shapes: Vec<Shape>, close: Vec<Shape>) -> Option<Self> {
        let bounds = geom::union(shapes.iter().chain(&close).map(Shape::bounds))?;
        Some(Self {
            owner,
            bounds,
            fine_from: shapes.len(),
            shapes,
            close,
            block: None,
            distant: None,
            zooms: ShownZooms::All,
        })
    }

    /// The same item with its shapes from the `first` on counted as fine details.
    #[must_use]
    pub fn with_fine_from(self, first: usize) -> Self {
        let fine_from = first.min(self.shapes.len());
        Self { fine_from, ..self }
    }

    /// The same item drawn at some zooms alone.
    #[must_use]
    pub fn at_zooms(self, zooms: ShownZooms) -> Self {
        Self { zooms, ..self }
    }

    /// The same item with what stands for it from afar.
    #[must_use]
    pub fn with_block(self, block: Shape) -> Self {
        let block = Some(block);
        Self { block, ..self }
    }

    /// The same item with what it shows from afar.
    #[must_use]
    pub fn with_distant(self, distant: DistantLook) -> Self {
        let distant = Some(distant);
        Self { distant, ..self }
    }

    /// As much of the item as can be seen at a zoom.
    pub fn layers(&self, detail: &Detail, close: CloseDetails) -> ShapeLayers<'_> {
        let is_close = close == CloseDetails::Shown;
        let whole = self.zooms.share(detail);
        if whole <= 0.0 {
            return Vec::new();
        }
        let mut layers: ShapeLayers = Vec::with_capacity(6);
        let block = self.block.as_ref().filter(|_| detail.block > 0.0);
        if block.is_none() || detail.block < 1.0 {
            let (plain, fine) = self.shapes.split_at(self.fine_from.min(self.shapes.len()));
            self.plain_layers(plain, detail, &mut layers);
            let share = if is_close {
                1.0 - detail.block
            } else {
                detail.fine
            };
            layers.push((share, fine.into()));
            if is_close {
                layers.push((1.0 - detail.block, self.close.as_slice().into()));
            }
        }
        layers.extend(block.map(|block| (detail.block, std::slice::from_ref(block).into())));
        layers.retain(|(share, shapes)| *share > 0.0 && !shapes.is_empty());
        for (share, _) in &mut layers {
            *share *= whole;
        }
        layers
    }

    fn plain_layers<'a>(
        &'a self,
        plain: &'a [Shape],
        detail: &Detail,
        layers: &mut ShapeLayers<'a>,
    ) {
        let Some(distant) = &self.distant else {
            return layers.push((1.0, plain.into()));
        };
        let replaces = distant.replaces.clone();
        layers.push((1.0, plain[..replaces.start].into()));
        for (step, share) in detail.title_steps() {
            match step {
                0 => layers.push((share, plain[replaces.clone()].into())),
                _ if share > 0.0 => layers.push((share, distant.shapes(step).into())),
                _ => {}
            }
        }
        layers.push((1.0, plain[replaces.end..].into()));
    }

    /// Around all that is drawn at any zoom.
    pub fn reach(&self) -> Rect {
        let distant = self.distant.as_ref().map(DistantLook::reach);
        distant.map_or(self.bounds, |distant| distant.union(self.bounds))
    }

    /// Around what is drawn, with the close details or without.
    pub fn seen(&self, close: bool) -> Rect {
        if close {
            return self.bounds;
        }
        geom::union(self.shapes.iter().map(Shape::bounds)).unwrap_or(self.bounds)
    }
}

impl ShownZooms {
    /// How much of the item shows, from 0 to 1.
    fn share(self, detail: &Detail) -> f64 {
        match self {
            Self::All => 1.0,
            Self::Together => 1.0 - detail.apart,
            Self::Apart => detail.apart,
            Self::Far => 1.0 - detail.fine,
        }
    }
}
