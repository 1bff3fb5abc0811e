//! What each announcement of an event changed.

use minutebook_index::model::{EventStatus, Mention, PartialDate};

/// What was known before an announcement.
#[derive(Clone, Debug, Default)]
struct Known {
    start: Option<PartialDate>,
    end: Option<PartialDate>,
    place: Option<String>,
    status: EventStatus,
    cfp: Option<chrono::NaiveDate>,
    time: Option<String>,
}

/// Says in words what each mention of one event, the oldest first, changed;
/// nothing for the first one and for those that only repeat what is known.
///
/// ```text
/// Rose Summit, May          →
/// Rose Summit, 14 May       → on 2031-05-14
/// Rose Summit, 21 May, Graz → moved from 2031-05-14, place Graz
/// ```
pub fn changes(mentions: &[&Mention]) -> Vec<Vec<String>> {
    let mut known = Known::default();
    let each = mentions.iter().enumerate().map(|(index, mention)| {
        let changed = known.follow(mention);
        if index == 0 { Vec::new() } else { changed }
    });
    each.collect()
}

impl Known {
    fn follow(&mut self, mention: &Mention) -> Vec<String> {
        let mut changed = self.follow_dates(mention);
        let time = mention.start_time.map(|time| time.to_string());
        if time.is_some() && time != self.time {
            changed.extend(time.iter().map(|time| format!("at {time}")));
            self.time = time;
        }
        if mention.place.is_some() && mention.place != self.place {
            changed.extend(mention.place.iter().map(|place| format!("place {place}")));
            self.place.clone_from(&mention.place);
        }
        if mention.cfp_deadline.is_some() && mention.cfp_deadline != self.cfp {
            let day = mention.cfp_deadline.iter();
            changed.extend(day.map(|day| format!("call for papers until {day}")));
            self.cfp = mention.cfp_deadline;
        }
        changed.extend(self.follow_status(mention));
        changed
    }

    fn follow_dates(&mut self, mention: &Mention) -> Vec<String> {
        let Some(start) = mention.start else {
            return Vec::new();
        };
        let mut changed = Vec::new();
        match self.start {
            Some(known) if known == start => {}
            Some(known) if covers(start, known) => return changed,
            Some(known) if covers(known, start) => changed.push(format!("on {start}")),
            Some(known) => changed.push(format!("moved from {known} to {start}")),
            None => changed.push(format!("on {start}")),
        }
        let same_start = self.start == Some(start);
        if mention.end.is_some() && mention.end != self.end {
            changed.extend(mention.end.iter().map(|end| format!("until {end}")));
        }
        if mention.end.is_some() || !same_start {
            self.end = mention.end;
        }
        self.start = Some(start);
        changed
    }

    /// A mention without a date says nothing of how certain it is.
    fn follow_status(&mut self, mention: &Mention) -> Option<String> {
        let tells = mention.start.is_some() || mention.status != EventStatus::Confirmed;
        if !tells || mention.status == self.status {
            return None;
        }
        self.status = mention.status;
        let word = match mention.status {
            EventStatus::Confirmed => "confirmed",
            EventStatus::Tentative => "tentative",
            EventStatus::Cancelled => "cancelled",
            EventStatus::Moved => return None,
        };
        Some(word.to_owned())
    }
}

/// Tells whether a period holds another one and more.
fn covers(wide: PartialDate, narrow: PartialDate) -> bool {
    let holds = wide.first_day() <= narrow.first_day() && narrow.last_day() <= wide.last_day();
    wide != narrow && holds
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `start|end|place|status`
    fn mention(text: &str) -> Mention {
        let mut parts = text.split('|').chain(std::iter::repeat(""));
        let mut part = || parts.next().unwrap_or_default();
        Mention {
            name: "Rose Summit".to_owned(),
            start: part().parse().ok(),
            end: part().parse().ok(),
            start_time: None,
            end_time: None,
            timezone: None,
            place: Some(part().to_owned()).filter(|p| !p.is_empty()),
            online: false,
            urls: Vec::new(),
            status: match part() {
                "off" => EventStatus::Cancelled,
                "maybe" => EventStatus::Tentative,
                _ => EventStatus::Confirmed,
            },
            cfp_deadline: part().parse().ok(),
            line: 1,
        }
    }

    fn check(mentions: &[&str], expected: &[&str]) {
        let mentions: Vec<Mention> = mentions.iter().map(|m| mention(m)).collect();
        let mentions: Vec<&Mention> = mentions.iter().collect();
        let found: Vec<String> = changes(&mentions).iter().map(|c| c.join(", ")).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn says_what_is_new() {
        check(
            &[
                "2031-05|||maybe",
                "2031-05-14",
                "2031-05",
                "2031-05-14|2031-05-15|Graz",
            ],
            &[
                "",
                "on 2031-05-14, confirmed",
                "",
                "until 2031-05-15, place Graz",
            ],
        );
        check(
            &[
                "2031-05-14|2031-05-15",
                "2031-05-14",
                "2031-05-21",
                "|||off",
            ],
            &["", "", "moved from 2031-05-14 to 2031-05-21", "cancelled"],
        );
        check(
            &["", "2031-05-14||||2031-02-01", "2031-05-14||||2031-02-15"],
            &[
                "",
                "on 2031-05-14, call for papers until 2031-02-01",
                "call for papers until 2031-02-15",
            ],
        );
    }
}
