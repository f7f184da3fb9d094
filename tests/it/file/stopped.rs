//! A save that is stopped or fails at any step leaves the whole old board or the whole new one.

use std::io::ErrorKind;

use mlboard::file::{SaveError, SavedFile, Stamp, WriteStep, atomic_write_on, save_text};

use super::simulated::{Fault, SimulatedDisk};

const PATH: &str = "boards/search.ron";
const OLD: &str = "(version: 1, title: \"old\")\n";
const NEW: &str = "(version: 1, title: \"new, and longer than the old one\")\n";

const FAULTS: &[Fault] = &[
    Fault::StopBefore,
    Fault::StopAfter,
    Fault::Fail(ErrorKind::StorageFull),
    Fault::Fail(ErrorKind::PermissionDenied),
    Fault::Fail(ErrorKind::CrossesDevices),
    Fault::Fail(ErrorKind::Interrupted),
    Fault::Fail(ErrorKind::Other),
    // EIO on every system that has the number.
    Fault::Os(5),
];

fn disk(bite: usize, has_old: bool) -> SimulatedDisk {
    let disk = SimulatedDisk::new(bite);
    if has_old {
        disk.put(PATH, OLD.as_bytes());
    }
    disk
}

fn save(disk: &SimulatedDisk, has_old: bool) -> Result<SavedFile, SaveError> {
    let expected = has_old.then(|| Stamp::new(OLD.as_bytes(), None));
    save_text(disk, PATH.as_ref(), NEW, expected.as_ref())
}

/// Every step of a save, with every fault, writing in one go or in bites, over an old file or anew.
fn at_every_step(mut check: impl FnMut(&SimulatedDisk, bool, &str)) {
    for has_old in [true, false] {
        for bite in [usize::MAX, 7] {
            let whole = disk(bite, has_old);
            save(&whole, has_old).expect("nothing fails");
            for step in 0..whole.n_steps() {
                for fault in FAULTS {
                    let disk = disk(bite, has_old);
                    disk.fail_at(step, *fault);
                    check(
                        &disk,
                        has_old,
                        &format!(
                            "step {step}, {fault:?}, bite {bite}, over an old file: {has_old}"
                        ),
                    );
                }
            }
        }
    }
}

fn is_whole(content: Option<&[u8]>, has_old: bool) -> bool {
    match content {
        Some(content) => content == NEW.as_bytes() || (has_old && content == OLD.as_bytes()),
        None => !has_old,
    }
}

#[test]
fn the_file_is_whole_wherever_a_save_is_stopped() {
    let mut n_stops = 0;
    at_every_step(|disk, has_old, of| {
        let saved = save(disk, has_old);
        let files = disk.files();
        let content = files.get(std::path::Path::new(PATH)).map(Vec::as_slice);
        assert!(is_whole(content, has_old), "{of}: {content:?}");
        if saved.is_ok() || matches!(saved, Err(SaveError::Unsettled { .. })) {
            assert_eq!(content, Some(NEW.as_bytes()), "{of}");
        }
        n_stops += 1;
    });
    assert!(n_stops > 300, "{n_stops}");
}

#[test]
fn a_failed_save_changes_nothing_and_leaves_nothing() {
    at_every_step(|disk, has_old, of| {
        let before = disk.files();
        let failed = save(disk, has_old);
        let is_stop = failed
            .as_ref()
            .is_err_and(|error| error.to_string().contains("has ended"));
        if !is_stop && matches!(failed, Err(SaveError::Disk { .. })) {
            assert_eq!(disk.files(), before, "{of}");
        }
    });
}

#[test]
fn a_later_save_works_whatever_an_earlier_one_left() {
    at_every_step(|disk, has_old, of| {
        drop(save(disk, has_old));
        let next = SimulatedDisk::new(usize::MAX);
        for (path, content) in disk.files() {
            next.put(path.to_str().expect("a plain path"), &content);
        }
        save_text(&next, PATH.as_ref(), NEW, None).unwrap_or_else(|error| panic!("{of}: {error}"));
        let names: Vec<_> = next.files().into_keys().collect();
        assert_eq!(names, [std::path::PathBuf::from(PATH)], "{of}");
    });
}

#[test]
fn the_file_is_whole_after_a_power_cut_at_any_step() {
    at_every_step(|disk, has_old, of| {
        let saved = save(disk, has_old);
        for content in disk.after_power_cut(PATH) {
            assert!(is_whole(content.as_deref(), has_old), "{of}: {content:?}");
            if saved.is_ok() && !of.contains("PermissionDenied") {
                assert_eq!(content.as_deref(), Some(NEW.as_bytes()), "{of}");
            }
        }
    });
}

#[test]
fn a_disk_that_lies_is_noticed_by_these_tests() {
    let mut disk = disk(usize::MAX, true);
    disk.is_honest = false;
    save(&disk, true).expect("nothing fails");
    let contents = disk.after_power_cut(PATH);
    assert!(
        contents
            .iter()
            .any(|content| !is_whole(content.as_deref(), true))
    );
}

#[test]
fn a_change_by_another_program_is_never_overwritten() {
    let disk = disk(usize::MAX, true);
    let opened = Stamp::new(b"(version: 1, title: \"as it was opened\")", None);
    let before = disk.files();
    let refused = save_text(&disk, PATH.as_ref(), NEW, Some(&opened));
    assert!(
        matches!(refused, Err(SaveError::ChangedOnDisk { .. })),
        "{refused:?}"
    );
    assert_eq!(disk.files(), before);
    save_text(&disk, PATH.as_ref(), NEW, None).expect("asked to replace it");
}

#[test]
fn errors_say_what_failed_and_what_to_do() {
    let full = disk(7, true);
    full.fail_at(5, Fault::Fail(ErrorKind::StorageFull));
    let error = save(&full, true).expect_err("the disk is full");
    assert!(
        matches!(
            error,
            SaveError::Disk {
                step: WriteStep::Write,
                ..
            }
        ),
        "{error:?}"
    );
    let text = error.to_string();
    assert!(
        text.contains("Free some space") && text.ends_with(PATH),
        "{text}"
    );
}

#[test]
fn any_file_is_whole_wherever_writing_it_is_stopped_or_fails() {
    at_every_step(|disk, has_old, of| {
        let before = disk.files();
        let written = atomic_write_on(disk, PATH.as_ref(), NEW.as_bytes());
        let files = disk.files();
        let content = files.get(std::path::Path::new(PATH)).map(Vec::as_slice);
        assert!(is_whole(content, has_old), "{of}: {content:?}");
        match written {
            Ok(_) => assert_eq!(content, Some(NEW.as_bytes()), "{of}"),
            Err(error) if error.to_string().contains("has ended") => {}
            Err(_) => assert_eq!(files, before, "{of}"),
        }
        for content in disk.after_power_cut(PATH) {
            assert!(is_whole(content.as_deref(), has_old), "{of}: {content:?}");
        }
    });
}

/// A file with two names is written into, so for a moment it may hold only some of the new content. All of it lies
/// beside it then, wherever the save is stopped, fails, or the power goes.
#[test]
fn a_file_with_two_names_is_never_the_only_copy() {
    let linked = |bite| {
        let disk = disk(bite, true);
        disk.link(PATH);
        disk
    };
    let (mut n_torn, mut n_told) = (0, 0);
    for bite in [usize::MAX, 7] {
        let whole = linked(bite);
        save(&whole, true).expect("nothing fails");
        assert_eq!(whole.files().len(), 1, "no copy is left");
        for step in 0..whole.n_steps() {
            for fault in FAULTS {
                let disk = linked(bite);
                disk.fail_at(step, *fault);
                let saved = save(&disk, true);
                let of = format!("step {step}, {fault:?}, bite {bite}: {saved:?}");
                let files = disk.files();
                let content = &files[std::path::Path::new(PATH)];
                let is_torn = !is_whole(Some(content), true);
                let copies: Vec<_> = files
                    .keys()
                    .filter(|path| !path.ends_with("search.ron"))
                    .collect();
                n_torn += usize::from(is_torn);
                if is_torn {
                    let copy = copies.first().unwrap_or_else(|| panic!("no copy: {of}"));
                    assert_eq!(files[*copy], NEW.as_bytes(), "{of}");
                    let copy = copy.to_str().expect("a plain path");
                    for after in disk.after_power_cut(copy) {
                        assert_eq!(after.as_deref(), Some(NEW.as_bytes()), "{of}");
                    }
                }
                match saved {
                    Ok(_) | Err(SaveError::Unsettled { .. }) => {
                        assert_eq!(content, NEW.as_bytes(), "{of}");
                    }
                    Err(SaveError::Torn { ref kept, .. }) => {
                        n_told += 1;
                        assert!(files.contains_key(kept), "{of}");
                    }
                    Err(SaveError::Disk { .. }) => assert!(!is_torn, "{of}"),
                    Err(error) => panic!("{error} at {of}"),
                }
            }
        }
    }
    assert!(n_torn > 10 && n_told > 10, "{n_torn} {n_told}");
}
