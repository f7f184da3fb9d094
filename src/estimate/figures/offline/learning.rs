//! Training, data sets, embedding a corpus, scoring in bulk.

use crate::catalog::Role;
use crate::estimate::figure::{Figure, Input, Law, Promise};
use crate::estimate::figures::look::{Look, Place, assumed, worked_out};
use crate::estimate::quantity::Unit;
use crate::estimate::{Hardware, Refusal, experiment, refusal, stores, training};

const ROWS: Unit = Unit::Count("rows");
const ITEMS: Unit = Unit::Count("items");

static TRAINING_FLOPS: Law = Law {
    key: "training_flops",
    name: "Arithmetic of training",
    unit: Unit::Flops,
    formula: "6 × parameters × examples × epochs",
    ignores: "that one example may be many tokens, and that embedding tables are looked up, not multiplied",
    source: "Kaplan et al. 2020: two FLOPs forward and four backward per parameter",
    compute: |v| training::flops(v[0], v[1] * v[2]),
};

static TRAINING_TIME: Law = Law {
    key: "training_h",
    name: "Training time",
    unit: Unit::Hours,
    formula: "FLOPs / (devices × peak FLOP/s × share of peak) / 3,600",
    ignores: "reading data, evaluation and restarts",
    source: "roofline model",
    compute: |v| {
        refusal::above_zero("devices", v[1])?;
        refusal::finite("training time", v[0] / (v[1] * v[2] * v[3]) / 3600.0)
    },
};

static TRAINING_COST: Law = Law {
    key: "training_usd",
    name: "Cost of one training run",
    unit: Unit::Usd,
    formula: "hours × devices × price of a device",
    ignores: "failed runs, storage and people",
    source: "prices are editable assumptions",
    compute: |v| refusal::finite("cost", v[0] * v[1] * v[2]),
};

static KEPT: Law = Law {
    key: "rows_kept_share",
    name: "Rows kept after thinning out negatives",
    unit: Unit::Share,
    formula: "p + (1 − p) w",
    ignores: "",
    source: "counting",
    compute: |v| Ok(v[0] + (1.0 - v[0]) * v[1]),
};

static SEEN_RATE: Law = Law {
    key: "rate_seen_by_model",
    name: "Rate of positives the model sees",
    unit: Unit::Share,
    formula: "p / (p + (1 − p) w)",
    ignores: "",
    source: "He et al. 2014, Practical Lessons from Predicting Clicks on Ads",
    compute: |v| {
        let kept = refusal::above_zero("rows kept", v[0] + (1.0 - v[0]) * v[1])?;
        Ok(v[0] / kept)
    },
};

static CORRECTED: Law = Law {
    key: "rate_corrected",
    name: "Corrected back",
    unit: Unit::Share,
    formula: "q / (q + (1 − q) / w)",
    ignores: "",
    source: "He et al. 2014, Practical Lessons from Predicting Clicks on Ads",
    compute: |v| experiment::undo_negative_sampling(v[0], v[1]),
};

static ENCODE_ALL: Law = Law {
    key: "encode_corpus_h",
    name: "Encoding the whole corpus",
    unit: Unit::Hours,
    formula: "items × FLOPs per item / (workers × peak FLOP/s × share of peak) / 3,600",
    ignores: "reading and decoding the items",
    source: "roofline model",
    compute: |v| refusal::finite("time", v[0] * v[1] / (v[2] * v[3] * v[4]) / 3600.0),
};

static ENCODE_NEW: Law = Law {
    key: "encode_new_items_h",
    name: "Encoding a day's new items",
    ..ENCODE_ALL
};

static EMBEDDINGS: Law = Law {
    key: "embedding_bytes",
    name: "Embeddings of the corpus",
    unit: Unit::Bytes,
    formula: "items × components × bytes of one",
    ignores: "ids and the index",
    source: "counting",
    compute: |v| stores::embedding_bytes(v[0], v[1], v[2]),
};

static SCORE_ALL: Law = Law {
    key: "bulk_scoring_h",
    name: "Scoring everything, by the arithmetic",
    ..ENCODE_ALL
};

pub(super) fn of_component(look: &Look, place: &Place) -> Vec<Figure> {
    if place.has_role(Role::Trains) {
        trainer(look, place)
    } else if place.has_role(Role::BuildsDataset) {
        data_set(place)
    } else if place.has_role(Role::EmbedsCorpus) {
        embedding(look, place)
    } else if place.has_role(Role::PredictsInBulk) {
        bulk(look, place)
    } else {
        Vec::new()
    }
}

/// Families whose arithmetic is not six FLOPs a parameter.
const NOT_DENSE: [&str; 4] = ["rules", "linear", "gbdt", "factorization"];

fn trainer(look: &Look, place: &Place) -> Vec<Figure> {
    let family = place.read.choice("family");
    if NOT_DENSE.contains(&family.as_str()) {
        return Vec::new();
    }
    let examples = look.upstream(place.id, "training_set", Role::BuildsDataset);
    let examples = examples.first().map_or_else(
        || {
            let why = "a data set that feeds the trainer";
            Input::new("Examples", ROWS, Err(Refusal::needs(why)))
        },
        |data| data.property("examples", ROWS),
    );
    let device = Hardware::from_id(&place.read.choice("device"));
    let device = device.ok_or_else(|| Refusal::needs("a device to train on"));
    let params = place.property("params", Unit::Count("parameters"));
    let epochs = place.property("epochs", Unit::Count("passes"));
    let devices = || place.property("accelerators", Unit::Count("devices"));
    let flops = TRAINING_FLOPS.of(place.about(), vec![params, examples, epochs]);
    let rate = device.clone();
    let rate = rate.map(|device| look.constants().machine(device).flops_per_s);
    let time = TRAINING_TIME.of(
        place.about(),
        vec![
            worked_out("Arithmetic", Unit::Flops, flops.value.clone()),
            devices(),
            worked_out("Rate of one device", Unit::FlopsPerSecond, rate),
            place.property("mfu", Unit::Share),
        ],
    );
    let price = device.map(|device| look.constants().usd_per_h(device));
    let cost = TRAINING_COST.of(
        place.about(),
        vec![
            worked_out("Training time", Unit::Hours, time.value.clone()),
            devices(),
            worked_out("Price of a device", Unit::UsdPerHour, price),
        ],
    );
    vec![flops, time, cost]
}

fn data_set(place: &Place) -> Vec<Figure> {
    let kept = place.property("negative_sampling_rate", Unit::Share);
    if !kept.value.as_ref().is_ok_and(|kept| *kept < 1.0) {
        return Vec::new();
    }
    let inputs = vec![place.property("positive_rate", Unit::Share), kept.clone()];
    let seen = SEEN_RATE.of(place.about(), inputs.clone());
    let back = worked_out("Rate the model sees", Unit::Share, seen.value.clone());
    vec![
        KEPT.of(place.about(), inputs),
        seen,
        CORRECTED.of(place.about(), vec![back, kept]),
    ]
}

fn embedding(look: &Look, place: &Place) -> Vec<Figure> {
    let corpora = look.upstream_of_content(place.id);
    let Some(corpus) = corpora.first() else {
        return Vec::new();
    };
    let machines = |items: Input| {
        let mut inputs = vec![items, place.property("flops_per_item", Unit::Flops)];
        inputs.extend(workers(look, place));
        inputs
    };
    let items = || corpus.property("items", ITEMS);
    let vectors = vec![
        items(),
        place.property("dimension", Unit::Count("components")),
        place.property("bytes_per_component", Unit::Bytes),
    ];
    let new = corpus.property("new_items_per_day", ITEMS);
    vec![
        EMBEDDINGS.of(place.about(), vectors),
        ENCODE_ALL.of(place.about(), machines(items())),
        ENCODE_NEW
            .of(place.about(), machines(new))
            .against(Some(Promise::AtMost(24.0))),
    ]
}

fn bulk(look: &Look, place: &Place) -> Vec<Figure> {
    let mut inputs = vec![
        place.property("items", ITEMS),
        place.property("flops_per_item", Unit::Flops),
    ];
    inputs.extend(workers(look, place));
    let interval = place.read.number("interval_h").ok();
    vec![
        SCORE_ALL
            .of(place.about(), inputs)
            .against(interval.map(Promise::AtMost)),
    ]
}

fn workers(look: &Look, place: &Place) -> [Input; 3] {
    let hardware = place.read.hardware();
    let share = match &hardware {
        Ok(Hardware::Cpu) => 1.0,
        _ => look.constants().mfu_serve,
    };
    let rate = hardware.map(|hardware| look.constants().machine(hardware).flops_per_s);
    [
        place.property("replicas", Unit::Count("workers")),
        worked_out("Rate of one worker", Unit::FlopsPerSecond, rate),
        assumed("Share of peak", Unit::Share, share),
    ]
}
