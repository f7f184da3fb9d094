//! Opening the window, and saying what is missing when it cannot be opened.

use std::path::PathBuf;

use eframe::egui::ViewportBuilder;
use eframe::{NativeOptions, Renderer};

use crate::app::user_files::UserSettings;
use crate::app::{App, LaunchOptions};
use crate::file::settings_folder;

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    #[error(
        "the window cannot be opened: {0}\nOn Debian and Ubuntu, install what a window needs with\n    apt install libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon-x11-0 libgl1\nEverything but the window works without it: see `mlboard --help`."
    )]
    NoWindow(String),
    #[error(
        "the window cannot be opened: neither DISPLAY nor WAYLAND_DISPLAY is set, so there is no desktop to open it on.\nEverything but the window works without one: see `mlboard --help`."
    )]
    NoDesktop,
}

/// Opens the window on a board, or on the start screen. Returns when it is closed.
pub fn run(file: Option<PathBuf>) -> Result<(), AppError> {
    let options = LaunchOptions {
        file,
        ..LaunchOptions::from_environment()
    };
    check_desktop()?;
    let settings = UserSettings::load(&options.config);
    let native = native_options(&settings);
    // winit panics where the keyboard library is missing; the message would be a stack trace.
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        eframe::run_native(
            "mlboard",
            native,
            Box::new(move |cc| Ok(Box::new(App::new(&cc.egui_ctx, options)))),
        )
    }));
    match outcome {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(AppError::NoWindow(without_source(&error.to_string()))),
        Err(panic) => match reason(panic.as_ref()) {
            Some(reason) if is_about_libraries(&reason) => {
                Err(AppError::NoWindow(without_source(&reason)))
            }
            _ => std::panic::resume_unwind(panic),
        },
    }
}

impl LaunchOptions {
    /// The user's own folders. `MLBOARD_CONFIG` names another folder for settings and journals, and
    /// `MLBOARD_DIALOGS=own` asks for our own file dialogs.
    #[expect(
        clippy::disallowed_methods,
        reason = "the window may read the environment"
    )]
    pub fn from_environment() -> Self {
        Self {
            file: None,
            config: settings_folder(),
            own_dialogs: std::env::var("MLBOARD_DIALOGS").is_ok_and(|value| value == "own"),
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the window may read the environment"
)]
fn check_desktop() -> Result<(), AppError> {
    let has = |name: &str| std::env::var(name).is_ok_and(|value| !value.is_empty());
    if cfg!(target_os = "linux")
        && !has("DISPLAY")
        && !has("WAYLAND_DISPLAY")
        && !has("WAYLAND_SOCKET")
    {
        return Err(AppError::NoDesktop);
    }
    Ok(())
}

fn native_options(settings: &UserSettings) -> NativeOptions {
    let (width, height) = settings.window;
    NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title("mlboard")
            .with_app_id("mlboard")
            .with_inner_size([width, height])
            .with_min_inner_size([720.0, 480.0]),
        renderer: Renderer::Glow,
        system_font_fallback: false,
        ..NativeOptions::default()
    }
}

fn reason(panic: &(dyn std::any::Any + Send)) -> Option<String> {
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
}

/// The message without the places in source files that libraries put into theirs, such as
/// `os error at /…/mod.rs:12: `: they say nothing to the person who reads it.
fn without_source(message: &str) -> String {
    let mut kept = String::new();
    let mut rest = message;
    while let Some((before, place)) = rest.split_once("os error at ") {
        let Some((_, after)) = place.split_once(".rs:") else {
            break;
        };
        let after = after.trim_start_matches(|c: char| c.is_ascii_digit());
        kept.push_str(before);
        rest = after.trim_start_matches(':').trim_start();
    }
    kept + rest
}

fn is_about_libraries(reason: &str) -> bool {
    ["xkbcommon", "could not be loaded", "libX", ".so"]
        .iter()
        .any(|part| reason.contains(part))
}

#[cfg(test)]
mod tests {
    use super::without_source;

    #[test]
    fn messages_name_no_source_files() {
        let said = "winit: os error at /x/y/linux/mod.rs:765: Failed to open display :9";
        assert_eq!(without_source(said), "winit: Failed to open display :9");
        let plain = "no such display: mod.rs is not named";
        assert_eq!(without_source(plain), plain);
    }
}
