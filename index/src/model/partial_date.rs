//! A date of which only the year, or year and month, may be known.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// A calendar date, or a whole month or year.
///
/// Written and read as `2024-06-13`, `2024-06` or `2024`. The order is that of
/// the first days, the shorter period first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartialDate {
    /// Some day of that year.
    Year(i32),
    /// Some day of that month (year, month 1 to 12).
    Month(i32, u32),
    /// That day.
    Day(NaiveDate),
}

impl PartialDate {
    /// Returns the first day of the period.
    pub fn first_day(self) -> NaiveDate {
        let (year, month) = match self {
            Self::Day(day) => return day,
            Self::Month(year, month) => (year, month),
            Self::Year(year) => (year, 1),
        };
        NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(NaiveDate::MIN)
    }

    /// Returns the last day of the period.
    pub fn last_day(self) -> NaiveDate {
        let months = match self {
            Self::Day(day) => return day,
            Self::Month(..) => 1,
            Self::Year(_) => 12,
        };
        let next = self.first_day().checked_add_months(Months::new(months));
        next.and_then(|day| day.checked_sub_days(Days::new(1)))
            .unwrap_or(NaiveDate::MAX)
    }

    /// Returns the day, if it is one.
    pub fn day(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(day),
            Self::Month(..) | Self::Year(_) => None,
        }
    }
}

impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.first_day(), self.last_day()).cmp(&(other.first_day(), other.last_day()))
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl From<NaiveDate> for PartialDate {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Year(year) => write!(f, "{year:04}"),
        }
    }
}

impl FromStr for PartialDate {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const WRONG: &str = "expected a date like 2024-06-13, 2024-06 or 2024";
        if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            return Ok(Self::Day(day));
        }
        let number = |part: &str| part.parse::<u32>().map_err(|_| WRONG);
        let (year, month) = match text.split_once('-') {
            Some((year, month)) => (year, Some(number(month)?)),
            None => (text, None),
        };
        let year = year.parse::<i32>().map_err(|_| WRONG)?;
        let first = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), 1).ok_or(WRONG)?;
        Ok(match month {
            Some(_) => Self::Month(year, first.month()),
            None => Self::Year(year),
        })
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'_, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_back_what_it_writes() {
        for text in ["2024", "2024-06", "2024-06-13", "2024-02-29"] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
        for text in ["", "2024-13", "2023-02-29", "June", "2024-06-13T10"] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_period_ends_with_its_last_day() {
        let last = |text: &str| text.parse::<PartialDate>().unwrap().last_day().to_string();
        assert_eq!(last("2024-02"), "2024-02-29");
        assert_eq!(last("2023"), "2023-12-31");
    }
}
