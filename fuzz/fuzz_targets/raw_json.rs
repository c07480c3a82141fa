//! `event_fuzz::raw_json` under libFuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| event_fuzz::raw_json(bytes));
