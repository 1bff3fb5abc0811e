//! How well searches are answered: a line for each query of
//! `fixtures/ranking`, so that a change of the order is a diff to be read.
//!
//! `rank` is that of the first file that answers fully, `ndcg` the normalized
//! discounted gain of the first ten; behind the query the first five files,
//! each with its grade.

use super::support::{corpus::root, git::Temp, program::minutebook};
use serde::Deserialize;
use std::{collections::BTreeMap, fmt::Write as _, fs};

/// A query and the files that answer it.
#[derive(Deserialize)]
struct Judged {
    query: String,
    style: String,
    relevant: Vec<Relevant>,
}

#[derive(Deserialize)]
struct Relevant {
    path: String,
    grade: u8,
}

#[derive(Deserialize)]
struct Answer {
    hits: Vec<Hit>,
}

#[derive(Deserialize)]
struct Hit {
    path: String,
}

const SHOWN: usize = 5;

#[test]
fn what_is_wanted_comes_first() {
    let temp = Temp::new();
    let fixtures = root().join("fixtures/tidewatch");
    let added = minutebook(&temp).args(["add", "--quiet"]).args([&fixtures]);
    assert_eq!(added.run(), "");
    let queries = fs::read_to_string(root().join("fixtures/ranking/queries.jsonl")).unwrap();
    let judged = queries
        .lines()
        .map(|line| serde_json::from_str(line).unwrap());
    let judged: Vec<Judged> = judged.collect();
    let mut table = String::from("rank   ndcg  style       query\n");
    let mut sum = 0.0;
    for judged in &judged {
        let paths = ask(&temp, &judged.query);
        sum += write_line(&mut table, judged, &paths);
    }
    writeln!(
        table,
        "mean  {:.3}",
        sum / f64::from(u32::try_from(judged.len()).unwrap())
    )
    .unwrap();
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("ranking", table);
    });
}

/// Returns the files found, best first, each once.
fn ask(temp: &Temp, query: &str) -> Vec<String> {
    let run = minutebook(temp).args(["search", "--json", "--", query]);
    let json = run.run();
    let json = json.split("[exit code").next().unwrap();
    let answer: Answer = serde_json::from_str(json).unwrap();
    let mut paths: Vec<String> = Vec::new();
    for hit in answer.hits {
        if !paths.contains(&hit.path) {
            paths.push(hit.path);
        }
    }
    paths
}

fn write_line(table: &mut String, judged: &Judged, paths: &[String]) -> f64 {
    let wanted = judged.relevant.iter();
    let grades: BTreeMap<&str, u8> = wanted.map(|r| (r.path.as_str(), r.grade)).collect();
    let grade = |path: &String| grades.get(path.as_str()).copied().unwrap_or_default();
    let rank = paths.iter().position(|path| grade(path) == 2);
    let rank = rank.map_or("-".to_owned(), |at| (at + 1).to_string());
    let found: Vec<u8> = paths.iter().map(grade).collect();
    let mut ideal: Vec<u8> = grades.values().copied().collect();
    ideal.sort_unstable_by(|a, b| b.cmp(a));
    let ndcg = gain(&found) / gain(&ideal);
    let Judged { style, query, .. } = judged;
    writeln!(table, "{rank:>4}  {ndcg:.3}  {style:<10}  {query}").unwrap();
    for path in paths.iter().take(SHOWN) {
        writeln!(table, "             {}  {path}", grade(path)).unwrap();
    }
    ndcg
}

/// Adds up the gains of the first ten, each divided by how far down it is.
fn gain(grades: &[u8]) -> f64 {
    let places = (2..).zip(grades).take(10);
    places
        .map(|(place, grade)| (f64::from(*grade).exp2() - 1.0) / f64::from(place).log2())
        .sum()
}
