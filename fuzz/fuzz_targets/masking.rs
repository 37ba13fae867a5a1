//! Fuzz target: [`urbivox_fuzz::masking`].
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| urbivox_fuzz::masking::check(data));
