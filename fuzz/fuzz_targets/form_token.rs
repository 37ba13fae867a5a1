//! Fuzz target: [`urbivox_fuzz::form_token`].
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| urbivox_fuzz::form_token::check(data));
