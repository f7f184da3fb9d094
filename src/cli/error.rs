//! Why a command could not do what it was asked. The message comes first, the path last.

use std::io;
use std::path::PathBuf;

use crate::export::ExportError;
use crate::file::{FileError, ReadError, SaveError};
use crate::practice::CaseAnswerError;
use crate::practice::grade::GradeError;
use crate::text::{plural, shown_path};

/// Why a command stopped.
#[derive(Debug, thiserror::Error)]
pub(in crate::cli) enum CliError {
    #[error("there is no such file or command; `mlboard --help` lists the commands, `mlboard new` makes a board: {}", shown_path(.0))]
    NoSuchFile(PathBuf),
    #[error("a board goes after the command that is about it; before the command stand options alone: {}", shown_path(.0))]
    FileBeforeCommand(PathBuf),
    #[error("{error}: standard input")]
    ReadInput { error: ReadError },
    #[error("standard input could not be read: {0}")]
    Input(io::Error),
    #[error("this graph cannot be laid out ({error}): {}", shown_path(path))]
    Graph { error: String, path: PathBuf },
    #[error(
        "figures of an older version are what `mlboard estimate --format json` wrote ({error}): {}",
        shown_path(path)
    )]
    OlderFigures { error: String, path: PathBuf },
    #[error("{0}")]
    File(#[from] FileError),
    #[error("{0}")]
    Save(#[from] SaveError),
    #[error("the file exists already; choose another name, or overwrite it with --force: {}", shown_path(.0))]
    Exists(PathBuf),
    #[error(
        "there is no case `{id}`{meant}. `mlboard templates` lists them, `blank` is an empty board"
    )]
    NoSuchCase { id: String, meant: String },
    #[error(
        "there is no interviewer's card `{id}`{meant}. `mlboard cards FILE` lists those that fit a board"
    )]
    NoSuchCard { id: String, meant: String },
    #[error("{error}: {case}")]
    CaseAnswers {
        error: CaseAnswerError,
        /// As named on the command line.
        case: String,
    },
    #[error("{error}: {}", shown_path(path))]
    Grade { error: GradeError, path: PathBuf },
    #[error("this attempt cannot be read ({error}): {}", shown_path(path))]
    Attempt { error: String, path: PathBuf },
    #[error(
        "there is nothing named `{name}`{meant}. `mlboard kinds` lists components, `mlboard explain` the rules"
    )]
    NothingCalled { name: String, meant: String },
    #[error("there is no rule or family `{name}`{meant}. `mlboard explain` lists them")]
    NoSuchRule { name: String, meant: String },
    #[error(
        "the rule severities could not be read ({error}): {}",
        shown_path(path)
    )]
    Severities { error: String, path: PathBuf },
    #[error("`{wish}` cannot be applied: {why}")]
    Wish { wish: String, why: String },
    #[error("there is no formula `{name}`{meant}. `mlboard formula` lists them")]
    NoSuchFormula { name: String, meant: String },
    #[error("{name} cannot be computed: {why}. For example: mlboard formula {example}")]
    Formula {
        name: &'static str,
        why: String,
        example: String,
    },
    #[error("no component of the board has the id `{0}`; without --of all figures are shown")]
    NoSuchComponent(String),
    #[error("this board has no stages; `stages` in the file or *Add stage* in the window makes them: {}", shown_path(.0))]
    NoStages(PathBuf),
    #[error(
        "there is no stage {number}; the board has {n}, counted from 1: {}",
        shown_path(path)
    )]
    NoSuchStage {
        /// As asked for, from 1.
        number: usize,
        /// How many there are.
        n: usize,
        path: PathBuf,
    },
    #[error("nobody has chosen components for one figure; `figure` in the file does: {}", shown_path(.0))]
    NoFigure(PathBuf),
    #[error(
        "numbered pictures need a name to number; `-` takes one picture: --stage 1, sheet or animated"
    )]
    StagesToOutput,
    #[error("{error}: {}", shown_path(path))]
    Export { error: ExportError, path: PathBuf },
    #[error(
        "the file extension sets the picture's format, which can be {known}: {}",
        shown_path(path)
    )]
    NoSuchFormat { known: String, path: PathBuf },
    #[error("that is the board itself; give the picture a name of its own: {}", shown_path(.0))]
    OntoItself(PathBuf),
    #[error(
        "no board of the gallery has that name; it is a file's name without its extension: {0}"
    )]
    NotInTheGallery(String),
    #[error("two pictures would have the same name; rename the file: {}", shown_path(.0))]
    SamePicture(PathBuf),
    #[error("the file could not be written ({error}): {}", shown_path(path))]
    Write { error: io::Error, path: PathBuf },
    #[error("the results could not be written to standard output: {0}")]
    Output(io::Error),
    #[error("the board was saved by a newer mlboard, and rewriting it could lose what this one cannot read: {}", shown_path(.0))]
    Newer(PathBuf),
    #[error(
        "this is {what}, which cannot be rewritten; pass `-` to read standard input and write standard output, or name a file to write: {}",
        shown_path(path)
    )]
    NotRewritten { what: &'static str, path: PathBuf },
    #[error("the file has {n} {}, which rewriting would drop; pass --drop-comments if that is meant: {}", plural(*n, "comment"), shown_path(path))]
    Comments { n: usize, path: PathBuf },
}
