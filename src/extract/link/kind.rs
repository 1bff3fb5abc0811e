//! What a URL leads to, by tables of hosts, host labels and path shapes.
//!
//! The first table that knows the URL decides. `https://forge.org/a/b/issues/7`
//! is an issue wherever it stands: forges share the shapes of their paths.

use LinkKind::{
    Calendar, Commit, Doc, Image, Issue, MailList, MeetingRoom, Minutes, Pad, Pr, Repository,
    Video, Web,
};
use minutebook_index::model::LinkKind;

/// Host (or its last labels), the start of the path, what it leads to.
const PLACES: [(&str, &str, LinkKind); 51] = [
    ("gist.github.com", "", Repository),
    ("raw.githubusercontent.com", "", Repository),
    ("docs.github.com", "", Doc),
    ("docs.google.com", "document", Pad),
    ("docs.google.com", "spreadsheets", Pad),
    ("docs.google.com", "presentation", Pad),
    ("docs.google.com", "forms", Web),
    ("calendar.google.com", "", Calendar),
    ("meet.google.com", "", MeetingRoom),
    ("groups.google.com", "", MailList),
    ("calendar.app.google", "", Calendar),
    ("hackmd.io", "", Pad),
    ("hedgedoc.org", "", Doc),
    ("cryptpad.fr", "", Pad),
    ("etherpad.org", "", Web),
    ("youtube.com", "", Video),
    ("youtu.be", "", Video),
    ("vimeo.com", "", Video),
    ("twitch.tv", "", Video),
    ("media.ccc.de", "", Video),
    ("asciinema.org", "", Video),
    ("loom.com", "share", Video),
    ("zoom.us", "rec", Video),
    ("zoom.us", "recording", Video),
    ("zoom.us", "j", MeetingRoom),
    ("zoom.us", "w", MeetingRoom),
    ("zoom.us", "s", MeetingRoom),
    ("zoom.us", "my", MeetingRoom),
    ("zoom.us", "meeting", MeetingRoom),
    ("zoom.us", "webinar", MeetingRoom),
    ("meet.jit.si", "", MeetingRoom),
    ("8x8.vc", "", MeetingRoom),
    ("teams.microsoft.com", "l", MeetingRoom),
    ("teams.microsoft.com", "meet", MeetingRoom),
    ("teams.live.com", "meet", MeetingRoom),
    ("gotomeet.me", "", MeetingRoom),
    ("meet.goto.com", "", MeetingRoom),
    ("whereby.com", "", MeetingRoom),
    ("webex.com", "", MeetingRoom),
    ("groups.io", "", MailList),
    ("mail-archive.com", "", MailList),
    ("lore.kernel.org", "", MailList),
    ("marc.info", "", MailList),
    ("readthedocs.io", "", Doc),
    ("readthedocs.org", "", Doc),
    ("docs.rs", "", Doc),
    ("rfc-editor.org", "", Doc),
    ("datatracker.ietf.org", "doc", Doc),
    ("wikipedia.org", "", Doc),
    ("outlook.office365.com", "calendar", Calendar),
    ("teamup.com", "", Calendar),
];

/// The first label of a host, as in `pad.example.org`, and what stands there.
const LABELS: [(&[&str], LinkKind); 7] = [
    (
        &[
            "pad", "pads", "etherpad", "hedgedoc", "codimd", "hackmd", "cryptpad", "notes", "md",
            "input",
        ],
        Pad,
    ),
    (&["tube", "peertube", "video", "videos"], Video),
    (
        &[
            "meet",
            "jitsi",
            "bbb",
            "bigbluebutton",
            "conf",
            "conference",
            "talk",
        ],
        MeetingRoom,
    ),
    (
        &[
            "lists",
            "list",
            "mailman",
            "mailman3",
            "lore",
            "discuss",
            "discourse",
        ],
        MailList,
    ),
    (&["calendar", "cal", "kalender"], Calendar),
    (
        &[
            "docs",
            "doc",
            "documentation",
            "wiki",
            "confluence",
            "handbook",
        ],
        Doc,
    ),
    (
        &["git", "gitea", "forgejo", "gitlab", "opendev", "codeberg"],
        Repository,
    ),
];

/// A folder of a path, what may follow it, and what it leads to.
const SHAPES: [(&str, Follows, LinkKind); 32] = [
    ("issues", Follows::Number, Issue),
    ("issue", Follows::Number, Issue),
    ("work_items", Follows::Number, Issue),
    ("epics", Follows::Number, Issue),
    ("discussions", Follows::Number, Issue),
    ("+bug", Follows::Number, Issue),
    ("story", Follows::Number, Issue),
    ("browse", Follows::Key, Issue),
    ("show_bug.cgi", Follows::Nothing, Issue),
    ("commits", Follows::Hash, Commit),
    ("commit", Follows::Hash, Commit),
    ("pull", Follows::Number, Pr),
    ("pulls", Follows::Number, Pr),
    ("pull-requests", Follows::Number, Pr),
    ("merge_requests", Follows::Number, Pr),
    ("+", Follows::Number, Pr),
    ("+merge", Follows::Number, Pr),
    ("mailman", Follows::Something, MailList),
    ("mailman3", Follows::Something, MailList),
    ("pipermail", Follows::Something, MailList),
    ("hyperkitty", Follows::Something, MailList),
    ("meetup-join", Follows::Something, MeetingRoom),
    ("b", Follows::Room, MeetingRoom),
    ("rooms", Follows::Room, MeetingRoom),
    ("call", Follows::Room, MeetingRoom),
    ("p", Follows::Last, Pad),
    ("watch", Follows::Last, Video),
    ("calendar", Follows::Nothing, Calendar),
    ("wiki", Follows::Nothing, Doc),
    ("docs", Follows::Nothing, Doc),
    ("documentation", Follows::Nothing, Doc),
    ("manual", Follows::Nothing, Doc),
];

/// What must stand behind a folder.
#[derive(Clone, Copy)]
enum Follows {
    /// Whatever, also nothing.
    Nothing,
    /// Anything.
    Something,
    /// One more part, the last one.
    Last,
    /// A number.
    Number,
    /// The id of a commit.
    Hash,
    /// A key such as `ABC-12`.
    Key,
    /// The id of a room: letters or digits in groups, `ada-x7k-2fq`.
    Room,
}

/// Forges whose first two folders are owner and repository.
const FORGES: [&str; 5] = [
    "github.com",
    "gitlab.com",
    "codeberg.org",
    "bitbucket.org",
    "opendev.org",
];
/// First folders on forges that are no owner.
const NO_OWNERS: [&str; 12] = [
    "orgs",
    "users",
    "features",
    "settings",
    "topics",
    "marketplace",
    "sponsors",
    "search",
    "about",
    "explore",
    "login",
    "apps",
];

/// File names' ends, and what such a file is.
const ENDINGS: [(&[&str], LinkKind); 4] = [
    (&[".ics", ".ical"], Calendar),
    (&[".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"], Image),
    (&[".mp4", ".webm", ".mkv", ".mov"], Video),
    (&[".pdf"], Doc),
];

/// Folders in which projects keep their minutes.
const MINUTES_FOLDERS: [&str; 7] = [
    "minutes",
    "meetings",
    "meeting-notes",
    "meeting-minutes",
    "meeting_notes",
    "meeting",
    "protokolle",
];

/// Tells what a URL leads to.
pub(super) fn of(url: &str) -> LinkKind {
    let Some(url) = Url::split(url) else {
        return of_other(url);
    };
    let ending = url.ending();
    url.is_minutes()
        .then_some(Minutes)
        .or_else(|| url.place())
        .or_else(|| ending.filter(|kind| *kind == Calendar))
        .or_else(|| url.shape())
        .or_else(|| url.repository())
        .or(ending)
        .or_else(|| url.label())
        .unwrap_or(Web)
}

/// Relative links, and schemes without a host.
fn of_other(url: &str) -> LinkKind {
    let (scheme, rest) = url.split_once(':').unwrap_or(("", url));
    let path = rest.split(['?', '#']).next().unwrap_or_default();
    let path = path.to_ascii_lowercase();
    match scheme.to_ascii_lowercase().as_str() {
        "webcal" | "webcals" => Calendar,
        "mailto" if is_list(&path) => MailList,
        "" if is_markdown(&path) => Minutes,
        "" => of_ending(&path).unwrap_or(Web),
        _ => Web,
    }
}

/// Tells whether a path, in lower case, is that of a Markdown file.
fn is_markdown(path: &str) -> bool {
    [".md", ".markdown"].iter().any(|end| path.ends_with(end))
}

fn is_list(address: &str) -> bool {
    address
        .split_once('@')
        .is_some_and(|(_, host)| host.starts_with("lists.") || host.ends_with("groups.io"))
}

fn of_ending(path: &str) -> Option<LinkKind> {
    let known = |(ends, _): &&(&[&str], LinkKind)| ends.iter().any(|end| path.ends_with(end));
    ENDINGS.iter().find(known).map(|(_, kind)| *kind)
}

/// An absolute URL in lower case, cut to pieces.
struct Url {
    host: String,
    /// The parts of the path, then those of a fragment that routes (`#/c/7`).
    path: Vec<String>,
}

impl Url {
    fn split(url: &str) -> Option<Self> {
        let (scheme, rest) = url.split_once("://")?;
        if !matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https") {
            return None;
        }
        let rest = rest.to_lowercase();
        let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        let host = authority.rsplit('@').next().unwrap_or_default();
        let host = host.split(':').next().unwrap_or_default();
        let host = host.strip_prefix("www.").unwrap_or(host);
        let (path, fragment) = path.split_once('#').unwrap_or((path, ""));
        let path = path.split('?').next().unwrap_or_default();
        let route = if fragment.starts_with(['/', '!']) {
            fragment
        } else {
            ""
        };
        let parts = path.split('/').chain(route.split('/'));
        Some(Self {
            host: host.to_owned(),
            path: parts
                .filter(|part| !part.is_empty())
                .map(str::to_owned)
                .collect(),
        })
    }

    fn first(&self) -> &str {
        self.path.first().map_or("", String::as_str)
    }

    fn is_on(&self, host: &str) -> bool {
        self.host
            .strip_suffix(host)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    }

    fn place(&self) -> Option<LinkKind> {
        let known = |(host, start, _): &&(&str, &str, LinkKind)| {
            self.is_on(host) && (start.is_empty() || self.first() == *start)
        };
        PLACES.iter().find(known).map(|(.., kind)| *kind)
    }

    fn ending(&self) -> Option<LinkKind> {
        self.path.last().and_then(|name| of_ending(name))
    }

    /// A Markdown file in a folder of minutes, on whatever forge.
    fn is_minutes(&self) -> bool {
        let in_folder = |part: &String| MINUTES_FOLDERS.contains(&part.as_str());
        let is_file = self.path.last().is_some_and(|name| is_markdown(name));
        is_file && self.path.iter().any(in_folder)
    }

    fn shape(&self) -> Option<LinkKind> {
        let room = |kind| kind == MeetingRoom || kind == Pad || kind == Video;
        let shaped = |(folder, follows, kind): &&(&str, Follows, LinkKind)| {
            // A repository may be called `issues`: any of its places will do.
            let parts = self.path.iter().enumerate();
            let mut places = parts.filter(|(_, part)| part.as_str() == *folder);
            places.any(|(at, _)| {
                let rest = self.path.get(at + 1..).unwrap_or_default();
                // `b/…` and `p/…` begin a path, or mean something else
                let fits = !room(*kind) || rest.len() <= 1;
                fits && follows.admits(rest)
            })
        };
        SHAPES.iter().find(shaped).map(|(.., kind)| *kind)
    }

    fn repository(&self) -> Option<LinkKind> {
        let forge = FORGES.iter().any(|host| self.is_on(host));
        let owned = 2 <= self.path.len() && !NO_OWNERS.contains(&self.first());
        (forge && owned).then_some(Repository)
    }

    fn label(&self) -> Option<LinkKind> {
        let (first, _) = self.host.split_once('.')?;
        let known = |(labels, _): &&(&[&str], LinkKind)| labels.contains(&first);
        LABELS.iter().find(known).map(|(_, kind)| *kind)
    }
}

impl Follows {
    fn admits(self, rest: &[String]) -> bool {
        let Some(next) = rest.first() else {
            return matches!(self, Self::Nothing);
        };
        match self {
            Self::Nothing | Self::Something => true,
            Self::Last => rest.len() == 1,
            Self::Number => next.bytes().all(|b| b.is_ascii_digit()),
            Self::Hash => 7 <= next.len() && next.bytes().all(|b| b.is_ascii_hexdigit()),
            Self::Key => is_key(next),
            Self::Room => next.contains('-') || next.bytes().any(|b| b.is_ascii_digit()),
        }
    }
}

fn is_key(text: &str) -> bool {
    text.rsplit_once('-').is_some_and(|(project, number)| {
        project.starts_with(|c: char| c.is_ascii_alphabetic())
            && !number.is_empty()
            && number.bytes().all(|b| b.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(url: &str, expected: LinkKind) {
        assert_eq!(of(url), expected, "{url}");
    }

    #[test]
    fn forges() {
        check("https://github.com/a/b/issues/7#comment", Issue);
        check("https://github.com/orgs/a/discussions/7", Issue);
        check("https://github.com/a/b/pull/7/files", Pr);
        check("https://github.com/a/b/commit/0123abcd", Commit);
        check("https://github.com/a/b/commits/main", Repository);
        check("https://github.com/a/b", Repository);
        check("https://github.com/a/b/blob/main/x.rs", Repository);
        check("https://github.com/a/b/wiki/Home", Doc);
        check("https://github.com/a", Web);
        check("https://github.com/orgs/a/projects/1", Web);
        check("https://git.example.org/a/b/-/merge_requests/3", Pr);
        check("https://gitlab.example.org/a/b/c/-/issues/3", Issue);
        check("https://github.com/a/issues/issues/5", Issue);
        check("https://codeberg.org/a/b/pulls/3", Pr);
        check("https://bitbucket.org/a/b/pull-requests/3", Pr);
        check("https://review.opendev.org/c/a/b/+/912345", Pr);
        check("https://bugs.launchpad.net/a/+bug/12", Issue);
        check("https://jira.example.org/browse/ABC-12", Issue);
        check("https://opendev.org/a/b", Repository);
    }

    #[test]
    fn pads_rooms_and_videos() {
        check("https://hackmd.io/@a/b", Pad);
        check("https://docs.google.com/document/d/1/edit", Pad);
        check("https://input.example.org/abc", Pad);
        check("https://etherpad.example.org/p/team", Pad);
        check("https://conf.example.org/b/ada-x7k", MeetingRoom);
        check("https://meet.jit.si/room", MeetingRoom);
        check("https://eu02.zoom.us/j/123?pwd=x", MeetingRoom);
        check("https://zoom.us/rec/share/x", Video);
        check("https://www.youtube.com/watch?v=x", Video);
        check("https://tube.example.org/w/x", Video);
        check("https://teams.microsoft.com/l/meetup-join/x", MeetingRoom);
    }

    #[test]
    fn the_rest() {
        check("https://lists.example.org/pipermail/a/", MailList);
        check("https://groups.io/g/a/topic/1", MailList);
        check("https://example.org/team.ics", Calendar);
        check("webcal://example.org/x", Calendar);
        check("https://example.org/a/logo.PNG", Image);
        check("https://docs.example.org/a", Doc);
        check("https://a.readthedocs.io/en/latest/", Doc);
        check(
            "https://github.com/a/b/blob/main/minutes/2024-01-02.md",
            Minutes,
        );
        check("../2024/01-02.md#x", Minutes);
        check("img/a.png", Image);
        check("mailto:ada@example.org", Web);
        check("mailto:team@lists.example.org", MailList);
        check("https://example.org/docs/a", Doc);
        check("https://example.org", Web);
        check("#top", Web);
        check("https://", Web);
    }
}
