//! What the tests stand on: corpora, throw-away repositories, the program.

pub(crate) mod book;
pub(crate) mod club;
pub(crate) mod corpus;
pub(crate) mod git;
pub(crate) mod program;
pub(crate) mod source;
