//! The YAML between two rules, which note takers write by hand.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|yaml: &str| {
    let text = format!("---\n{yaml}\n---\n\n# Call\n");
    let document = minutebook::parse::parse(&text);
    minutebook::extract::extract("call.md", &document);
});
