//! Memory and time of nearest-neighbour search.
//!
//! Recall depends on the data and never follows from these numbers: it has to be measured.

use crate::estimate::estimate_error::{Estimated, above_zero, finite, not_negative, whole_up};
use crate::estimate::{Constants, queueing};

/// How vectors are searched.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AnnAlgorithm {
    /// Every vector is compared.
    Flat,
    /// Inverted file: only the vectors of the `nprobe` nearest of `nlist` cells are compared.
    IvfFlat { nlist: f64, nprobe: f64 },
    /// Inverted file with vectors compressed to `pq_bytes` each.
    IvfPq {
        nlist: f64,
        nprobe: f64,
        pq_bytes: f64,
    },
    /// Graph with `m_links` links a vector and a search beam of `ef_search`.
    Hnsw { m_links: f64, ef_search: f64 },
}

/// A collection of vectors and how it is searched.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VectorIndex {
    /// How many vectors there are.
    pub vectors: f64,
    /// Components of one vector.
    pub dimension: f64,
    /// Bytes of one component as stored.
    pub bytes_per_component: f64,
    /// How they are kept and searched.
    pub algorithm: AnnAlgorithm,
}

/// Bytes of an id in an inverted file.
const ID_BYTES: f64 = 8.0;
/// Centroids are kept as 32-bit floats.
const CENTROID_BYTES: f64 = 4.0;
/// 256 codewords of 4 bytes a component.
const CODEBOOK_BYTES_PER_COMPONENT: f64 = 1024.0;
/// 2M links of 4 bytes at the lowest layer.
const BYTES_PER_LINK: f64 = 8.0;
/// Upper layers and offsets of a graph, bytes a vector.
const GRAPH_OVERHEAD_BYTES: f64 = 16.0;

impl VectorIndex {
    /// Bytes one more vector takes. Source: Faiss, guidelines to choose an index; HNSW checked against its memory.
    pub fn bytes_per_vector(&self) -> Estimated {
        let full = above_zero("the dimension", self.dimension)?
            * above_zero("bytes per component", self.bytes_per_component)?;
        Ok(match self.algorithm {
            AnnAlgorithm::Flat => full,
            AnnAlgorithm::IvfFlat { .. } => full + ID_BYTES,
            AnnAlgorithm::IvfPq { pq_bytes, .. } => {
                above_zero("the PQ code size", pq_bytes)? + ID_BYTES
            }
            AnnAlgorithm::Hnsw { m_links, .. } => {
                full + BYTES_PER_LINK * above_zero("links", m_links)? + GRAPH_OVERHEAD_BYTES
            }
        })
    }

    /// Bytes that do not depend on the number of vectors: centroids and codebooks. Source: as above.
    pub fn fixed_bytes(&self) -> Estimated {
        let dimension = above_zero("the dimension", self.dimension)?;
        Ok(match self.algorithm {
            AnnAlgorithm::Flat | AnnAlgorithm::Hnsw { .. } => 0.0,
            AnnAlgorithm::IvfFlat { nlist, .. } => CENTROID_BYTES * nlist * dimension,
            AnnAlgorithm::IvfPq { nlist, .. } => {
                CENTROID_BYTES * nlist * dimension + CODEBOOK_BYTES_PER_COMPONENT * dimension
            }
        })
    }

    /// Bytes of the whole index.
    pub fn bytes(&self) -> Estimated {
        let vectors = not_negative("the number of vectors", self.vectors)?;
        finite(
            "memory",
            vectors * self.bytes_per_vector()? + self.fixed_bytes()?,
        )
    }

    /// The fewest equal parts of which each fits into `node_bytes` × `share`.
    pub fn shards_for(&self, node_bytes: f64, share: f64) -> Estimated {
        let room = above_zero("the memory of a node", node_bytes * share)?;
        finite("shards", whole_up(self.bytes()? / room).max(1.0))
    }

    /// Distances computed for one query over all vectors: all of them (flat), those of the probed cells (inverted
    /// file), or ef^0.78 M^0.6 ln N (graph). Source of the last: fitted to measurements of Faiss, −14 % to +7 % over 36
    /// settings with ef 16 to 512, M 16 to 32, N 1e5 to 4e5; larger N is extrapolated.
    pub fn distances(&self) -> Estimated {
        self.distances_among(not_negative("the number of vectors", self.vectors)?)
    }

    fn distances_among(&self, vectors: f64) -> Estimated {
        match self.algorithm {
            AnnAlgorithm::Flat => Ok(vectors),
            AnnAlgorithm::IvfFlat { nlist, nprobe } | AnnAlgorithm::IvfPq { nlist, nprobe, .. } => {
                let nlist = above_zero("the number of lists", nlist)?;
                let probed = above_zero("lists probed", nprobe)?.min(nlist);
                Ok(vectors * probed / nlist)
            }
            AnnAlgorithm::Hnsw { m_links, ef_search } => {
                let ef = above_zero("the beam width", ef_search)?;
                let links = above_zero("links", m_links)?;
                let log = vectors.max(1.0).ln();
                finite("distances", ef.powf(0.78) * links.powf(0.6) * log)
            }
        }
    }

    /// Seconds one thread works on one query in each of `shards` equal parts. Sources: scanning speed and time per
    /// code byte as measured, see [`Constants`]; HNSW 0.12 + 0.0002 d µs a distance, fitted to the quieter
    /// measurements (50 % below to 14 % above all of them, so keep a factor of 2 in hand).
    pub fn seconds_per_query(&self, shards: f64, constants: &Constants) -> Estimated {
        let shards = above_zero("the number of shards", shards)?;
        let vectors = not_negative("the number of vectors", self.vectors)? / shards;
        let dimension = above_zero("the dimension", self.dimension)?;
        let full = dimension * above_zero("bytes per component", self.bytes_per_component)?;
        let compared = self.distances_among(vectors)?;
        let coarse = |nlist: f64| 2.0 * nlist * dimension / constants.coarse_flops_per_s;
        let seconds = match self.algorithm {
            AnnAlgorithm::Flat => compared * full / constants.scan_bytes_per_s,
            AnnAlgorithm::IvfFlat { nlist, .. } => {
                coarse(nlist) + compared * full / constants.scan_bytes_per_s
            }
            AnnAlgorithm::IvfPq {
                nlist, pq_bytes, ..
            } => coarse(nlist) + compared * pq_bytes * constants.ns_per_pq_byte * 1e-9,
            AnnAlgorithm::Hnsw { .. } => {
                let each = constants.hnsw_us + constants.hnsw_us_per_component * dimension;
                compared * each * 1e-6
            }
        };
        finite("search time", seconds)
    }

    /// Replicas of each shard. Source: [`queueing::replicas`] with the cores of a node.
    pub fn replicas_per_shard(
        &self,
        peak_qps: f64,
        shards: f64,
        cores_per_node: f64,
        constants: &Constants,
    ) -> Estimated {
        let seconds = self.seconds_per_query(shards, constants)?;
        queueing::replicas(
            peak_qps,
            seconds,
            cores_per_node,
            constants.target_utilisation,
        )
    }
}
