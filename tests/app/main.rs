//! The whole window, driven through its accessibility tree, without a display.
#![cfg(feature = "app")]

mod desk;
mod drawing;
mod files;
mod panels;
