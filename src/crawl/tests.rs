//! Crawling throw-away repositories.
