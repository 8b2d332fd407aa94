//! The words of actions: hints, titles and sentences of the action table.

use super::words;

words! {}

/// Messages that tables name by key.
pub(super) const TABLE: &[&str] = &[
    "act-open",
    "act-take",
    "act-mark",
    "act-not-assessed",
    "act-step-aside",
    "act-is-here",
    "act-undo",
    "act-export",
    "act-import",
    "act-accept",
    "act-later",
    "act-back",
    "act-seal",
    "act-pass",
    "act-reveal",
    "act-agree",
    "act-second-look",
    "act-put-in",
    "act-put-out",
    "act-reserve",
    "act-close-day",
    "act-leave",
    "act-help",
    "act-commands",
    "act-search",
];
