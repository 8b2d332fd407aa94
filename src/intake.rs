//! People from CSV and TSV files, as an agency really gets them.
