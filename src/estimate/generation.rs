//! Generating text token by token: memory for keys and values, time to the first token and per token, throughput.
//!
//! Reading a token costs the whole model from memory, so throughput grows almost linearly with the batch until the
//! cache or the arithmetic is the limit.

use crate::estimate::estimate_error::{
    EstimateError, Estimated, above_zero, at_least, finite, not_negative, whole_down,
};
use crate::estimate::{Constants, Machine};

/// A transformer that generates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Generator {
    /// Parameters; of a mixture of experts all of them.
    pub params: f64,
    /// Parameters one token uses: fewer than `params` only in a mixture of experts.
    pub active_params: f64,
    /// Bytes of one parameter.
    pub weight_bytes: f64,
    /// Layers, each with keys and values of its own.
    pub layers: f64,
    /// Heads that have keys and values of their own; grouped-query attention has few.
    pub kv_heads: f64,
    /// Components of a head.
    pub head_dim: f64,
    /// Bytes of one component in the cache.
    pub kv_bytes: f64,
    /// What one replica runs on.
    pub machine: Machine,
    /// Machines of one replica; weights and cache are spread over all of them.
    pub gpus: f64,
}

/// What requests look like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TokenCounts {
    /// Tokens of the prompt, mean.
    pub input: f64,
    /// Tokens of the answer, mean.
    pub output: f64,
}

impl TokenCounts {
    pub fn total(self) -> f64 {
        self.input + self.output
    }

    /// Tokens that a sequence has on the average while its answer grows.
    pub fn mean_context(self) -> f64 {
        self.input + self.output / 2.0
    }
}

impl Generator {
    /// Bytes of the weights.
    pub fn weights_bytes(&self) -> Estimated {
        let params = above_zero("parameters", self.params)?;
        finite(
            "the size of the weights",
            params * above_zero("bytes per parameter", self.weight_bytes)?,
        )
    }

    /// Bytes of keys and values that one token leaves behind: 2 L H h k. Source: attention as in Vaswani et al. 2017,
    /// with the heads of Ainslie et al. 2023 (grouped queries).
    pub fn kv_bytes_per_token(&self) -> Estimated {
        let heads =
            above_zero("layers", self.layers)? * above_zero("key/value heads", self.kv_heads)?;
        let head = above_zero("the head dimension", self.head_dim)?;
        let bytes = above_zero("bytes of a cached component", self.kv_bytes)?;
        finite("the cache", 2.0 * heads * head * bytes)
    }

    /// Memory of one replica that weights and cache may fill, bytes.
    pub fn usable_bytes(&self, constants: &Constants) -> Estimated {
        let memory = self.machine.memory_bytes * above_zero("GPUs per replica", self.gpus)?;
        Ok(constants.gpu_memory_share * memory)
    }

    /// Bytes that weights and `sequences` of `tokens` each fill.
    pub fn bytes_in_use(&self, sequences: f64, tokens: f64) -> Estimated {
        let (weights, kv) = (self.weights_bytes()?, self.kv_bytes_per_token()?);
        bytes_in_use(weights, sequences, tokens, kv)
    }

    /// Sequences of `tokens` each whose cache fits beside the weights. Source: ⌊(0.9 memory G − P w) / (kv · tokens)⌋.
    pub fn sequences_that_fit(&self, tokens: f64, constants: &Constants) -> Estimated {
        let (usable, weights) = (self.usable_bytes(constants)?, self.weights_bytes()?);
        sequences_beside(usable, weights, self.kv_bytes_per_token()? * tokens)
    }

    /// Seconds until a prompt is read: 2 P n / (peak G' share), G' as in [`Self::gpus_kept`]. Source: two FLOPs per
    /// parameter and token.
    pub fn prefill_s(&self, input_tokens: f64, constants: &Constants) -> Estimated {
        let flops = 2.0 * self.active()? * not_negative("input tokens", input_tokens)?;
        finite(
            "prefill",
            flops / (self.peak_flops(constants)? * constants.mfu_prefill),
        )
    }

    /// Seconds for one more token of every sequence of a batch whose sequences have `context` tokens each: reading the
    /// weights, or the arithmetic with them, whichever is longer; then reading the cache, which waits for it layer by
    /// layer. Source: roofline model (Williams et al. 2009); Pope et al. 2023.
    pub fn seconds_per_token(&self, batch: f64, context: f64, constants: &Constants) -> Estimated {
        let batch = above_zero("the batch", batch)?;
        let cache = batch * not_negative("the context", context)? * self.kv_bytes_per_token()?;
        let bandwidth = self.machine.bytes_per_s * self.gpus_kept(constants)? * constants.mbu;
        let reading = self.active()? * self.weight_bytes / bandwidth;
        let rate = self.peak_flops(constants)? * constants.mfu_prefill;
        let computing = 2.0 * self.active()? * batch / rate;
        finite(
            "the time of a token",
            reading.max(computing) + cache / bandwidth,
        )
    }

    /// Seconds from the start of work to the last token, without the queue.
    pub fn answer_s(&self, tokens: TokenCounts, batch: f64, constants: &Constants) -> Estimated {
        let each = self.seconds_per_token(batch, tokens.mean_context(), constants)?;
        let output = not_negative("output tokens", tokens.output)?;
        Ok(self.prefill_s(tokens.input, constants)? + output * each)
    }

    /// Requests per second of one replica: B / (B prefill + n t). Prefill and decoding share the GPU.
    /// Source: work per batch of requests.
    pub fn requests_per_s(
        &self,
        tokens: TokenCounts,
        batch: f64,
        constants: &Constants,
    ) -> Estimated {
        let each = self.seconds_per_token(batch, tokens.mean_context(), constants)?;
        let busy = batch * self.prefill_s(tokens.input, constants)? + tokens.output * each;
        requests_of_batch(batch, busy)
    }

    fn active(&self) -> Estimated {
        let active = above_zero("active parameters", self.active_params)?;
        if active > self.params {
            return Err(EstimateError::impossible(
                "more parameters are active than there are",
            ));
        }
        Ok(active)
    }

    fn peak_flops(&self, constants: &Constants) -> Estimated {
        Ok(self.machine.flops_per_s * self.gpus_kept(constants)?)
    }

    /// GPUs of a replica as far as they add up: they wait for each other after every layer, and each doubling keeps only
    /// a share of the speed. Source: tensor parallelism as in Shoeybi et al. 2019; the share is in `constants`.
    fn gpus_kept(&self, constants: &Constants) -> Estimated {
        let gpus = above_zero("GPUs per replica", self.gpus)?;
        Ok(gpus * constants.split_gpus.powf(gpus.log2().max(0.0)))
    }
}

/// Bytes that the weights and `sequences` of `tokens` each fill, of keys and values of one token.
pub fn bytes_in_use(weights: f64, sequences: f64, tokens: f64, kv_per_token: f64) -> Estimated {
    let cache = not_negative("sequences", sequences)? * not_negative("tokens", tokens)?;
    finite("memory", weights + cache * kv_per_token)
}

/// Sequences of so many bytes each that fit beside the weights into the bytes that may be filled.
pub fn sequences_beside(usable: f64, weights: f64, sequence: f64) -> Estimated {
    if weights > usable {
        return Err(EstimateError::impossible(
            "the weights alone do not fit into the memory of the GPUs",
        ));
    }
    let sequence = above_zero("tokens of a sequence", sequence)?;
    Ok(whole_down((usable - weights) / sequence))
}

/// Requests per second when a batch of them keeps the machine busy for so many seconds.
pub fn requests_of_batch(batch: f64, busy_s: f64) -> Estimated {
    Ok(batch / above_zero("the time of a batch", busy_s)?)
}

/// FLOPs of answering one request: 2 P (in + out). Source: two FLOPs per parameter and token.
pub fn flops_per_request(params: f64, tokens: TokenCounts) -> Estimated {
    let params = above_zero("parameters", params)?;
    finite(
        "compute",
        2.0 * params * not_negative("tokens", tokens.total())?,
    )
}

/// Tokens that are read in so many rounds when each reads the first prompt and all that the rounds before it added.
pub fn tokens_of_rounds(rounds: f64, first: f64, new: f64) -> Estimated {
    let rounds = at_least("rounds", rounds, 1.0)?;
    let (first, new) = (
        not_negative("tokens of the first round", first)?,
        not_negative("tokens that a round adds", new)?,
    );
    finite(
        "tokens",
        rounds * first + rounds * (rounds - 1.0) / 2.0 * new,
    )
}

/// Tokens per second that replicas produce when each decodes `concurrency` sequences at `tpot_ms` a token.
/// Source: Little's law.
pub fn tokens_per_s(replicas: f64, concurrency: f64, tpot_ms: f64) -> Estimated {
    let at_once = not_negative("replicas", replicas)? * not_negative("concurrency", concurrency)?;
    finite(
        "tokens per second",
        at_once / (above_zero("the time per token", tpot_ms)? / 1000.0),
    )
}
