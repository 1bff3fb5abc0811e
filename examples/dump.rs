//! Prints the export of a folder: `cargo run --example dump -- DIR NAME`.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a tool for developers"
)]

use minutebook::{config::SourceConfig, extract::extract, parse::parse, resolve};
use std::{fs, path::Path};

fn main() {
    let dir = std::env::args().nth(1).unwrap();
    let name = std::env::args().nth(2).unwrap();
    let mut paths = Vec::new();
    walk(Path::new(&dir), &mut paths);
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let text = String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned();
        let path = path
            .strip_prefix(&dir)
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned();
        let evidence = extract(&path, &parse(&text));
        resolve::FileEvidence {
            path,
            commit: None,
            committed_at: None,
            first_committed_at: None,
            evidence,
        }
    };
    let files: Vec<_> = paths.iter().map(read).collect();
    let source = SourceConfig {
        name,
        ..SourceConfig::default()
    };
    for resolved in resolve::resolve(&source, &files).into_iter().flatten() {
        println!("{}", serde_json::to_string(&resolved.minutes).unwrap());
    }
}

fn walk(dir: &Path, out: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => walk(&path, out),
            false if path.extension().is_some_and(|e| e == "md") => out.push(path),
            false => {}
        }
    }
}
