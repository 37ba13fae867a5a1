//! Fuzz target: [`urbivox_fuzz::cookies`].
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| urbivox_fuzz::cookies::check(data));
