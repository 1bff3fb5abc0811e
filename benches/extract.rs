//! How fast files become facts, in bytes a second on one processor.
//!
//! ```console
//! $ cargo bench --bench extract
//! $ MINUTEBOOK_BENCH=~/src/minutes cargo bench --bench extract
//! ```
//!
//! The fixtures are measured, and the Markdown files below the folder that the
//! environment names.

#![allow(missing_docs, reason = "criterion's macros make public functions")]

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use minutebook::{extract::extract, parse::parse};
use std::{env, fs, hint::black_box, path::Path, time::Duration};

/// A file: its path and its text.
type File = (String, String);

fn extraction(criterion: &mut Criterion) {
    measure(criterion, "fixtures", Path::new("fixtures"));
    if let Some(folder) = env::var_os("MINUTEBOOK_BENCH") {
        measure(criterion, "folder", Path::new(&folder));
    }
}

fn measure(criterion: &mut Criterion, name: &str, folder: &Path) {
    let mut files = Vec::new();
    collect(folder, &mut files);
    let bytes: usize = files.iter().map(|(_, text)| text.len()).sum();
    let documents = || {
        files
            .iter()
            .map(|(_, text)| parse(text))
            .collect::<Vec<_>>()
    };
    let mut group = criterion.benchmark_group(name);
    group
        .sample_size(20)
        .measurement_time(Duration::from_secs(5));
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("parse", |bencher| bencher.iter_with_large_drop(documents));
    group.bench_function("extract", |bencher| {
        let extract_all = |documents: Vec<_>| {
            let pairs = files.iter().zip(&documents);
            let found: Vec<_> = pairs.map(|((path, _), d)| extract(path, d)).collect();
            (found, documents)
        };
        bencher.iter_batched(documents, extract_all, BatchSize::PerIteration);
    });
    group.bench_function("both", |bencher| {
        bencher.iter(|| {
            for (path, text) in &files {
                black_box(extract(path, &parse(text)));
            }
        });
    });
    group.finish();
}

/// Reads the Markdown files below a folder.
fn collect(folder: &Path, files: &mut Vec<File>) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|end| end == "md")
            && let Ok(text) = fs::read_to_string(&path)
        {
            files.push((path.to_string_lossy().into_owned(), text));
        }
    }
}

criterion_group!(benches, extraction);
criterion_main!(benches);
