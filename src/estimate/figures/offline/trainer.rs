//! How long a training run takes and what it costs: by tokens, by FLOPs of an example, or by rows, as the family asks.

use crate::catalog::{Role, ValueSource};
use crate::estimate::figure::{Figure, FigureInput, InputOrigin, RequirementTarget};
use crate::estimate::figures::estimate_view::{EstimateView, FigureNode, assumed, worked_out};
use crate::estimate::formulas::training::{
    EPOCHS_FLOPS, EXAMPLES_FLOPS, SPARSE_TRAINING_TIME, TOKENS_FLOPS, TRAINING_COST, TRAINING_TIME,
};
use crate::estimate::quantity::FigureUnit;
use crate::estimate::{EstimateError, Estimated, Hardware};

const ROWS: FigureUnit = FigureUnit::Count("rows");

/// Families whose fitting is no pass of gradients.
const NO_GRADIENTS: [&str; 3] = ["rules", "linear", "gbdt"];

/// Families that use a weight many times in one example.
const BY_EXAMPLE: [&str; 3] = ["cnn", "diffusion", "gnn"];

/// Families whose parameters are mostly embedding tables once there are many.
const TABLES: [&str; 4] = ["two_tower", "cross_network", "factorization", "mlp"];

/// With more parameters of those families somebody has to say how many are in tables.
const SMALL: f64 = 50e6;

pub(super) fn of_component(look: &EstimateView, place: &FigureNode) -> Vec<Figure> {
    let run = TrainingRun {
        look,
        place,
        family: place.read.choice("family").to_owned(),
        device: Hardware::from_id(place.read.choice("device")),
    };
    if NO_GRADIENTS.contains(&run.family.as_str()) {
        return Vec::new();
    }
    let flops = run.flops();
    let time = run.time(&flops);
    let cost = run.cost(&time);
    vec![flops, time.against(run.interval()), cost]
}

/// A training run as the board describes it.
struct TrainingRun<'a> {
    look: &'a EstimateView<'a>,
    place: &'a FigureNode<'a>,
    family: String,
    device: Option<Hardware>,
}

impl TrainingRun<'_> {
    fn flops(&self) -> Figure {
        let (examples, epochs) = (self.examples(), self.epochs());
        let about = self.place.about();
        if let Some(forward) = self.forward() {
            return EXAMPLES_FLOPS.figure(about, vec![forward, examples, epochs]);
        }
        if self.family == "transformer" {
            let inputs = vec![self.dense(), examples, self.tokens(), epochs];
            return TOKENS_FLOPS.figure(about, inputs);
        }
        EPOCHS_FLOPS.figure(about, vec![self.dense(), examples, epochs])
    }

    fn time(&self, flops: &Figure) -> Figure {
        if self.sparse() > 0.0 {
            let each = assumed(
                "sparse_examples_per_s",
                "Examples a second of one device",
                FigureUnit::PerSecond,
                self.look.constants().sparse_examples_per_s,
            );
            let inputs = vec![self.examples(), self.epochs(), self.devices(), each];
            return SPARSE_TRAINING_TIME.figure(self.place.about(), inputs);
        }
        let machine = self
            .known_device()
            .map(|device| self.look.constants().machine(device));
        let rate = worked_out(
            "flops_per_s",
            "Rate of one device",
            FigureUnit::FlopsPerSecond,
            machine.map(|machine| machine.flops_per_s),
        );
        let inputs = vec![
            flops.as_input("flops", "Arithmetic"),
            self.devices(),
            rate,
            self.share_of_peak(),
        ];
        TRAINING_TIME.figure(self.place.about(), inputs)
    }

    fn cost(&self, time: &Figure) -> Figure {
        let constants = self.look.constants();
        let price = self.known_device();
        let price = price.map(|device| constants.usd_per_h(device));
        let name = "Price of a device";
        let price = worked_out("usd_per_device_h", name, FigureUnit::UsdPerHour, price);
        let inputs = vec![
            time.as_input("training_h", "Training time"),
            self.devices(),
            price.said_by(InputOrigin::Assumed, 1.5),
        ];
        TRAINING_COST.figure(self.place.about(), inputs)
    }

    /// As stated, or what runs of that family reach on that hardware.
    fn share_of_peak(&self) -> FigureInput {
        let stated = self.place.property("mfu", FigureUnit::Share);
        if self.place.read.source("mfu") == Some(ValueSource::Stated) {
            return stated;
        }
        let constants = self.look.constants();
        let of_family = if ["transformer", "diffusion"].contains(&self.family.as_str()) {
            1.0
        } else if self.family == "cnn" {
            constants.mfu_train_cnn
        } else {
            constants.mfu_train_tables
        };
        let reached = self
            .device
            .map_or(constants.mfu_train, Hardware::training_mfu);
        let share = reached * of_family * constants.mfu_train / MFU_AS_MEASURED;
        let input = assumed("mfu", "Share of peak", FigureUnit::Share, share.min(1.0));
        input.said_by(InputOrigin::Assumed, 1.5)
    }

    fn known_device(&self) -> Estimated<Hardware> {
        self.device
            .ok_or_else(|| EstimateError::needs("a device to train on"))
    }

    fn devices(&self) -> FigureInput {
        self.place
            .property("accelerators", FigureUnit::Count("devices"))
    }

    fn epochs(&self) -> FigureInput {
        self.place.property("epochs", FigureUnit::Count("passes"))
    }

    fn data(&self) -> Option<FigureNode<'_>> {
        let all = self
            .look
            .upstream(self.place.id, "training_set", Role::BuildsDataset);
        all.into_iter().next()
    }

    fn examples(&self) -> FigureInput {
        let why = "a data set that feeds the trainer";
        self.data().map_or_else(
            || FigureInput::new("examples", "Examples", ROWS, Err(EstimateError::needs(why))),
            |data| data.property("examples", ROWS),
        )
    }

    fn tokens(&self) -> FigureInput {
        const TOKENS: FigureUnit = FigureUnit::Count("tokens");
        let name = "tokens_per_example";
        let data = self.data().filter(|data| data.read.has(name));
        let input = data.map(|data| data.property(name, TOKENS));
        let is_known = |input: &FigureInput| input.value.as_ref().is_ok_and(|n| *n > 0.0);
        input.filter(is_known).unwrap_or_else(|| {
            let why = EstimateError::needs("the tokens per example of the data set");
            FigureInput::new(name, "Tokens per example", TOKENS, Err(why))
        })
    }

    /// FLOPs of one example forward: as stated here, or of what serves the model; `None` where rows or tokens tell.
    fn forward(&self) -> Option<FigureInput> {
        let name = "flops_per_example";
        let stated = self
            .place
            .read
            .number_if_any(name)
            .and_then(Result::ok)
            .filter(|flops| *flops > 0.0);
        if stated.is_some() {
            return Some(self.place.property(name, FigureUnit::Flops));
        }
        if !BY_EXAMPLE.contains(&self.family.as_str()) {
            return None;
        }
        let served = self.served();
        let why = || EstimateError::needs("the FLOPs of one example: weights are used many times");
        let flops = served.ok_or_else(why);
        Some(FigureInput::new(
            name,
            "FLOPs per example",
            FigureUnit::Flops,
            flops,
        ))
    }

    /// What one item costs where the model is served, if somebody says so.
    fn served(&self) -> Option<f64> {
        let nodes = self.look.document.diagram().nodes();
        let said = nodes.filter_map(|node| {
            let place = self.look.place(&node.id)?;
            let flops = place.read.number_if_any("flops_per_item")?.ok()?;
            let is_stated = place.read.source("flops_per_item") == Some(ValueSource::Stated);
            let models = || self.look.estimate.upstream(&node.id, &["model_artifact"]);
            (is_stated && models().contains(&self.place.id)).then_some(flops)
        });
        said.reduce(f64::max)
    }

    fn sparse(&self) -> f64 {
        let sparse = self.place.read.number_if_any("sparse_params");
        sparse.and_then(Result::ok).unwrap_or(0.0)
    }

    /// Parameters that are multiplied. What are tables and what not, somebody has to say once there are many.
    fn dense(&self) -> FigureInput {
        let all = self
            .place
            .property("params", FigureUnit::Count("parameters"));
        let is_said = self.place.read.source("sparse_params") == Some(ValueSource::Stated);
        let sparse = self.sparse();
        let value = all.value.clone().and_then(|params| {
            if !is_said && params > SMALL && TABLES.contains(&self.family.as_str()) {
                return Err(EstimateError::needs(
                    "how many of the parameters are in embedding tables",
                ));
            }
            Ok((params - sparse).max(1.0))
        });
        FigureInput { value, ..all }
    }

    /// A run has to end before the next one starts.
    fn interval(&self) -> Option<RequirementTarget> {
        let estimate = self.look.estimate;
        let starters = estimate.upstream(self.place.id, &["control"]).into_iter();
        let hours = starters.filter_map(|id| {
            let place = self.look.place(id)?;
            place.read.number_if_any("interval_h")?.ok()
        });
        let shortest = hours.filter(|hours| *hours > 0.0).reduce(f64::min);
        shortest.map(RequirementTarget::AtMost)
    }
}

/// The share of peak that the table of hardware takes for an A100; a board that says otherwise moves all of them.
const MFU_AS_MEASURED: f64 = 0.40;
