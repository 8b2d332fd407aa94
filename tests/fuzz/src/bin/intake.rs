#![no_main]

use colloquio::intake::is_reading_a_workbook;
use std::sync::Once;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    bear_with_workbooks();
    colloquio_fuzz::intake(bytes);
});

/// The library that reads workbooks may panic: the program takes that for a damaged file. The fuzzer must too.
fn bear_with_workbooks() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let abort = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !is_reading_a_workbook() {
                abort(panic);
            }
        }));
    });
}
