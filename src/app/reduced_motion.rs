//! Whether things move smoothly or jump: what the person chose here, or else what they chose for their desktop.

use std::path::Path;
use std::process::Command;

use eframe::egui::Context;
use etcetera::BaseStrategy;
use serde::{Deserialize, Serialize};

use crate::app::style::ANIMATION;
use crate::file::read_choices;

/// What the person wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum MotionChoice {
    /// What the desktop says, which moves unless it says otherwise.
    #[default]
    System,
    Smooth,
    Reduced,
}

impl MotionChoice {
    /// What the desktop says. It may take a while to answer, so this belongs on a thread.
    pub fn of_desktop() -> Self {
        if desktop_reduces() {
            Self::Reduced
        } else {
            Self::Smooth
        }
    }

    /// Makes widgets move accordingly.
    pub fn apply(self, ctx: &Context) {
        let time = match self {
            Self::Reduced => 0.0,
            Self::System | Self::Smooth => ANIMATION,
        };
        ctx.all_styles_mut(|style| style.animation_time = time);
    }
}

/// What the desktop's own settings say. They are kept in files by KDE and by GTK's own settings, and behind a
/// program by GNOME; a desktop that says nothing moves.
fn desktop_reduces() -> bool {
    if cfg!(target_os = "macos") {
        let asked = ["read", "com.apple.universalaccess", "reduceMotion"];
        return printed("defaults", &asked).is_some_and(|said| said.trim() == "1");
    }
    if !cfg!(target_os = "linux") {
        return false;
    }
    let in_files = etcetera::choose_base_strategy()
        .ok()
        .is_some_and(|base| files_reduce(&base.config_dir()));
    let asked = ["get", "org.gnome.desktop.interface", "enable-animations"];
    in_files || printed("gsettings", &asked).is_some_and(|said| said.trim() == "false")
}

fn files_reduce(config: &Path) -> bool {
    let value = |file: &str, key: &str| {
        let text = read_choices(&config.join(file)).ok()??;
        setting(&text, key).map(str::to_owned)
    };
    let kde = value("kdeglobals", "AnimationDurationFactor");
    let is_zero = kde.is_some_and(|factor| factor.parse::<f64>() == Ok(0.0));
    let gtk = ["gtk-4.0/settings.ini", "gtk-3.0/settings.ini"];
    let is_off = gtk.into_iter().any(|file| {
        value(file, "gtk-enable-animations").is_some_and(|on| matches!(on.as_str(), "0" | "false"))
    });
    is_zero || is_off
}

/// The value of `key=value` in a settings file.
fn setting<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    text.lines().find_map(|line| {
        let (name, value) = line.split_once('=')?;
        (name.trim() == key).then_some(value.trim())
    })
}

/// What a program prints, if it is there and succeeds.
fn printed(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::files_reduce;

    #[test]
    fn the_desktops_files_are_understood() {
        for (file, text, reduces) in [
            ("kdeglobals", "[KDE]\nAnimationDurationFactor=0\n", true),
            ("kdeglobals", "[KDE]\nAnimationDurationFactor=0.5\n", false),
            (
                "gtk-4.0/settings.ini",
                "[Settings]\ngtk-enable-animations = false",
                true,
            ),
            (
                "gtk-3.0/settings.ini",
                "[Settings]\ngtk-enable-animations=1",
                false,
            ),
            ("other", "AnimationDurationFactor=0", false),
        ] {
            let folder = tempfile::tempdir().expect("a folder");
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(&path, text).expect("written");
            assert_eq!(files_reduce(folder.path()), reduces, "{file}: {text}");
        }
    }
}
