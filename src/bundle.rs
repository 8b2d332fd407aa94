//! The file between laptops: read, verify, write.
