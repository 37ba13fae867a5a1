//! Fuzz target: [`urbivox_fuzz::receipt`].
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| urbivox_fuzz::receipt::check(data));
