//! `event_fuzz::decode` under libFuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(init: event_fuzz::prepare(), |bytes: &[u8]| event_fuzz::decode(bytes));
