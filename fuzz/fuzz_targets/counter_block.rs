//! Fuzz target: [`urbivox_fuzz::counter_block`].
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| urbivox_fuzz::counter_block::check(data));
