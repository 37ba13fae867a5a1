//! Fuzz target: [`urbivox_fuzz::settings`].
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| urbivox_fuzz::settings::check(data));
