//! The data files read strictly, the folder of assets is whole, and questions to the catalogue are answered well.

mod assets;
mod connect;
mod contents;
mod faults;
mod own_kinds;
mod search;
