//! The rules by name. The number of seats is no rule: without it there is no question.

use std::fmt;

/// One rule of a problem; written as the contract names it (`area:dev:min`, `in:C001`, `apart:C001+C002`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The minimum of the quota with this id.
    Min(String),
    /// The maximum of the quota with this id.
    Max(String),
    /// This candidate is locked in.
    In(String),
    /// This candidate is locked out.
    Out(String),
    /// At most one of the two.
    Apart(String, String),
    /// Both or neither.
    Together(String, String),
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Rule::Min(q) => write!(f, "{q}:min"),
            Rule::Max(q) => write!(f, "{q}:max"),
            Rule::In(c) => write!(f, "in:{c}"),
            Rule::Out(c) => write!(f, "out:{c}"),
            Rule::Apart(a, b) => write!(f, "apart:{a}+{b}"),
            Rule::Together(a, b) => write!(f, "together:{a}+{b}"),
        }
    }
}
