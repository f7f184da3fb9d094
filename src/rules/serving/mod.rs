//! Serving: whether answers come in time, from enough machines, and from somewhere when something fails.

pub mod brute_force_search;
pub mod cold_cache;
pub mod filter_from_memory;
pub mod generation_beyond_memory;
pub mod gpu_without_batching;
pub mod index_beyond_memory;
pub mod late_deadline;
pub mod latency_exceeded;
pub mod long_batch_wait;
pub mod many_round_trips;
pub mod no_fallback;
pub mod no_slack;
pub mod nothing_cached;
pub mod one_slow_hop;
pub mod overloaded;
pub mod runs_hot;
pub mod scores_whole_catalogue;
pub mod silent_generation;
pub mod single_point_of_failure;
pub mod third_party_on_path;
pub mod too_few_tokens;
pub mod unbounded_tools;
pub mod unranked_results;
pub mod wide_fan_out;
pub mod widening_funnel;
