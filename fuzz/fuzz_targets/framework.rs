//! Fuzz target: [`urbivox_fuzz::framework`].
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| urbivox_fuzz::framework::check(data));
