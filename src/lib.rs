//! The minute book of open communities: crawls git repositories of meeting
//! minutes, understands them and answers questions about them.
//!
//! The modules in the order in which data flows through them:

pub mod config;
pub mod home;

pub mod crawl;
pub mod extract;
pub mod likeness;
mod marks;
mod parallel;
pub mod parse;
pub mod resolve;
pub mod scan;
pub mod sync;
pub mod wordlist;

pub mod answer;
pub mod calendar;
pub mod cli;
pub mod render;
