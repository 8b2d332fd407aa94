//! Several laptops: Clashes, laptops, imports.
