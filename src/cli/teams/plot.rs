//! How often teams met in each month.

use super::super::context::Context;
use super::super::rules::{Rules, TeamKey};
use super::TeamsArgs;
use crate::answer::team::{MonthRow, PlotRow};
use anyhow::Result;
use chrono::{Datelike, NaiveDate};

/// So many months are shown unless a period is asked for.
const USUAL: i32 = 24;
/// And never more than so many.
const MOST: i32 = 240;

/// Counts the meetings of each team by month, up to today.
pub(super) fn rows(
    args: &TeamsArgs,
    context: &Context,
    rules: &Rules,
    keys: &[&TeamKey],
) -> Result<Vec<PlotRow>> {
    let today = context.clock.today();
    let (since, until) = match args.selection.period(context)? {
        Some((since, until)) => (Some(since), until.min(today)),
        None => (None, today),
    };
    let last = number(until);
    let all = keys.iter().flat_map(|key| rules.days(key));
    let begin = all.min().map_or(last, |day| number(*day));
    let usual = last - USUAL + 1;
    let first = since.map_or(usual, number).max(begin).max(last - MOST);
    let row = |key: &&TeamKey| PlotRow {
        source: key.source.clone(),
        team: rules.team(key),
        months: (first..=last)
            .map(|month| count(rules.days(key), month))
            .collect(),
    };
    let met = |row: &PlotRow| row.months.iter().any(|month| 0 < month.meetings);
    Ok(keys.iter().map(row).filter(met).collect())
}

fn count(days: &[NaiveDate], month: i32) -> MonthRow {
    MonthRow {
        month: format!(
            "{:04}-{:02}",
            month.div_euclid(12),
            month.rem_euclid(12) + 1
        ),
        meetings: days.iter().filter(|day| number(**day) == month).count(),
    }
}

/// Returns the number of a month since the year 0.
fn number(day: NaiveDate) -> i32 {
    let month = i32::try_from(day.month0()).unwrap_or(0);
    day.year().saturating_mul(12).saturating_add(month)
}
