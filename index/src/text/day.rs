//! A day in the words by which people ask for it.

use chrono::{Datelike, NaiveDate};

const MONTHS: [&str; 12] = [
    "January Januar Jan winter",
    "February Februar Feb winter",
    "March März Mar spring Frühling Frühjahr",
    "April Apr spring Frühling Frühjahr",
    "May Mai spring Frühling Frühjahr",
    "June Juni Jun summer Sommer",
    "July Juli Jul summer Sommer",
    "August Aug summer Sommer",
    "September Sep Sept autumn fall Herbst",
    "October Oktober Oct Okt autumn fall Herbst",
    "November Nov autumn fall Herbst",
    "December Dezember Dec Dez winter",
];

/// Returns a day as ISO date, its year, month and season, in English and
/// German.
pub(crate) fn in_words(day: NaiveDate) -> String {
    let month = usize::try_from(day.month0()).unwrap_or_default();
    let names = MONTHS.get(month).copied().unwrap_or_default();
    format!("{day} {} {names}", day.format("%Y-%m %Y%m%d"))
}
