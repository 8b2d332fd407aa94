#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    colloquio_fuzz::bear_with_workbooks();
    colloquio_fuzz::intake(bytes);
});
