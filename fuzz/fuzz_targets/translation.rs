//! Fuzz target: [`urbivox_fuzz::translation`].
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| urbivox_fuzz::translation::check(data));
