//! Days in the names of files and folders: `20240613.md`,
//! `2018/CG-11-13.md`, `24-06-13.md`, `2026-02-17-18-harbor-hackathon/minutes.md`.

use super::super::{DateEvidence, DateOrigin};
use crate::scan::{self, DateText, DayText};
use std::borrow::Cow;

/// Reads the days that file name and folders name; a month where no day is
/// named.
pub fn from_path(path: &str) -> Vec<DateEvidence> {
    let mut folders: Vec<&str> = path.split('/').collect();
    let name = folders.pop().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let year = folders.iter().rev().find_map(|f| year_of(f));
    let in_name = in_component(stem, DateOrigin::FileName);
    let in_name = in_name.map(|mut found| {
        supply_year(&mut found.date, year);
        found
    });
    let inward = folders.iter().rev();
    let in_folders = inward.filter_map(|f| in_component(f, DateOrigin::Folder));
    let mut found: Vec<_> = in_name.into_iter().chain(in_folders).collect();
    if !found.iter().any(|d| super::is_day(&d.date)) {
        let split = split_over_folders(&folders, stem);
        let split = split.or_else(|| below_month(&found, year, stem));
        match split {
            Some(split) => found.push(split),
            None => found.extend(super::short::readings(stem, DateOrigin::FileName, 1)),
        }
    }
    found
}

fn evidence(date: DateText, origin: DateOrigin) -> DateEvidence {
    DateEvidence {
        date,
        origin,
        line: 1,
    }
}

/// The first date in a name, with the last day of a range such as `-18`.
fn in_component(name: &str, origin: DateOrigin) -> Option<DateEvidence> {
    let name = spelled(name);
    let mut all = scan::dates(&name);
    all.retain(|d| matches!(d.value.start, DayText::Calendar { month: Some(_), .. }));
    let position = all
        .iter()
        .position(|d| super::is_day(&d.value))
        .unwrap_or(0);
    if all.is_empty() {
        let date = month_first(&name).or_else(|| six_digits(&name));
        return date.map(|date| evidence(date, origin));
    }
    let found = all.swap_remove(position);
    let mut date = found.value;
    if let DayText::Calendar {
        year: None,
        month,
        day,
        ..
    } = &mut date.start
        && month == day
        && origin == DateOrigin::Folder
    {
        // `06-June` is a month and its number.
        *day = None;
    }
    let rest = name.get(found.span.end..).unwrap_or_default();
    if date.end.is_none() {
        date.end = last_day(&date.start, rest);
    }
    Some(evidence(date, origin))
}

/// Names are written in small letters and joined in ways that texts are not.
fn spelled(name: &str) -> String {
    let name = &with_dashes(name);
    let mut out = String::with_capacity(name.len() + 4);
    let mut last = ' ';
    for (at, c) in name.char_indices() {
        let digits = name.get(at..).unwrap_or_default();
        let digits = digits.chars().take_while(char::is_ascii_digit).count();
        if last.is_alphabetic() && 4 <= digits {
            out.push(' ');
        }
        match c {
            '_' if !last.is_ascii_digit() || !digit_follows(name, at) => out.push(' '),
            _ if !last.is_alphanumeric() => out.push(c.to_ascii_uppercase()),
            _ => out.push(c),
        }
        last = c;
    }
    out
}

/// Joins the numbers of "2031 10 11".
fn with_dashes(name: &str) -> Cow<'_, str> {
    let words: Vec<&str> = name.split(' ').collect();
    let two = |word: &str| word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_day = |w: &[&str]| year_of(w[0]).is_some() && two(w[1]) && two(w[2]);
    match words.windows(3).position(is_day) {
        Some(at) => {
            let day = words[at..at + 3].join("-");
            let parts = [&words[..at], &[day.as_str()], &words[at + 3..]];
            Cow::Owned(parts.concat().join(" "))
        }
        None => Cow::Borrowed(name),
    }
}

fn digit_follows(name: &str, at: usize) -> bool {
    let rest = name.get(at + 1..).unwrap_or_default();
    rest.starts_with(|c: char| c.is_ascii_digit())
}

/// Reads the `-18` that follows `2026-02-17`, unless the name goes on in digits
/// that belong to it.
fn last_day(start: &DayText, rest: &str) -> Option<DayText> {
    let DayText::Calendar {
        year,
        month,
        day: Some(first),
        ..
    } = *start
    else {
        return None;
    };
    let digits = rest.strip_prefix(['-', '_', '+'])?.get(..2)?;
    let after = rest.get(3..).unwrap_or_default();
    let last = digits.parse().ok()?;
    let whole = !after.starts_with(|c: char| c.is_ascii_digit());
    let fits = first < last && last <= 31 && whole;
    fits.then_some(DayText::Calendar {
        year,
        month,
        day: Some(last),
        weekday: None,
    })
}

fn year_of(folder: &str) -> Option<i32> {
    let year = folder.parse().ok().filter(|_| folder.len() == 4)?;
    (1970..2100).contains(&year).then_some(year)
}

fn supply_year(date: &mut DateText, folder: Option<i32>) {
    for day in [Some(&mut date.start), date.end.as_mut()]
        .into_iter()
        .flatten()
    {
        if let DayText::Calendar { year, .. } = day {
            *year = year.or(folder);
        }
    }
}

/// `2024/june/13`.
fn below_month(folders: &[DateEvidence], year: Option<i32>, stem: &str) -> Option<DateEvidence> {
    let digits = stem.split(|c: char| !c.is_ascii_digit()).next()?;
    let day = digits.parse().ok().filter(|_| digits.len() <= 2)?;
    let date = folders.iter().find_map(|d| match d.date.start {
        DayText::Calendar {
            year: written,
            month: Some(month),
            ..
        } => calendar(written.or(year)?, month, day),
        _ => None,
    })?;
    Some(evidence(date, DateOrigin::FileName))
}

/// `06-13-2024`, where the day cannot be a month.
fn month_first(name: &str) -> Option<DateText> {
    let runs = name.split(|c: char| !c.is_ascii_digit());
    let runs: Vec<&str> = runs.filter(|run| !run.is_empty()).collect();
    let dated = runs.windows(3).find(|w| {
        let [month, day, year] = [w[0], w[1], w[2]];
        month.len() <= 2 && day.len() <= 2 && year_of(year).is_some()
    })?;
    calendar(
        year_of(dated[2])?,
        dated[0].parse().ok()?,
        dated[1].parse().ok()?,
    )
}

/// `240613`.
fn six_digits(name: &str) -> Option<DateText> {
    let mut runs = name.split(|c: char| !c.is_ascii_digit());
    let run = runs.find(|run| run.len() == 6)?;
    let number: u32 = run.parse().ok()?;
    let year = i32::try_from(number / 10000).ok()? + 2000;
    let (month, day) = (number / 100 % 100, number % 100);
    let likely = (2005..2060).contains(&year);
    calendar(year, month, day).filter(|_| likely)
}

pub(super) fn calendar(year: i32, month: u32, day: u32) -> Option<DateText> {
    let valid = (1..=12).contains(&month) && (1..=31).contains(&day);
    valid.then_some(DateText {
        start: DayText::Calendar {
            year: Some(year),
            month: Some(month),
            day: Some(day),
            weekday: None,
        },
        end: None,
    })
}

/// The numbers in a name that stand for themselves, not those of `day2`.
fn numbers_in(name: &str) -> Vec<&str> {
    let words = name.split(|c: char| !c.is_alphanumeric());
    let number = |w: &&str| !w.is_empty() && w.chars().all(|c| c.is_ascii_digit());
    words.filter(number).collect()
}

/// `2018/CG-11-13`, `2018/06/13`, `2018-06/13`, `2018/0613`: the numbers of
/// month and day below a folder of the year.
fn split_over_folders(folders: &[&str], stem: &str) -> Option<DateEvidence> {
    let year_at = folders.iter().rposition(|f| {
        let head = f.split(['-', '_']).next().unwrap_or_default();
        year_of(head).is_some()
    })?;
    let below = folders.get(year_at..).unwrap_or_default().iter();
    let mut numbers: Vec<&str> = below.flat_map(|f| numbers_in(f)).collect();
    let own = numbers_in(stem);
    if 2 <= own.len() && own.iter().take(2).all(|n| n.len() <= 2) {
        // The name says the month itself: `09-london/09-29-minutes`.
        numbers.truncate(1);
    }
    numbers.extend(own);
    let year = year_of(numbers.first()?)?;
    let date = match numbers.get(1..)? {
        [month, day, ..] if month.len() <= 2 && day.len() <= 2 => {
            calendar(year, month.parse().ok()?, day.parse().ok()?)?
        }
        [both, ..] if both.len() == 4 => {
            let both: u32 = both.parse().ok()?;
            calendar(year, both / 100, both % 100)?
        }
        _ => return None,
    };
    Some(evidence(date, DateOrigin::FileName))
}
