//! `event_fuzz::parse` under libFuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| event_fuzz::parse(bytes));
