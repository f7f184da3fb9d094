//! What machines can do. The numbers are in `constants`.

use crate::estimate::Constants;

/// A machine that a replica may run on. One CPU replica is 4 virtual processors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hardware {
    Cpu,
    T4,
    L4,
    A100,
    H100,
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
    pub const ALL: [Self; 5] = [Self::Cpu, Self::T4, Self::L4, Self::A100, Self::H100];

    /// The name in boards.
    pub fn id(self) -> &'static str {
        match self {
            Self::Cpu => "cpu",
            Self::T4 => "gpu_t4",
            Self::L4 => "gpu_l4",
            Self::A100 => "gpu_a100",
            Self::H100 => "gpu_h100",
        }
    }

    /// The hardware that boards call `id`.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|hardware| hardware.id() == id)
    }

    pub fn is_gpu(self) -> bool {
        self != Self::Cpu
    }

    /// What one offers by default: data sheets of the vendors for GPUs, a planning assumption for the CPU. A board may
    /// say otherwise; see [`Constants::machine`].
    pub fn machine(self) -> Machine {
        Constants::default().machine(self)
    }
}
