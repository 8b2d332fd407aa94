//! What this laptop's people like: kept in the preferences, changed from the palette.

/// Something that is on or off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    /// It is.
    On,
    /// It is not.
    Off,
}

impl Switch {
    /// From what is kept; nothing kept is on.
    pub fn kept(value: Option<bool>) -> Switch {
        if value == Some(false) { Switch::Off } else { Switch::On }
    }

    /// The other way round.
    pub fn turned(self) -> Switch {
        match self {
            Switch::On => Switch::Off,
            Switch::Off => Switch::On,
        }
    }
}

/// The switches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The clock steps by the second; off: by the minute.
    pub motion: Switch,
    /// The mouse is the program's; off: the terminal's, to select text with.
    pub mouse: Switch,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { motion: Switch::On, mouse: Switch::On }
    }
}
