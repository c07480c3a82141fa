//! `event_fuzz::guess` under libFuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| event_fuzz::guess(bytes));
