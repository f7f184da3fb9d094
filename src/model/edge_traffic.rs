//! How much of the traffic takes a flow: its share, the calls of a request, the rounds of a loop.

/// What a person states of the traffic along a flow; `None` while nobody has said.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct EdgeTraffic {
    /// The part of what its start handles that takes this flow, 0 to 1.
    pub share: Option<f64>,
    /// Calls of its end for each time it is taken, such as multi-gets for many keys; 0 or more.
    pub calls: Option<f64>,
    /// How often a request goes round the loop that this flow is part of, expected; 1 or more.
    pub rounds: Option<f64>,
}

/// Which of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TrafficField {
    Share,
    Calls,
    Rounds,
}

/// Most calls and rounds that a board may state.
const MOST: f64 = 1e9;

impl TrafficField {
    pub const ALL: [Self; 3] = [Self::Share, Self::Calls, Self::Rounds];

    /// The name in boards.
    pub fn name(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::Calls => "calls",
            Self::Rounds => "rounds",
        }
    }

    /// The field that boards call `name`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }

    /// Whether a flow may state the value.
    pub fn allows(self, value: f64) -> bool {
        match self {
            Self::Share => (0.0..=1.0).contains(&value),
            Self::Calls => (0.0..=MOST).contains(&value),
            Self::Rounds => (1.0..=MOST).contains(&value),
        }
    }

    /// What a value must be, in words.
    pub fn needed(self) -> &'static str {
        match self {
            Self::Share => "a number from 0 to 1",
            Self::Calls => "a number from 0 to 1e9",
            Self::Rounds => "a number from 1 to 1e9",
        }
    }
}

impl EdgeTraffic {
    pub fn get(&self, field: TrafficField) -> Option<f64> {
        match field {
            TrafficField::Share => self.share,
            TrafficField::Calls => self.calls,
            TrafficField::Rounds => self.rounds,
        }
    }

    /// The same with another value of one field; a value that no flow may state changes nothing.
    #[must_use]
    pub fn with(mut self, field: TrafficField, value: Option<f64>) -> Self {
        if value.is_some_and(|value| !field.allows(value)) {
            return self;
        }
        // So that nothing is written as less than nothing.
        let value = value.map(|value| value + 0.0);
        match field {
            TrafficField::Share => self.share = value,
            TrafficField::Calls => self.calls = value,
            TrafficField::Rounds => self.rounds = value,
        }
        self
    }

    /// Whether anything takes the flow at all.
    pub fn is_taken(&self) -> bool {
        self.share != Some(0.0) && self.calls != Some(0.0)
    }
}
