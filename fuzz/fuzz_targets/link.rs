//! Fuzz target: [`urbivox_fuzz::link`].
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| urbivox_fuzz::link::check(data));
