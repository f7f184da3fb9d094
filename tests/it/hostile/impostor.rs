//! What may stand under the name of a file, and is none that anybody meant.

use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;

/// What stands where a file should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Impostor {
    Zeros,
    Pipe,
    Folder,
    Loop,
    Socket,
    Terminal,
    /// 100 MB of spaces.
    Flood,
    /// 8 TiB that take no room.
    Sparse,
    Garbage,
    /// Brackets without an end.
    Deep,
    /// A file of the system's that seems empty.
    Process,
}

pub const ALL: &[Impostor] = &[
    Impostor::Zeros,
    Impostor::Pipe,
    Impostor::Folder,
    Impostor::Loop,
    Impostor::Socket,
    Impostor::Terminal,
    Impostor::Flood,
    Impostor::Sparse,
    Impostor::Garbage,
    Impostor::Deep,
    Impostor::Process,
];

impl Impostor {
    pub fn put(self, path: &Path) {
        match self {
            Self::Zeros => symlink("/dev/zero", path).expect("a link"),
            Self::Pipe => {
                let made = Command::new("mkfifo")
                    .arg(path)
                    .status()
                    .expect("mkfifo runs");
                assert!(made.success());
            }
            Self::Folder => fs::create_dir(path).expect("a folder"),
            Self::Loop => {
                let other = path.with_extension("loop");
                drop(fs::remove_file(&other));
                symlink(path, &other).expect("a link");
                symlink(&other, path).expect("a link");
            }
            Self::Socket => drop(UnixListener::bind(path).expect("a socket")),
            Self::Terminal => symlink("/dev/tty", path).expect("a link"),
            Self::Flood => fs::write(path, vec![b' '; 100_000_000]).expect("a file"),
            Self::Sparse => {
                let file = File::create(path).expect("a file");
                // Where a file system holds no such size, a large one does as well.
                if file.set_len(8 << 40).is_err() {
                    file.set_len(1 << 33).expect("a large file");
                }
            }
            Self::Garbage => fs::write(path, [0xff, 0, 0x1b, b'[', b'2', b'J']).expect("a file"),
            Self::Deep => fs::write(path, "[".repeat(900_000)).expect("a file"),
            Self::Process => symlink("/proc/self/environ", path).expect("a link"),
        }
    }
}
