//! How the meetings of a team fit the rule that was announced.
//!
//! Only the latest meetings since the rule was stated count. Where most of
//! them were on another day of the week, or in another rhythm, that is said in
//! words: "announced every 2 weeks on Thursday, met on Wednesday in 6 of the
//! last 8".

use super::occurrence::{Known, is_week, parity_of};
use super::schedule::{rhythm_in_words, weekday_name};
use chrono::{Datelike, NaiveDate, Weekday};
use minutebook_index::model::{Frequency, Schedule};
use serde::Serialize;

/// How many of the latest meetings are compared.
const LATEST: usize = 8;
/// How many are needed to contradict a weekday.
const DAYS_NEEDED: usize = 3;
/// How many are needed to contradict an interval.
const GAPS_NEEDED: usize = 5;

/// How many meetings fit the announced rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fit {
    /// Meetings since the rule was stated, at most the latest 8.
    pub meetings: usize,
    /// Those of them on a day of the rule.
    pub fitting: usize,
    /// What the meetings say against the rule.
    pub remark: Option<String>,
}

/// Compares the latest meetings up to a day with the rule, after the day on which
/// it was first stated; none without a rule or without such meetings.
pub fn compare(known: &Known<'_>, since: NaiveDate, today: NaiveDate) -> Option<Fit> {
    let rule = known.rule?;
    let mut days: Vec<NaiveDate> = known.meetings.to_vec();
    days.retain(|day| since < *day && *day <= today);
    days.sort_unstable();
    days.dedup();
    let days = latest(days);
    if days.is_empty() {
        return None;
    }
    let fitting = days.iter().filter(|day| fits(known, rule, **day)).count();
    let remark = other_weekday(rule, &days).or_else(|| other_rhythm(rule, &days));
    let words = rhythm_in_words(rule);
    Some(Fit {
        meetings: days.len(),
        fitting,
        remark: remark.map(|remark| format!("announced {words}, {remark}")),
    })
}

fn latest(mut days: Vec<NaiveDate>) -> Vec<NaiveDate> {
    days.split_off(days.len().saturating_sub(LATEST))
}

/// Says in which rhythm the team met since a day, if it is not the announced
/// one; `days` are in order.
pub(super) fn rhythm_since(
    rule: &Schedule,
    since: NaiveDate,
    days: &[NaiveDate],
) -> Option<String> {
    let since = days.iter().copied().filter(|day| since < *day).collect();
    other_rhythm(rule, &latest(since))
}

/// A day that was named as an exception fits as well.
fn fits(known: &Known<'_>, rule: &Schedule, day: NaiveDate) -> bool {
    let weekday = rule.weekday.is_none_or(|weekday| weekday == day.weekday());
    let parity = rule.parity.is_none_or(|parity| parity == parity_of(day));
    let weeks = rule.week_of_month.as_deref().unwrap_or_default();
    let week = weeks.is_empty() || weeks.iter().any(|week| is_week(day, *week));
    known.extra.contains(&day) || weekday && parity && week
}

/// Names the weekday of most meetings, if it is another one than announced.
fn other_weekday(rule: &Schedule, days: &[NaiveDate]) -> Option<String> {
    let announced = rule.weekday?;
    let on = |weekday: Weekday| days.iter().filter(|d| d.weekday() == weekday).count();
    let usual = days.iter().map(Datelike::weekday).max_by_key(|w| on(*w))?;
    let met = on(usual);
    let contradicts = usual != announced && DAYS_NEEDED <= met && days.len() < 2 * met;
    let day = weekday_name(usual);
    contradicts.then(|| {
        if met == days.len() {
            format!("met on {day} the last {met} times")
        } else {
            format!("met on {day} in {met} of the last {}", days.len())
        }
    })
}

/// Names the usual distance of two meetings, if it is not the announced one.
fn other_rhythm(rule: &Schedule, days: &[NaiveDate]) -> Option<String> {
    let interval = i64::from(rule.interval?.max(1));
    if days.len() < GAPS_NEEDED {
        return None;
    }
    let mut gaps: Vec<i64> = days.windows(2).map(|d| (d[1] - d[0]).num_days()).collect();
    gaps.sort_unstable();
    let gap = *gaps.get((gaps.len() - 1) / 2)?;
    let weeks = (gap + 3) / 7;
    let expected = match rule.freq? {
        Frequency::Weekly => interval..=interval,
        Frequency::Monthly => {
            let times = rule.week_of_month.as_ref().map_or(1, |w| w.len().max(1));
            let days = 30 * interval / i64::try_from(times).unwrap_or(1);
            (days / 7 - 1).max(1)..=days / 7 + 1
        }
    };
    let met = match weeks {
        0 => format!("met every {gap} days"),
        1 => "met every week".to_owned(),
        n => format!("met every {n} weeks"),
    };
    (!expected.contains(&weeks)).then(|| format!("{met} lately"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use minutebook_index::model::Parity;

    fn rule(text: &str) -> Schedule {
        let mut rule = Schedule {
            team: None,
            freq: None,
            interval: None,
            weekday: None,
            week_of_month: None,
            parity: None,
            start_time: None,
            end_time: None,
            timezone: None,
            timezone_text: None,
            next: None,
            exception: false,
            line: 1,
        };
        for word in text.split_whitespace() {
            match word {
                "w1" | "w2" => rule.freq = Some(Frequency::Weekly),
                "m1" => rule.freq = Some(Frequency::Monthly),
                "odd" => rule.parity = Some(Parity::Odd),
                "#1" => rule.week_of_month = Some(vec![1]),
                _ => rule.weekday = word.parse().ok(),
            }
            if let Some(interval) = word.strip_prefix(['w', 'm']) {
                rule.interval = interval.parse().ok();
            }
        }
        rule
    }

    /// The rule, the meetings → fitting/meetings and the remark.
    fn check(stated: &str, met: &str, expected: &str) {
        let rule = rule(stated);
        let meetings: Vec<NaiveDate> = met.split_whitespace().map(|d| d.parse().unwrap()).collect();
        let known = Known {
            rule: Some(&rule),
            stated: None,
            off_after: Vec::new(),
            extra: Vec::new(),
            meetings: &meetings,
        };
        let since = "2024-01-01".parse().unwrap();
        let found = compare(&known, since, "2024-12-31".parse().unwrap());
        let shown = found.map_or("none".to_owned(), |fit| {
            let remark = fit.remark.unwrap_or_default();
            format!("{}/{} {remark}", fit.fitting, fit.meetings)
        });
        assert_eq!(shown.trim_end(), expected, "{stated}, met {met}");
    }

    #[test]
    fn meetings_are_compared_with_the_rule() {
        check("w1 Thu", "", "none");
        check("w1 Thu", "2023-06-01", "none");
        check("w1 Thu", "2024-06-06 2024-06-13 2024-06-19", "2/3");
        check(
            "w1 Thu",
            "2024-05-29 2024-06-05 2024-06-12 2024-06-20",
            "1/4 announced every week on Thursday, met on Wednesday in 3 of the last 4",
        );
        check(
            "w2 Thu odd",
            "2024-05-29 2024-06-12 2024-06-26",
            "0/3 announced every 2 weeks on Thursday, odd weeks, met on Wednesday the last 3 times",
        );
        check("w2 Thu odd", "2024-05-30 2024-06-13", "0/2");
        check("w2 Thu odd", "2024-05-23 2024-06-06 2024-06-20", "3/3");
        check(
            "w1 Thu",
            "2024-04-04 2024-04-18 2024-05-02 2024-05-16 2024-05-30",
            "5/5 announced every week on Thursday, met every 2 weeks lately",
        );
        check("m1 Thu #1", "2024-04-04 2024-05-02 2024-06-13", "2/3");
        check(
            "m1 Thu #1",
            "2024-04-04 2024-05-02 2024-06-06 2024-07-04 2024-08-01",
            "5/5",
        );
    }
}
