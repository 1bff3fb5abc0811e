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
