//! What machines can do. The numbers are in `constants`.

use crate::estimate::Constants;

/// A machine that a replica may run on. One CPU replica is 4 virtual processors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hardware {
    Cpu,
    T4,
    L4,
    A10G,
    L40S,
    A100,
    H100,
    H200,
    B200,
    Mi300x,
    TpuV5e,
    TpuV6e,
    Trainium2,
    Inferentia2,
}

/// What one machine offers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Machine {
    /// Peak rate, dense 16 bit, without sparsity; for the CPU the achieved rate. FLOP/s, two per multiply-add.
    pub flops_per_s: f64,
    /// Memory bandwidth, bytes/s.
    pub bytes_per_s: f64,
    /// Memory, bytes (decimal).
    pub memory_bytes: f64,
}

impl Hardware {
    pub const ALL: [Self; 14] = [
        Self::Cpu,
        Self::T4,
        Self::L4,
        Self::A10G,
        Self::L40S,
        Self::A100,
        Self::H100,
        Self::H200,
        Self::B200,
        Self::Mi300x,
        Self::TpuV5e,
        Self::TpuV6e,
        Self::Trainium2,
        Self::Inferentia2,
    ];

    /// The name in boards.
    pub fn id(self) -> &'static str {
        match self {
            Self::Cpu => "cpu",
            Self::T4 => "gpu_t4",
            Self::L4 => "gpu_l4",
            Self::A10G => "gpu_a10g",
            Self::L40S => "gpu_l40s",
            Self::A100 => "gpu_a100",
            Self::H100 => "gpu_h100",
            Self::H200 => "gpu_h200",
            Self::B200 => "gpu_b200",
            Self::Mi300x => "gpu_mi300x",
            Self::TpuV5e => "tpu_v5e",
            Self::TpuV6e => "tpu_v6e",
            Self::Trainium2 => "trainium2",
            Self::Inferentia2 => "inferentia2",
        }
    }

    /// The hardware that boards call `id`.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|hardware| hardware.id() == id)
    }

    pub fn is_gpu(self) -> bool {
        self != Self::Cpu
    }

    /// Share of its peak that training a transformer reaches, attention counted, restarts of long runs included: the
    /// middle of what was published. A100: 0.33 (Bloom) to 0.64 (MPT on 8). H100: 0.20 (Llama 3 8B, whole run) to 0.46
    /// (MPT-7B on 8); 0.37 for Llama 3.1 405B. TPU v5e: 0.46 to 0.67 by `MaxText`. The rest are planning values.
    pub fn training_mfu(self) -> f64 {
        match self {
            Self::Cpu => 1.0,
            Self::TpuV5e | Self::TpuV6e => 0.50,
            Self::T4 | Self::L4 | Self::A10G | Self::L40S | Self::A100 => 0.43,
            Self::Trainium2 | Self::Inferentia2 => 0.25,
            Self::H100 | Self::H200 | Self::B200 | Self::Mi300x => 0.295,
        }
    }

    /// What one offers by default: data sheets of the vendors for GPUs, a planning assumption for the CPU. A board may
    /// say otherwise; see [`Constants::machine`].
    pub fn machine(self) -> Machine {
        Constants::default().machine(self)
    }
}
