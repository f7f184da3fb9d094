//! What one component costs by itself: machines by the hour, memory by the GB, tokens of a vendor by the call.

use crate::catalog::Role;
use crate::estimate::board::inputs::NodeInputs;
use crate::estimate::estimate_error::Estimated;
use crate::estimate::{Constants, Hardware, cost};

/// Whether somebody else runs the model and is paid by the token.
pub(in crate::estimate) fn is_of_vendor(read: NodeInputs) -> bool {
    read.kind.has_role(Role::Generates) && read.choice("hosting") == "external_api"
}

/// USD an hour of what is rented; `None` for what is not.
pub(in crate::estimate) fn usd_per_h(read: NodeInputs, constants: &Constants) -> Option<Estimated> {
    if !read.has("replicas") || is_of_vendor(read) {
        return None;
    }
    if read.kind.has_role(Role::SearchesVectors) {
        return Some(index_usd_per_h(read, constants));
    }
    let machines = machines_usd_per_h(read, constants);
    Some(match memory_bytes(read, constants) {
        Some(bytes) => (|| {
            let memory = bytes? / 1e9 * constants.usd_per_gb_memory_h;
            Ok(memory.max(machines?))
        })(),
        None => machines,
    })
}

/// USD of one call of what is paid by the call.
pub(in crate::estimate) fn usd_per_call(
    read: NodeInputs,
    constants: &Constants,
) -> Option<Estimated> {
    is_of_vendor(read).then(|| {
        let (input, output) = token_prices(read, constants);
        cost::usd_per_call(read.tokens()?, input?, output?)
    })
}

/// USD for a million input tokens and for a million output tokens.
pub(in crate::estimate) fn token_prices(
    read: NodeInputs,
    constants: &Constants,
) -> (Estimated, Estimated) {
    let price = |property, assumed| read.number_if_any(property).unwrap_or(Ok(assumed));
    (
        price("usd_per_m_input", constants.usd_per_m_input_tokens),
        price("usd_per_m_output", constants.usd_per_m_output_tokens),
    )
}

/// Bytes of memory that a store in memory fills, all copies; `None` for what keeps nothing in memory.
pub(in crate::estimate) fn memory_bytes(
    read: NodeInputs,
    constants: &Constants,
) -> Option<Estimated> {
    let kept = [
        (Role::StoresFeaturesOnline, "entities", "bytes_per_entity"),
        (Role::StoresResults, "entries_count", "value_bytes"),
        (Role::CachesResults, "entries", "entry_bytes"),
    ];
    let of_role = kept
        .into_iter()
        .find(|(role, count, each)| read.kind.has_role(*role) && read.has(count) && read.has(each));
    let (role, count, each) = of_role?;
    let copies = if role == Role::CachesResults {
        1.0
    } else {
        constants.store_copies
    };
    Some((|| {
        let (count, each) = (read.number(count)?, read.number(each)?);
        crate::estimate::stores::online_store_bytes(count, each, copies)
    })())
}

fn machines_usd_per_h(read: NodeInputs, constants: &Constants) -> Estimated {
    let gpus = read.number_if_any("gpus_per_replica").unwrap_or(Ok(1.0))?;
    cost::usd_per_h(read.number("replicas")?, read.hardware()?, gpus, constants)
}

/// Every shard on a node of its own, as often as there are copies.
fn index_usd_per_h(read: NodeInputs, constants: &Constants) -> Estimated {
    let node = index_node_usd_per_h(read, constants)?;
    Ok(read.number("shards")? * read.number("replicas")? * node)
}

/// USD an hour of one node of an index: its memory, and at least a small machine.
fn index_node_usd_per_h(read: NodeInputs, constants: &Constants) -> Estimated {
    let memory = read.number("node_memory_gb")? * constants.usd_per_gb_memory_h;
    Ok(memory.max(constants.usd_per_h(Hardware::Cpu)))
}
