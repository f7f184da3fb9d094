//! A disk in memory that fails or ends the program on demand.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use mlboard::file::{JournalDisk, JournalMetadata, NameDisk};

use super::at;

/// What happens at a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It fails, and the program goes on. A write takes a part of its bytes before it fails.
    Fail(ErrorKind),
    /// The program ends before the call, or after it.
    StopBefore,
    StopAfter,
}

#[derive(Default)]
struct State {
    contents: Vec<Vec<u8>>,
    names: BTreeMap<PathBuf, usize>,
    locked: BTreeSet<usize>,
    n_calls: usize,
    /// The calls by name, in their order.
    calls: Vec<&'static str>,
    fault: Option<(usize, Fault)>,
    is_stopped: bool,
}

/// The disk; clones are the same one.
#[derive(Clone, Default)]
pub struct MemoryDisk {
    state: Rc<RefCell<State>>,
}

/// A file that is open; its lock goes with it.
pub struct MemoryFile {
    n: usize,
    owns_lock: bool,
    disk: MemoryDisk,
}

impl Drop for MemoryFile {
    fn drop(&mut self) {
        if self.owns_lock {
            self.disk.state.borrow_mut().locked.remove(&self.n);
        }
    }
}

impl MemoryDisk {
    pub fn fail_at(&self, call: usize, fault: Fault) {
        self.state.borrow_mut().fault = Some((call, fault));
    }

    pub fn calls(&self) -> Vec<&'static str> {
        self.state.borrow().calls.clone()
    }

    pub fn is_stopped(&self) -> bool {
        self.state.borrow().is_stopped
    }

    pub fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let state = self.state.borrow();
        let names = state.names.iter();
        names
            .map(|(path, n)| (path.clone(), state.contents[*n].clone()))
            .collect()
    }

    fn call<T>(
        &self,
        name: &'static str,
        act: impl FnOnce(&mut State, bool) -> io::Result<T>,
    ) -> io::Result<T> {
        let state = &mut *self.state.borrow_mut();
        let ended = || io::Error::other("the program has ended");
        if state.is_stopped {
            return Err(ended());
        }
        let call = state.n_calls;
        state.n_calls += 1;
        state.calls.push(name);
        let fault = state.fault.filter(|(at, _)| *at == call);
        match fault.map(|(_, fault)| fault) {
            None => act(state, false),
            Some(Fault::Fail(kind)) => {
                if name == "write" && kind != ErrorKind::Interrupted {
                    drop(act(state, true));
                }
                Err(kind.into())
            }
            Some(Fault::StopBefore) => {
                state.is_stopped = true;
                Err(ended())
            }
            Some(Fault::StopAfter) => {
                drop(act(state, false));
                state.is_stopped = true;
                Err(ended())
            }
        }
    }
}

fn not_found() -> io::Error {
    ErrorKind::NotFound.into()
}

impl NameDisk for MemoryDisk {
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("rename", |state, _| {
            let n = state.names.remove(from).ok_or_else(not_found)?;
            state.names.insert(to.to_owned(), n);
            Ok(())
        })
    }

    fn sync_folder(&self, _folder: &Path) -> io::Result<()> {
        self.call("sync_folder", |_, _| Ok(()))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.call("remove", |state, _| {
            state.names.remove(path).map(drop).ok_or_else(not_found)
        })
    }
}

impl JournalDisk for MemoryDisk {
    type File = MemoryFile;

    fn make_folder(&self, _folder: &Path) -> io::Result<()> {
        self.call("make_folder", |_, _| Ok(()))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.call("list", |state, _| {
            let paths = state.names.keys();
            let inside = paths.filter(|path| path.parent() == Some(folder));
            Ok(inside.cloned().collect())
        })
    }

    fn metadata(&self, path: &Path) -> io::Result<Option<JournalMetadata>> {
        self.call("metadata", |state, _| {
            Ok(state.names.get(path).map(|n| JournalMetadata {
                len: state.contents[*n].len() as u64,
                modified: Some(at(0)),
                is_ordinary: true,
            }))
        })
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.call("read", |state, _| {
            let n = state.names.get(path).ok_or_else(not_found)?;
            Ok(state.contents[*n].clone())
        })
    }

    fn create(&self, path: &Path) -> io::Result<MemoryFile> {
        let n = self.call("create", |state, _| {
            if state.names.contains_key(path) {
                return Err(ErrorKind::AlreadyExists.into());
            }
            state.contents.push(Vec::new());
            let n = state.contents.len() - 1;
            state.names.insert(path.to_owned(), n);
            state.locked.insert(n);
            Ok(n)
        })?;
        Ok(MemoryFile {
            n,
            owns_lock: true,
            disk: self.clone(),
        })
    }

    fn claim(&self, path: &Path) -> io::Result<Option<MemoryFile>> {
        let n = self.call("claim", |state, _| {
            let n = *state.names.get(path).ok_or_else(not_found)?;
            Ok(state.locked.insert(n).then_some(n))
        })?;
        Ok(n.map(|n| MemoryFile {
            n,
            owns_lock: true,
            disk: self.clone(),
        }))
    }

    fn write(&self, file: &mut MemoryFile, bytes: &[u8]) -> io::Result<usize> {
        let n = file.n;
        self.call("write", |state, is_cut| {
            let len = if is_cut { bytes.len() / 2 } else { bytes.len() };
            state.contents[n].extend(&bytes[..len]);
            Ok(len)
        })
    }

    fn truncate(&self, file: &mut MemoryFile, len: u64) -> io::Result<()> {
        let n = file.n;
        self.call("truncate", |state, _| {
            state.contents[n].truncate(usize::try_from(len).expect("small"));
            Ok(())
        })
    }

    fn sync(&self, _file: &MemoryFile) -> io::Result<()> {
        self.call("sync", |_, _| Ok(()))
    }

    fn duplicate(&self, file: &MemoryFile) -> io::Result<MemoryFile> {
        let n = self.call("duplicate", |_, _| Ok(file.n))?;
        Ok(MemoryFile {
            n,
            owns_lock: false,
            disk: self.clone(),
        })
    }

    fn is_in_place(&self, file: &MemoryFile, path: &Path) -> io::Result<bool> {
        self.call("is_in_place", |state, _| {
            Ok(state.names.get(path) == Some(&file.n))
        })
    }
}
