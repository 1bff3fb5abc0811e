//! An age after which something is old: `30d`, `6w`, `never`.

use anyhow::{Result, anyhow};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::str::FromStr;

const DAYS_OF_WEEK: u32 = 7;

/// An age in whole days; none never comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Age {
    /// Days.
    pub days: Option<u32>,
}

impl Default for Age {
    /// A month, after which most teams have met.
    fn default() -> Self {
        Self { days: Some(30) }
    }
}

impl FromStr for Age {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        let text = text.trim();
        if text == "never" {
            return Ok(Self { days: None });
        }
        let weeks = text.strip_suffix('w').map(|weeks| (weeks, DAYS_OF_WEEK));
        let days = text.strip_suffix('d').map(|days| (days, 1));
        let (number, unit) = weeks.or(days).unwrap_or((text, 1));
        let number: Option<u32> = number.trim().parse().ok();
        let days = number.and_then(|number| number.checked_mul(unit));
        let days = days.filter(|days| *days != 0);
        let days = days.ok_or_else(|| {
            anyhow!("`{text}` is no age; write days or weeks like `30d`, `6w`, or `never`")
        })?;
        Ok(Self { days: Some(days) })
    }
}

impl fmt::Display for Age {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.days {
            Some(days) => write!(f, "{days}d"),
            None => f.write_str("never"),
        }
    }
}

impl Serialize for Age {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Age {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        deserializer.deserialize_any(Words)
    }
}

/// Reads an age from a text or, in days, from a number.
struct Words;

impl de::Visitor<'_> for Words {
    type Value = Age;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an age like `30d`")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> std::result::Result<Age, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_u64<E: de::Error>(self, days: u64) -> std::result::Result<Age, E> {
        self.visit_str(&days.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let age = text.parse::<Age>().ok();
        let shown = age.map(|age| age.to_string());
        assert_eq!(shown.as_deref(), expected, "{text}");
    }

    #[test]
    fn ages_in_days_and_weeks() {
        check("30d", Some("30d"));
        check("6w", Some("42d"));
        check(" 7 ", Some("7d"));
        check("never", Some("never"));
        for text in ["", "0d", "-1d", "soon", "3h", "4294967295w"] {
            check(text, None);
        }
    }
}
