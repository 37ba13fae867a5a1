//! Fuzz target: [`urbivox_fuzz::forwarded`].
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| urbivox_fuzz::forwarded::check(data));
