//! Where a model comes from.

use crate::catalog::Role;
use crate::graph::NodeIx;
use crate::rules::engine::query::{BoardQuery, EdgeFilter, NodeRef};

const MODELS: EdgeFilter = EdgeFilter::over(&["model_artifact"]);
const EXAMPLES: EdgeFilter = EdgeFilter::over(&["training_set"]);

/// What a component's model was made by and from.
#[derive(Clone, Debug, Default)]
pub(super) struct Lineage {
    trainers: Vec<NodeIx>,
    origins: Vec<NodeIx>,
    datasets: Vec<NodeIx>,
}

impl<'a> BoardQuery<'a> {
    fn lineage<T>(&'a self, site: NodeRef<'a>, read: impl Fn(&Lineage) -> T) -> T {
        // Whoever asks depends on these flows, whether somebody asked before or not.
        self.note(&["model_artifact", "training_set"], "train");
        if let Some(known) = self.lineage.borrow().get(&site.at()) {
            return read(known);
        }
        let made_by = site.upstream(MODELS);
        let at = |role| {
            let of = made_by.iter().filter(move |site| site.is(role));
            of.map(|site| site.at()).collect::<Vec<_>>()
        };
        let (trainers, origins) = (at(Role::Trains), at(Role::ModelOrigin));
        let mut datasets = Vec::new();
        for trainer in self.sites(trainers.clone()) {
            let direct = trainer.ins_at("train").map(|link| link.from);
            let fed_by = direct.chain(trainer.upstream(EXAMPLES));
            let built = fed_by.filter(|site| site.is(Role::BuildsDataset));
            datasets.extend(built.map(NodeRef::at));
        }
        datasets.sort_unstable();
        datasets.dedup();
        let lineage = Lineage {
            trainers,
            origins,
            datasets,
        };
        let answer = read(&lineage);
        self.lineage.borrow_mut().insert(site.at(), lineage);
        answer
    }
}

impl<'s> NodeRef<'s> {
    fn made_by(self, of: impl Fn(&Lineage) -> &Vec<NodeIx>) -> Vec<NodeRef<'s>> {
        let found = self.survey().lineage(self, |lineage| of(lineage).clone());
        self.survey().sites(found)
    }

    /// Trainers its model comes from.
    pub fn trainers(self) -> Vec<NodeRef<'s>> {
        self.made_by(|lineage| &lineage.trainers)
    }

    /// Trainers and borrowed models its model comes from.
    pub fn model_origins(self) -> Vec<NodeRef<'s>> {
        self.made_by(|lineage| &lineage.origins)
    }

    /// Datasets its model was fitted on.
    pub fn datasets(self) -> Vec<NodeRef<'s>> {
        self.made_by(|lineage| &lineage.datasets)
    }

    /// Whether logged values of the features that serving used reach the dataset.
    pub fn learns_from_logs(self) -> bool {
        let before = self.upstream(EdgeFilter::over(&["features_offline"]));
        let mut logs = before
            .into_iter()
            .filter(|site| site.is(Role::LogsPredictions));
        logs.any(|log| log.is_fed_at("features"))
    }

    /// Encoders of the queries an index is asked.
    pub fn query_encoders(self) -> Vec<NodeRef<'s>> {
        let asking = self.ins_at("query").map(|flow| flow.from);
        asking.filter(|site| site.is(Role::EncodesQuery)).collect()
    }

    /// Encoders of what is in an index.
    pub fn corpus_encoders(self) -> Vec<NodeRef<'s>> {
        let before = self.upstream(EdgeFilter::over(&["embeddings", "index"]));
        let before = before.into_iter();
        before.filter(|site| site.is(Role::EmbedsCorpus)).collect()
    }
}
