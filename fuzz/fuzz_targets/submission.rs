//! Fuzz target: [`urbivox_fuzz::submission`].
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| urbivox_fuzz::submission::check(data));
