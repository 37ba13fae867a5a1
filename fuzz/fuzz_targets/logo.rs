//! Fuzz target: [`urbivox_fuzz::logo`].
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| urbivox_fuzz::logo::check(data));
