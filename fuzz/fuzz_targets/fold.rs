//! Fuzz target: [`urbivox_fuzz::fold`].
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| urbivox_fuzz::fold::check(data));
