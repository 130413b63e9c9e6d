"""A child's story, line by line, and only so much of a line as is this reader's."""

from datetime import UTC, datetime, timedelta

import pytest

from casework.actions import record_entry
from casework.levels import Level
from casework.story import ForChild
from tests.factories import allocate, share_with, siblings, told

NOON = datetime(2026, 11, 6, 12, tzinfo=UTC)


def lines(answer):
    return answer.json()["results"]


def test_a_line_is_told_whole_to_whoever_may_read_it(shared, mia, worker, read):
    allocate(mia, worker=worker)
    entry = told(
        ForChild(shared, seen="alone", words="Orange days", meaning="There is food"),
        ForChild(mia, words="Not mine"),
        kind="visit",
        title="At home",
        text="Cornflakes",
        happened_at=NOON,
        is_significant=True,
    )

    newest_first = lines(read(worker, f"children/{shared.ref}/story/"))
    (line,) = [line for line in newest_first if line["kind"] == "visit"]
    assert line == {
        "ref": entry.ref,
        "kind": "visit",
        "title": "At home",
        "text": "Cornflakes",
        "happened_on": "2026-11-06",
        "happened_at": "2026-11-06T12:00:00Z",
        "precision": "minute",
        "from_whom": "",
        "by": "",
        "agency": "",
        "is_significant": True,
        "is_pinned": False,
        "dimensions": [],
        "corrections": [],
        "versions": [],
        "added": [],
        "seen": "alone",
        "words": "Orange days",
        "meaning": "There is food",
        "meant_later": "",
        "also_about": [mia.ref],
        "files": [],
    }


def test_a_line_says_who_wrote_it(shared, worker, read):
    record_entry(shared, by=worker, kind="call", text="Rang")

    line = lines(read(worker, f"children/{shared.ref}/story/"))[0]
    assert (line["by"], line["agency"]) == ("Wilma Worker", "Northmoor Council")


def test_of_what_was_shared_child_by_child_nothing_ties_it_to_the_others(
    shared, mia, worker, lead, read
):
    siblings(shared, mia)
    entry = told(
        ForChild(shared, seen="seen", words="I was cold", meaning="He had no coat"),
        ForChild(mia, words="Mia’s own"),
        kind="visit",
        title="At Mia’s",
        text="Mia was there",
        happened_at=NOON,
        level=Level.PLAN,
        is_shared_per_child=True,
        is_significant=True,
    )

    answer = read(lead, f"children/{shared.ref}/story/")

    assert lines(answer) == [
        {
            "kind": "visit",
            "happened_on": "2026-11-06",
            "precision": "minute",
            "seen": "seen",
            "words": "I was cold",
            "meaning": "He had no coat",
        }
    ]
    assert entry.ref not in answer.content.decode()


@pytest.mark.parametrize("level", [Level.NETWORK, Level.PLAN, Level.ASSESSMENT, Level.RECORD])
def test_a_reader_is_told_the_lines_of_their_level_and_below(level, ty, lead, hillside, read):
    share_with(hillside, ty, level=level)
    for each in (Level.NETWORK, Level.PLAN, Level.ASSESSMENT, Level.RECORD):
        told(ty, text=each.name, level=each)

    texts = {line["text"] for line in lines(read(lead, f"children/{ty.ref}/story/"))}

    assert texts == {each.name for each in Level if each <= level}


def test_a_line_about_a_hidden_child_too_is_not_there(shared, mia, lead, worker, read):
    allocate(mia, worker=worker)
    told(shared, mia, text="Both", level=Level.PLAN)
    told(shared, text="For Wilma", level=Level.PLAN, readers=[worker])

    path = f"children/{shared.ref}/story/"
    assert [line["text"] for line in lines(read(lead, path))] == []
    assert {"Both", "For Wilma"} <= {line["text"] for line in lines(read(worker, path))}


@pytest.mark.parametrize("apart", [True, False])
def test_a_long_story_is_told_in_pages_each_line_once(apart, ty, mia, lead, hillside, every_page):
    """Many lines of the very same moment, and some on either side of it."""
    share_with(hillside, ty, level=Level.PLAN)
    for n in range(75):
        told(
            ForChild(ty, words=f"Line {n}"),
            *([mia] if apart else []),
            happened_at=NOON + timedelta(minutes=max(0, n - 65) - max(0, 5 - n)),
            level=Level.PLAN,
            is_shared_per_child=apart,
        )

    pages = every_page(lead, f"children/{ty.ref}/story/")

    words = [line["words"] for page in pages for line in page]
    assert words == [f"Line {n}" for n in reversed(range(75))]
    assert len(pages) == 3


def test_a_broken_cursor_is_a_problem(shared, lead, read):
    answer = read(lead, f"children/{shared.ref}/story/", after="yesterday")

    assert (answer.status_code, answer.json()["status"]) == (400, 400)
