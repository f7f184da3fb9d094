//! Boards as people draw them in an interview, a line a component with its cell, then a line a connection.

use std::collections::BTreeMap;

use mlboard::editor::{Action, Editor};
use mlboard::geom::Point;
use mlboard::model::NodeId;

use crate::joined::hands;

/// From the middle of a cell to the next, in world units.
const CELL: (f64, f64) = (270.0, 150.0);

pub const ALL: [(&str, &str); 8] = [
    (
        "news-feed",
        "client client_app 0 1
         gateway api_gateway 1 1
         candidates candidate_generator 2 1
         ranker ranking_service 3 1
         rerank policy_reranker 3 0
         features online_feature_store 3 2
         posts kv_store 2 2
         events event_stream 1 2
         trainer trainer 4 2
         client.request > gateway
         gateway.request > candidates
         candidates.candidates > ranker.candidates
         features.features > ranker.features
         ranker.scores > rerank.scores
         rerank.ranked_list > gateway.result
         gateway.response > client.response
         client.events > events.events
         posts.values > candidates.sources
         trainer.model > ranker.model",
    ),
    (
        "fraud",
        "client client_app 0 0
         gateway api_gateway 1 0
         model model_server 2 0
         rules decision_engine 3 0
         stream stream_feature_pipeline 1 1
         store online_feature_store 2 1
         review human_review 3 1
         events event_stream 0 1
         client.request > gateway
         gateway.request > model.input
         store.features > model.features
         model.predictions > rules.predictions
         rules.decisions > gateway.result
         rules.review > review.items
         gateway.response > client.response
         client.events > events.events
         events.events > stream.events
         stream.features > store.writes",
    ),
    (
        "rag",
        "client client_app 0 0
         gateway api_gateway 1 0
         prompt prompt_builder 2 0
         llm llm_server 3 0
         safety safety_filter 3 1
         encoder query_encoder 1 1
         index ann_index 2 1
         corpus content_corpus 0 2
         embed embedding_job 1 2
         builder index_builder 2 2
         client.request > gateway
         gateway.request > prompt.query
         gateway.request > encoder.query
         encoder.embedding > index.query
         index.candidates > prompt.context
         prompt.prompt > llm.prompt
         llm.generation > safety.content
         safety.passed > gateway.result
         gateway.response > client.response
         corpus.content > embed.content
         embed.embeddings > builder.items
         builder.index > index.contents",
    ),
    (
        "search",
        "client client_app 0 1
         gateway api_gateway 1 1
         query query_understanding 2 0
         words inverted_index 3 0
         vectors ann_index 3 1
         encoder query_encoder 2 1
         ranker ranking_service 4 1
         cache result_cache 2 2
         client.request > gateway
         gateway.request > query.query
         query.query > words.query
         gateway.request > encoder.query
         encoder.embedding > vectors.query
         words.candidates > ranker.candidates
         vectors.candidates > ranker.candidates
         ranker.scores > gateway.result
         gateway.request > cache.lookup
         gateway.response > client.response",
    ),
    (
        "ads-ctr",
        "client client_app 0 0
         gateway api_gateway 1 0
         candidates candidate_generator 2 0
         ranker ranking_service 3 0
         calibrator calibrator 3 1
         auction auction_pacer 2 1
         store online_feature_store 4 0
         log prediction_logger 4 1
         labels implicit_labeler 4 2
         data dataset_builder 3 2
         trainer trainer 2 2
         client.request > gateway
         gateway.request > candidates
         candidates.candidates > ranker.candidates
         store.features > ranker.features
         ranker.scores > calibrator.scores
         calibrator.scores > auction.scores
         auction.ranked_list > gateway.result
         gateway.response > client.response
         ranker.scores > log.predictions
         labels.labels > data.labels
         data.train > trainer.train
         trainer.model > ranker.model",
    ),
    (
        "visual-search",
        "client client_app 0 1
         gateway api_gateway 1 1
         model model_server 2 0
         index ann_index 3 0
         ranker ranking_service 3 1
         images content_corpus 1 2
         embed embedding_job 2 2
         builder index_builder 3 2
         client.request > gateway
         gateway.request > model.input
         model.predictions > index.query
         index.candidates > ranker.candidates
         ranker.scores > gateway.result
         gateway.response > client.response
         images.content > embed.content
         embed.embeddings > builder.items
         builder.index > index.contents",
    ),
    (
        "eta",
        "client client_app 0 0
         gateway api_gateway 1 0
         model model_server 2 0
         store online_feature_store 2 1
         stream stream_feature_pipeline 1 1
         traffic event_stream 0 1
         lake data_lake 0 2
         batch batch_feature_pipeline 1 2
         trainer trainer 3 1
         registry model_registry 3 0
         client.request > gateway
         gateway.request > model.input
         model.predictions > gateway.result
         gateway.response > client.response
         client.events > traffic.events
         traffic.events > stream.events
         stream.features > store.writes
         store.features > model.features
         traffic.events > lake.data
         lake.data > batch.data
         trainer.model > registry.model
         registry.model > model.model",
    ),
    (
        "moderation",
        "client client_app 0 1
         gateway api_gateway 1 1
         text model_server 2 0
         images model_server 2 1
         decide decision_engine 3 1
         review human_review 3 2
         labels dataset_builder 2 2
         trainer trainer 1 2
         client.request > gateway
         gateway.request > text.input
         gateway.request > images.input
         text.predictions > decide.predictions
         images.predictions > decide.predictions
         decide.decisions > gateway.result
         gateway.response > client.response
         decide.review > review.items
         review.labels > labels.labels
         labels.train > trainer.train
         trainer.model > images.model",
    ),
];

/// Draws a board by hand: first all components, then what joins them.
pub fn draw(board: &str, style: &'static str) -> Editor {
    let mut editor = hands::empty();
    let mut ids: BTreeMap<&str, NodeId> = BTreeMap::new();
    for line in board.lines().map(str::trim) {
        if let Some((from, to)) = line.split_once(" > ") {
            let (from, output) = from.split_once('.').expect("a port");
            let (to, input) = to.split_once('.').unwrap_or((to, ""));
            hands::join(&mut editor, (&ids[from], output), (&ids[to], input));
        } else {
            let words: Vec<&str> = line.split_whitespace().collect();
            let place = |word: &str| word.parse::<f64>().expect("a number");
            let at = Point::new(
                300.0 + place(words[2]) * CELL.0,
                200.0 + place(words[3]) * CELL.1,
            );
            ids.insert(words[0], hands::put(&mut editor, words[1], at));
        }
    }
    editor.act(Action::Run(style));
    editor
}
