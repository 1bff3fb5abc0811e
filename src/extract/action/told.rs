//! What minutes tell of the meeting itself, and nobody promised: "Ada starts
//! the discussion", "Bob reviews the minutes", "Ada and Bob give an overview".

use super::people::first_word;

/// Tells whether a verb and what follows it are but the course of a meeting.
pub(super) fn is_about_meeting(verb: &str, rest: &str) -> bool {
    const VERBS: [&str; 10] = [
        "start", "begin", "open", "close", "finish", "lead", "continue", "review", "give",
        "present",
    ];
    const OBJECTS: [&str; 14] = [
        "discussion",
        "discussions",
        "meeting",
        "call",
        "session",
        "conversation",
        "agenda",
        "minutes",
        "comments",
        "overview",
        "update",
        "demo",
        "talk",
        "introduction",
    ];
    const NEAR: usize = 4;
    let stem = verb.strip_suffix('s').unwrap_or(verb);
    let mut words = rest.split_whitespace().take(NEAR).map(first_word);
    VERBS.contains(&stem) && words.any(|word| OBJECTS.contains(&word))
}

/// Tells whether what follows a name only says that somebody spoke: behind a
/// marker "Ada noted that we need it" gives no task to Ada.
pub(super) fn is_said(after: &str) -> bool {
    const SAID: [&str; 26] = [
        "asked",
        "asks",
        "commented",
        "emphasized",
        "explained",
        "expressed",
        "indicated",
        "indicates",
        "mentioned",
        "mentions",
        "noted",
        "notes",
        "pointed",
        "proposed",
        "proposes",
        "reminded",
        "reminds",
        "reported",
        "requested",
        "said",
        "says",
        "shared",
        "shares",
        "stated",
        "suggested",
        "urged",
    ];
    SAID.contains(&first_word(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meetings_are_told() {
        let check = |verb: &str, rest: &str, expected: bool| {
            assert_eq!(is_about_meeting(verb, rest), expected, "{verb} {rest}");
        };
        check("starts", " the discussion by presenting it", true);
        check("reviews", " the submitted comments.", true);
        check("give", " a brief overview", true);
        check("reviews", " the pull request", false);
        check("writes", " the minutes", false);
    }
}
