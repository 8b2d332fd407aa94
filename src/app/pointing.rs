//! What can be pointed at with the mouse on the interview page. The view says where it is, `update` what it does.

/// A thing under the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A row: criteria, the general note, the seal.
    Row(usize),
    /// A level of a criterion's bar.
    Level(usize, i64),
    /// The pane beside the sheet, and the first row it shows when it is turned to its end.
    Beside(usize),
}

/// Which way the wheel turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wheel {
    /// Away from the hand.
    Up,
    /// Towards the hand.
    Down,
}
