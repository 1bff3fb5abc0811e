//! What follows from many meetings: things that no single file says.
//!
//! Pure functions over the facts of the model. Today is an argument.

pub mod attendance;
pub mod event;
pub mod fit;
pub mod lint;
pub mod occurrence;
pub mod recurrence;
pub mod rhythm;
pub mod schedule;
pub mod words;
