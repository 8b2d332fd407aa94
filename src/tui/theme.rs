//! Roles to the sixteen colours. Views name a role, never a colour; no role is colour alone.

use ratatui::style::{Color, Modifier, Style};

/// What a piece of text is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Everything that has no other role.
    #[default]
    Text,
    /// A place, a person's name in a heading, the number that counts.
    Strong,
    /// Rules, empty cells, column heads, what cannot be had now.
    Quiet,
    /// Keys in hints, filled bars, dots, the active tab.
    Accent,
    /// The selected row of the pane in focus.
    Pointer,
    /// `!`, `?`, an overrun, the count of what is missing.
    Attention,
    /// `×`, the title of a trouble, what is NOT stored.
    Wrong,
    /// `✓`, `●` stored: on the symbol.
    Right,
    /// Text being typed.
    Field,
}

/// A set of styles for the roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Theme {
    /// Colours that can be read on a dark and on a light ground.
    #[default]
    Both,
    /// No colour: bold, dim and reverse only.
    Mono,
}

impl Theme {
    /// The style of a role.
    pub fn style(self, role: Role) -> Style {
        let plain = Style::new();
        let colour = |color| if self == Self::Both { plain.fg(color) } else { plain };
        match role {
            Role::Text => plain,
            Role::Strong => plain.add_modifier(Modifier::BOLD),
            // dim never together with a colour
            Role::Quiet => plain.add_modifier(Modifier::DIM),
            Role::Accent if self == Self::Mono => plain.add_modifier(Modifier::BOLD),
            Role::Accent => colour(Color::Magenta),
            Role::Pointer => plain.add_modifier(Modifier::REVERSED),
            Role::Attention => colour(Color::Magenta).add_modifier(Modifier::BOLD),
            Role::Wrong if self == Self::Mono => plain.add_modifier(Modifier::BOLD | Modifier::REVERSED),
            Role::Wrong => colour(Color::Red).add_modifier(Modifier::BOLD),
            Role::Right => colour(Color::Green),
            Role::Field => plain.add_modifier(Modifier::UNDERLINED),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROLES: [Role; 9] = [
        Role::Text,
        Role::Strong,
        Role::Quiet,
        Role::Accent,
        Role::Pointer,
        Role::Attention,
        Role::Wrong,
        Role::Right,
        Role::Field,
    ];

    #[test]
    fn mono_has_no_colour_and_the_pointer_is_seen_without_one() {
        for role in ROLES {
            assert_eq!(Theme::Mono.style(role).fg, None, "{role:?}");
            assert_eq!(Theme::Mono.style(role).bg, None, "{role:?}");
        }
        assert!(Theme::Mono.style(Role::Pointer).add_modifier.contains(Modifier::REVERSED));
    }

    #[test]
    fn no_role_sets_a_ground_or_a_colour_that_some_palettes_hide() {
        let hidden = [Color::DarkGray, Color::White, Color::Gray, Color::Yellow, Color::LightYellow, Color::Black];
        for role in ROLES {
            let style = Theme::Both.style(role);
            assert_eq!(style.bg, None, "{role:?}");
            assert!(style.fg.is_none_or(|fg| !hidden.contains(&fg)), "{role:?}");
            let dim_and_coloured = style.fg.is_some() && style.add_modifier.contains(Modifier::DIM);
            assert!(!dim_and_coloured, "{role:?}");
        }
    }
}
