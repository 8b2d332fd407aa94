//! The words: locale files, formatting of numbers, dates and names, and text made safe for a terminal.
