//! A laptop's data: the journal (the record) and sled (the index and second copy). The only room that names sled.
