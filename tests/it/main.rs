//! Stories, rooms and promises, all in one test binary (each further one costs a link of the whole tree).

mod golden;
