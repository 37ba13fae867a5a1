//! Fuzz target: [`urbivox_fuzz::negotiation`].
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| urbivox_fuzz::negotiation::check(data));
