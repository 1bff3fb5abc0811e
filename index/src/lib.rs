//! The knowledge base of minutebook: its records, their index, the query
//! language and the searcher.

pub mod model;
