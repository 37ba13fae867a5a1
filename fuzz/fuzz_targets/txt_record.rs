//! Fuzz target: [`urbivox_fuzz::txt_record`].
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| urbivox_fuzz::txt_record::check(data));
