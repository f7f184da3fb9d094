//! The whole window, driven through its accessibility tree, without a display.
#![cfg(feature = "app")]

mod commands;
mod desk;
mod drawing;
mod files;
mod idle;
mod moving;
mod panels;
mod settings;
mod tabs;
mod writing;
