//! Fuzz target: [`urbivox_fuzz::form`].
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| urbivox_fuzz::form::check(data));
