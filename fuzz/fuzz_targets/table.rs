//! Fuzz target: [`urbivox_fuzz::table`].
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| urbivox_fuzz::table::check(data));
