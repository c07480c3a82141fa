//! `event_fuzz::peek` under libFuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| event_fuzz::peek(bytes));
