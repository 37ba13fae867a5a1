//! Fuzz target: [`urbivox_fuzz::definition`].
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| urbivox_fuzz::definition::check(data));
