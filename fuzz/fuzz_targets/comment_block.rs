//! Fuzz target: [`urbivox_fuzz::comment_block`].
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| urbivox_fuzz::comment_block::check(data));
