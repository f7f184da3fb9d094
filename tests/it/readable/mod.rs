//! Whether boards can be read: case studies fitted into a window and exported as pictures.

mod labels;
mod legend;
mod titles;
