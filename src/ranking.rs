//! What the marks say, in plain numbers and ids. Pure, so that it serves a score sheet as well as a Day.
