# What the continuous integration runs
ci:
    cargo fmt --check
    cargo clippy --workspace --all-targets --locked -- -D warnings
    RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --document-private-items --locked
    cargo test --workspace --locked

# All tests
test *ARGS:
    cargo test --workspace --locked {{ARGS}}

# Rewrite snapshots and transcripts; review the diff
snap:
    INSTA_UPDATE=always TRYCMD=overwrite cargo test --workspace --locked

# Format, and let clippy mend what it can
fix:
    cargo fmt
    cargo clippy --workspace --all-targets --fix --allow-dirty

# Look for input that makes one target fail: minutes, front_matter, query, dates or config.
# A sanitizer has nothing to find where unsafe code is denied.
fuzz TARGET SECONDS="1200":
    RUSTC_BOOTSTRAP=1 cargo fuzz run --sanitizer none {{TARGET}} -- -max_total_time={{SECONDS}} -timeout=10
