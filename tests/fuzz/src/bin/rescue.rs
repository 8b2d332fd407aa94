#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    colloquio_fuzz::rescue(bytes);
});
