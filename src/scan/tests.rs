//! Tables of what is a date, a time or a weekday, and what is none.

use super::*;
use chrono::Datelike as _;
use proptest::prelude::*;

/// Scans a text and grounds each date on Thursday, 13 June 2024.
fn check(text: &str, expected: &str) {
    check_on(text, "2024-06-13", Tense::Ahead, expected);
}

fn check_on(text: &str, reference: &str, tense: Tense, expected: &str) {
    let reference = reference.parse().unwrap();
    let found = dates(text).into_iter();
    let shown: Vec<_> = found
        .map(|found| match found.value.ground(reference, tense) {
            Some(days) => show(&days),
            None => "none".to_owned(),
        })
        .collect();
    assert_eq!(shown.join(", "), expected, "{text}");
}

fn show(days: &Days) -> String {
    let end = days.end.map(|end| format!("..{end}")).unwrap_or_default();
    let repaired = days.repaired.as_ref().map(|r| format!(" ({r})"));
    format!("{}{end}{}", days.start, repaired.unwrap_or_default())
}

#[test]
fn days_in_numbers() {
    check("20240613", "2024-06-13");
    check("2024-06-13", "2024-06-13");
    check("2024/06/13", "2024-06-13");
    check("2024.06.13", "2024-06-13");
    check("2024/6/3: opened", "2024-06-03");
    check("13.06.2024", "2024-06-13");
    check("13. 6. 2024", "2024-06-13");
    check("am 13.6.24", "2024-06-13");
    check("bis 13.6. fertig", "2024-06-13");
    check("13.06.: Treffen", "2024-06-13");
    check("6/13/2024", "2024-06-13");
    check("13/06/2024", "2024-06-13");
    check("on 6/20 we meet", "2024-06-20");
    check("13-06-2024", "2024-06-13");
    check("released 2024-06", "2024-06");
    check("2024-06-13T14:00:00Z", "2024-06-13");
    check("Date:2024-06-13", "2024-06-13");
    check("notes_2024-06-13.md", "2024-06-13");
}

#[test]
fn days_with_names() {
    check("June 13, 2024", "2024-06-13");
    check("June 13th", "2024-06-13");
    check("25thh June 2024", "2024-06-25");
    check("13 June 2024", "2024-06-13");
    check("13th of June", "2024-06-13");
    check("5th of October 2023", "2023-10-05");
    check("Sept. 3, 2013", "2013-09-03");
    check("9-February-2011", "2011-02-09");
    check("13. Juni 2024", "2024-06-13");
    check("den 3. März", "2025-03-03");
    check("Mai 2024 und Juni 2025", "2024-05, 2025-06");
    check("May 2024", "2024-05");
    check("in October", "2024-10");
    check("at may 15, 2025", "2025-05-15");
    check("05.05 bis 08.05. Camp", "2024-05-05..2024-05-08");
    check("end of June", "2024-06");
    check("Mitte Mai", "2024-05");
    check("June 14:00 and Oct 9am", "2024-06");
    check("June, 13th 2024", "2024-06-13");
    check("summit in Oct '25", "2025-10");
}

#[test]
fn ranges() {
    let june = "2024-06-18..2024-06-22";
    check("June 18-22", june);
    check("June 18th until 22nd 2024", june);
    check("from June 18 to 22", june);
    check("vom 18. bis 22. Juni", june);
    check("18.06.–22.06.2024", june);
    check("2024-06-18 - 2024-06-22", june);
    check("2024-06-18..22", june);
    check("2024-06-18/22", june);
    check("2024/06/18-22", june);
    check("Tue June 18 – Sat June 22", june);
    check("18.-22.6.2024", june);
    check("18.-22.06.", june);
    check("June 18 – until 22, 2024", june);
    check("June 30 - July 2", "2024-06-30..2024-07-02");
    check("July 9-10 (Tue/Wed): crabs", "2024-07-09..2024-07-10");
    check(
        "6-7 July 2024 (Saturday and Sunday)",
        "2024-07-06..2024-07-07",
    );
    check("July 9+10", "2024-07-09..2024-07-10");
    check("July 1 and 2", "2024-07-01..2024-07-02");
    check("November 3rd and 4th", "2024-11-03..2024-11-04");
    check("26/27.9.2023", "2023-09-26..2023-09-27");
    check("16.-19.10.2023", "2023-10-16..2023-10-19");
    check("29./30. October", "2024-10-29..2024-10-30");
    check("14./15. May 2024", "2024-05-14..2024-05-15");
    check("Sept 24 -- 26", "2024-09-24..2024-09-26");
    check("Dec 30 - Jan 2, 2025", "2024-12-30..2025-01-02");
    check("Dec 30, 2024 - Jan 2", "2024-12-30..2025-01-02");
    check("June–July 2024", "2024-06..2024-07");
    check("May/June 2025", "2025-05..2025-06");
    check("Mai/Juni", "2024-05..2024-06");
    check("between June 18 and June 22", june);
    check("zwischen 18. und 22. Juni", june);
    check("vom 18. bis zum 22. Juni", june);
    check("Tue 18 – Sat 22 June", june);
    check("Di 18. - Sa 22. Juni 2024", june);
    check("June 18, 19, 20, 21 and 22", june);
    check("18., 19., 20., 21. und 22. Juni", june);
    check("18/19/20/21/22 June", june);
    check("2024-06-18 & 19", "2024-06-18..2024-06-19");
    check("in Graz (2024-06-18 - 22)", june);
    check("Tue & Wed, 18-19 June", "2024-06-18..2024-06-19");
    check("March 30, 31", "2024-03-30..2024-03-31");
    check("13-17.7.", "2024-07-13..2024-07-17");
    check("June 13 and June 27", "2024-06-13, 2024-06-27");
    check("2024-06-13 - 14 people came", "2024-06-13");
    check("June 13 - 14:00", "2024-06-13");
}

#[test]
fn parts_of_years() {
    check(
        "Q3 2024, Q4/2024, 2025 Q1",
        "2024-07..2024-09, 2024-10..2024-12, 2025-01..2025-03",
    );
    check("planned for Q3", "2024-07..2024-09");
    check("Q3: roses", "2024-07..2024-09");
    check("roses (Q3)", "2024-07..2024-09");
    check("H2 2024", "2024-07..2024-12");
    check("in autumn, im Herbst", "2024-09..2024-11, 2024-09..2024-11");
    check("summer of 2025", "2025-06..2025-08");
    check("winter 2024", "2024-12..2025-02");
    check("early/mid-October", "2024-10");
    check("this weekend", "2024-06-15..2024-06-16");
    check("nächstes Wochenende", "2024-06-22..2024-06-23");
}

#[test]
fn weekdays_beside_days() {
    check("Tue 2024-06-11", "2024-06-11");
    check("2024-06-11 (Tuesday)", "2024-06-11");
    check("next Tuesday, June 18", "2024-06-18");
    check("Thursday the 20th of June", "2024-06-20");
    check("Do., 20.6.", "2024-06-20");
    check_on("Thu June 13", "2023-12-01", Tense::Either, "2024-06-13");
    check_on("Tue June 13", "2023-12-01", Tense::Ahead, "2023-06-13");
}

#[test]
fn told_from_the_meeting() {
    check(
        "today, tomorrow, yesterday",
        "2024-06-13, 2024-06-14, 2024-06-12",
    );
    check("heute und morgen", "2024-06-13, 2024-06-14");
    check("Guten Morgen", "");
    check("on Monday", "2024-06-17");
    check("on Thursday", "2024-06-20");
    check("next Tuesday", "2024-06-18");
    check("last Thursday", "2024-06-06");
    check("this Wednesday", "2024-06-12");
    check("next week Tuesday", "2024-06-18");
    check("Friday next week", "2024-06-21");
    check("next week", "2024-06-17..2024-06-21");
    check("nächste Woche", "2024-06-17..2024-06-21");
    check("next month", "2024-07");
    check("in two weeks", "2024-06-24..2024-06-28");
    check("in one week", "2024-06-20");
    check("in einer Woche", "2024-06-20");
    check("3 days ago", "2024-06-10");
    check("two weeks from now", "2024-06-24..2024-06-28");
    check("am Do oder (SO)", "2024-06-20, 2024-06-16");
    check("3rd Monday in July", "2024-07");
    check("CW 42", "2024-10-14..2024-10-18");
    check("KW42/2023", "2023-10-16..2023-10-20");
    check("every Monday", "");
    check_on("Monday", "2024-06-13", Tense::Behind, "2024-06-10");
    check_on("on Thursday", "2024-06-13", Tense::Behind, "2024-06-06");
}

#[test]
fn years_that_are_not_written() {
    check_on("January 9", "2023-11-30", Tense::Ahead, "2024-01-09");
    check_on("November 20", "2023-11-30", Tense::Ahead, "2023-11-20");
    check_on("December 20", "2024-01-10", Tense::Behind, "2023-12-20");
    check_on("in October", "2024-11-10", Tense::Behind, "2024-10");
    check_on("Q4: roses", "2024-01-07", Tense::Ahead, "2024-10..2024-12");
    check_on("in December", "2024-01-07", Tense::Ahead, "2023-12");
    check_on("in November", "2024-01-07", Tense::Ahead, "2024-11");
    check_on("in March", "2023-11-10", Tense::Ahead, "2024-03");
    check_on("Feb 29", "2023-11-10", Tense::Ahead, "2024-02-29");
}

#[test]
fn slips_are_repaired() {
    check("February 31", "none");
    check("June 18, 2202", "2022-06-18 (year 2202 read as 2022)");
    check("June 18, 2923", "2023-06-18 (year 2923 read as 2023)");
    check("20025-01-17", "2025-01-17 (year 20025 read as 2025)");
}

#[test]
fn no_dates() {
    for text in [
        "version 1.2.3 and v2024.1",
        "7.0.0d, 0.25.0, 10.5.1",
        "#20240613 and abc20240613",
        "from 9.30 to 10.15",
        "127.0.0.1 and 10.1.20.24",
        "1/2 of the 3/4",
        "we may march on",
        "may 3 people come? sun, sat, mon",
        "version 10.5. It works",
        "13:30-14:45",
        "CVE-2024-12345",
        "chapter 4.2.",
        "spring is nice; spring boot, Spring 5, in Spring Boot",
        "the Q3 report, the h2 database",
        "version 3, 4 and 5",
        "1., 2. und 3. Punkt",
        "iOS 17 and 18, May/could",
        "for 1/2 day",
    ] {
        check(text, "");
    }
}

fn check_times(text: &str, expected: &str) {
    assert_eq!(show_times(times(text)), expected, "{text}");
}

fn show_times(found: Vec<Found<TimeText>>) -> String {
    let show = |time: TimeText| {
        let end = time.end.map(|end| format!("-{end}")).unwrap_or_default();
        let zone = time.zone.map(|zone| format!(" {zone}")).unwrap_or_default();
        format!("{}{end}{zone}", time.start)
    };
    let shown: Vec<_> = found.into_iter().map(|f| show(f.value)).collect();
    shown.join(", ")
}

#[test]
fn times_of_day() {
    check_times("at 14:05", "14:05");
    check_times("9am - 5pm", "09:00-17:00");
    check_times("Wed 9:30a PDT", "09:30 PDT");
    check_times("lots 5 and 6a", "");
    check_times("9-10am", "09:00-10:00");
    check_times("11-1pm", "11:00-13:00");
    check_times("9-5pm", "09:00-17:00");
    check_times("14h and 2h long", "14:00");
    check_times("14 Uhr, 10.05 Uhr, 10:05h", "14:00, 10:05, 10:05");
    check_times("14-15 Uhr", "14:00-15:00");
    check_times("14:05-14:55 CEST", "14:05-14:55 CEST");
    check_times("15:05 – 15:55 Europe/Berlin", "15:05-15:55 Europe/Berlin");
    check_times("16:00 UTC", "16:00 UTC");
    check_times("18:00 PT, 3pm ET", "18:00 PT, 15:00 ET");
    check_times("noon, 12 noon", "12:00, 12:00");
    check_times("10:00 US Eastern Time", "10:00 US Eastern Time");
    check_times("1:00 p.m. Pacific", "13:00 Pacific");
    check_times("10:05 CE(S)T", "10:05 CE(S)T");
    check_times("10:05 (UTC+2)", "10:05 UTC+2");
    check_times("10:05 Berlin time", "10:05 Berlin time");
    check_times("10:05. This time", "10:05");
    check_times("10:05 This time", "10:05");
    check_times("1500 UTC", "15:00 UTC");
    check_times("2024-06-13T14:00:00Z", "14:00 Z");
    check_times("12:30 am", "00:30");
    check_times("15 CEST, 10ET, 12 CDT", "15:00 CEST, 10:00 ET, 12:00 CDT");
    check_times("10-12 CEST", "10:00-12:00 CEST");
    check_times("19h30", "19:30");
    check_times("19:30: tea, 5:06:07 x, 16:9:", "19:30");
}

#[test]
fn no_times() {
    for text in [
        "14-15",
        "2024-06-13",
        "00:14:05 Questions",
        "a 16:9 picture",
        "version 1.20",
        "3.10",
        "in 2 h",
        "ports 80-90",
        "1500 people",
        "an effort of 5 PT",
    ] {
        check_times(text, "");
    }
}

#[test]
fn bare_hours_where_asked_for() {
    let check = |text, expected| assert_eq!(show_times(hour_ranges(text)), expected, "{text}");
    check("Thu 14-15", "14:00-15:00");
    check("Thu 14–15 CEST", "14:00-15:00 CEST");
    check("Thu 14:05-14:55", "14:05-14:55");
    check("14-15 June", "");
    check("2024-06-13", "");
}

#[test]
fn names_of_weekdays() {
    let check = |text, expected: &str| {
        let found: Vec<_> = weekdays(text).iter().map(|f| f.value.to_string()).collect();
        assert_eq!(found.join(" "), expected, "{text}");
    };
    check("Fridays, on Tue and Mo 14:00", "Fri Tue Mon");
    check("montags", "Mon");
    check("the sun sat on Mo's chair", "");
    check("So we do it", "");
}

#[test]
fn spans_hold_what_was_read() {
    let text = "Später: Tue, June 18 – 22, 2024 (Köln), 14:00 (CEST) ok";
    let found = dates(text);
    assert_eq!(
        text.get(found[0].span.clone()).unwrap(),
        "Tue, June 18 – 22, 2024"
    );
    let found = times(text);
    assert_eq!(text.get(found[0].span.clone()).unwrap(), "14:00 (CEST)");
}

const FORMS: [&str; 10] = [
    "%Y-%m-%d",
    "%Y%m%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%d.%m.%Y",
    "%m/%d/%Y",
    "%B %-d, %Y",
    "%-d %B %Y",
    "%a, %b %-d %Y",
    "%-d. %B %Y",
];

proptest! {
    #[test]
    fn never_panics_and_spans_are_in_order(text in "(\\PC|\\n){0,80}") {
        check_spans(&text);
    }

    #[test]
    fn odd_mixtures_are_read(words in prop::collection::vec(0..PIECES.len(), 0..12)) {
        let text: String = words.iter().map(|i| PIECES[*i]).collect();
        check_spans(&text);
    }

    #[test]
    fn reads_back_each_form(days in 0u32..36500, form in 0..FORMS.len()) {
        let first = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap();
        let day = first + chrono::Days::new(days.into());
        let day = if day.format("%Y").to_string() .as_str() < "2000" { first } else { day };
        let text = format!("held {} here", day.format(FORMS[form]));
        let found = dates(&text);
        prop_assert_eq!(found.len(), 1, "{}", &text);
        let read = found[0].value.ground(day, Tense::Either).unwrap();
        let expected = Days { start: day.into(), end: None, repaired: None };
        prop_assert_eq!(read, expected, "{}", text);
    }
}

/// How a range of days of one month is written: `A`, `B` are the days.
const RANGES: [&str; 14] = [
    "%B A-B, %Y",
    "%B A – B, %Y",
    "%B Ath - Bth %Y",
    "A-B %B %Y",
    "A to B %B %Y",
    "A.-B.%m.%Y",
    "A.–B. %B %Y",
    "%Y-%m-A - %Y-%m-B",
    "%Y-%m-A/B",
    "%Y/%m/A-B",
    "from %B A to B, %Y",
    "vom A. bis B. %B %Y",
    "A.%m.%Y bis B.%m.%Y",
    "between %B A and %B B, %Y",
];

proptest! {
    #[test]
    fn reads_back_each_range(months in 0u32..600, a in 1u32..28, more in 1u32..20, form in 0..RANGES.len()) {
        let b = (a + more).min(28);
        let first = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap();
        let month = first + chrono::Months::new(months);
        let named = RANGES[form].replace('A', &format!("{a:02}")).replace('B', "\u{1}");
        let named = named.replace("%\u{1}", "%B").replace('\u{1}', &format!("{b:02}"));
        let text = month.format(&named).to_string();
        let found = dates(&text);
        prop_assert_eq!(found.len(), 1, "{}", &text);
        let read = found[0].value.ground(month, Tense::Either).unwrap();
        let day = |d| month.with_day(d).unwrap();
        let expected = Days { start: day(a).into(), end: Some(day(b).into()), repaired: None };
        prop_assert_eq!(read, expected, "{}", text);
    }

    #[test]
    fn reads_back_each_time(minutes in 0u32..1440, form in 0..TIMES.len()) {
        let midnight = first_of_june().and_hms_opt(0, 0, 0).unwrap();
        let time = midnight + chrono::Duration::minutes(minutes.into());
        let text = format!("at {} here", time.format(TIMES[form]));
        let found = times(&text);
        prop_assert_eq!(found.len(), 1, "{}", &text);
        let expected = TimeOfDay::new(minutes / 60, minutes % 60);
        prop_assert_eq!(Some(found[0].value.start), expected, "{}", text);
    }

    #[test]
    fn a_year_that_is_not_written_is_near(days in 0i64..300, form in 0..YEARLESS.len()) {
        let today = first_of_june();
        let day = today + chrono::Duration::days(days - 60);
        let text = format!("on {} we meet", day.format(YEARLESS[form]));
        let found = dates(&text);
        prop_assert_eq!(found.len(), 1, "{}", &text);
        let read = found[0].value.ground(today, Tense::Ahead).unwrap();
        prop_assert_eq!(read.start, day.into(), "{}", text);
    }
}

const TIMES: [&str; 6] = [
    "%H:%M",
    "%-H:%M CEST",
    "%-I:%M %p",
    "%-I:%M%P",
    "%H:%M Uhr",
    "%H.%M Uhr",
];

const YEARLESS: [&str; 5] = ["%B %-d", "%-d. %B", "%a %-d.%-m.", "%-d %b", "%A, %B %-d"];

fn first_of_june() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 6, 1).unwrap()
}

const PIECES: [&str; 44] = [
    "Q3",
    "in autumn",
    "weekend",
    " and ",
    "between ",
    "26",
    "27.",
    "9.",
    "May",
    "am ",
    "So",
    "(So)",
    "h30",
    " from now",
    "Wed",
    "&",
    "June",
    "13",
    " ",
    "-",
    ".",
    "2024",
    "/",
    "th",
    "–",
    ",",
    "next",
    "week",
    "Monday",
    " to ",
    "KW",
    "in ",
    "two",
    "ago",
    ":",
    "am",
    "pm",
    "UTC",
    "+",
    "31",
    "99999999999",
    "ß",
    "(",
    ")",
];

fn check_spans(text: &str) {
    let reference = NaiveDate::from_ymd_opt(2024, 6, 13).unwrap();
    let found = dates(text);
    for date in &found {
        for tense in [Tense::Ahead, Tense::Behind, Tense::Either] {
            date.value.ground(reference, tense);
        }
    }
    let mut all = vec![found.into_iter().map(|f| f.span).collect::<Vec<_>>()];
    all.push(times(text).into_iter().map(|f| f.span).collect());
    all.push(hour_ranges(text).into_iter().map(|f| f.span).collect());
    all.push(weekdays(text).into_iter().map(|f| f.span).collect());
    for spans in all {
        let mut last = 0;
        for span in spans {
            assert!(last <= span.start && span.start < span.end, "{text}");
            assert!(text.get(span.clone()).is_some(), "{text}");
            last = span.end;
        }
    }
}

#[test]
fn months_of_other_languages_and_commas() {
    check_on("13 octobre 2031", "2031-01-01", Tense::Either, "2031-10-13");
    check_on("19 mayo 2031", "2031-01-01", Tense::Either, "2031-05-19");
    check_on(
        "lundi 13 octobre",
        "2031-10-01",
        Tense::Either,
        "2031-10-13",
    );
    check_on(
        "torsdag 2 januari",
        "2031-01-01",
        Tense::Either,
        "2031-01-02",
    );
    check_on("11.10, 20 Uhr", "2031-10-01", Tense::Either, "2031-10-11");
    check_on("10/29", "2031-10-01", Tense::Either, "2031-10-29");
    check_on(
        "10/22-23",
        "2031-10-01",
        Tense::Either,
        "2031-10-22..2031-10-23",
    );
    check_on("10/12 @7pm", "2031-10-01", Tense::Either, "2031-10-12");
    check_on("10/12 voted", "2031-10-01", Tense::Either, "");
    check_on("11.10, 20 euros", "2031-01-01", Tense::Either, "");
    check_on(
        "23 - 24, July 2031",
        "2031-01-01",
        Tense::Either,
        "2031-07-23..2031-07-24",
    );
}
