//! The knowledge base of minutebook: its records, their index, the query
//! language and the searcher.
//!
//! An [`Index`] is a directory. A [`Writer`] puts the records of whole files
//! into it, all of them visible at once when it commits. A [`Searcher`] is
//! one unchanging view of it: it lists facts and finds passages. What users
//! type is read by [`query::parse`] and [`period::parse`].
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use minutebook_index::{Filter, Index};
//!
//! let folder = tempfile::tempdir()?;
//! let index = Index::create_or_open(folder.path())?;
//! let mut writer = index.writer()?;
//! writer.put_source("club", &serde_json::json!({ "branch": "main" }))?;
//! writer.commit()?;
//!
//! let searcher = index.searcher()?;
//! assert_eq!(searcher.sources()?[0].name, "club");
//! assert!(searcher.heads(&Filter::default())?.is_empty());
//! # Ok(())
//! # }
//! ```

pub mod model;
pub mod period;
pub mod query;

mod directory;
mod error;
mod facts;
mod filter;
mod fnv;
mod guard;
mod index;
mod lock;
mod merge;
mod problem;
mod rebuild;
mod record;
mod schema;
pub mod search;
mod searcher;
mod tags;
mod text;
mod verify;
mod writer;

pub use error::{Error, Result};
pub use facts::{Fact, FactKind};
pub use filter::Filter;
pub use index::Index;
pub use lock::Owner;
pub use problem::Problem;
pub use query::Query;
pub use record::{FileRecord, Head, StoredFile, StoredSource};
pub use searcher::Searcher;
pub use text::without_accents;
pub use verify::{Damage, Verification};
pub use writer::{Draft, Drafter, Writer};
