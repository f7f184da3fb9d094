//! The data files read strictly, and the folder of assets is whole.

mod assets;
mod contents;
mod faults;
