//! What a file has besides its content: owner, group, permissions, access list, extended attributes. New content that
//! takes the place of a file takes them over, and what the system does not let it take is told.

use std::fmt;
use std::fs::File;
use std::io;
use std::path::Path;

/// Something of the old file that the new one could not be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LostAttribute {
    /// The file belongs to who saved it.
    Owner,
    /// The file has the group of new files. What the old group might do, it may do only if everybody may.
    Group,
    /// Who else may do what.
    AccessList,
    /// An extended attribute, by its name.
    Extended(String),
}

impl fmt::Display for LostAttribute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Owner => f.write_str("its owner (the file is now yours)"),
            Self::Group => f.write_str(
                "its group (it has your group now, and that group may do no more than everybody)",
            ),
            Self::AccessList => f.write_str("its access list"),
            Self::Extended(name) => write!(f, "its attribute {name}"),
        }
    }
}

/// What to tell a person about a save that could not keep everything; `None` when it could.
pub(in crate::file) fn lost_note(lost: &[LostAttribute]) -> Option<String> {
    let (last, first) = lost.split_last()?;
    let first: Vec<String> = first.iter().map(ToString::to_string).collect();
    let all = match first.as_slice() {
        [] => last.to_string(),
        first => format!("{} and {last}", first.join(", ")),
    };
    Some(format!(
        "saved, but the system did not let the file keep {all}"
    ))
}

/// Gives the new file what the old one has.
#[cfg(not(unix))]
pub(in crate::file) fn adopt(file: &File, of: &Path) -> io::Result<Vec<LostAttribute>> {
    let wanted = std::fs::metadata(of)?.permissions();
    if file.metadata()?.permissions() != wanted {
        file.set_permissions(wanted)?;
    }
    Ok(Vec::new())
}

/// Gives the new file what the old one has. Who it belongs to comes first, because a change of that takes
/// permissions away.
#[cfg(unix)]
pub(in crate::file) fn adopt(file: &File, of: &Path) -> io::Result<Vec<LostAttribute>> {
    use std::fs::Permissions;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let (old, new) = (std::fs::metadata(of)?, file.metadata()?);
    let mut lost = Vec::new();
    if old.uid() != new.uid() && fchown(file, Some(old.uid()), None).is_err() {
        lost.push(LostAttribute::Owner);
    }
    let has_group = old.gid() == new.gid() || fchown(file, None, Some(old.gid())).is_ok();
    if !has_group {
        lost.push(LostAttribute::Group);
    }
    let mode = old.mode() & 0o7777;
    let mode = if has_group {
        mode
    } else {
        for_another_group(mode)
    };
    // Some file systems know no permissions and refuse even those that hold already.
    if file.metadata()?.mode() & 0o7777 != mode {
        file.set_permissions(Permissions::from_mode(mode))?;
    }
    adopt_extended(file, of, &mut lost);
    Ok(lost)
}

/// A group that never had the file may do with it what everybody may.
#[cfg(unix)]
fn for_another_group(mode: u32) -> u32 {
    let everybody = (mode & 0o007) << 3;
    (mode & !0o070) | (mode & everybody)
}

/// The name under which Linux keeps the access list.
#[cfg(unix)]
const ACCESS_LIST: &str = "system.posix_acl_access";
/// The system's own label, which its policy gives to new files.
#[cfg(unix)]
const LABEL: &str = "security.selinux";

#[cfg(unix)]
fn adopt_extended(file: &File, of: &Path, lost: &mut Vec<LostAttribute>) {
    use xattr::FileExt;
    // A file system without attributes has none to lose.
    let Ok(names) = xattr::list_deref(of) else {
        return;
    };
    let names: Vec<_> = names.collect();
    let has_group = !lost.contains(&LostAttribute::Group);
    if !names.iter().any(|name| name == ACCESS_LIST) {
        // New files of a folder may get a list that the old file never had.
        drop(file.remove_xattr(ACCESS_LIST));
    }
    for name in names {
        let Ok(Some(value)) = xattr::get_deref(of, &name) else {
            continue;
        };
        let is_list = name == ACCESS_LIST;
        // The list says what the file's group may, and that is another one now.
        let is_kept = (has_group || !is_list)
            && (file.get_xattr(&name).ok().flatten().as_ref() == Some(&value)
                || file.set_xattr(&name, &value).is_ok());
        if is_kept || name == LABEL {
            continue;
        }
        lost.push(if is_list {
            LostAttribute::AccessList
        } else {
            LostAttribute::Extended(name.to_string_lossy().into_owned())
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{LostAttribute, lost_note};

    #[test]
    fn what_is_lost_is_one_sentence() {
        assert_eq!(lost_note(&[]), None);
        let note = lost_note(&[
            LostAttribute::Owner,
            LostAttribute::AccessList,
            LostAttribute::Extended("user.x".to_owned()),
        ]);
        assert_eq!(
            note.as_deref(),
            Some(
                "saved, but the system did not let the file keep its owner (the file is now yours), \
                 its access list and its attribute user.x"
            )
        );
    }

    #[cfg(unix)]
    #[test]
    fn another_group_gets_what_everybody_has() {
        use super::for_another_group;
        assert_eq!(for_another_group(0o660), 0o600);
        assert_eq!(for_another_group(0o664), 0o644);
        assert_eq!(for_another_group(0o606), 0o606);
        assert_eq!(for_another_group(0o755), 0o755);
    }
}
