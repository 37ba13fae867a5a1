//! Fuzz target: [`urbivox_fuzz::condition`].
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| urbivox_fuzz::condition::check(data));
