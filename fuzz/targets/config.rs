//! A configuration that somebody wrote: it is read, or refused in words.

#![no_main]

use libfuzzer_sys::fuzz_target;
use minutebook::config::Config;
use std::path::Path;

fuzz_target!(|text: &str| {
    let _ = Config::parse(text, Path::new("config.yaml"));
});
