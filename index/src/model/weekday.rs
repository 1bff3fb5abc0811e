//! Weekdays as iCalendar writes them: `MO`, `TU`, … `SU` (RFC 5545, 3.3.10).

use chrono::Weekday;
use serde::{Deserialize, Deserializer, Serializer};

const CODES: [(Weekday, &str); 7] = [
    (Weekday::Mon, "MO"),
    (Weekday::Tue, "TU"),
    (Weekday::Wed, "WE"),
    (Weekday::Thu, "TH"),
    (Weekday::Fri, "FR"),
    (Weekday::Sat, "SA"),
    (Weekday::Sun, "SU"),
];

/// Writes a weekday as its two letters.
pub fn serialize<S: Serializer>(
    weekday: &Option<Weekday>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let code = CODES.iter().find(|(day, _)| Some(*day) == *weekday);
    match code {
        Some((_, code)) => serializer.serialize_some(code),
        None => serializer.serialize_none(),
    }
}

/// Reads a weekday from its two letters.
pub fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Weekday>, D::Error> {
    let Some(code) = Option::<String>::deserialize(deserializer)? else {
        return Ok(None);
    };
    let found = CODES.iter().find(|(_, known)| *known == code);
    let (day, _) = found
        .ok_or_else(|| serde::de::Error::custom(format!("`{code}` is no weekday, MO to SU are")))?;
    Ok(Some(*day))
}
