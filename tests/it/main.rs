//! One binary for everything that is tested from outside, one module for each part.

mod layout;
mod tidy;
