//! What a laptop may do: any of the lead's, a pair's and the front desk's acts.

use crate::domain::fact::Right;

/// A set of rights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rights(u8);

impl Rights {
    /// None.
    pub const NONE: Rights = Rights(0);
    /// The lead's acts.
    pub const LEAD: Rights = Rights(1);
    /// A pair's acts.
    pub const PANEL: Rights = Rights(2);
    /// The front desk's acts.
    pub const DESK: Rights = Rights(4);
    /// All.
    pub const ALL: Rights = Rights(7);

    /// These and those.
    pub const fn or(self, other: Rights) -> Rights {
        Rights(self.0 | other.0)
    }

    /// These and some more.
    pub fn and(self, more: &[Right]) -> Rights {
        more.iter().fold(self, |all, right| {
            all.or(match right {
                Right::Lead => Rights::LEAD,
                Right::Panel => Rights::PANEL,
                Right::Desk => Rights::DESK,
            })
        })
    }

    /// Whether any of those is among these.
    pub fn any_of(self, those: Rights) -> bool {
        self.0 & those.0 != 0
    }
}
