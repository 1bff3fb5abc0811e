//! Time zones: IANA names for what people write, and the zone of a source.
//!
//! `CEST` in July is clear, but people write it in January as well: a name
//! stands for the place that they live by, daylight saving included. Where
//! the source's own zone keeps the same time as that place, it is meant.

use super::FileEvidence;
use crate::config::SourceConfig;
use chrono::{NaiveDate, Offset, TimeZone};
use chrono_tz::{TZ_VARIANTS, Tz};
use std::collections::BTreeMap;

/// What people write, in lower case, and the place that stands for it.
const NAMES: [(&[&str], &str); 22] = [
    (&["utc", "gmt", "z", "zulu", "universal"], "UTC"),
    (
        &[
            "cet",
            "cest",
            "ce(s)t",
            "cet/cest",
            "mez",
            "mesz",
            "me(s)z",
            "european",
            "german",
            "germany",
            "central european",
            "central europe",
        ],
        "Europe/Berlin",
    ),
    (&["bst", "uk", "british", "britain"], "Europe/London"),
    (&["wet", "west", "portugal"], "Europe/Lisbon"),
    (&["eet", "eest", "ee(s)t"], "Europe/Helsinki"),
    (&["msk"], "Europe/Moscow"),
    (
        &["et", "est", "edt", "e(s)t", "e(d)t", "eastern"],
        "America/New_York",
    ),
    (&["ct", "cst", "cdt", "central"], "America/Chicago"),
    (&["mt", "mst", "mdt", "mountain"], "America/Denver"),
    (
        &["pt", "pst", "pdt", "p(s)t", "p(d)t", "pacific"],
        "America/Los_Angeles",
    ),
    (&["akst", "akdt", "alaska"], "America/Anchorage"),
    (&["hst", "hawaii"], "Pacific/Honolulu"),
    (&["brt", "brazil"], "America/Sao_Paulo"),
    (&["ist", "india", "indian"], "Asia/Kolkata"),
    (&["jst", "japan", "japanese"], "Asia/Tokyo"),
    (&["kst", "korea", "korean"], "Asia/Seoul"),
    (&["sgt"], "Asia/Singapore"),
    (&["hkt"], "Asia/Hong_Kong"),
    (&["china", "chinese"], "Asia/Shanghai"),
    (&["aest", "aedt", "ae(s)t"], "Australia/Sydney"),
    (&["awst"], "Australia/Perth"),
    (&["nzst", "nzdt"], "Pacific/Auckland"),
];
/// Words that leave the name of a zone what it is.
const FILLERS: [&str; 9] = [
    "time", "standard", "daylight", "summer", "us", "u.s.", "zone", "timezone", "local",
];

/// Returns the zone of times that are written without one: the configured
/// one, else the one that most statements name.
pub fn settle(source: &SourceConfig, files: &[FileEvidence]) -> Option<String> {
    if let Some(zone) = source.timezone {
        return Some(zone.name().to_owned());
    }
    let parts = files.iter().flat_map(|f| &f.evidence.parts);
    let schedules = parts.flat_map(|p| &p.schedules);
    let texts = schedules.filter_map(|s| s.schedule.timezone_text.as_deref());
    let mut votes: BTreeMap<String, usize> = BTreeMap::new();
    for zone in texts.filter_map(|text| of_text(Some(text), None)) {
        *votes.entry(zone).or_default() += 1;
    }
    let most = votes.iter().rev().max_by_key(|(_, count)| **count);
    most.map(|(zone, _)| zone.clone())
}

/// Returns the IANA name of a zone as written, or of the source's zone if none
/// is written.
pub fn of_text(text: Option<&str>, source_zone: Option<&str>) -> Option<String> {
    let Some(text) = text else {
        return source_zone.map(str::to_owned);
    };
    if let Some(zone) = iana(text).or_else(|| shifted(text)) {
        return Some(zone);
    }
    let place = named(text).or_else(|| city(text))?;
    let own = source_zone.filter(|zone| keep_same_time(zone, place));
    Some(own.unwrap_or(place).to_owned())
}

/// Reads an IANA name, also one written with a blank: `Europe Berlin`.
fn iana(text: &str) -> Option<String> {
    let joined = text.trim().replace(' ', "/");
    let known = TZ_VARIANTS.iter().filter(|_| joined.contains('/'));
    let mut same = known.filter(|zone| zone.name().eq_ignore_ascii_case(&joined));
    same.next().map(|zone| zone.name().to_owned())
}

/// Reads `UTC+2`; the names in the IANA list count the other way round.
fn shifted(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase().replace('−', "-");
    let rest = text
        .strip_prefix("utc")
        .or(text.strip_prefix("gmt"))?
        .trim();
    let hours = rest.strip_suffix(":00").unwrap_or(rest);
    let hours: i32 = hours.parse().ok().filter(|h| (-12..=14).contains(h))?;
    match hours {
        0 => Some("UTC".to_owned()),
        1.. => Some(format!("Etc/GMT-{hours}")),
        _ => Some(format!("Etc/GMT+{}", -hours)),
    }
}

fn named(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    let words = lower.split_whitespace().filter(|w| !FILLERS.contains(w));
    let name = words.collect::<Vec<_>>().join(" ");
    let first = name.split('/').next().unwrap_or_default();
    let find = |name: &str| NAMES.iter().find(|(names, _)| names.contains(&name));
    let found = find(&name).or_else(|| find(first));
    found.map(|(_, zone)| *zone)
}

/// Reads the city of an IANA name: `Berlin time`.
fn city(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    let words = lower.split_whitespace().filter(|w| !FILLERS.contains(w));
    let city = words.collect::<Vec<_>>().join("_");
    let zones = TZ_VARIANTS.iter().map(|zone| zone.name());
    let mut placed = zones.filter(|zone| zone.contains('/') && !zone.starts_with("Etc/"));
    placed.find(|zone| {
        let last = zone.rsplit('/').next().unwrap_or_default();
        last.eq_ignore_ascii_case(&city)
    })
}

/// Tells whether the clocks of two zones agree in winter and in summer.
fn keep_same_time(a: &str, b: &str) -> bool {
    let (Ok(a), Ok(b)) = (a.parse::<Tz>(), b.parse::<Tz>()) else {
        return false;
    };
    [1, 7].into_iter().all(|month| {
        let day = NaiveDate::from_ymd_opt(2024, month, 1).unwrap_or_default();
        let offset = |zone: Tz| zone.offset_from_utc_date(&day).fix();
        offset(a) == offset(b)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, source: Option<&str>, expected: Option<&str>) {
        assert_eq!(of_text(Some(text), source).as_deref(), expected, "{text}");
    }

    #[test]
    fn names_people_write() {
        check("Europe/Berlin", None, Some("Europe/Berlin"));
        check("Europe Berlin", None, Some("Europe/Berlin"));
        check("CEST", None, Some("Europe/Berlin"));
        check("CE(S)T", None, Some("Europe/Berlin"));
        check("CET/CEST", None, Some("Europe/Berlin"));
        check("US Eastern Time", None, Some("America/New_York"));
        check("Eastern Daylight Time", None, Some("America/New_York"));
        check("PT", None, Some("America/Los_Angeles"));
        check("Pacific", None, Some("America/Los_Angeles"));
        check("Japan time", None, Some("Asia/Tokyo"));
        check("Berlin time", None, Some("Europe/Berlin"));
        check("New York time", None, Some("America/New_York"));
        check("GMT", None, Some("UTC"));
        check("UTC-4", None, Some("Etc/GMT+4"));
        check("UTC+2", None, Some("Etc/GMT-2"));
        check("somewhere", None, None);
    }

    #[test]
    fn the_zone_of_the_source_counts_where_it_fits() {
        check("CET", Some("Europe/Paris"), Some("Europe/Paris"));
        check("CET", Some("America/New_York"), Some("Europe/Berlin"));
        assert_eq!(
            of_text(None, Some("Europe/Paris")).as_deref(),
            Some("Europe/Paris")
        );
        assert_eq!(of_text(None, None), None);
    }
}
