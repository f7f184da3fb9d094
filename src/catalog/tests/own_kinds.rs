//! Kinds of a person's own join the catalogue; a bad file is left out and named.

use crate::catalog::embedded::files;
use crate::catalog::{Catalog, OwnKindError, OwnKindFile, Role};

const WINDMILL: &str = r#"(
    id: "windmill",
    name: "Windmill",
    category: "sources",
    phase: nearline,
    summary: "Turns in the wind and says how fast.",
    icon: "waves",
    roles: ["self_starting", "third_party"],
    step: 3,
    near: {"external_feed": 0.5},
    outputs: [(name: "readings", emits: ["sensor_series"], doc: "Speed and power")],
    flows: stored,
    properties: [(name: "provider_sla_pct", label: "Availability", value: float(default: 98.0, min: 0.0, max: 100.0), unit: "%", doc: "Share of time it turns")],
)"#;

fn file(path: &str, text: &str) -> OwnKindFile {
    OwnKindFile {
        path: path.to_owned(),
        text: Ok(text.to_owned()),
    }
}

fn with(files: &[OwnKindFile]) -> (Catalog, Vec<String>) {
    let (catalog, errors) = Catalog::builtin().with_own(files);
    let errors = errors.iter().map(OwnKindError::to_string).collect();
    (catalog, errors)
}

#[test]
fn an_own_kind_is_found_fits_and_stands_on_its_shelf() {
    let (catalog, errors) = with(&[file("kinds/windmill.ron", WINDMILL)]);
    assert_eq!(errors, Vec::<String>::new());
    let kind = catalog.kind("windmill").expect("the kind");
    assert!(kind.has_role(Role::ThirdParty) && kind.property("provider_sla_pct").is_some());
    assert_eq!(catalog.search("windmill")[0].kind.id.as_str(), "windmill");
    assert_eq!(
        catalog.near_credit("external_feed", "windmill").to_bits(),
        0.5f64.to_bits()
    );
    let shelf = catalog
        .kinds_in_order()
        .filter(|kind| kind.category == "sources");
    assert_eq!(shelf.last().map(|kind| kind.id.as_str()), Some("windmill"));
    let n_program = Catalog::builtin().kinds_in_order().count();
    assert_eq!(catalog.kinds_in_order().count(), n_program + 1);
}

#[test]
fn a_bad_file_is_named_and_the_others_join() {
    let other = WINDMILL
        .replace("windmill", "sail")
        .replace("Windmill", "Sail");
    for (path, text, wanted) in [
        ("kinds/windmill.ron", "(id: ", "component left out: "),
        ("kinds/windmill.ron", "", "component left out: "),
        (
            "kinds/mill.ron",
            WINDMILL,
            "the id `windmill` is not the file's name, at line 2",
        ),
        (
            "kinds/kv_store.ron",
            &WINDMILL.replace("\"windmill\"", "\"kv_store\""),
            "the id `kv_store` is taken; choose another one",
        ),
        (
            "kinds/windmill.ron",
            &WINDMILL.replace("\"Windmill\"", "\"Event stream\""),
            "the name “Event stream” is taken; choose another one",
        ),
        (
            "kinds/windmill.ron",
            &WINDMILL.replace("sensor_series", "breeze"),
            "there is no data type `breeze`; payloads.ron lists them, at line 11",
        ),
        (
            "kinds/windmill.ron",
            &WINDMILL.replace("third_party", "turns"),
            "there is no role `turns`",
        ),
        (
            "kinds/windmill.ron",
            &WINDMILL.replace("\"sources\"", "\"mills\""),
            "there is no category `mills`, at line 4",
        ),
        (
            "kinds/windmill.ron",
            &WINDMILL.replace("\"waves\"", "\"mill\""),
            "there is no glyph `mill` in icons.ron, at line 7",
        ),
    ] {
        let (catalog, errors) = with(&[file(path, text), file("kinds/sail.ron", &other)]);
        let [error] = &errors[..] else {
            panic!("{path}: {errors:?}");
        };
        assert!(error.contains(wanted) && error.ends_with(path), "{error}");
        assert!(catalog.kind("sail").is_some(), "{path}");
    }
    let unread = OwnKindFile {
        path: "kinds/windmill.ron".to_owned(),
        text: Err("permission denied".to_owned()),
    };
    let (_, errors) = with(&[unread]);
    assert_eq!(
        errors,
        ["component left out: permission denied: kinds/windmill.ron"]
    );
}

#[test]
fn a_kind_of_the_program_would_be_read_as_an_own_kind_too() {
    for (path, text) in files() {
        let Some(name) = path.strip_prefix("kinds/") else {
            continue;
        };
        let errors = with(&[file(name, text)]).1;
        assert!(
            errors.len() == 1 && errors[0].contains("is taken"),
            "{errors:?}"
        );
    }
}
