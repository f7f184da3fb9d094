//! A disk in memory that fails on demand and forgets, when the power goes, what was not brought to it.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use mlboard::file::{Disk, FileMetadata, FileSort, LostAttribute, NameDisk};

/// What happens at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The program ends before the step; nothing after it happens either.
    StopBefore,
    /// The program ends after the step.
    StopAfter,
    /// The step fails, and the program goes on.
    Fail(ErrorKind),
    /// The same with a number of the system's own, for what the standard library has no word.
    Os(i32),
}

#[derive(Clone, Default)]
struct Content {
    now: Vec<u8>,
    /// What a power cut leaves.
    durable: Vec<u8>,
}

#[derive(Default)]
struct State {
    contents: Vec<Content>,
    names: BTreeMap<PathBuf, usize>,
    /// Changes of names since the folder was last brought to the disk, oldest first.
    pending: Vec<BTreeMap<PathBuf, usize>>,
    durable_names: BTreeMap<PathBuf, usize>,
    protected: BTreeSet<PathBuf>,
    /// Files with a second name, which lies in a folder nobody looks at.
    linked: BTreeSet<PathBuf>,
}

/// A file that is open for writing.
pub struct OpenFile {
    content: usize,
    /// Bytes.
    at: usize,
}

/// The disk. Paths are plain: no links.
#[derive(Default)]
pub struct SimulatedDisk {
    state: RefCell<State>,
    n_steps: Cell<usize>,
    fault: Cell<Option<(usize, Fault)>>,
    is_stopped: Cell<bool>,
    /// Bytes that one write takes at most.
    pub bite: usize,
    /// Whether files reach the disk when asked to: a disk that lies shows that the tests notice.
    pub is_honest: bool,
}

impl SimulatedDisk {
    pub fn new(bite: usize) -> Self {
        Self {
            bite,
            is_honest: true,
            ..Self::default()
        }
    }

    /// Puts a file on the disk, safe from power cuts.
    pub fn put(&self, path: &str, content: &[u8]) {
        let state = &mut *self.state.borrow_mut();
        state.contents.push(Content {
            now: content.to_vec(),
            durable: content.to_vec(),
        });
        state.names.insert(path.into(), state.contents.len() - 1);
        state.durable_names = state.names.clone();
    }

    /// Gives a file that was put there a second name elsewhere.
    pub fn link(&self, path: &str) {
        self.state.borrow_mut().linked.insert(path.into());
    }

    pub fn fail_at(&self, step: usize, fault: Fault) {
        self.fault.set(Some((step, fault)));
    }

    pub fn n_steps(&self) -> usize {
        self.n_steps.get()
    }

    /// The files as other programs see them.
    pub fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let state = self.state.borrow();
        let names = state.names.iter();
        names
            .map(|(path, n)| (path.clone(), state.contents[*n].now.clone()))
            .collect()
    }

    /// What may be found under the path after a power cut now: the names as of any moment since they were
    /// last brought to the disk, and contents that are there, half there or not.
    pub fn after_power_cut(&self, path: &str) -> Vec<Option<Vec<u8>>> {
        let state = self.state.borrow();
        let mut found = Vec::new();
        for names in state
            .pending
            .iter()
            .chain([&state.durable_names, &state.names])
        {
            let Some(n) = names.get(Path::new(path)) else {
                found.push(None);
                continue;
            };
            let Content { now, durable } = &state.contents[*n];
            found.push(Some(durable.clone()));
            if now != durable {
                found.extend([0, now.len() / 2, now.len()].map(|len| Some(now[..len].to_vec())));
            }
        }
        found
    }

    /// Counts a step and lets it happen, fail, or never return to a program that has ended.
    fn step<T>(&self, act: impl FnOnce(&mut State) -> io::Result<T>) -> io::Result<T> {
        let stopped = || io::Error::other("the program has ended");
        if self.is_stopped.get() {
            return Err(stopped());
        }
        let step = self.n_steps.get();
        self.n_steps.set(step + 1);
        let fault = self.fault.get().filter(|(at, _)| *at == step);
        match fault.map(|(_, fault)| fault) {
            None => act(&mut self.state.borrow_mut()),
            Some(Fault::Fail(kind)) => Err(kind.into()),
            Some(Fault::Os(number)) => Err(io::Error::from_raw_os_error(number)),
            Some(Fault::StopBefore) => {
                self.is_stopped.set(true);
                Err(stopped())
            }
            Some(Fault::StopAfter) => {
                drop(act(&mut self.state.borrow_mut()));
                self.is_stopped.set(true);
                Err(stopped())
            }
        }
    }
}

impl State {
    fn rename(&mut self, change: impl FnOnce(&mut BTreeMap<PathBuf, usize>)) {
        change(&mut self.names);
        self.pending.push(self.names.clone());
    }
}

fn not_found() -> io::Error {
    ErrorKind::NotFound.into()
}

impl NameDisk for SimulatedDisk {
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(|state| {
            let n = state.names.get(from).copied().ok_or_else(not_found)?;
            state.rename(|names| {
                names.remove(from);
                names.insert(to.to_owned(), n);
            });
            Ok(())
        })
    }

    fn sync_folder(&self, _folder: &Path) -> io::Result<()> {
        self.step(|state| {
            state.pending.clear();
            state.durable_names = state.names.clone();
            Ok(())
        })
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.step(|state| {
            state.names.get(path).ok_or_else(not_found)?;
            state.rename(|names| {
                names.remove(path);
            });
            Ok(())
        })
    }
}

impl Disk for SimulatedDisk {
    type File = OpenFile;

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.step(|_| Ok(path.to_owned()))
    }

    fn facts(&self, path: &Path) -> io::Result<Option<FileMetadata>> {
        self.step(|state| {
            Ok(state.names.get(path).map(|n| FileMetadata {
                len: state.contents[*n].now.len() as u64,
                modified: Some(SystemTime::UNIX_EPOCH),
                write_protected: state.protected.contains(path),
                sort: FileSort::Ordinary,
                n_names: if state.linked.contains(path) { 2 } else { 1 },
            }))
        })
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.step(|state| {
            let n = state.names.get(path).ok_or_else(not_found)?;
            Ok(state.contents[*n].now.clone())
        })
    }

    fn create(&self, path: &Path) -> io::Result<OpenFile> {
        self.step(|state| {
            if state.names.contains_key(path) {
                return Err(ErrorKind::AlreadyExists.into());
            }
            state.contents.push(Content::default());
            let n = state.contents.len() - 1;
            state.rename(|names| {
                names.insert(path.to_owned(), n);
            });
            Ok(OpenFile { content: n, at: 0 })
        })
    }

    fn open_in_place(&self, path: &Path) -> io::Result<OpenFile> {
        self.step(|state| {
            let content = state.names.get(path).copied().ok_or_else(not_found)?;
            Ok(OpenFile { content, at: 0 })
        })
    }

    fn truncate(&self, file: &mut OpenFile, len: u64) -> io::Result<()> {
        self.step(|state| {
            let len = usize::try_from(len).expect("in memory");
            state.contents[file.content].now.resize(len, 0);
            Ok(())
        })
    }

    fn adopt_attributes(&self, _file: &mut OpenFile, of: &Path) -> io::Result<Vec<LostAttribute>> {
        self.step(|state| {
            state.names.get(of).ok_or_else(not_found)?;
            Ok(Vec::new())
        })
    }

    fn write(&self, file: &mut OpenFile, bytes: &[u8]) -> io::Result<usize> {
        let n = bytes.len().min(self.bite);
        self.step(|state| {
            let now = &mut state.contents[file.content].now;
            let end = (file.at + n).min(now.len());
            now.splice(file.at..end, bytes[..n].iter().copied());
            file.at += n;
            Ok(n)
        })
    }

    fn sync(&self, file: &mut OpenFile) -> io::Result<Option<SystemTime>> {
        self.step(|state| {
            if self.is_honest {
                let content = &mut state.contents[file.content];
                content.durable.clone_from(&content.now);
            }
            Ok(None)
        })
    }

    /// Nothing else runs on this disk: every file of that sort is left over.
    fn sweep(&self, _folder: &Path, is_temporary: &dyn Fn(&Path) -> bool) -> io::Result<()> {
        self.step(|state| {
            state.rename(|names| names.retain(|path, _| !is_temporary(path)));
            Ok(())
        })
    }
}
