//! What nobody should type and no file should hold, through the program itself: refused in words, at once, and for programs.

use crate::world::World;

#[test]
fn wrong_usage_is_told_to_programs_too() {
    let world = World::new();
    let laptop = world.laptop("guida");
    let refused = laptop.refused(2, &["rank", "--places", "twelve"]);
    assert_eq!(refused["kind"], "usage");
    for part in ["what", "safe", "next"] {
        assert!(refused[part].as_str().is_some_and(|t| !t.is_empty()), "{refused}");
    }
    // what was typed comes back in the sentence, and cannot steer the terminal
    let answer = laptop.run(&["rank", "--places", "\u{202e}12\u{1b}[2J"]);
    assert_eq!(answer.code, 2);
    assert!(!answer.err.contains(['\u{202e}', '\u{1b}']), "{:?}", answer.err);
}

#[cfg(unix)]
#[test]
fn what_never_ends_is_no_rubric_and_no_script() {
    let world = World::new();
    let laptop = world.laptop("guida");
    for verb in ["check", "use"] {
        assert_eq!(laptop.refused(1, &["rubric", verb, "/dev/zero"])["kind"], "io");
    }
    assert_eq!(laptop.refused(1, &["play", "/dev/zero"])["kind"], "not_a_command");
}
