//! How the time of an interview is planned.

use std::time::Duration;

use crate::practice::cards::InterviewStep;

/// Where reading the task and then each step ends, in half minutes, for interviews of the length before.
const PLANS: [(u32, [u32; 9]); 3] = [
    (45, [4, 16, 24, 40, 56, 66, 80, 86, 90]),
    (35, [3, 12, 19, 31, 44, 51, 62, 67, 70]),
    (20, [2, 7, 11, 18, 25, 29, 36, 38, 40]),
];

/// The plan of one interview; one without a limit has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimePlan {
    minutes: u32,
}

impl TimePlan {
    /// The plan of an interview of so many minutes; nothing for one of none.
    pub fn new(minutes: u32) -> Option<Self> {
        (minutes > 0).then_some(Self { minutes })
    }

    /// The whole.
    pub fn whole(self) -> Duration {
        Duration::from_secs(u64::from(self.minutes) * 60)
    }

    /// When reading the task ends.
    pub fn end_of_reading(self) -> Duration {
        self.boundary(0)
    }

    /// When a step ends; *across* stands for the wrap-up, which ends with the whole.
    pub fn end(self, step: InterviewStep) -> Duration {
        self.boundary(1 + step as usize)
    }

    /// How long a step takes.
    pub fn planned(self, step: InterviewStep) -> Duration {
        self.end(step).saturating_sub(self.boundary(step as usize))
    }

    /// The share of the plan that has passed; above 1 when it is over.
    pub fn share(self, elapsed: Duration) -> f64 {
        elapsed.as_secs_f64() / self.whole().as_secs_f64()
    }

    /// The moment at so many hundredths of the plan.
    pub fn at_percent(self, percent: u32) -> Duration {
        self.whole() * percent / 100
    }

    /// A plan of a length that has none of its own is that of 45 minutes, stretched.
    fn boundary(self, n: usize) -> Duration {
        let own = PLANS.iter().find(|(minutes, _)| *minutes == self.minutes);
        let (minutes, ends) = own.unwrap_or(&PLANS[0]);
        let of_own = Duration::from_secs(u64::from(ends[n]) * 30);
        of_own * self.minutes / *minutes
    }
}
