"""Reads a calendar as calendar programs do, and compares it with what it should say.

    read_back.py CALENDAR EXPECTED

CALENDAR is an iCalendar file.  EXPECTED is JSON: `from` and `until` (days), and
`entries`, each with `uid`, `summary`, `description` and `starts`: the begin of
every occurrence in between, in UTC (`2025-06-12T13:05:00Z`), on the clock where
no zone is known (`2025-06-12T15:05:00`), or a day (`2025-06-12`).

Two libraries read it: `icalendar`, strictly, with `recurring-ical-events` for
the occurrences, and `dateutil` for the time zones, whose offsets are compared
with those of the system for each day.  Says what differs and exits 1.
"""

import datetime as dt
import io
import json
import sys
import zoneinfo

import dateutil.tz
import icalendar
import recurring_ical_events

UTC = dt.timezone.utc


def moment(value):
    if not isinstance(value, dt.datetime):
        return value.isoformat()
    if value.tzinfo is None:
        return value.isoformat()
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def occurrences(calendar, first, last):
    """Finds more than is wanted: a day begins at another moment in each zone."""
    near = dt.timedelta(days=2)
    found = {}
    for event in recurring_ical_events.of(calendar).between(first - near, last + near):
        start = moment(event["DTSTART"].dt)
        if first.isoformat() <= start < last.isoformat():
            found.setdefault(str(event["UID"]), set()).add(start)
    return found


def faults_of_lines(data):
    for line in data.split(b"\r\n"):
        if len(line) > 75:
            yield f"a line of {len(line)} octets: {line!r}"
        if b"\n" in line or b"\r" in line:
            yield f"a line end that is none: {line!r}"
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            yield f"folded inside a character: {line!r}"


def faults_of_properties(calendar):
    for component in calendar.walk():
        for error in component.errors:
            yield f"{component.name}: {error}"
    for event in calendar.walk("VEVENT"):
        for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "STATUS", "SEQUENCE"):
            if name not in event:
                yield f"{event.get('UID')}: no {name}"
        start, end = event["DTSTART"].dt, event.get("DTEND")
        if end is not None and (type(end.dt) is not type(start) or end.dt <= start):
            yield f"{event['UID']}: ends {end.dt}, starts {start}"
        zone = event["DTSTART"].params.get("TZID")
        zones = [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")]
        if zone is not None and str(zone) not in zones:
            yield f"{event['UID']}: no VTIMEZONE for {zone}"


def faults_of_zones(text, calendar, first, last):
    read = dateutil.tz.tzical(io.StringIO(text.replace("\r\n", "\n")))
    for component in calendar.walk("VTIMEZONE"):
        name = str(component["TZID"])
        ours, theirs = read.get(name), zoneinfo.ZoneInfo(name)
        day = dt.datetime(first.year, first.month, first.day)
        while day.date() < last:
            near = theirs.utcoffset(day) != theirs.utcoffset(day + dt.timedelta(days=1))
            for hour in range(24) if near else (0, 12):
                local = day + dt.timedelta(hours=hour)
                is_odd = local.replace(fold=1, tzinfo=theirs).utcoffset() != theirs.utcoffset(local)
                if not is_odd and ours.utcoffset(local) != theirs.utcoffset(local):
                    yield f"{name} at {local}: {ours.utcoffset(local)}"
            day += dt.timedelta(days=1)


def faults_of_entries(calendar, expected, first, last):
    found = occurrences(calendar, first, last)
    events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    if len(events) != len(calendar.walk("VEVENT")):
        yield "two entries have one UID"
    entries = {entry["uid"]: entry for entry in expected["entries"]}
    for uid in sorted(events.keys() ^ entries.keys()):
        yield f"{uid} is only on one side"
    for uid in sorted(events.keys() & entries.keys()):
        entry, event = entries[uid], events[uid]
        for name in ("summary", "description"):
            if str(event.get(name, "")) != entry[name]:
                yield f"{uid}: {name} {str(event.get(name, ''))!r}, not {entry[name]!r}"
        differing = found.get(uid, set()) ^ set(entry["starts"])
        if differing:
            yield f"{uid} {entry['summary']}: one side only: {sorted(differing)}"


def main(path, expected_path):
    with open(path, "rb") as file:
        data = file.read()
    with open(expected_path, encoding="utf-8") as file:
        expected = json.load(file)
    first, last = (dt.date.fromisoformat(expected[key]) for key in ("from", "until"))
    calendar = icalendar.Calendar.from_ical(data)
    faults = [
        *faults_of_lines(data),
        *faults_of_properties(calendar),
        *faults_of_zones(data.decode("utf-8"), calendar, first, last),
        *faults_of_entries(calendar, expected, first, last),
    ]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
