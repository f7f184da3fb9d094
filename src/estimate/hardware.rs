//! What machines can do. Prices are in `constants`.

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

    /// Data sheets of the vendors for GPUs. CPU: 25 GFLOP/s per virtual processor with vectorised code, a planning
    /// assumption.
    pub fn machine(self) -> Machine {
        let (flops_per_s, bytes_per_s, memory_bytes) = match self {
            Self::Cpu => (100e9, 20e9, 16e9),
            Self::T4 => (65e12, 320e9, 16e9),
            Self::L4 => (121e12, 300e9, 24e9),
            Self::A100 => (312e12, 2.039e12, 80e9),
            Self::H100 => (989e12, 3.35e12, 80e9),
        };
        Machine {
            flops_per_s,
            bytes_per_s,
            memory_bytes,
        }
    }
}
