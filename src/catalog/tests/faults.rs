//! A fault in any file names the file and the line.

use crate::catalog::contents::Category;
use crate::catalog::embedded::files;
use crate::catalog::payload::DataTypes;
use crate::catalog::read::DataFile;
use crate::catalog::requirement::RequirementCard;
use crate::catalog::{Catalog, CatalogError, Icons, Kind};

const KV: &str = "kinds/storage/kv_store.ron";
const GATEWAY: &str = "kinds/serving/api_gateway.ron";
/// File, what stands there, what stands there instead, how the message begins.
const FAULTS: &[(&str, &str, &str, &str)] = &[
    (
        KV,
        r#"id: "kv_store""#,
        r#"id: "kv""#,
        "the id `kv` is not the file's name, `kv_store`, at line 3",
    ),
    (
        KV,
        r#""storage""#,
        r#""caching""#,
        "the category `caching` is not the folder, `storage`, at line 6",
    ),
    (
        KV,
        r#"icon: "key""#,
        r#"icon: "kee""#,
        "there is no glyph `kee` in icons.ron, at line",
    ),
    (
        KV,
        r#"icon: "key""#,
        r#"icon: "database""#,
        "another kind has the icon `database`, at line",
    ),
    (
        KV,
        "pass_through",
        "pass_thru",
        "there is no role `pass_thru`; roles.ron lists them, at line",
    ),
    (
        KV,
        "step: 6",
        "step: 8",
        "the step 8 is not one of 1 to 7, at line",
    ),
    (
        KV,
        r#""app_database": 0.25"#,
        r#""app_data": 0.25"#,
        "there is no kind `app_data` to come near, at line",
    ),
    (
        KV,
        r#""app_database": 0.25"#,
        r#""app_database": 25"#,
        "the credit of `app_database`, 25, is not between 0 and 1, at line",
    ),
    (
        KV,
        r#"usual: ["predictions""#,
        r#"usual: ["request""#,
        "the port `values` calls request usual and never emits it, at line",
    ),
    (
        "kinds/evaluation/offline_evaluator.ron",
        r#"instead: ["answers"]"#,
        r#"instead: ["model"]"#,
        "there is no other input `model` that could stand for `model`, at line",
    ),
    (
        KV,
        r#"["predictions", "scores""#,
        r#"["prediction", "scores""#,
        "there is no data type `prediction`",
    ),
    (
        KV,
        r#"name: "keys""#,
        r#"name: "entries""#,
        "there are two inputs `entries`, at line",
    ),
    (
        KV,
        r#"name: "value_bytes""#,
        r#"name: "ttl_h""#,
        "there are two properties `ttl_h`, at line",
    ),
    (
        KV,
        "default: 48.0",
        "default: 0.0",
        "the default of `ttl_h`: 0 is below 0.01, the least allowed, at line",
    ),
    (
        KV,
        "default: 48.0, ",
        "",
        "the property `ttl_h` has no default, at line",
    ),
    (
        KV,
        "(default: 48.0, min: 0.01,",
        "(default: 48.0,",
        "the property `ttl_h` lacks its min or its max",
    ),
    (
        KV,
        "max: 87_600.0",
        "max: 0.001",
        "the range of `ttl_h` is empty",
    ),
    (
        GATEWAY,
        r#"from: "fallback""#,
        r#"from: "fall""#,
        "there is no input `fall` for a flow to start at, at line",
    ),
    (
        GATEWAY,
        r#"to: "response""#,
        r#"to: "answer""#,
        "there is no output `answer` for a flow to end at, at line",
    ),
    (
        "payloads.ron",
        r#"sign: "Fb""#,
        r#"sign: "Ev""#,
        "two data types have the sign `Ev`, at line",
    ),
    (
        "payloads.ron",
        r#"sign: "Fb""#,
        r#"sign: """#,
        "the sign `` is not one to three letters long, at line",
    ),
    (
        "payloads.ron",
        r#"family: "data""#,
        r#"family: "date""#,
        "there is no family `date`, at line",
    ),
    (
        "payloads.ron",
        r#"["ann_index"]"#,
        r#"["ann"]"#,
        "there is no kind `ann`, at line",
    ),
    (
        "payloads.ron",
        r#""operation": "ocr""#,
        r#""operation": "read""#,
        "the last kind inserted has no property `operation` that may be `read`",
    ),
    (
        "categories.ron",
        r#"id: "storage""#,
        r#"id: "sources""#,
        "there are two categories `sources`, at line",
    ),
    (
        "categories.ron",
        r#"family: "labels""#,
        r#"family: "label""#,
        "there is no family `label`, at line",
    ),
    (
        "icons.ron",
        r#""graph": "EB58""#,
        r#""graph": "0041""#,
        "`0041` is no code point of the private area",
    ),
    (
        "icons.ron",
        r#""edit.undo": "arrow-u-up-left""#,
        r#""edit.undo": "arrow""#,
        "there is no glyph `arrow` in the list above",
    ),
    (
        "roles.ron",
        r#"id: "client""#,
        r#"id: "gateway""#,
        "there are two roles `gateway`, at line",
    ),
    (
        "requirements.ron",
        r#"name: "dau""#,
        r#"name: "task""#,
        "there are two fields `task`, at line",
    ),
    (
        "requirements.ron",
        r#"group: "product""#,
        r#"group: "produce""#,
        "there is no group `produce`, at line",
    ),
    (
        "requirements.ron",
        "default: 99.9",
        "default: 101.0",
        "the default of `availability_pct`: 101 is above 100, the most allowed",
    ),
    (
        "terms.ron",
        r#""gpu_l4""#,
        r#""gpu_14""#,
        "no property and no requirement lists the value `gpu_14`, at line",
    ),
];

/// The error of the whole catalogue after `old` has become `new` in the file at `path`.
fn fault(path: &str, old: &str, new: &str) -> String {
    let mut files = files();
    let changed = files
        .iter_mut()
        .find(|(candidate, _)| candidate == path)
        .map(|(_, text)| {
            assert!(text.contains(old), "{path} lacks {old}");
            text.replacen(old, new, 1)
        })
        .expect("the file exists");
    let changed = files.iter().map(|(candidate, text)| {
        let text = if candidate == path { &changed } else { *text };
        (candidate.as_str(), text)
    });
    Catalog::from_files(changed).map_or_else(|error| error.to_string(), |_| "reads".to_owned())
}

/// Reads one file by itself.
fn read_alone(source: DataFile) -> Result<(), CatalogError> {
    match source.path {
        "categories.ron" => source.read::<Vec<Category>>().map(drop),
        "icons.ron" => source.read::<Icons>().map(drop),
        "payloads.ron" => source.read::<DataTypes>().map(drop),
        "requirements.ron" => source.read::<RequirementCard>().map(drop),
        "roles.ron" => source
            .read::<Vec<crate::catalog::contents::RoleMeaning>>()
            .map(drop),
        _ => source.read::<Kind>().map(drop),
    }
}

/// Every field of a file, with the offset of its name; comments are passed over.
fn fields(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let code = if line.trim_start().starts_with("//") {
            ""
        } else {
            line
        };
        let mut quoted = false;
        let mut word = String::new();
        for (at, c) in code.char_indices() {
            quoted ^= c == '"';
            if !quoted && (c.is_ascii_lowercase() || c == '_') {
                word.push(c);
                continue;
            }
            if c == ':' && !quoted && !word.is_empty() {
                found.push((offset + at - word.len(), word.clone()));
            }
            word.clear();
        }
        offset += line.len();
    }
    found
}

#[test]
fn every_misspelt_field_of_every_file_is_an_error_that_names_file_and_line() {
    let mut n_fields = 0;
    for (path, text) in files() {
        // terms.ron is a plain map: its keys are checked as values, below.
        let is_read = path != "terms.ron";
        for (at, name) in fields(text).into_iter().filter(|_| is_read) {
            n_fields += 1;
            let misspelt = format!("{}{name}x{}", &text[..at], &text[at + name.len()..]);
            let source = DataFile {
                path: &path,
                text: &misspelt,
            };
            let error = read_alone(source).expect_err(&format!("{path}: {name}x was accepted"));
            let CatalogError::Fault { message, place } = error else {
                panic!("{path}: {name}x: {error}");
            };
            let line = text[..at].matches('\n').count() + 1;
            assert!(message.contains(&format!("`{name}x`")), "{path}: {message}");
            assert!(message.contains("expected"), "{path}: {message}");
            assert_eq!((place.path, place.line), (path.clone(), line), "{message}");
        }
    }
    assert!(n_fields > 2000, "only {n_fields} fields were found");
}

#[test]
fn the_message_says_what_is_allowed() {
    assert_eq!(
        fault("kinds/storage/kv_store.ron", "phase: online", "phase: live"),
        "unexpected variant named `live` in enum `phase`, expected one of `offline`, `nearline`, or `online` instead, \
         at line 7, column 12 of kinds/storage/kv_store.ron"
    );
}

#[test]
fn faults_of_meaning_name_file_and_line() {
    for (path, old, new, wanted) in FAULTS {
        let message = fault(path, old, new);
        assert!(message.starts_with(wanted), "{path}, {new}: {message}");
        assert!(message.ends_with(&format!(" of {path}")), "{message}");
    }
}

#[test]
fn files_that_are_missing_or_lie_astray_are_named() {
    let error =
        |files: Vec<(String, &str)>| Catalog::from_files(files).expect_err("a fault").to_string();
    let mut without = files();
    without.retain(|(path, _)| path != "icons.ron");
    assert_eq!(
        error(without),
        "the catalogue lacks its list of icons: add icons.ron"
    );
    let mut astray = files();
    astray.push(("kinds/kv_store.ron".to_owned(), ""));
    assert!(error(astray).ends_with("kinds/<category>/<id>.ron: kinds/kv_store.ron"));
    let mut role = files();
    role.iter_mut()
        .filter(|(path, _)| path == "roles.ron")
        .for_each(|(_, text)| *text = "[]");
    assert_eq!(
        error(role),
        "the role `annotation` is not explained, at line 1, column 1 of roles.ron"
    );
}
