//! Which ports and which data type a new edge between two components takes, and which kinds would fit a loose end.
//!
//! The order of preference: outputs that carry an answer before logs and telemetry; what actually arrives at a
//! component that only hands things on; types asked for before types that merely will do; an input that prefers such
//! sources; required inputs; the order of the catalogue. What then still ties is a question for a person.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Fit, InputPort, Kind, OutputPort, Refusal, Role, Side};
use crate::model::{KindId, PayloadId, PortName};

/// An edge that somebody wants to draw; what is `None` is free.
#[derive(Clone, Copy, Debug)]
pub struct Attempt<'a> {
    pub source: &'a Kind,
    pub output: Option<&'a str>,
    /// What arrives at the source node on any of its inputs.
    pub arriving: &'a BTreeSet<PayloadId>,
    pub target: &'a Kind,
    pub input: Option<&'a str>,
    pub payload: Option<&'a str>,
}

/// One legal way to draw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub output: PortName,
    pub input: PortName,
    pub payload: PayloadId,
    /// Never [`Fit::No`].
    pub fit: Fit,
}

/// Every legal way to draw an edge, the best first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    ranked: Vec<Choice>,
    n_leading: usize,
}

impl Choices {
    /// The best one, the first of the best if several are equally good; `None` if the edge is illegal.
    pub fn best(&self) -> Option<&Choice> {
        self.ranked.first()
    }

    /// Those between which only a person can decide; they share their ports and differ in the data type.
    pub fn leading(&self) -> &[Choice] {
        &self.ranked[..self.n_leading]
    }

    pub fn all(&self) -> &[Choice] {
        &self.ranked
    }

    pub fn must_ask(&self) -> bool {
        self.n_leading > 1
    }
}

/// Where an illegal edge would run, and what to say about it.
#[derive(Clone, Debug)]
pub struct Clash<'a> {
    pub output: PortName,
    pub input: PortName,
    pub payload: PayloadId,
    /// `None` where nothing better can be said than which types the two ends speak.
    pub refusal: Option<&'a Refusal>,
}

/// A kind that could be joined to a loose end.
#[derive(Clone, Debug)]
pub struct Fitting<'a> {
    pub kind: &'a Kind,
    /// The port of `kind` that would be used.
    pub port: PortName,
    pub payload: PayloadId,
    pub fit: Fit,
}

/// The preferences of the module's text as a key, the least first.
type Rank = (bool, bool, Fit, u8, bool, usize, usize);

impl Catalog {
    /// Every legal way to draw an edge.
    pub fn choices(&self, attempt: &Attempt) -> Choices {
        let mut ranked: Vec<(Rank, Choice)> = pairs(attempt)
            .flat_map(|pair| {
                let payloads = free(&pair.output.emits, attempt.payload);
                payloads.filter_map(move |payload| self.choice(attempt, pair, payload))
            })
            .collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        let lead = ranked.first().map(|(rank, _)| *rank);
        Choices {
            n_leading: ranked
                .iter()
                .take_while(|(rank, _)| Some(*rank) == lead)
                .count(),
            ranked: ranked.into_iter().map(|(_, choice)| choice).collect(),
        }
    }

    /// Where an edge without a legal way would run: over a pair of types whose refusal is worth explaining if there is
    /// one, else over the first ports. `None` if one of the two has no port on that side.
    pub fn clash(&self, attempt: &Attempt) -> Option<Clash<'_>> {
        let explained = pairs(attempt).find_map(|pair| {
            free(&pair.output.emits, attempt.payload).find_map(|payload| {
                self.refused(payload.as_str(), pair.input)
                    .map(|refusal| (pair, payload, Some(refusal)))
            })
        });
        let plain = || {
            let pair =
                pairs(attempt).min_by_key(|pair| (pair.output.side, !pair.input.required))?;
            let wanted = free(&pair.output.emits, attempt.payload).next();
            Some((pair, wanted.or(pair.output.emits.first())?, None))
        };
        let (pair, payload, refusal) = explained.or_else(plain)?;
        Some(Clash {
            output: pair.output.name.clone(),
            input: pair.input.name.clone(),
            payload: payload.clone(),
            refusal,
        })
    }

    /// What to say when `payload` is led into `port`, if anything special.
    pub fn refused(&self, payload: &str, port: &InputPort) -> Option<&Refusal> {
        port.accepts
            .iter()
            .find_map(|asked| self.refusal(payload, asked.as_str()))
    }

    /// The kinds that could be joined to a loose end on `side` that emits or accepts `payloads`, the best first: types
    /// asked for before types that will do, main outputs before side outputs, required inputs before others, then the
    /// order of the catalogue. Each kind stands once, with its best port.
    pub fn fitting_kinds(&self, side: Side, payloads: &[PayloadId]) -> Vec<Fitting<'_>> {
        let mut found: Vec<((Fit, bool), Fitting)> = self
            .kinds_in_order()
            .filter_map(|kind| match side {
                Side::Output => self.best_input(kind, payloads),
                Side::Input => self.best_output(kind, payloads),
            })
            .collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, fitting)| fitting).collect()
    }

    fn choice(&self, attempt: &Attempt, pair: Pair, payload: &PayloadId) -> Option<(Rank, Choice)> {
        let fit = self.accepts(pair.input, payload.as_str());
        let hands_on = attempt.source.has_role(Role::PassThrough);
        let rank = (
            attempt.output.is_none() && pair.output.offered_last,
            hands_on && !attempt.arriving.contains(payload),
            fit,
            preference(attempt.source, pair.input),
            !pair.input.required,
            pair.input_at,
            pair.output_at,
        );
        let choice = Choice {
            output: pair.output.name.clone(),
            input: pair.input.name.clone(),
            payload: payload.clone(),
            fit,
        };
        (fit != Fit::No).then_some((rank, choice))
    }

    fn best_input<'a>(
        &'a self,
        kind: &'a Kind,
        payloads: &[PayloadId],
    ) -> Option<((Fit, bool), Fitting<'a>)> {
        let ports = kind.inputs.iter();
        let ends = ports.flat_map(|port| payloads.iter().map(move |payload| (port, payload)));
        ends.map(|(port, payload)| {
            let fit = self.accepts(port, payload.as_str());
            (
                (fit, !port.required),
                fitting(kind, &port.name, payload, fit),
            )
        })
        .filter(|((fit, _), _)| *fit != Fit::No)
        .min_by_key(|(rank, _)| *rank)
    }

    fn best_output<'a>(
        &'a self,
        kind: &'a Kind,
        asked: &[PayloadId],
    ) -> Option<((Fit, bool), Fitting<'a>)> {
        let ports = kind.outputs.iter();
        let ends = ports.flat_map(|port| port.emits.iter().map(move |payload| (port, payload)));
        ends.map(|(port, payload)| {
            let fit = if asked.contains(payload) {
                Fit::Exact
            } else if asked
                .iter()
                .any(|a| self.widens(payload.as_str(), a.as_str()))
            {
                Fit::Widened
            } else {
                Fit::No
            };
            ((fit, port.side), fitting(kind, &port.name, payload, fit))
        })
        .filter(|((fit, _), _)| *fit != Fit::No)
        .min_by_key(|(rank, _)| *rank)
    }
}

/// An output and an input that the attempt leaves possible, with their places in the catalogue.
#[derive(Clone, Copy)]
struct Pair<'a> {
    output: &'a OutputPort,
    output_at: usize,
    input: &'a InputPort,
    input_at: usize,
}

fn pairs<'a>(attempt: &Attempt<'a>) -> impl Iterator<Item = Pair<'a>> {
    let (output, input) = (attempt.output, attempt.input);
    let (source, target) = (attempt.source, attempt.target);
    let outputs = source.outputs.iter().enumerate();
    outputs
        .filter(move |(_, port)| output.is_none_or(|name| port.name.as_str() == name))
        .flat_map(move |(output_at, output)| {
            let inputs = target.inputs.iter().enumerate();
            inputs
                .filter(move |(_, port)| input.is_none_or(|name| port.name.as_str() == name))
                .map(move |(input_at, input)| Pair {
                    output,
                    output_at,
                    input,
                    input_at,
                })
        })
}

fn free<'a>(
    payloads: &'a [PayloadId],
    wanted: Option<&'a str>,
) -> impl Iterator<Item = &'a PayloadId> {
    payloads
        .iter()
        .filter(move |payload| wanted.is_none_or(|wanted| payload.as_str() == wanted))
}

/// 0: the port wants such sources; 1: it does not mind; 2: it wants others.
fn preference(source: &Kind, input: &InputPort) -> u8 {
    if input.prefers_from.is_empty() {
        1
    } else if input.prefers_from.is_disjoint(&source.roles) {
        2
    } else {
        0
    }
}

fn fitting<'a>(kind: &'a Kind, port: &PortName, payload: &PayloadId, fit: Fit) -> Fitting<'a> {
    Fitting {
        kind,
        port: port.clone(),
        payload: payload.clone(),
        fit,
    }
}

impl Fitting<'_> {
    pub fn kind_id(&self) -> &KindId {
        &self.kind.id
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Attempt, Choices};
    use crate::catalog::{Catalog, Fit, Side};
    use crate::model::PayloadId;

    /// An attempt written as `source.output > target.input`, ports left out where they are free.
    fn attempt<'a>(text: &'a str, arriving: &'a BTreeSet<PayloadId>) -> Attempt<'a> {
        let (from, to) = text.split_once(" > ").expect(text);
        let end = |text: &'a str| {
            let (kind, port) = text
                .split_once('.')
                .map_or((text, None), |(k, p)| (k, Some(p)));
            (Catalog::builtin().kind(kind).expect(kind), port)
        };
        let ((source, output), (target, input)) = (end(from), end(to));
        Attempt {
            source,
            output,
            arriving,
            target,
            input,
            payload: None,
        }
    }

    fn choices(text: &str, arriving: &[&str]) -> Choices {
        let arriving = arriving.iter().map(|id| PayloadId::from(*id)).collect();
        Catalog::builtin().choices(&attempt(text, &arriving))
    }

    /// The leading choices as `output input payload`, with `*` for a widened fit.
    fn leading(text: &str, arriving: &[&str]) -> Vec<String> {
        let choices = choices(text, arriving);
        let show = |c: &super::Choice| {
            let mark = if c.fit == Fit::Widened { "*" } else { "" };
            format!("{} {} {}{mark}", c.output, c.input, c.payload)
        };
        choices.leading().iter().map(show).collect()
    }

    #[test]
    fn the_choice_follows_the_order_of_preference() {
        for (edge, arriving, wanted) in [
            // Required inputs, then the order of the catalogue.
            (
                "client_app > api_gateway",
                &[][..],
                "request request request",
            ),
            ("dataset_builder > trainer", &[], "train train training_set"),
            // Logs and telemetry only where nothing else fits.
            ("api_gateway > query_encoder", &[], "request query request"),
            (
                "ranking_service > prediction_logger",
                &[],
                "scores predictions scores",
            ),
            (
                "api_gateway > service_monitor",
                &[],
                "telemetry telemetry metrics",
            ),
            // A component that hands on gives what it got.
            (
                "data_lake > batch_feature_pipeline",
                &["labels"],
                "data data labels",
            ),
            // Asked for before what will do.
            (
                "policy_reranker > ranking_service",
                &[],
                "ranked_list candidates ranked_list*",
            ),
            ("eligibility_filter > ranking_service", &[], ""),
            (
                "eligibility_filter > ranking_service",
                &["scores"],
                "candidates candidates scores",
            ),
            // Vectors of one request query the index, vectors of the corpus fill it.
            (
                "query_encoder > ann_index",
                &[],
                "embedding query embeddings",
            ),
            (
                "embedding_job > ann_index",
                &[],
                "embeddings contents embeddings",
            ),
            ("index_builder > ann_index", &[], "index contents index"),
            (
                "embedding_job > ann_index.query",
                &[],
                "embeddings query embeddings",
            ),
            ("client_app > client_app", &[], ""),
        ] {
            let found = leading(edge, arriving);
            match wanted {
                "" => assert_ne!(found.len(), 1, "{edge}: {found:?}"),
                _ => assert_eq!(found, [wanted], "{edge}"),
            }
        }
    }

    #[test]
    fn what_ties_must_be_asked() {
        let tied = choices("content_corpus > embedding_job", &[]);
        assert!(tied.must_ask());
        assert_eq!(
            leading("content_corpus > embedding_job", &[]),
            ["images", "video", "audio", "text"]
                .map(|payload| format!("content content {payload}"))
        );
        let clear = choices("client_app > api_gateway", &[]);
        assert!(!clear.must_ask());
        assert!(!choices("trainer > client_app", &[]).must_ask());
        assert_eq!(choices("trainer > client_app", &[]).best(), None);
    }

    #[test]
    fn every_choice_is_legal_and_stands_once() {
        let catalog = Catalog::builtin();
        for source in catalog.kinds_in_order() {
            for target in catalog.kinds_in_order() {
                let text = format!("{} > {}", source.id, target.id);
                let choices = choices(&text, &["records"]);
                let mut seen = BTreeSet::new();
                for choice in choices.all() {
                    let output = source.output(choice.output.as_str()).expect("an output");
                    let input = target.input(choice.input.as_str()).expect("an input");
                    assert!(output.emits.contains(&choice.payload));
                    assert_eq!(catalog.accepts(input, choice.payload.as_str()), choice.fit);
                    assert_ne!(choice.fit, Fit::No);
                    assert!(seen.insert((&choice.output, &choice.input, &choice.payload)));
                }
            }
        }
    }

    #[test]
    fn an_illegal_edge_runs_where_it_can_be_explained() {
        let arriving = BTreeSet::new();
        let clash = |text| Catalog::builtin().clash(&attempt(text, &arriving));
        let explained = clash("trainer > client_app").expect("ports on both sides");
        assert_eq!(explained.payload.as_str(), "model_artifact");
        assert_eq!(
            explained.refusal.map(|refusal| refusal.hint.as_str()),
            Some("A file does not answer requests; load it in a serving component.")
        );
        let plain =
            clash("consent_manager.control > ann_index.query").expect("ports on both sides");
        assert!(plain.refusal.is_none());
        assert_eq!(
            (plain.output.as_str(), plain.input.as_str()),
            ("control", "query")
        );
        assert!(clash("note > client_app").is_none());
    }

    #[test]
    fn loose_ends_find_kinds_on_both_sides() {
        let fitting = |side, payload: &str| {
            let payloads = [PayloadId::from(payload)];
            let found = Catalog::builtin().fitting_kinds(side, &payloads);
            let show = found.iter().map(|f| format!("{} {}", f.kind.id, f.port));
            show.collect::<Vec<String>>()
        };
        assert_eq!(
            fitting(Side::Output, "assignment"),
            [
                "rollout_controller assignment",
                "api_gateway assignment",
                "llm_server assignment",
                "model_server assignment",
                "ranking_service assignment"
            ]
        );
        assert_eq!(
            fitting(Side::Input, "assignment"),
            ["ab_experiment assignment"]
        );
        // Main outputs before side outputs.
        let reports = fitting(Side::Input, "review_items");
        assert_eq!(reports, ["decision_engine review", "safety_filter blocked"]);
        // Exact before widened.
        let texts = fitting(Side::Output, "generation");
        let place = |text: &str| texts.iter().position(|t| t == text).expect(text);
        assert!(place("api_gateway result") < place("embedding_job content"));
    }
}
